package decks

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// frontValue is a value of the front matter: a text, a list of texts or a table.
type frontValue struct {
	text  string
	list  []string
	table []frontPair
	kind  frontKind
}

type frontKind uint8

const (
	frontText frontKind = iota
	frontList
	frontTable
	frontOther // nested deeper than any key that is known
)

type frontPair struct {
	key   string
	line  int // of the block, from 1; 0 where the reader doesn't tell
	value frontValue
}

// frontError is what is wrong with a block of front matter.
type frontError struct {
	line    int // of the block, from 1; 0 for the block as a whole
	message string
}

// front reads the front matter, where the file begins with any, and leaves the
// scanner behind it. What is wrong with it costs only the front matter: the
// cards are read all the same.
func (p *parser) front() {
	src := p.in.src
	if strings.HasPrefix(src, "\uFEFF") {
		p.in.at = len("\uFEFF")
	}
	start := p.in.at
	s := scanner{src: src, at: start, report: func(string, line, string, string) {}}
	if !s.next() {
		return
	}
	fence := s.line
	delim := strings.TrimSpace(src[fence.off:fence.end])
	if delim != "---" && delim != "+++" {
		return
	}
	begin := s.at
	num := fence.num
	blank := true
	for at := begin; ; {
		if at >= len(src) || at-begin > maxFront {
			p.frontOpen(fence, delim, at, blank)
			return
		}
		end, next := len(src), len(src)
		if n := strings.IndexByte(src[at:min(len(src), at+maxFront+1)], '\n'); n >= 0 {
			end, next = at+n, at+n+1
		}
		num++
		text := strings.TrimRight(src[at:end], "\r")
		if strings.TrimSpace(text) == delim {
			p.deck.Front = Pos{Line: fence.num, Col: 1, Offset: start, Length: end - start}
			p.block(src[begin:at], delim, fence, true)
			p.in.at, p.in.line.num = next, num
			return
		}
		if cardMarker(text) {
			if blank && delim == "---" {
				return // a rule above the first card
			}
			p.add(codeFrontOpen, src, 0, fence, fence.off, fence.end, "front matter is not closed before the first card", "put "+delim+" on a line of its own below it")
			// What stands before the card is most likely the front matter.
			p.deck.Front = Pos{Line: fence.num, Col: 1, Offset: start, Length: at - start}
			p.block(src[begin:at], delim, fence, false)
			p.in.at, p.in.line.num = at, num-1
			return
		}
		blank = blank && strings.TrimSpace(text) == ""
		at = next
	}
}

// frontOpen reports front matter that ends neither in its delimiter nor at a
// card. The body then begins behind the delimiter.
func (p *parser) frontOpen(fence line, delim string, at int, blank bool) {
	src := p.in.src
	switch {
	case blank && delim == "---" && at >= len(src):
	case at < len(src) && strings.Contains(src[at:], "\n"+delim):
		p.add(codeFrontSize, src, 0, fence, fence.off, fence.end, "front matter has more than 16 KB", "")
	default:
		p.add(codeFrontOpen, src, 0, fence, fence.off, fence.end, "front matter is not closed", "put "+delim+" on a line of its own below it")
	}
}

// cardMarker reports whether the line would begin a card after a blank line.
func cardMarker(text string) bool {
	s := scanner{src: text, fresh: true, report: func(string, line, string, string) {}}
	return s.next() && (s.line.kind.startsCard() || s.line.kind == answerLine)
}

// block reads the lines between the delimiters. Where the second is missing,
// lines that can't be read are no further problem.
func (p *parser) block(block, delim string, fence line, closed bool) {
	at := p.frontLines(block, fence)
	if !utf8.ValidString(block) || strings.IndexByte(block, 0) >= 0 {
		p.add(codeFront, p.in.src, 0, fence, fence.off, fence.end, "front matter holds bytes that are not UTF-8 text", "save the file as UTF-8")
		return
	}
	read := yamlFront
	if delim == "+++" || looksTOML(block) {
		read = tomlFront
	}
	pairs, err := read(block)
	if err != nil && !closed {
		return
	}
	if err != nil {
		l := at(err.line)
		p.add(codeFront, p.in.src, 0, l, l.off, l.end, "front matter cannot be read: "+err.message, "put texts with special characters in double quotes")
		return
	}
	p.keys(pairs, at)
}

// frontLines returns the function that finds a line of the block; the delimiter's
// where the number is none of the block's.
func (p *parser) frontLines(block string, fence line) func(n int) line {
	base := strings.Index(p.in.src[fence.off:], "\n") + 1 + fence.off
	return func(n int) line {
		if n < 1 {
			return fence
		}
		off := 0
		for range n - 1 {
			i := strings.IndexByte(block[off:], '\n')
			if i < 0 {
				return fence
			}
			off += i + 1
		}
		if off >= len(block) {
			return fence
		}
		end, _, _ := strings.Cut(block[off:], "\n")
		return line{off: base + off, end: base + off + len(strings.TrimRight(end, "\r")), num: fence.num + n}
	}
}

// looksTOML tells TOML, which hashcards has between ---, from YAML: by what comes
// first on the first line that says anything, "=" or ":".
func looksTOML(block string) bool {
	for l := range strings.Lines(block) {
		l = strings.TrimSpace(l)
		if l == "" || l[0] == '#' {
			continue
		}
		i := strings.IndexAny(l, "=:")
		return l[0] == '[' || i >= 0 && l[i] == '='
	}
	return false
}

