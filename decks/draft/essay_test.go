package draft

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"sabaq/decks"
)

// outline writes an essay as its paragraphs: 'H' headings, 'P' pull quotes, '-'
// skipped ones, 'R' repeated sentences, and the number of sentences.
func outline(e *Essay) string {
	var list []string
	for _, p := range e.Paragraphs {
		switch {
		case p.IsHeading:
			list = append(list, "H")
		case p.PullQuote:
			list = append(list, "P")
		case p.Skipped:
			list = append(list, "-")
		default:
			s := fmt.Sprint(len(p.Sentences))
			for i := range p.Sentences {
				if p.Sentences[i].Repeats > 0 {
					s += "R"
				}
			}
			list = append(list, s)
		}
	}
	return strings.Join(list, " ")
}

func TestRead(t *testing.T) {
	const long = "The river froze in 1709, and the mills of the whole valley stood still until March. Bread was dear. "
	for _, tt := range []struct{ name, text, want, title string }{
		{"a.txt", "The Great Frost\n" + long + "\nWhat Followed\nThe king sold his plate.", "H 2 H 1", "The Great Frost"},
		{"a.txt", long + "\n\n" + strings.ToUpper(long), "2 2R", "a"},
		{"b.txt", "One old mill ground all the wheat\n\nIt was large. One old mill ground all the wheat. It burnt.", "P 3", "b"},
		{"c.md", "# Frost\n\nA *river* froze.\nIt [thawed](http://x).\n\n## End\n\n- one item is here.\n- another `is` there.\n\n```\ncode.\n```\n\n| a | b |\n\n***\n", "H 2 H 2 - - -", "Frost"},
		{"d.md", "---\ntitle: x\n---\n\nA river froze.[^1]\n\n[^1]: A note.", "- 1 -", "d"},
		{"e.html", "<html><head><title>no</title><script>no. no.</script></head><body><nav>no</nav><h1>Frost &amp; ice</h1><p>A river <b>froze</b>.<br>It thawed.</p><!-- no --><ul><li>One</li></ul><footer>no</footer>", "H 1 1 1", "Frost & ice"},
		{"page", "<!doctype html><p>A river froze", "1", "page"},
	} {
		e, err := Read(tt.name, []byte(tt.text))
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if got := outline(e); got != tt.want {
			t.Errorf("%q: %s, want %s", tt.text, got, tt.want)
		}
		if e.Title != tt.title {
			t.Errorf("%s: title %q, want %q", tt.name, e.Title, tt.title)
		}
	}
}

func TestReadErrors(t *testing.T) {
	for _, tt := range []struct {
		text string
		want error
		says string
	}{
		{strings.Repeat("a", maxEssay+1), ErrTooLarge, "1 MB"},
		{"", ErrEmpty, ""},
		{" \n\n \n", ErrEmpty, ""},
		{"one\ntwo \xff", ErrNotText, "line 2"},
		{"one\ntwo\n\x00", ErrNotText, "line 3"},
		{"\xff\xfea\x00", ErrNotText, "UTF-16"},
	} {
		if _, err := Read("a.txt", []byte(tt.text)); !errors.Is(err, tt.want) || !strings.Contains(err.Error(), tt.says) {
			t.Errorf("%.20q: %v", tt.text, err)
		}
	}
}

// Paragraphs are numbered as the deck's source is, and quotations are bytes of it,
// marks and all.
func TestParagraphs(t *testing.T) {
	for name, text := range map[string]string{
		"a.txt":  "\ufeffTitle\n\nIn 1709 the river froze.\r\nIt thawed.\r\n\r\nIn 1710 the mill burnt.",
		"b.md":   "# Title\n\nIn *1709* the **great\nriver** froze.\n\n> In 1710 the [old mill](http://x) burnt.\n",
		"c.html": "<h1>Title</h1><p>In 1709 the river\n froze.<p>In 1710 the mill burnt.",
	} {
		e, err := Read(name, []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		paragraphs := decks.Paragraphs(e.Text())
		if len(paragraphs) != len(e.Paragraphs) {
			t.Errorf("%s: %d paragraphs, the deck counts %d", name, len(e.Paragraphs), len(paragraphs))
			continue
		}
		for _, p := range e.Paragraphs {
			for _, s := range p.Sentences {
				quotes := p.quote(s.Start, s.End)
				if len(quotes) == 0 {
					t.Errorf("%s: nothing is quoted for %q", name, s.Text)
				}
				for _, q := range quotes {
					if !strings.Contains(paragraphs[p.N-1], q) || strings.Contains(q, "\n") {
						t.Errorf("%s: ¶%d %q is not in %q", name, p.N, q, paragraphs[p.N-1])
					}
				}
			}
		}
	}
}

func TestExtract(t *testing.T) {
	for _, tt := range []struct{ page, want string }{
		{"<p>a<p>b", "a|b"},
		{"a<script>if (a < b) { '</p>' }</script>b", "a|b"},
		{"<nav>x<nav>y</nav>z</nav>a", "a"},
		{"<nav>x", "x"}, // never closed: only a tag
		{"a &lt;b&gt; &eacute;&nbsp;&#8212; c", "a <b> é — c"},
		{"<h2>A <i>b</i></h2>c", "## A b|c"},
		{"a < b <3 <", "a < b <3 <"},
		{"<a title=\"x > y\">a</a>", "a"},
		{"<!-- a", ""},
		{"text\u202e\x1b[2J", "text[2J"},
		{"a<sup>[1]</sup> b", "a b"},
	} {
		if got := strings.Join(extract(tt.page), "|"); got != tt.want {
			t.Errorf("%q: %q, want %q", tt.page, got, tt.want)
		}
	}
}
