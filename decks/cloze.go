package decks

import (
	"fmt"
	"slices"
	"strings"
)

// gap is one deletion of a cloze text.
type gap struct {
	open, end int // the bytes with brackets or braces
	text      string
	hint      string
	group     int // gaps of one group are asked together; from 1
}

// gapFinder finds the gaps of a text: `[answer]`, `[answer::hint]` or
// `{{c1::answer::hint}}`. A text with numbered gaps has no others. Links, images,
// footnotes, task boxes, code, maths and escaped brackets are no gaps.
type gapFinder struct {
	inline
	gaps   []gap
	wrong  []wrongGap
	pairs  []pair
	stack  []pair
	colons []int // where "::" stands
}

// pair is a pair of brackets; only plain ones are gaps.
type pair struct {
	open, end int
	plain     bool
}

type wrongGap struct {
	code          string
	from, to      int
	message, hint string
}

func (f *gapFinder) find(text string) {
	f.inline = inline{text: text}
	f.gaps, f.wrong, f.pairs, f.stack, f.colons = f.gaps[:0], f.wrong[:0], f.pairs[:0], f.stack[:0], f.colons[:0]
	numbered, braces := false, -1 // the open {{c1::
	for i := 0; i < len(text); {
		if end := f.skip(i); end > i {
			i = end
			continue
		}
		switch text[i] {
		case '[':
			if boxed(text, i) {
				i += 3
				continue
			}
			image := i > 0 && text[i-1] == '!'
			note := i+1 < len(text) && text[i+1] == '^'
			f.stack = append(f.stack, pair{open: i, plain: !image && !note})
		case ']':
			if len(f.stack) == 0 {
				f.unpaired(i)
				break
			}
			p := f.stack[len(f.stack)-1]
			f.stack = f.stack[:len(f.stack)-1]
			p.end = i + 1
			if end := f.destination(i + 1); end > i+1 {
				p.plain, p.end = false, end
			} else if defines(text, p) {
				p.plain = false
			}
			f.pairs = append(f.pairs, p)
			i = p.end
			continue
		case ':':
			if strings.HasPrefix(text[i:], "::") {
				f.colons = append(f.colons, i)
				i += 2
				continue
			}
		case '{':
			group, n := groupMarker(text[i:])
			if n == 0 {
				break
			}
			if braces >= 0 {
				f.refuse(codeGapGroup, i, i+n, "a numbered gap stands inside another", "close the first with }}")
			}
			if group < 1 || group > maxGaps {
				f.refuse(codeGapGroup, i, i+n, fmt.Sprintf("gaps are numbered from 1 to %d", maxGaps), "")
			}
			numbered, braces = true, i
			f.gaps = append(f.gaps, gap{open: i, group: group})
			i += n
			f.colons = f.colons[:0]
			continue
		case '}':
			if braces >= 0 && strings.HasPrefix(text[i:], "}}") {
				g := &f.gaps[len(f.gaps)-1]
				_, n := groupMarker(text[braces:])
				f.fill(g, braces+n, i, i+2)
				braces = -1
				i += 2
				continue
			}
		}
		i++
	}
	if braces >= 0 {
		f.refuse(codeGapGroup, braces, braces+5, "a numbered gap is not closed", "close it with }}")
	}
	if !numbered {
		f.fromPairs()
	}
}

// fromPairs makes gaps of the outermost plain pairs of brackets.
func (f *gapFinder) fromPairs() {
	for _, p := range f.stack {
		f.unpaired(p.open)
	}
	slices.SortFunc(f.pairs, func(a, b pair) int { return a.open - b.open })
	colons := f.colons
	until, outer := 0, pair{}
	for _, p := range f.pairs {
		if p.open < until {
			if outer.plain && p.plain {
				f.refuse(codeGapBracket, outer.open, outer.end, "brackets inside a gap are part of its answer", "write \\[ and \\] to say so")
				outer.plain = false // said once
			}
			continue
		}
		until, outer = p.end, p
		if !p.plain {
			continue
		}
		for len(colons) > 0 && colons[0] < p.open {
			colons = colons[1:]
		}
		f.colons = colons
		f.gaps = append(f.gaps, gap{open: p.open, group: len(f.gaps) + 1})
		f.fill(&f.gaps[len(f.gaps)-1], p.open+1, p.end-1, p.end)
	}
}

// fill sets what stands in a gap between from and to.
func (f *gapFinder) fill(g *gap, from, to, end int) {
	g.end = end
	answer, hint := f.text[from:to], ""
	for _, at := range f.colons {
		if at >= from && at < to {
			answer, hint = f.text[from:at], f.text[at+2:to]
			break
		}
		if at >= to {
			break
		}
	}
	g.text, g.hint = strings.TrimSpace(answer), strings.TrimSpace(hint)
	if g.text == "" {
		f.refuse(codeEmptyGap, g.open, end, "the gap is empty", "write the answer inside, or \\[ for a bracket that is none")
	}
}

func (f *gapFinder) refuse(code string, from, to int, message, hint string) {
	f.wrong = append(f.wrong, wrongGap{code, from, to, message, hint})
}

