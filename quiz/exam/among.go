package exam

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"sabaq/decks"
	"sabaq/quiz/mark"
)

// What a card is asked among, where it has no options of its own: the answers of
// other claims, or the points of other lists.
const (
	otherClaims = 3   // wrong options of a claim
	otherPoints = 3   // wrong options of a list, at least; as many as it has points, if more
	maxTicks    = 12  // points of a list that is ticked; a longer one is typed
	maxLooked   = 200 // candidates looked at for one card
)

// pool is what the deck offers to ask cards among.
type pool struct {
	seed   uint64
	claims map[claimKind][]*decks.Card
	points map[string][]point  // by section
	norms  map[string]string   // normalised texts, each made once
	among  map[string][]string // options of claims by card, each found once
}

// claimKind is what answers of claims must share to stand beside each other.
type claimKind struct {
	facet string
	lines int
}

type point struct {
	text  string
	group string // of its card
}

func newPool(cards []decks.Card, seed uint64) *pool {
	p := &pool{seed: seed, claims: map[claimKind][]*decks.Card{}, points: map[string][]point{}, norms: map[string]string{}, among: map[string][]string{}}
	for i := range cards {
		switch c := &cards[i]; c.Kind {
		case decks.Claim:
			k := kindOf(c)
			p.claims[k] = append(p.claims[k], c)
		case decks.All:
			for _, item := range c.Items {
				p.points[c.Section] = append(p.points[c.Section], point{item, c.Group()})
			}
		}
	}
	return p
}

func kindOf(c *decks.Card) claimKind {
	return claimKind{c.Facet, strings.Count(c.Answer, "\n")}
}

// amongClaims returns the options of a claim's facet: its answer and those of other
// claims to the same facet, as many lines, like in length, and not so alike that
// they might be right here too. It returns nil where there are too few.
func (p *pool) amongClaims(c *decks.Card) []string {
	options, known := p.among[c.ID]
	if !known {
		options = p.findClaims(c)
		p.among[c.ID] = options
	}
	return options
}

func (p *pool) findClaims(c *decks.Card) []string {
	right := claimOption(c)
	options := []string{right}
	all := p.claims[kindOf(c)]
	near := make([]string, 0, min(len(all), maxLooked))
	card := mark.Normalise(c.Question)
	for _, other := range window(all, lot(p.seed, "claims", c.ID)) {
		text := claimOption(other)
		if other.Group() != c.Group() && alikeInLength(text, right) && !p.says(card, text) {
			near = append(near, text)
		}
	}
	for _, text := range shuffled(p.seed, "claims "+c.ID, near) {
		if !p.alike(text, options) {
			options = append(options, text)
		}
		if len(options) == 1+otherClaims {
			return options
		}
	}
	return nil
}

// claimOption returns a claim's answer as an option: a list's lines one after
// another.
func claimOption(c *decks.Card) string {
	var b strings.Builder
	for _, line := range lines(c.Answer, maxText) {
		if after, ok := strings.CutPrefix(line, "- "); ok && strings.HasPrefix(c.Answer, "- ") {
			line = after
		}
		if s := b.String(); s != "" {
			if !strings.HasSuffix(s, ".") {
				b.WriteByte(';')
			}
			b.WriteByte(' ')
		}
		b.WriteString(line)
	}
	return b.String()
}

// amongPoints returns the options of a list: its points and as many points of other
// lists in the same section that look like them and are said nowhere on the card.
// It returns nil where there are too few.
func (p *pool) amongPoints(c *decks.Card) []string {
	if len(c.Items) > maxTicks {
		return nil
	}
	var near []string
	card := mark.Normalise(c.Question + "\n" + c.Hint + "\n" + c.Why + "\n" + c.Note)
	for _, other := range window(p.points[c.Section], lot(p.seed, "points", c.ID)) {
		like := func(item string) bool {
			return look(item) == look(other.text) && alikeInLength(item, other.text)
		}
		if other.group != c.Group() && slices.ContainsFunc(c.Items, like) && !p.says(card, other.text) {
			near = append(near, other.text)
		}
	}
	options := slices.Clone(c.Items)
	want := len(c.Items) + max(len(c.Items), otherPoints)
	for _, text := range shuffled(p.seed, "points "+c.ID, near) {
		if !p.alike(text, options) {
			options = append(options, text)
		}
		if len(options) == want {
			return options
		}
	}
	return nil
}

// window returns what is looked at of a long list, from a place that a lot decides.
func window[T any](all []T, lot uint64) []T {
	if len(all) <= maxLooked {
		return all
	}
	from := int(lot % uint64(len(all)))
	out := slices.Clone(all[from:min(from+maxLooked, len(all))])
	return append(out, all[:maxLooked-len(out)]...)
}

// alikeInLength reports whether neither text is more than twice as long.
func alikeInLength(a, b string) bool {
	n, m := utf8.RuneCountInString(a), utf8.RuneCountInString(b)
	return n <= 2*m && m <= 2*n
}

// norm returns the normalised text.
func (p *pool) norm(text string) string {
	norm, ok := p.norms[text]
	if !ok {
		norm = mark.Normalise(text)
		p.norms[text] = norm
	}
	return norm
}

// alike reports whether a text says what one of others says already, as far as
// words can tell.
func (p *pool) alike(text string, others []string) bool {
	norm := p.norm(text)
	return norm == "" || slices.ContainsFunc(others, func(o string) bool { return p.norm(o) == norm }) ||
		recalled([]string{text}, others) > 0 || recalled(others, []string{text}) > 0
}

// says reports whether a normalised passage holds a text word for word.
func (p *pool) says(passage, text string) bool {
	return strings.Contains(" "+passage+" ", " "+p.norm(text)+" ")
}

// look says what kind of thing a text seems to be: a name among common nouns, or a
// figure among words, would stand out.
func look(text string) (kind struct{ named, counted bool }) {
	for _, r := range text {
		kind.named = kind.named || unicode.IsUpper(r)
		kind.counted = kind.counted || unicode.IsDigit(r)
	}
	return kind
}