// guard refuses blocks that cost their readers far more than their size: brackets
// or lists inside each other, keys of a hundred parts.
func guard(block string) *frontError {
	depth, n := 0, 0
	for l := range strings.Lines(block) {
		n++
		dots := 0
		for i := 0; i < len(l); i++ {
			switch l[i] {
			case '[', '{':
				depth++
			case ']', '}':
				depth = max(0, depth-1)
			case '.':
				dots++
			}
			if depth > maxNesting/2 {
				return &frontError{n, "brackets are nested too deep"}
			}
		}
		if dots > 4*maxNesting || nesting(l) > maxNesting/2 || strings.Count(l, "? ") > maxNesting {
			return &frontError{n, "the line is nested too deep"}
		}
	}
	return nil
}

// keys takes over what the front matter says.
func (p *parser) keys(pairs []frontPair, at func(int) line) {
	warn := func(code string, pair frontPair, message, hint string) {
		l := at(pair.line)
		p.add(code, p.in.src, 0, l, l.off, l.end, message, hint)
	}
	d := p.deck
	name := ""
	for _, pair := range pairs {
		text := func(limit int) string {
			return p.frontString(pair, limit, warn)
		}
		switch pair.key {
		case "deck":
			d.Title = firstOf(text(maxShown), d.Title)
		case "name":
			name = text(maxShown)
		case "attribution":
			d.Attribution = text(maxShown)
		case "version":
			d.Version = text(maxValue)
		case "min-sabaq":
			d.MinSabaq = text(maxValue)
		case "status":
			if d.Draft = text(maxValue) == "draft"; !d.Draft {
				warn(codeValue, pair, "status can only be draft", "a deck that is ready has none")
			}
		case "tags":
			message := ""
			switch pair.value.kind {
			case frontText:
				d.Tags, message = p.split(d.Tags, pair.value.text)
			case frontList:
				for _, tag := range pair.value.list {
					var m string
					d.Tags, m = p.split(d.Tags, strings.ReplaceAll(strings.TrimSpace(tag), " ", "-"))
					message = firstOf(message, m)
				}
			default:
				message = "tags is a list, as in `tags: [history, dates]`"
			}
			if message != "" {
				warn(codeValue, pair, message, "the tag is not used")
			}
		case "ignore":
			message := ""
			switch pair.value.kind {
			case frontText:
				d.Ignore, message = ignored(d.Ignore, pair.value.text)
			case frontList:
				d.Ignore, message = ignored(d.Ignore, strings.Join(pair.value.list, " "))
			default:
				message = "ignore is a list, as in `ignore: [W301]`"
			}
			if message != "" {
				warn(codeValue, pair, message, "the code is not used")
			}
		case "source":
			p.sourceKeys(pair, warn)
		default:
			hint := "known are deck, name, source, attribution, tags, ignore, version, min-sabaq, status"
			for _, known := range [...]string{"deck", "name", "source", "attribution", "tags", "ignore", "version", "min-sabaq", "status"} {
				if slip(strings.ToLower(pair.key), known) || strings.EqualFold(pair.key, known) {
					hint = "did you mean `" + known + "`?"
				}
			}
			if pair.key == "title" {
				hint = "did you mean `deck`?"
			}
			warn(codeKey, pair, "front matter key "+quoted(pair.key)+" is not known", hint)
		}
	}
	if slug(name) {
		if d.Title == d.Name {
			d.Title = name
		}
		d.Name = name
	} else if name != "" && d.Title == d.Name {
		d.Title = name
	}
	slices.Sort(d.Tags)
	d.Tags = slices.Clip(slices.Compact(d.Tags))
	slices.Sort(d.Ignore)
}

// sourceKeys reads `source`: a table, or the title alone.
func (p *parser) sourceKeys(pair frontPair, warn func(string, frontPair, string, string)) {
	s := &p.deck.Source
	if pair.value.kind == frontText {
		s.Title = p.frontString(pair, maxShown, warn)
		return
	}
	if pair.value.kind != frontTable {
		warn(codeValue, pair, "source is a table, as in `source: {title: ..., file: ...}`", "")
		return
	}
	for _, sub := range pair.value.table {
		text := p.frontString(sub, maxShown, warn)
		switch sub.key {
		case "title":
			s.Title = text
		case "file":
			if strings.ContainsAny(text, `/\`) || text == "." || text == ".." || strings.IndexByte(text, ':') == 1 {
				warn(codeValue, sub, "source file must be a file beside the deck", "give its name without directories")
				continue
			}
			s.File = text
		case "sha256":
			text = strings.ToLower(text)
			if len(text) != 64 || strings.Trim(text, "0123456789abcdef") != "" {
				warn(codeValue, sub, "source sha256 is not 64 hexadecimal digits", "")
				continue
			}
			s.SHA256 = text
		default:
			warn(codeKey, sub, "source key "+quoted(sub.key)+" is not known", "known are title, file, sha256")
		}
	}
}

// frontString returns a value that has to be one text.
func (p *parser) frontString(pair frontPair, limit int, warn func(string, frontPair, string, string)) string {
	if pair.value.kind != frontText {
		warn(codeValue, pair, pair.key+" must be a text", "")
		return ""
	}
	text := strings.Join(strings.Fields(pair.value.text), " ")
	if len(text) > limit {
		warn(codeValue, pair, fmt.Sprintf("%s has more than %d bytes and is cut", pair.key, limit), "")
		text = cut(text, limit)
	}
	return text
}

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// slug reports whether a name can be typed on a command line as it is.
func slug(s string) bool {
	if s == "" || len(s) > maxValue || s[0] == '-' {
		return false
	}
	return strings.Trim(s, "abcdefghijklmnopqrstuvwxyz0123456789-_") == ""
}

func quoted(key string) string { return "`" + cut(key, maxValue) + "`" }