// unpaired reports a lone bracket, but not each of a hundred.
func (f *gapFinder) unpaired(at int) {
	if len(f.wrong) < 4 {
		f.refuse(codeBracket, at, at+1, "this bracket has no partner and is read as text", "write \\[ or \\] to say so")
	}
}

// groupMarker reads "{{c12::" and returns the number and the length, 0 where
// there is none.
func groupMarker(s string) (group, n int) {
	if !strings.HasPrefix(s, "{{c") {
		return 0, 0
	}
	i := 3
	for i < len(s) && i < 7 && s[i] >= '0' && s[i] <= '9' {
		group = 10*group + int(s[i]-'0')
		i++
	}
	if i == 3 || !strings.HasPrefix(s[i:], "::") {
		return 0, 0
	}
	return group, i + 2
}

// boxed reports whether the bracket at i is the task box of a list item.
func boxed(text string, i int) bool {
	if i+2 >= len(text) || text[i+2] != ']' || text[i+1] != ' ' && text[i+1]|0x20 != 'x' ||
		i+3 < len(text) && text[i+3] != ' ' && text[i+3] != '\n' {
		return false
	}
	j := i - 1
	for j >= 0 && text[j] == ' ' {
		j--
	}
	if j < 0 || j == i-1 {
		return false
	}
	begin := max(0, i-40)
	line := text[begin:i]
	if n := strings.LastIndexByte(line, '\n'); n >= 0 {
		line = line[n+1:]
	} else if begin > 0 {
		return false
	}
	line = strings.Trim(line, " \t")
	if len(line) == 1 {
		return line == "-" || line == "*" || line == "+"
	}
	return len(line) > 1 && strings.Trim(line, "0123456789") == "." || strings.Trim(line, "0123456789") == ")" && len(line) > 1
}

// defines reports whether the brackets begin a link definition: "[1]: https://...".
func defines(text string, p pair) bool {
	if p.open > 0 && text[p.open-1] != '\n' || p.end >= len(text) || text[p.end] != ':' {
		return false
	}
	rest, _, _ := strings.Cut(text[p.end+1:min(len(text), p.end+1+maxDest)], "\n")
	rest = strings.TrimSpace(rest)
	return rest != "" && !strings.ContainsAny(rest, " \t") &&
		(strings.Contains(rest, "://") || strings.IndexByte("/#.<", rest[0]) >= 0)
}

// without returns the text as it is asked for one group: its gaps shown as
// "[...]" or, with hints, as "[hint]", the others filled in.
func without(text string, gaps []gap, group int, hints bool) string {
	var b strings.Builder
	b.Grow(len(text) + 8)
	at := 0
	for _, g := range gaps {
		b.WriteString(text[at:g.open])
		switch {
		case g.group != group:
			b.WriteString(g.text)
		case hints && g.hint != "":
			b.WriteString("[" + g.hint + "]")
		default:
			b.WriteString("[...]")
		}
		at = g.end
	}
	b.WriteString(text[at:])
	return unescapeCode(b.String())
}

// unescapeCode takes the backslash from \[ and \] in code spans, where Markdown
// would show it: hashcards, which looks for gaps in code too, needs it there.
func unescapeCode(s string) string {
	if !strings.Contains(s, "`") || !strings.Contains(s, `\[`) && !strings.Contains(s, `\]`) {
		return s
	}
	in := inline{text: s}
	var b strings.Builder
	for i := 0; i < len(s); {
		end := max(in.skip(i), i+1)
		part := s[i:end]
		if s[i] == '`' {
			part = strings.NewReplacer(`\[`, "[", `\]`, "]").Replace(part)
		}
		b.WriteString(part)
		i = end
	}
	return b.String()
}

// findGaps finds the gaps of a cloze entry, and reports whether it is whole.
func (p *parser) findGaps(e *Entry) bool {
	p.gaps.find(e.Question)
	p.group = p.group[:0]
	for _, g := range p.gaps.gaps {
		p.group = append(p.group, g.group)
	}
	slices.Sort(p.group)
	p.group = slices.Compact(p.group)
	ok := true
	for _, w := range p.gaps.wrong {
		if severityOf(w.code) == Error {
			ok = false
		}
		p.atText(w)
	}
	if !ok {
		return false
	}
	switch n := p.count(e); {
	case n == 0:
		p.atEntry(codeNoGap, e, "the cloze has no gap", "put square brackets around what is to be asked")
		ok = false
	case n > maxGaps || n*len(e.Question) > maxCloze:
		p.atEntry(codeGaps, e, fmt.Sprintf("%d gaps are too many for a text of this length", n), "split the text")
		ok = false
	}
	return ok
}

// atText reports what is wrong with a gap at its place in the file.
func (p *parser) atText(w wrongGap) {
	marks := p.r.marks
	i := 0
	for i+1 < len(marks) && marks[i+1].at <= w.from {
		i++
	}
	from := marks[i].off + w.from - marks[i].at
	n := marks[i].n
	for n+1 < len(p.r.lines) && p.r.lines[n+1].off <= from {
		n++
	}
	p.add(w.code, p.r.src, p.r.base, p.r.lines[n], from, from+w.to-w.from, w.message, w.hint)
}
