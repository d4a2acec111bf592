package draft

import (
	"bytes"
	"errors"
	"fmt"
	"path"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"sabaq/decks"
	"sabaq/decks/draft/english"
)

// maxEssay is the size of the largest essay that is read, in bytes.
const maxEssay = 1 << 20

// Errors of [Read].
var (
	ErrTooLarge = errors.New("the essay is larger than 1 MB: draft from one chapter at a time")
	ErrNotText  = errors.New("the essay is not text")
	ErrEmpty    = errors.New("the essay has no paragraph of text")
)

// Essay is a text, read.
type Essay struct {
	Name       string // as given to Read
	Title      string // its first heading, or its name without the ending
	Paragraphs []Paragraph
	page       bool // extracted from HTML
	source     []byte
	reader     *english.Reader
	sentences  []*sentence
	persons    map[string]byte   // names, and surnames, in lower case
	titled     map[string]string // names by their common noun, see learnTitles
	hero       topic             // the person whom the essay is about, if any
	pairs      map[[2]string]int // how often two words stand side by side
}

// Paragraph is one paragraph of the text, headings included.
type Paragraph struct {
	N         int    // from 1, as decks.Paragraphs counts in Essay.Text
	Heading   string // the heading that it stands under, or ""
	Text      string // without marks of Markdown; line ends are kept
	Sentences []Sentence
	IsHeading bool
	PullQuote bool // says again what a sentence elsewhere says
	Skipped   bool // code, a table, a line of marks: nothing to read
	raw       string
	marked    []english.Span // of Text, what stands emphasised in Markdown
	at        []int          // where each byte of Text stands in raw; nil where it is the same
}

// Sentence is a sentence of a paragraph.
type Sentence struct {
	Text       string
	Start, End int // bytes of Paragraph.Text
	Repeats    int // the paragraph that has had this sentence, or 0
}

// Text returns the text that the paragraphs' numbers count in: the essay as it
// was given, or, of an HTML page, what was extracted. It is what has to lie
// beside the deck as its source.
func (e *Essay) Text() []byte { return e.source }

