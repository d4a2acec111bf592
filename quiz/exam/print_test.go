package exam

import (
	"errors"
	"strings"
	"testing"

	"sabaq/decks"
)

func TestPrintGolden(t *testing.T) {
	paper := draw(t, rivers(t), Plan{Seed: 7, Count: 12, Self: true})
	set := setup()
	set.Learner = ""
	var md, page strings.Builder
	must(t, paper.Markdown(&md, set))
	must(t, paper.HTML(&page, set))
	golden(t, "paper.md", md.String())
	golden(t, "paper.html", page.String())
	if !strings.Contains(md.String(), "<div style=\"page-break-before: always\"></div>\n\n# Answer key") {
		t.Error("the Markdown's key is not on its own page")
	}
	if !strings.Contains(page.String(), "<aside class=\"key\">\n<h1 dir=\"auto\">Answer key") || !strings.Contains(page.String(), ".key { break-before: page }") {
		t.Error("the HTML's key is not on its own page")
	}
}

// TestPrintHostile prints a deck that tries to break out.
func TestPrintHostile(t *testing.T) {
	evil := []string{
		"<script>alert(1)</script>", "</p></section><img src=x onerror=alert(1)>", "![x](https://example.org/x.png)", "[x](javascript:alert(1))",
		"<https://example.org>", "https://example.org/a", "www.example.org", "```\n# not a heading\n```", "| a | b |\n|---|---|\n| c | d |",
		"line\n\n---\n\nmore", "\x1b]52;c;AAAA\x07\x1b[2J", "\u202etxt", "&lt;b&gt; &#60;b&#62;", "$x$ and \\alpha", "{{.Title}}", "# heading", "    code", "@all ~~x~~",
	}
	var cards []decks.Card
	for i, e := range evil {
		id := string(rune('a' + i))
		cards = append(cards,
			decks.Card{ID: "t" + id, Kind: decks.Typed, Question: e, Answer: e, Accept: []decks.Accept{{Text: e}, {Text: "x" + e}}, Lead: e, Weight: 1},
			decks.Card{ID: "c" + id, Kind: decks.Choice, Question: e, Choices: []decks.Option{{Text: e, Right: true}, {Text: "x " + e}}, Answer: e, Weight: 1})
	}
	paper := draw(t, cards, Plan{})
	set := setup()
	set.Title, set.Learner = evil[0], evil[1]
	var md, page strings.Builder
	must(t, paper.Markdown(&md, set))
	must(t, paper.HTML(&page, set))
	for _, bad := range []string{"<script", "<img", "<a ", "<link", "<iframe", "<https", "\x1b", "\x07", "\u202e"} {
		if strings.Contains(page.String(), bad) {
			t.Errorf("the HTML holds %q", bad)
		}
	}
	for _, bad := range []string{"<script", "<img", "<https", "](", "\x1b", "\x07", "\u202e", "://", "![", "www.", "@", "~~", "$"} {
		if n := unescaped(md.String(), bad); n > 0 {
			t.Errorf("the Markdown holds %q, %d times", bad, n)
		}
	}
	for n, line := range strings.Split(md.String(), "\n") {
		trimmed := strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(trimmed, "# ") && n > 0 && !strings.HasPrefix(trimmed, "# Answer key: "),
			strings.HasPrefix(trimmed, "```"), strings.HasPrefix(trimmed, "|"), strings.HasPrefix(trimmed, "---"), strings.HasPrefix(line, "    "),
			strings.HasPrefix(trimmed, "<") && trimmed != `<div style="page-break-before: always"></div>`:
			t.Errorf("line %d makes something of its own: %q", n+1, line)
		}
	}
}

// unescaped counts where a string begins that no backslash escapes.
func unescaped(s, sub string) int {
	n := 0
	for i := range s {
		if strings.HasPrefix(s[i:], sub) && (i == 0 || s[i-1] != '\\') {
			n++
		}
	}
	return n
}

func TestEscape(t *testing.T) {
	for in, want := range map[string]string{
		"plain words, a dash - and 3.5":  "plain words, a dash - and 3.5",
		"- item":                         `\- item`,
		"+ item":                         `\+ item`,
		"1. item":                        `1\. item`,
		"12) item":                       `12\) item`,
		"=====":                          `\=====`,
		"# a * b _ c ` d":                "\\# a \\* b \\_ c \\` d",
		"a [b](c) <d> &amp;":             `a \[b\](c) \<d\> \&amp;`,
		"see http://x.org":               `see http\://x.org`,
		"see WWW.x.org":                  `see WWW\.x.org`,
		"me@x.org":                       `me\@x.org`,
		`C:\dir`:                         `C:\\dir`,
		"$2 billion ~~or~~ more^[note]^": `\$2 billion \~\~or\~\~ more\^\[note\]\^`,
	} {
		if got := escape(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func TestPrintFull(t *testing.T) {
	paper := draw(t, rivers(t), Plan{})
	if paper.Markdown(full{}, setup()) == nil || paper.HTML(full{}, setup()) == nil {
		t.Error("a full disk is no error")
	}
}
