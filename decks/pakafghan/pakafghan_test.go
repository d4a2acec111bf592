package pakafghan

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"sabaq/decks"
)

// parse returns the deck, which has to be free of every diagnostic.
func parse(t *testing.T) *decks.Deck {
	t.Helper()
	deck, diags := decks.Parse(Name+".md", Text())
	for _, d := range diags {
		t.Errorf("%d:%d: %s: %s (%s)", d.Pos.Line, d.Pos.Col, d.Code, d.Message, d.Text)
	}
	if t.Failed() {
		t.FailNow()
	}
	if len(deck.Cards) == 0 {
		t.Fatal("the deck has no cards")
	}
	return deck
}

func TestShape(t *testing.T) {
	deck := parse(t)
	if deck.Name != Name {
		t.Errorf("name %q, want %q", deck.Name, Name)
	}
	if n := len(deck.Cards); n < 90 || n > 130 {
		t.Errorf("%d cards, want 90 to 130", n)
	}
	kinds, sections, weights := map[decks.Kind]int{}, map[string]int{}, map[int]int{}
	for i := range deck.Cards {
		c := &deck.Cards[i]
		kinds[c.Kind]++
		sections[c.Section]++
		weights[c.Weight]++
	}
	for k := decks.Basic; k <= decks.Claim; k++ {
		if kinds[k] == 0 {
			t.Errorf("no card of kind %s", k)
		}
	}
	if len(sections) != 7 || sections[""] != 0 {
		t.Errorf("sections %v, want seven, and no card outside them", sections)
	}
	if top := weights[3] * 100 / len(deck.Cards); top < 25 || top > 50 {
		t.Errorf("%d %% of the cards have weight 3, want 25 to 50", top)
	}
	t.Logf("%d entries, %d cards, kinds %v, sections %v, weights %v",
		len(deck.Entries), len(deck.Cards), kinds, sections, weights)
}

// An id that is lost or given twice costs learners the history of a card.
func TestIDs(t *testing.T) {
	form := regexp.MustCompile(`^pk-[0-9a-z]{4}$`)
	seen := map[string]bool{}
	for _, e := range parse(t).Entries {
		if !form.MatchString(e.ID) {
			t.Errorf("line %d: id %q, want pk- and four characters", e.Pos.Line, e.ID)
		}
		if seen[e.ID] {
			t.Errorf("line %d: id %s is given twice", e.Pos.Line, e.ID)
		}
		seen[e.ID] = true
	}
}

// Paragraphs 3, 6 and 11 of the essay are headings and 8 repeats a sentence of
// 16, so a card that names one of them names the wrong place.
func TestSources(t *testing.T) {
	cited := map[int]bool{}
	deck := parse(t)
	for i := range deck.Cards {
		c := &deck.Cards[i]
		if c.Source < 1 || c.Source > 16 || slices.Contains([]int{3, 6, 8, 11}, c.Source) {
			t.Errorf("%s: source ¶%d", c.ID, c.Source)
		}
		cited[c.Source] = true
	}
	if len(cited) != 12 {
		t.Errorf("cards rest on %d of the essay's 12 paragraphs", len(cited))
	}
}

func TestQuestions(t *testing.T) {
	deck := parse(t)
	closed := regexp.MustCompile(`^(Is|Are|Was|Were|Do|Does|Did|Has|Have|Had|Can|Could|Will|Would|Should) `)
	negative := regexp.MustCompile(`\b(NOT|EXCEPT)\b|is not|was not`)
	pronoun := regexp.MustCompile(`^(\S+ ){0,3}(it|they|them|this) `)
	first := map[string]string{}
	for i := range deck.Cards {
		c := &deck.Cards[i]
		key := strings.ToLower(c.Question + "|" + c.Facet)
		if other, ok := first[key]; ok {
			t.Errorf("%s asks what %s asks: %q", c.ID, other, c.Question)
		}
		first[key] = c.ID
		if c.Lead != "" && strings.HasPrefix(c.Question, "According to") {
			t.Errorf("%s: attributed twice: %q", c.ID, c.Question)
		}
		if c.Kind == decks.TrueFalse || c.Kind == decks.Claim {
			continue
		}
		if closed.MatchString(c.Question) {
			t.Errorf("%s: a question for yes or no: %q", c.ID, c.Question)
		}
		if negative.MatchString(c.Question) {
			t.Errorf("%s: a negative stem: %q", c.ID, c.Question)
		}
		if pronoun.MatchString(c.Question) {
			t.Errorf("%s: a question that leans on another: %q", c.ID, c.Question)
		}
	}
}

