package draft

import (
	"cmp"
	"slices"
	"strings"

	"sabaq/decks"
	"sabaq/decks/draft/english"
)

// Bounds of a cloze: with more words it is hard to read, with fewer there is
// nothing to tell the answer by.
const (
	clozeWords   = 48
	clozeContext = 4 // words beside the gaps
	clozeGaps    = 3
)

// cloze asks a unit's own words, with gaps for the terms that no question asks for.
// Every gap is a card.
func (u *unit) cloze(asked []string) *Candidate {
	if u.why != "" || u.s.parsed.Question {
		return nil
	}
	start, end := u.Start, u.End
	end = u.clozeEnd(end)
	var gaps []term
	for _, t := range u.terms() {
		if t.end <= end && t.weight >= 0.5 && !function(folded(u.say(t.start, t.end))) && !(u.vague && t.weight < 0.8) && !u.told(t, asked) {
			gaps = append(gaps, t)
		}
	}
	gaps = u.placesLast(slices.DeleteFunc(gaps, u.givenAway))
	if len(gaps) < 2 && !u.vague {
		for _, t := range u.concepts(asked, end) {
			if len(gaps) == 0 || len(gaps) == 1 && t.weight >= 0.5 {
				gaps = append(gaps, t)
			}
		}
	}
	// "[Section 2](1)" would be a link.
	gaps = slices.DeleteFunc(gaps, func(g term) bool { return g.end < len(u.t) && u.t[g.end].Is("(", "[") && u.t[g.end].Glued })
	gaps = u.choose(gaps, start, end)
	if len(gaps) == 0 {
		return nil
	}
	if !slices.ContainsFunc(gaps, func(g term) bool { return g.kind != number || g.weight > 0.5 }) {
		return nil // "in three steps"
	}
	if u.vague && !slices.ContainsFunc(gaps, func(g term) bool { return g.kind != number && g.kind != year }) {
		return nil // figures of nobody knows what
	}
	slices.SortFunc(gaps, func(a, b term) int { return cmp.Compare(a.start, b.start) })
	c := u.candidate(decks.Cloze, "cloze")
	c.unit, c.gaps = u, gaps
	c.fill(end)
	c.quoteBefore(u)
	return c
}

// givenAway reports whether what stands behind a term tells it: the abbreviation of a name, the list
// that a number counts, "later" behind a number of years.
func (u *unit) givenAway(g term) bool {
	switch {
	case g.end+2 < len(u.t) && u.t[g.end].Is("(") && acronym(u.t[g.end+1].Text) && u.t[g.end+2].Is(")"):
		return true
	case g.kind != number:
		return false
	case g.end < len(u.t) && u.t[g.end].Is("later", "earlier"):
		return u.s.hasYear() || u.led != "" && digits(u.led)
	}
	for i := g.end; i < min(g.end+4, len(u.t)); i++ {
		if u.t[i].Is(":") {
			return !strings.ContainsAny(u.say(g.start, g.end), "0123456789")
		}
	}
	return false
}

// placesLast leaves out the names of places where enough else is asked, or where the name
// before gives them away: "Bremerhaven in Germany".
func (u *unit) placesLast(gaps []term) []term {
	others := 0
	for _, g := range gaps {
		if g.kind != place {
			others++
		}
	}
	return slices.DeleteFunc(gaps, func(g term) bool {
		return g.kind == place && (others > 1 || g.start > u.Start+1 && u.t[g.start-1].Is("in", ",") && u.t[g.start-2].Class == english.Name)
	})
}

// fill writes the text of a cloze with its gaps.
func (c *Candidate) fill(end int) {
	u := c.unit
	best := 0.0
	c.Spans = nil
	for _, g := range c.gaps {
		best = max(best, g.weight)
		c.Spans = append(c.Spans, u.span(g.start, g.end))
	}
	text := finish(u.sayWith(u.Start, end, c.gaps))
	if strings.HasPrefix(text, "\x00") {
		text = "\x00" + upperFirst(text[1:])
	}
	c.Question = gapMarks(text, c.gaps)
	if u.led != "" {
		c.Question = escape(u.led) + " " + c.Question
	}
	c.Score = 0.3 + 0.4*best + 0.03*float64(len(c.gaps))
}

// withoutGap takes a gap out of a cloze; it reports whether there was such a gap.
func (c *Candidate) withoutGap(i int) bool {
	if i < 0 || i >= len(c.gaps) {
		return false
	}
	c.gaps = slices.Delete(slices.Clone(c.gaps), i, i+1)
	score := c.Score
	c.fill(c.unit.clozeEnd(c.unit.End))
	c.Score = score
	return true
}

// sayWith is say with marks around the gaps.
func (u *unit) sayWith(a, b int, gaps []term) string {
	var text strings.Builder
	at := a
	for _, g := range gaps {
		text.WriteString(u.loose(at, g.start))
		if !u.t[g.start].Glued {
			text.WriteByte(' ')
		}
		text.WriteString("\x00" + u.say(g.start, g.end) + "\x01")
		at = g.end
	}
	text.WriteString(u.loose(at, b))
	return tidySpaces(text.String())
}

