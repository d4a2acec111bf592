package decks

import "strings"

// inline skips what Markdown keeps apart inside a text: code, maths, comments,
// link destinations. Each end found once is remembered, so that a text of
// openings alone takes no longer than its length.
type inline struct {
	text     string
	lastRun  [maxRun + 1]int // where the last run of so many backticks stands
	runs     bool            // lastRun is filled
	noMaths  int             // no $ closes before this offset
	noBlock  bool            // no $$ closes any more
	noClose  bool            // no --> follows any more
	openFenc [2]int          // shortest fence known not to close
}

const (
	maxRun  = 16  // a longer run of backticks opens no code
	maxDest = 512 // bytes of a link's destination and title
	// As in CommonMark's own reader; without it a text of openings would be read
	// maxDest times.
	maxParens = 32
)

// skip returns the offset behind the code, maths, comment or escape that begins
// at i, or i where there is none.
func (in *inline) skip(i int) int {
	switch in.text[i] {
	case '\\':
		return min(i+2, len(in.text))
	case '`':
		if end := in.fence(i); end > i {
			return end
		}
		return in.code(i)
	case '~':
		return max(i, in.fence(i))
	case '$':
		return in.maths(i)
	case '<':
		if !in.noClose && strings.HasPrefix(in.text[i:], commentOpen) {
			n := strings.Index(in.text[i:], commentClose)
			if n < 0 {
				in.noClose = true
				return i
			}
			return i + n + len(commentClose)
		}
	}
	return i
}

// fence returns the offset behind the code block whose opening line holds i as
// its first character, or -1.
func (in *inline) fence(i int) int {
	begin := i
	for begin > 0 && in.text[begin-1] == ' ' && i-begin < 4 {
		begin--
	}
	if begin > 0 && in.text[begin-1] != '\n' {
		return -1
	}
	first, _, _ := strings.Cut(in.text[begin:], "\n")
	ch, n, _ := fence(first)
	if n == 0 {
		return -1
	}
	known := &in.openFenc[0]
	if ch == '~' {
		known = &in.openFenc[1]
	}
	if *known > 0 && n >= *known {
		return -1
	}
	for at := begin + len(first) + 1; at < len(in.text); {
		l, _, _ := strings.Cut(in.text[at:], "\n")
		if c, m, info := fence(l); c == ch && m >= n && !info {
			return at + len(l)
		}
		at += len(l) + 1
	}
	*known = n
	return -1
}

// code returns the offset behind the code span that begins at i, or behind its
// backticks where they open none.
func (in *inline) code(i int) int {
	if !in.runs {
		in.runs = true
		for j := 0; j < len(in.text); {
			n := run(in.text[j:])
			if n > 0 && n <= maxRun {
				in.lastRun[n] = j
			}
			j += max(n, 1)
		}
	}
	n := run(in.text[i:])
	if n > maxRun || in.lastRun[n] <= i {
		return i + n
	}
	for j := i + n; j < len(in.text); {
		next := strings.IndexByte(in.text[j:], '`')
		if next < 0 {
			break
		}
		j += next
		m := run(in.text[j:])
		if m == n {
			return j + m
		}
		j += m
	}
	return i + n
}

func run(s string) int {
	n := 0
	for n < len(s) && s[n] == '`' {
		n++
	}
	return n
}

// maths returns the offset behind $...$ or $$...$$ at i, or i. As elsewhere, a
// single $ opens before and closes after something that is no space, and does
// not close before a digit: "$5 and $6" is money.
func (in *inline) maths(i int) int {
	t := in.text
	if strings.HasPrefix(t[i:], "$$") {
		if in.noBlock {
			return i + 2
		}
		n := strings.Index(t[i+2:], "$$")
		if n < 0 {
			in.noBlock = true
			return i + 2
		}
		return i + 2 + n + 2
	}
	if i < in.noMaths || i+1 >= len(t) || isSpace(t[i+1]) || t[i+1] == '\n' {
		return i
	}
	for j := i + 1; j < len(t); j++ {
		switch t[j] {
		case '\\':
			j++
		case '\n':
			if j+1 < len(t) && t[j+1] == '\n' {
				in.noMaths = j
				return i
			}
		case '$':
			before := t[j-1]
			if !isSpace(before) && before != '\n' && (j+1 == len(t) || t[j+1] < '0' || t[j+1] > '9') {
				return j + 1
			}
		}
	}
	in.noMaths = len(t)
	return i
}

// destination returns the offset behind a link's "(destination "title")" at i,
// or i where the parenthesis is prose.
func (in *inline) destination(i int) int {
	t := in.text[:min(len(in.text), i+maxDest)]
	if i >= len(t) || t[i] != '(' {
		return i
	}
	j := i + 1
	if j < len(t) && t[j] == '<' {
		for j < len(t) && t[j] != '>' && t[j] != '\n' {
			j++
		}
		j++
	} else {
		for depth := 0; j < len(t) && !isSpace(t[j]) && t[j] != '\n'; j++ {
			if t[j] == '\\' {
				j++
			} else if t[j] == '(' {
				if depth++; depth > maxParens {
					return i
				}
			} else if t[j] == ')' {
				if depth == 0 {
					return j + 1
				}
				depth--
			}
		}
	}
	for j < len(t) && isSpace(t[j]) {
		j++
	}
	if j < len(t) && (t[j] == '"' || t[j] == '\'') {
		quote := t[j]
		for j++; j < len(t) && t[j] != quote; j++ {
		}
		for j++; j < len(t) && isSpace(t[j]); j++ {
		}
	}
	if j < len(t) && t[j] == ')' {
		return j + 1
	}
	return i
}

// plain returns a short text without emphasis, code marks, maths marks and
// escapes: what a person types for it.
func plain(s string) string {
	if !strings.ContainsAny(s, "\\`*_$") {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch c := s[i]; c {
		case '`', '*', '$':
		case '_':
			if i > 0 && i+1 < len(s) && isWord(s[i-1]) && isWord(s[i+1]) {
				b.WriteByte(c)
			}
		case '\\':
			if i+1 < len(s) && strings.IndexByte("\\`*_$[]{}()#+-.!<>|:\"'", s[i+1]) >= 0 {
				i++
				c = s[i]
			}
			b.WriteByte(c)
		default:
			b.WriteByte(c)
		}
	}
	return strings.TrimSpace(b.String())
}

func isWord(c byte) bool {
	return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' || c >= 0x80
}
