package exam

import (
	"io"
	"strconv"
	"strings"

	"sabaq/quiz/screen/ink"
)

// Markdown writes the paper to be printed, in Markdown, the key on a page of its
// own. What comes from the deck is drawn as text, with its signs escaped: it makes
// no heading, link, image, HTML or list of its own.
func (p *Paper) Markdown(w io.Writer, s Setup) error {
	sheet := p.sheet(s, ink.Palette{})
	m := &markdown{}
	name := line(40)
	if sheet.Name != "" {
		name = escape(sheet.Name)
	}
	m.add("# " + escape(sheet.Title))
	m.add("Name: " + name + "  Date: " + line(16))
	for i, rule := range sheet.Rules {
		sheet.Rules[i] = "- " + escape(rule)
	}
	m.add(strings.Join(sheet.Rules, "\n"))
	for i := range sheet.Questions {
		m.question(&sheet.Questions[i])
	}
	m.add(`<div style="page-break-before: always"></div>`)
	m.add("# Answer key: " + escape(sheet.Title))
	m.add(escape("(" + sheet.Edition + ")"))
	for i := range sheet.Questions {
		m.key(&sheet.Questions[i])
	}
	_, err := io.WriteString(w, m.String())
	return err
}

// markdown is a document that grows by blocks.
type markdown struct{ strings.Builder }

func (m *markdown) add(block string) {
	if m.Len() > 0 {
		m.WriteByte('\n')
	}
	m.WriteString(block)
	m.WriteByte('\n')
}

func (m *markdown) question(q *asked) {
	head := "**" + strconv.Itoa(q.Number) + "\\.** (" + q.Points + ")"
	if q.Lead != "" {
		head += " *" + escape(q.Lead) + "*"
	}
	m.add(head + "\n\n" + text(q.Text, ""))
	if q.Ask != "" {
		m.add("*" + escape(q.Ask) + "*")
	}
	if len(q.Options) > 0 {
		options := make([]string, len(q.Options))
		for i, o := range q.Options {
			box := "- [ ] **"
			if q.Form == Arrange {
				box = "- **"
			}
			options[i] = box + o.Letter + "** " + text(o.Text, "  ")
		}
		m.add(strings.Join(options, "\n"))
	}
	switch {
	case q.Form == Arrange:
		m.add("Order: " + strings.TrimSuffix(strings.Repeat(line(4)+", ", q.Blanks), ", "))
	case q.Form == List:
		for n := range q.Blanks {
			m.add("(" + strconv.Itoa(n+1) + ") " + line(60))
		}
	case q.Blanks > 0:
		m.add("Answer: " + line(60))
		for range q.Blanks - 1 {
			m.add("\\" + line(68))
		}
	}
}

func (m *markdown) key(q *asked) {
	head := "**" + strconv.Itoa(q.Number) + "\\.** (" + q.Points + ") "
	switch {
	case q.Form == Arrange:
		letters := make([]string, len(q.Right))
		for i, o := range q.Right {
			letters[i] = o.Letter
		}
		head += strings.Join(letters, ", ")
	case len(q.Options) > 0:
		answers := make([]string, len(q.Right))
		for i, o := range q.Right {
			answers[i] = "**" + o.Letter + "** " + escape(spoken(o.Text))
		}
		head += strings.Join(answers, "; ")
	default:
		head += text(q.Answer, "")
		if len(q.Also) > 0 {
			head += "\n\nalso: " + escape(also(q.Also))
		}
	}
	m.add(head)
}

// also lists what else counts when written.
func also(lines []ink.Line) string {
	texts := make([]string, len(lines))
	for i, l := range lines {
		texts[i] = l.Text().String()
	}
	return strings.Join(texts, " / ")
}

// line is something to write on.
func line(n int) string { return strings.Repeat("_", n) }

// text writes lines as paragraphs with hard breaks, all but the first indented.
func text(lines []ink.Line, indent string) string {
	var b strings.Builder
	written := false // on this paragraph
	for i, l := range lines {
		s := strings.TrimSpace(l.Text().String())
		if s == "" {
			written = false
			continue
		}
		switch {
		case written:
			b.WriteString("\\\n" + indent)
		case i > 0:
			b.WriteString("\n\n" + indent)
		}
		b.WriteString(escape(s))
		written = true
	}
	return b.String()
}

// escape makes text of every sign that could be Markdown: of CommonMark, of GitHub's
// extensions and of those that turn @name, $maths$ or a bare address into something.
func escape(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch c {
		case '\\', '`', '*', '_', '[', ']', '<', '>', '~', '^', '|', '$', '&', '#', '{', '}', '@':
			b.WriteByte('\\')
		case '+', '-', '=', '%', '(', '"', '\'', '!':
			if i == 0 { // a list, a rule, a heading's underline
				b.WriteByte('\\')
			}
		case ':':
			if strings.HasPrefix(s[i:], "://") || i == 0 {
				b.WriteByte('\\')
			}
		case '.', ')':
			if i == 0 || strings.Trim(s[:i], "0123456789") == "" || i >= 3 && strings.EqualFold(s[i-3:i], "www") {
				b.WriteByte('\\')
			}
		}
		b.WriteByte(c)
	}
	return b.String()
}
