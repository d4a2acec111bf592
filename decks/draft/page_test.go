package draft_test

import (
	"html"
	"regexp"
	"slices"
	"strings"
	"testing"

	"sabaq/decks"
)

// Reading a saved page is the engine's to do well, so it isn't asked here what the
// page says: this reads it anew, crudely, for the pages of the tests.

var (
	notShown  = regexp.MustCompile(`(?is)<!--.*?-->|<(head|script|style|nav|header|footer|aside|figcaption|noscript|template)\b.*?</(head|script|style|nav|header|footer|aside|figcaption|noscript|template)\s*>`)
	blockTag  = regexp.MustCompile(`(?is)</?(p|h[1-6]|li|ul|ol|div|blockquote|figure|section|article|main|body|html|table|tr|td|th|br|hr|dl|dt|dd|pre)\b[^>]*>`)
	anyTag    = regexp.MustCompile(`(?s)<[/!?a-zA-Z][^>]*>`)
	blankRuns = regexp.MustCompile(`[\s\x{A0}]+`)
)

// visible returns the paragraphs of a page, without what stands around an article.
func visible(page string) []string {
	page = notShown.ReplaceAllString(page, "\n")
	page = blankRuns.ReplaceAllString(page, " ")
	page = blockTag.ReplaceAllString(page, "\n")
	page = anyTag.ReplaceAllString(page, "")
	var paragraphs []string
	for line := range strings.Lines(page) {
		if line = squeeze(html.UnescapeString(line)); line != "" {
			paragraphs = append(paragraphs, line)
		}
	}
	return paragraphs
}

func squeeze(s string) string { return strings.TrimSpace(blankRuns.ReplaceAllString(s, " ")) }

// place sets the paragraphs of a page's cards to those of the test's own reading,
// which they are found in by their quotations. A card from what stands around the
// article has none, and one whose number says another paragraph than others with
// that number has none either.
func place(e *essay, cards []decks.Card) {
	own := map[int]int{} // by the deck's paragraph
	for i := range cards {
		c := &cards[i]
		at := slices.IndexFunc(e.Paragraphs, func(p string) bool {
			return len(c.Quotes) > 0 && !slices.ContainsFunc(c.Quotes, func(q string) bool { return !strings.Contains(p, squeeze(q)) })
		}) + 1
		if before, seen := own[c.Source]; seen && before != at || c.Source < 1 {
			at = 0
		}
		if at > 0 {
			own[c.Source] = at
			for q := range c.Quotes {
				c.Quotes[q] = squeeze(c.Quotes[q])
			}
		}
		c.Source = at
	}
}

func TestVisible(t *testing.T) {
	got := visible("<html><head><title>no</title></head><body><nav><p>no</p></nav><h1>A&nbsp;title</h1>\n<p class=x>One <em>word</em> &ldquo;quoted&rdquo;,\n5 &lt; 6.</p><script>if (1<2) no()</script><ul><li>a</li><li>b</li></ul><footer>no</footer></body></html>")
	want := []string{"A title", "One word “quoted”, 5 < 6.", "a", "b"}
	if !slices.Equal(got, want) {
		t.Errorf("visible: %q, want %q", got, want)
	}
}

func TestPlace(t *testing.T) {
	e := &essay{Name: "a.html", Paragraphs: []string{"A title", "One word and another.", "A third."}}
	card := func(source int, quotes ...string) decks.Card { return decks.Card{Source: source, Quotes: quotes} }
	cards := []decks.Card{
		card(7, "One word"), card(7, "another.", "One  word"), card(7, "third"), card(8, "third"), card(9, "Subscribe"), card(9), card(0, "third"),
	}
	place(e, cards)
	for i, want := range []int{2, 2, 0, 3, 0, 0, 0} {
		if cards[i].Source != want {
			t.Errorf("card %d is placed in paragraph %d, want %d", i, cards[i].Source, want)
		}
	}
}