// Read reads an essay: plain text, Markdown (.md, .markdown) or a saved page
// (.html, .htm, or a text that begins like one). It returns [ErrTooLarge],
// [ErrEmpty], or an error that wraps [ErrNotText] and says where.
func Read(name string, text []byte) (*Essay, error) {
	if len(text) > maxEssay {
		return nil, ErrTooLarge
	}
	if err := notText(text); err != nil {
		return nil, err
	}
	e := &Essay{Name: name, source: text, reader: english.NewReader()}
	ending := strings.ToLower(path.Ext(name))
	markdown := ending == ".md" || ending == ".markdown"
	if ending == ".html" || ending == ".htm" || ending == ".xhtml" || !markdown && looksHTML(text) {
		e.page, markdown = true, true // headings and list marks are written as in Markdown
		e.source = []byte(strings.Join(extract(string(text)), "\n\n"))
	}
	raw := decks.Paragraphs(e.source)
	if e.page {
		raw = splitBlank(string(e.source))
	}
	fence := false
	for i, r := range raw {
		p := Paragraph{N: i + 1, Text: r, raw: r}
		switch {
		case e.page:
			plainPage(&p)
		case markdown:
			fence = plain(&p, fence)
		default:
			starred(&p)
		}
		if i == 0 && markdown && strings.HasPrefix(r, "---\n") && strings.HasSuffix(r, "\n---") {
			p.Skipped = true
		}
		e.Paragraphs = append(e.Paragraphs, p)
	}
	e.headings()
	e.split()
	if len(e.sentences) == 0 {
		return nil, ErrEmpty
	}
	if e.Title == "" {
		e.Title = strings.TrimSuffix(path.Base(strings.ReplaceAll(name, `\`, "/")), path.Ext(name))
	}
	e.understand()
	return e, nil
}

func splitBlank(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, "\n\n")
}

// notText returns where a text holds bytes that are none.
func notText(text []byte) error {
	for _, mark := range [...]string{"\xFF\xFE", "\xFE\xFF"} {
		if bytes.HasPrefix(text, []byte(mark)) {
			return fmt.Errorf("%w: it is UTF-16; save it as UTF-8", ErrNotText)
		}
	}
	line := 1
	for i := 0; i < len(text); {
		c, n := utf8.DecodeRune(text[i:])
		switch {
		case c == utf8.RuneError && n == 1:
			return fmt.Errorf("%w: line %d is not UTF-8; save it as UTF-8", ErrNotText, line)
		case c == 0:
			return fmt.Errorf("%w: line %d holds a zero byte", ErrNotText, line)
		case c == '\n':
			line++
		}
		i += n
	}
	return nil
}

// Bare lines are taken for headings when they are short: with more words they are
// rather sentences that lost their stop.
const (
	headingWords = 14
	headingBytes = 90
)

// headings finds the headings, and tells each paragraph which it stands under.
func (e *Essay) headings() {
	plain := sync.OnceValue(func() []string {
		list := make([]string, len(e.Paragraphs))
		for i := range e.Paragraphs {
			list[i] = folded(e.Paragraphs[i].Text)
		}
		return list
	})
	for i := range e.Paragraphs {
		p := &e.Paragraphs[i]
		if p.IsHeading || p.Skipped || e.page || strings.Contains(strings.TrimSpace(p.Text), "\n") {
			continue
		}
		p.IsHeading = bareHeading(p.Text) && i+1 < len(e.Paragraphs) && p.at == nil && !e.said(i, plain)
	}
	heading := ""
	for i := range e.Paragraphs {
		p := &e.Paragraphs[i]
		if p.IsHeading {
			text := strings.Join(strings.Fields(p.Text), " ")
			if e.Title == "" && heading == "" && i == 0 {
				e.Title = text
				continue
			}
			heading = text
			continue
		}
		p.Heading = heading
	}
}

// said reports whether what paragraph i says stands as a whole in another one: then it
// is a pull quote rather than a heading.
func (e *Essay) said(i int, plain func() []string) bool {
	text := folded(e.Paragraphs[i].Text)
	if strings.Count(text, " ") < 4 || len(e.Paragraphs) > 1000 {
		return false
	}
	for j := range e.Paragraphs {
		if j != i && len(e.Paragraphs[j].Text) > len(e.Paragraphs[i].Text) && holdsPhrase(plain()[j], text) {
			return true
		}
	}
	return false
}

// bareHeading reports whether a line looks like a heading without a mark.
func bareHeading(line string) bool {
	line = strings.TrimSpace(line)
	words := strings.Fields(line)
	if len(words) == 0 || len(words) > headingWords || len(line) > headingBytes {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(line)
	if strings.ContainsRune(".!:;,…\"”", last) || last == '?' && len(words) > 8 {
		return false
	}
	first, _ := utf8.DecodeRuneInString(line)
	return unicode.IsUpper(first) || unicode.IsDigit(first)
}

// split cuts the paragraphs into sentences, and finds what is said twice.
func (e *Essay) split() {
	seen := make(map[string]int)
	count := make(map[string]int)
	for i := range e.Paragraphs {
		p := &e.Paragraphs[i]
		if p.IsHeading || p.Skipped {
			continue
		}
		for _, block := range blocks(p.Text) {
			for _, s := range english.Split(p.Text[block.Start:block.End]) {
				s.Start, s.End = s.Start+block.Start, s.End+block.Start
				p.Sentences = append(p.Sentences, Sentence{Text: p.Text[s.Start:s.End], Start: s.Start, End: s.End})
				if key := folded(p.Text[s.Start:s.End]); len(strings.Fields(key)) > 3 {
					count[key]++
				}
			}
		}
	}
	home := make(map[string]int) // where a sentence stands beside others
	for i := range e.Paragraphs {
		p := &e.Paragraphs[i]
		for j := range p.Sentences {
			if key := folded(p.Sentences[j].Text); len(p.Sentences) > 1 && home[key] == 0 {
				home[key] = p.N
			}
		}
	}
	for i := range e.Paragraphs {
		p := &e.Paragraphs[i]
		twice := 0
		for j := range p.Sentences {
			if count[folded(p.Sentences[j].Text)] > 1 {
				twice++
			}
		}
		// A pull quote is nothing but sentences that stand elsewhere, too, beside more.
		p.PullQuote = twice > 0 && twice == len(p.Sentences)
	}
	for i := range e.Paragraphs {
		p := &e.Paragraphs[i]
		for j := range p.Sentences {
			key := folded(p.Sentences[j].Text)
			if count[key] < 2 {
				continue
			}
			if n := seen[key]; n > 0 {
				p.Sentences[j].Repeats = n
				continue
			}
			if n := home[key]; p.PullQuote && n > 0 && n != p.N {
				p.Sentences[j].Repeats = n
				continue
			}
			seen[key] = p.N
		}
		if p.PullQuote && len(p.Sentences) > 0 && p.Sentences[0].Repeats == 0 {
			p.PullQuote = false // the place where it belongs
		}
	}
	for i := range e.Paragraphs {
		for j := range e.Paragraphs[i].Sentences {
			e.sentences = append(e.sentences, &sentence{Sentence: &e.Paragraphs[i].Sentences[j], p: &e.Paragraphs[i]})
		}
	}
}

// folded returns the words of a sentence in lower case, to compare.
func folded(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}), " ")
}

// blocks parts a paragraph where a line begins an item of a list, or a heading
// stands right above the text.
func blocks(text string) []english.Span {
	var list []english.Span
	start, at := 0, 0
	for line := range strings.Lines(text) {
		if at > start && strings.HasPrefix(line, itemMark) {
			list = append(list, english.Span{Start: start, End: at})
			start = at
		}
		at += len(line)
	}
	return append(list, english.Span{Start: start, End: len(text)})
}

// quote returns the bytes of the source between two offsets of the paragraph's
// text: whole lines of it, since a quotation has one line.
func (p *Paragraph) quote(start, end int) []string {
	if p.at != nil {
		if start >= end || end > len(p.at) {
			return nil
		}
		start, end = p.at[start], p.at[end-1]+1
	}
	for start > 0 && !utf8.RuneStart(p.raw[start]) {
		start--
	}
	for end < len(p.raw) && !utf8.RuneStart(p.raw[end]) {
		end++
	}
	var list []string
	for line := range strings.Lines(p.raw[start:end]) {
		if line = strings.TrimSpace(line); line != "" {
			list = append(list, line)
		}
	}
	return list
}