// gapMarks writes the gaps in brackets, with a hint at what is asked for.
func gapMarks(text string, gaps []term) string {
	var b strings.Builder
	n := 0
	for {
		before, rest, ok := strings.Cut(text, "\x00")
		b.WriteString(escape(before))
		if !ok {
			return b.String()
		}
		gap, after, _ := strings.Cut(rest, "\x01")
		b.WriteString("[" + escape(gap))
		if hint := gapHint(gaps[min(n, len(gaps)-1)].kind, gap); hint != "" {
			b.WriteString("::" + hint)
		}
		b.WriteString("]")
		text = after
		n++
	}
}

// gapHint says what a gap wants: of names and numbers the kind, of words that
// others could stand for, their first letters.
func gapHint(k kindOf, gap string) string {
	if k == year && strings.HasSuffix(gap, "s") {
		return "decade"
	}
	if k != concept && k != quoted {
		return k.hint()
	}
	words := strings.Fields(gap)
	var hint []string
	for _, w := range words {
		r := []rune(w)
		hint = append(hint, strings.ToLower(string(r[0]))+"…")
	}
	return strings.Join(hint, " ")
}

// escape writes what Markdown would take for marks.
func escape(s string) string {
	return escaper.Replace(s)
}

var escaper = strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "`", "\\`", "[", `\[`, "]", `\]`, "<", `\<`, "::", ": :")

// clozeEnd cuts the unit short where it is too long, at a segment's end.
func (u *unit) clozeEnd(end int) int {
	for i := range u.Trailing {
		s := &u.Trailing[i]
		if !u.verbatim && u.t[s.Start-1].Is(":") && u.Main != nil && s.Start-u.Start > 6 && !(s.Kind == english.Nominals && i == len(u.Trailing)-1) {
			end = min(end, s.Start)
		}
	}
	for i := len(u.Trailing) - 1; i >= 0 && end-u.Start > clozeWords; i-- {
		end = u.Trailing[i].Start
	}
	for end > u.Start && u.t[end-1].Class == english.Mark && !u.t[end-1].Is("\"", "”", ")") {
		end--
	}
	return end
}

// told reports whether a term is asked for by a question already, or stands in the
// text a second time.
func (u *unit) told(t term, asked []string) bool {
	text := folded(u.say(t.start, t.end))
	for _, a := range asked {
		a = folded(a)
		if a == text || strings.Contains(" "+a+" ", " "+text+" ") && len(strings.Fields(a)) <= len(strings.Fields(text))+2 {
			return true
		}
	}
	rest := folded(u.led) + " | " + folded(u.say(u.Start, t.start)) + " | " + folded(u.say(t.end, u.End))
	return strings.Contains(" "+rest+" ", " "+text+" ")
}

// concepts returns terms that are no names or numbers: the object, what a
// preposition's phrase behind the verb holds, the subject.
func (u *unit) concepts(asked []string, end int) []term {
	var list []term
	c := u.Main
	if c == nil {
		return nil
	}
	add := func(from, to int, bonus float64) {
		for i := from; i < to && i < end; {
			p, ok := u.e.reader.NounPhrase(u.t[:min(to, end)], i)
			if !ok {
				i++
				continue
			}
			if t, ok := u.concept(p); ok && !u.told(t, asked) {
				t.weight += bonus
				if t.weight >= 0.4 {
					list = append(list, t)
				}
			}
			i = max(p.End, i+1)
		}
	}
	add(u.Start, c.Rest, 0)
	add(c.Rest, u.End, 0.05)
	slices.SortStableFunc(list, func(a, b term) int { return cmp.Compare(b.weight, a.weight) })
	return list[:min(len(list), 2)]
}

// choose keeps the best gaps: some words must be left beside them, and none may
// stand side by side.
func (u *unit) choose(gaps []term, start, end int) []term {
	slices.SortStableFunc(gaps, func(a, b term) int { return cmp.Compare(b.weight, a.weight) })
	var kept []term
	words := len(telling(u.led + " " + u.say(start, end)))
	for _, g := range gaps {
		if len(kept) == clozeGaps || len(kept) > 1 && g.weight < 0.6 {
			break
		}
		n := len(telling(u.say(g.start, g.end)))
		if words-n < clozeContext {
			continue
		}
		beside := false
		for _, k := range kept {
			if g.start < k.end && k.start < g.end {
				beside = true
			}
			lo, hi := min(g.end, k.end), max(g.start, k.start)
			if lo >= hi || strings.TrimSpace(u.say(lo, hi)) == "" {
				beside = true
			}
		}
		if beside {
			continue
		}
		kept = append(kept, g)
	}
	return kept
}

// candidate begins a card that rests on the unit.
func (u *unit) candidate(kind decks.Kind, rule string) *Candidate {
	return &Candidate{Kind: kind, Rule: rule, Paragraph: u.s.p.N, Sentence: oneLine(u.s.Text), Quotes: u.s.p.quote(u.s.Start+len(u.s.Text)-len(strings.TrimPrefix(u.s.Text, itemMark)), u.s.End), Section: u.s.p.Heading, Weight: 1, at: u.s.index}
}

func oneLine(s string) string {
	return strings.Join(strings.Fields(strings.TrimPrefix(s, itemMark)), " ")
}
