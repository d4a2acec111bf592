package draft

import (
	"regexp"
	"strings"
	"unicode"

	"sabaq/decks/draft/english"
)

// itemMark stands before each item of a list in Paragraph.Text, whatever mark the
// essay has.
const itemMark = "\u2022 "

// plain takes the marks of Markdown off a paragraph, keeping where each byte
// stood. fence says whether a code block is open before it; the result, whether
// one is open behind.
func plain(p *Paragraph, fence bool) bool {
	raw := p.raw
	w := stripper{raw: raw}
	skipped, heading := true, false
	at := 0
	for line := range strings.Lines(raw) {
		body := strings.TrimRight(line, "\r\n")
		trimmed := strings.TrimLeft(body, " \t")
		begin := at + len(body) - len(trimmed)
		switch {
		case strings.HasPrefix(trimmed, "```") || strings.HasPrefix(trimmed, "~~~"):
			fence = !fence
		case fence, strings.HasPrefix(trimmed, "|"), rule(trimmed), strings.HasPrefix(trimmed, "[^") && strings.Contains(trimmed, "]:"):
		default:
			n := len(trimmed)
			if h := strings.TrimLeft(trimmed, "#"); len(h) < n && n-len(h) <= 6 && strings.HasPrefix(h, " ") {
				heading = true
				trimmed = strings.Trim(h, " #")
				begin += strings.Index(body[begin-at:], trimmed)
			} else {
				for strings.HasPrefix(trimmed, ">") {
					trimmed = strings.TrimLeft(trimmed[1:], " ")
				}
				if item, ok := listItem(trimmed); ok {
					trimmed = item
					w.mark(begin)
				}
				begin = at + len(body) - len(trimmed)
			}
			skipped = false
			w.inline(begin, begin+len(trimmed))
			if heading {
				break
			}
			w.add('\n', at+len(body))
		}
		at += len(line)
	}
	p.Skipped = skipped
	p.IsHeading = heading && !strings.Contains(strings.TrimSpace(raw), "\n")
	p.Text, p.at = strings.TrimRight(string(w.out), "\n"), w.at
	p.at = p.at[:len(p.Text)]
	p.marked = w.marked
	if skipped {
		p.Text, p.at = "", []int{}
	}
	return fence
}

// stars finds words between stars, as plain text has them for titles and foreign words.
var stars = regexp.MustCompile(`\*([\p{L}\p{N}](?:[^*\n]{0,80}[\p{L}\p{N}.!?])?)\*`)

// starred takes such stars off a paragraph of plain text.
func starred(p *Paragraph) {
	found := stars.FindAllStringIndex(p.raw, -1)
	if found == nil {
		return
	}
	w, at := stripper{raw: p.raw}, 0
	copyTo := func(end int) {
		for ; at < end; at++ {
			w.add(p.raw[at], at)
		}
	}
	for _, f := range found {
		copyTo(f[0])
		at++
		w.emphasis()
		copyTo(f[1] - 1)
		at++
		w.emphasis()
	}
	copyTo(len(p.raw))
	p.Text, p.at, p.marked = string(w.out), w.at, w.marked
}

// plainPage takes the marks that extract wrote off a paragraph of a page.
func plainPage(p *Paragraph) {
	n := len(p.raw)
	if h := strings.TrimLeft(p.raw, "#"); len(h) < n && n-len(h) <= 6 && strings.HasPrefix(h, " ") {
		p.IsHeading = true
		p.Text = h[1:]
	}
}

// rule reports whether a line is made of marks alone.
func rule(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

// listItem takes the mark of a list's item off a line.
func listItem(s string) (string, bool) {
	if len(s) > 2 && strings.ContainsRune("-*+\u2022", rune(s[0])) && s[1] == ' ' {
		return strings.TrimLeft(s[2:], " "), true
	}
	d := strings.TrimLeft(s, "0123456789")
	if len(d) < len(s) && len(s)-len(d) < 4 && (strings.HasPrefix(d, ". ") || strings.HasPrefix(d, ") ")) {
		return strings.TrimLeft(d[2:], " "), true
	}
	return s, false
}

// stripper writes a text without its marks.
type stripper struct {
	raw    string
	out    []byte
	at     []int
	marked []english.Span
	open   int // where emphasised text begins in out, from 1; 0 where none is open
}

// emphasis begins or ends emphasised text.
func (w *stripper) emphasis() {
	if w.open == 0 {
		w.open = len(w.out) + 1
		return
	}
	if w.open-1 < len(w.out) {
		w.marked = append(w.marked, english.Span{Start: w.open - 1, End: len(w.out)})
	}
	w.open = 0
}

func (w *stripper) add(b byte, at int) {
	w.out, w.at = append(w.out, b), append(w.at, at)
}

func (w *stripper) mark(at int) {
	for i := range len(itemMark) {
		w.add(itemMark[i], at)
	}
}

// inline writes the bytes from start to end without emphasis, code marks, links'
// addresses, pictures and notes.
func (w *stripper) inline(start, end int) {
	s := w.raw
	for i := start; i < end; {
		switch c := s[i]; {
		case c == '\\' && i+1 < end && strings.IndexByte("*_[]`#-.!<>()\\", s[i+1]) >= 0:
			w.add(s[i+1], i+1)
			i += 2
			continue
		case c == '*' || c == '`':
			for i < end && s[i] == c {
				i++
			}
			w.emphasis()
			continue
		case c == '_' && (i == start || !wordByte(s[i-1]) || i+1 >= end || !wordByte(s[i+1])):
			i++
			continue
		case c == '!' && i+1 < end && s[i+1] == '[':
			if stop, _ := link(s[:end], i+1); stop > 0 {
				i = stop
				continue
			}
		case c == '[' && i+1 < end && s[i+1] == '^':
			if n := strings.IndexByte(s[i:end], ']'); n > 0 {
				i += n + 1
				continue
			}
		case c == '[':
			if stop, text := link(s[:end], i); stop > 0 {
				w.inline(i+1, text)
				i = stop
				continue
			}
		}
		w.add(s[i], i)
		i++
	}
}

func wordByte(b byte) bool {
	return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || b >= 0x80
}

// link returns the offset behind the link [text](address) at i, and where its text
// ends; 0 where there is none.
func link(s string, i int) (stop, text int) {
	n := strings.Index(s[i:], "](")
	if n < 0 || n > 300 || strings.ContainsAny(s[i+1:i+n], "[\n") {
		return 0, 0
	}
	m := strings.IndexByte(s[i+n:], ')')
	if m < 0 {
		return 0, 0
	}
	return i + n + m + 1, i + n
}