// answers returns every text of a card that a learner could be marked against.
func answers(c *decks.Card) []string {
	texts := append([]string{c.Answer}, c.Items...)
	for _, a := range c.Accept {
		texts = append(texts, a.Text)
	}
	for _, o := range c.Choices {
		texts = append(texts, o.Text)
	}
	return texts
}

func TestAnswers(t *testing.T) {
	deck := parse(t)
	// Misprints of the essay, and a war that it confuses with another.
	misprint := regexp.MustCompile(`(?i)\bislam\b|\bhaqqa\b|\btajik|\bobviat`)
	year := regexp.MustCompile(`\b(1[0-9]|20)\d\d`)
	printed := []string{"1990", "1997", "2001", "2020", "2021", "2024", "2025"}
	day := regexp.MustCompile(`(?i)\b\d{1,2} (december|august)|(december|august) \d{1,2}\b`)
	long := 0
	for i := range deck.Cards {
		c := &deck.Cards[i]
		for _, a := range answers(c) {
			if misprint.MatchString(a) {
				t.Errorf("%s: a misprint as an answer: %q", c.ID, a)
			}
			if day.MatchString(a) {
				t.Errorf("%s: a day that the essay does not print: %q", c.ID, a)
			}
			for _, y := range year.FindAllString(a, -1) {
				if !slices.Contains(printed, y) {
					t.Errorf("%s: a year that the essay does not print: %q", c.ID, a)
				}
			}
		}
		if c.Kind == decks.All || c.Kind == decks.Order || c.Kind == decks.TrueFalse {
			continue
		}
		if n := len(strings.Fields(c.Answer)); n > 25 {
			t.Errorf("%s: an answer of %d words: %q", c.ID, n, c.Answer)
		} else if n > 15 {
			long++
		}
	}
	if long*10 > len(deck.Cards) {
		t.Errorf("%d of %d answers have more than 15 words", long, len(deck.Cards))
	}
}

func TestChoices(t *testing.T) {
	deck := parse(t)
	var at [4]int
	total := 0
	for i := range deck.Cards {
		c := &deck.Cards[i]
		if c.Kind != decks.Choice {
			continue
		}
		if len(c.Choices) != 4 {
			t.Errorf("%s: %d options, want four", c.ID, len(c.Choices))
			continue
		}
		shortest, longest := 1000, 0
		for j, o := range c.Choices {
			n := utf8.RuneCountInString(o.Text)
			shortest, longest = min(shortest, n), max(longest, n)
			if o.Right {
				at[j]++
				total++
			}
		}
		if longest > 2*shortest {
			t.Errorf("%s: options of %d to %d characters: length gives the answer away", c.ID, shortest, longest)
		}
	}
	for j, n := range at {
		if n == 0 || 2*n > total {
			t.Errorf("option %d is the right one in %d of %d choice cards", j+1, n, total)
		}
	}
}

func TestTrueFalse(t *testing.T) {
	deck := parse(t)
	yes, total := 0, 0
	for i := range deck.Cards {
		c := &deck.Cards[i]
		if c.Kind != decks.TrueFalse {
			continue
		}
		total++
		if c.True {
			yes++
		}
		if c.Why == "" {
			t.Errorf("%s: a statement without its reason", c.ID)
		}
	}
	if yes*100 < 35*total || yes*100 > 65*total {
		t.Errorf("%d of %d statements are true", yes, total)
	}
}

func TestLists(t *testing.T) {
	deck := parse(t)
	number := regexp.MustCompile(`(?i)\b(two|three|four)\b`)
	for i := range deck.Cards {
		c := &deck.Cards[i]
		switch c.Kind {
		case decks.All:
			if len(c.Items) > 4 || !number.MatchString(c.Question) {
				t.Errorf("%s: %d points, want at most four and their number in the question: %q", c.ID, len(c.Items), c.Question)
			}
		case decks.Order:
			for _, item := range c.Items {
				if strings.ContainsAny(item, "0123456789") {
					t.Errorf("%s: a number that gives the order away: %q", c.ID, item)
				}
			}
		}
	}
}

// Two movements share a name, and the essay turns on the difference.
func TestWhichTaliban(t *testing.T) {
	flat := strings.Join(strings.Fields(text), " ")
	named := regexp.MustCompile(`(Afghan|first|Pakistani) Taliban|-Taliban Pakistan|Taliban (2|movement)`)
	rest := named.ReplaceAllString(flat, "")
	if at := strings.Index(rest, "Taliban"); at >= 0 {
		t.Errorf("which Taliban? ...%s...", rest[max(0, at-60):min(len(rest), at+40)])
	}
}
