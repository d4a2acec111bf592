package draft

import (
	"crypto/sha256"
	"fmt"
	"path"
	"strconv"
	"strings"
	"unicode"

	"sabaq/decks"
)

// Deck returns the draft as a deck file: sections as the essay's headings, every
// card with its paragraph and its sentence. The essay's text, which the numbers of
// paragraphs count in, belongs beside it; see [Essay.Text].
func (r *Result) Deck() []byte {
	e := r.Essay
	var b strings.Builder
	title := e.Title
	if titleText(title) == "" {
		title = e.SourceName()
	}
	b.WriteString("---\n")
	fmt.Fprintf(&b, "deck: %s\n", yamlText(title))
	fmt.Fprintf(&b, "source: {title: %s, file: %s, sha256: %x}\n", yamlText(title), yamlText(e.SourceName()), sha256.Sum256(e.source))
	b.WriteString("attribution: According to the essay\nstatus: draft\n---\n")
	section := ""
	for _, c := range r.Cards {
		if c.Section != section {
			section = c.Section
			b.WriteString("\n# " + headingText(section) + "\n")
		}
		b.WriteString("\n" + c.entry())
	}
	return []byte(b.String())
}

// SourceName returns the file name under which the deck looks for its source beside
// it: the essay's own, or for a page that of its extracted text. Characters that
// front matter can't have in a file's name are left out.
func (e *Essay) SourceName() string {
	name := titleText(path.Base(strings.ReplaceAll(e.Name, `\`, "/")))
	name = strings.ReplaceAll(name, ":", "")
	if !strings.ContainsFunc(name, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
		return "essay.txt"
	}
	if e.page {
		name = strings.TrimSuffix(name, path.Ext(name)) + ".txt"
	}
	return name
}

// headingText returns a section's name as a heading that is read back as it is; an
// empty one is the part before the first heading, which comes first.
func headingText(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if s == "" {
		return "…"
	}
	return s
}

// yamlText quotes a text for front matter.
func yamlText(s string) string { return strconv.Quote(titleText(s)) }

// titleText keeps of a text what a title may hold: letters, digits and common marks,
// at most 120 bytes.
func titleText(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) || strings.ContainsRune(" -.,:;'’&()!?–_+", r) {
			return r
		}
		return ' '
	}, strings.ToValidUTF8(s, ""))
	s = strings.Join(strings.Fields(s), " ")
	if len(s) > 120 {
		s = strings.ToValidUTF8(s[:120], "")
	}
	return s
}

// entry writes the card as an entry of a deck.
func (c *Candidate) entry() string {
	var b strings.Builder
	line := func(mark, text string) { b.WriteString(mark + " " + text + "\n") }
	text := func(s string) string {
		if c.Rule == "with" {
			return s
		}
		return escape(s)
	}
	switch c.Kind {
	case decks.Basic:
		line("Q:", text(c.Question))
		line("A:", text(c.Answer))
	case decks.Typed:
		line("Q:", text(c.Question))
		line("=", c.Answer)
		for _, a := range c.Accept {
			line("=", a)
		}
	case decks.Cloze:
		line("C:", c.Question)
	case decks.Choice:
		line("Q:", text(c.Question))
		for _, o := range c.Options {
			mark := "- [ ]"
			if o.Right {
				mark = "- [x]"
			}
			line(mark, text(o.Text))
		}
	case decks.TrueFalse:
		mark := "F:"
		if c.Answer == "true" {
			mark = "T:"
		}
		line(mark, text(c.Question))
	case decks.All, decks.Order:
		mark := "-"
		if c.Kind == decks.All {
			line("ALL:", text(c.Question))
		} else {
			line("ORDER:", text(c.Question))
			mark = "1."
		}
		for i, item := range c.Items {
			if c.Kind == decks.Order {
				mark = strconv.Itoa(i+1) + "."
			}
			line(mark, text(item))
		}
	case decks.Claim:
		line("CLAIM:", text(c.Question))
		for _, f := range c.Facets {
			line(f.Name+":", text(f.Text))
		}
	}
	line("src:", "¶"+strconv.Itoa(c.Paragraph))
	for _, q := range c.Quotes {
		line(">", q)
	}
	if c.Attribute && c.Kind != decks.Claim {
		line("tags:", "claim")
	}
	if c.Weight > 1 {
		line("weight:", strconv.Itoa(c.Weight))
	}
	return b.String()
}
