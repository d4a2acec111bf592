package draft

import (
	"html"
	"strings"
	"unicode"
)

// looksHTML reports whether a text begins like a page.
func looksHTML(text []byte) bool {
	head := strings.ToLower(strings.TrimSpace(string(text[:min(len(text), 300)])))
	return strings.HasPrefix(head, "<!doctype html") || strings.HasPrefix(head, "<html") || strings.HasPrefix(head, "<body") || strings.HasPrefix(head, "<article")
}

// extract returns the paragraphs of a page: headings begin with '#' signs as in
// Markdown. What a browser doesn't show, and what stands around an article, is left
// out. Any text is taken; tags that aren't closed cost no more than themselves.
func extract(page string) []string {
	x := extractor{page: page, low: strings.ToLower(page)}
	if len(x.low) != len(page) {
		x.low = asciiLower(page)
	}
	for i := 0; i < len(page); {
		if page[i] != '<' {
			next := strings.IndexByte(page[i:], '<')
			if next < 0 {
				next = len(page) - i
			}
			x.text(page[i : i+next])
			i += next
			continue
		}
		i = x.tag(i)
	}
	x.flush()
	return x.out
}

func asciiLower(s string) string {
	b := []byte(s)
	for i, c := range b {
		if c >= 'A' && c <= 'Z' {
			b[i] = c + 'a' - 'A'
		}
	}
	return string(b)
}

// extractor walks through a page once.
type extractor struct {
	page, low string
	out       []string
	b         strings.Builder
	level     int            // of the heading that is open
	nowhere   map[string]int // closing tags that don't come any more, from an offset on
}

// text takes over what stands between tags.
func (x *extractor) text(s string) {
	for _, r := range html.UnescapeString(s) {
		if unicode.IsSpace(r) || r == '\u00a0' {
			r = ' '
		} else if !unicode.IsPrint(r) {
			continue
		}
		x.b.WriteRune(r)
	}
}

// flush ends a paragraph.
func (x *extractor) flush() {
	s := strings.Join(strings.Fields(x.b.String()), " ")
	x.b.Reset()
	if s == "" {
		return
	}
	if x.level > 0 {
		s = strings.Repeat("#", x.level) + " " + s
	}
	x.out = append(x.out, s)
}

// tag reads what begins with '<' at i and returns the offset behind it.
func (x *extractor) tag(i int) int {
	s := x.page
	switch {
	case strings.HasPrefix(s[i:], "<!--"):
		return x.behind(i+4, "-->")
	case strings.HasPrefix(s[i:], "<!"), strings.HasPrefix(s[i:], "<?"):
		return x.behind(i+2, ">")
	}
	j := i + 1
	closing := j < len(s) && s[j] == '/'
	if closing {
		j++
	}
	k := j
	for k < len(s) && (s[k] >= 'a' && s[k] <= 'z' || s[k] >= 'A' && s[k] <= 'Z' || k > j && s[k] >= '0' && s[k] <= '9') {
		k++
	}
	if k == j {
		x.b.WriteByte('<')
		return i + 1
	}
	name := x.low[j:k]
	end := tagEnd(s, k)
	switch name {
	case "script", "style", "nav", "header", "footer", "aside", "noscript", "template", "head", "figcaption", "svg", "form", "button", "select", "iframe", "sup":
		if !closing && !strings.HasSuffix(s[:end], "/>") {
			if name != "sup" {
				x.flush()
			}
			return x.element(end, name)
		}
	case "h1", "h2", "h3", "h4", "h5", "h6":
		x.flush()
		x.level = 0
		if !closing {
			x.level = int(name[1] - '0')
		}
	case "p", "div", "li", "ul", "ol", "section", "article", "main", "body", "html", "blockquote", "table", "tr", "td", "th", "br", "hr", "dl", "dt", "dd", "pre", "figure", "title":
		x.flush()
		if name != "br" {
			x.level = 0
		}
	}
	return end
}

// tagEnd returns the offset behind the '>' that closes a tag, which may hold others
// in quotes.
func tagEnd(s string, i int) int {
	for n := 0; i < len(s) && n < 4096; i, n = i+1, n+1 {
		switch s[i] {
		case '>':
			return i + 1
		case '"', '\'':
			if q := strings.IndexByte(s[i+1:min(len(s), i+4096)], s[i]); q >= 0 {
				i += q + 1
			}
		}
	}
	return i
}

// behind returns the offset behind the next mark, or the end of the page.
func (x *extractor) behind(i int, mark string) int {
	if i > len(x.page) {
		return len(x.page)
	}
	n := strings.Index(x.page[i:], mark)
	if n < 0 {
		return len(x.page)
	}
	return i + n + len(mark)
}

// element returns the offset behind the element that has opened before i, which
// may hold others of its name. One that is never closed is only its tag.
func (x *extractor) element(i int, name string) int {
	start, depth := i, 1
	for depth > 0 {
		stop, seen := x.nowhere[name]
		if seen && i >= stop {
			return start
		}
		n := strings.Index(x.low[i:], "</"+name)
		if n < 0 {
			if x.nowhere == nil {
				x.nowhere = make(map[string]int)
			}
			x.nowhere[name] = start
			return start
		}
		depth += openings(x.low[i:i+n], name) - 1
		i += n + 2 + len(name)
	}
	return tagEnd(x.page, i)
}

// openings counts the tags that open an element of a name; in scripts and styles
// there are none.
func openings(s, name string) int {
	if name == "script" || name == "style" || name == "head" {
		return 0
	}
	n := 0
	for {
		at := strings.Index(s, "<"+name)
		if at < 0 {
			return n
		}
		s = s[at+1+len(name):]
		if s == "" || s[0] == '>' || s[0] == ' ' || s[0] == '\n' || s[0] == '\t' {
			n++
		}
	}
}
