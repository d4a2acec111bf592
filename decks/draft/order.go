package draft

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"sabaq/decks"
	"sabaq/decks/draft/english"
)

// Bounds of a timeline.
const (
	timelineLeast = 3
	timelineMost  = 5
	eventWords    = 14
)

// event is a dated clause.
type event struct {
	u    *unit
	key  int // year*10000 + month*100 + day, 0 for what is not said
	text string
}

// timeline makes cards that ask for the order of dated events, a card for each
// section that has enough of them.
func (e *Essay) timeline() []*Candidate {
	sections := make(map[string][]event)
	var order []string
	for _, s := range e.sentences {
		if s.Repeats > 0 {
			continue
		}
		for _, u := range s.units {
			ev, ok := u.event()
			if !ok {
				continue
			}
			if _, seen := sections[s.p.Heading]; !seen {
				order = append(order, s.p.Heading)
			}
			sections[s.p.Heading] = append(sections[s.p.Heading], ev)
		}
	}
	var list []*Candidate
	for _, heading := range order {
		events := sections[heading]
		slices.SortStableFunc(events, func(a, b event) int { return cmp.Compare(a.key, b.key) })
		events = slices.CompactFunc(events, func(a, b event) bool { return a.key/100 == b.key/100 || a.text == b.text })
		if len(events) < timelineLeast {
			continue
		}
		if len(events) > timelineMost {
			step := float64(len(events)-1) / float64(timelineMost-1)
			var some []event
			for i := range timelineMost {
				some = append(some, events[int(float64(i)*step+0.5)])
			}
			events = some
		}
		first := slices.MinFunc(events, func(a, b event) int { return cmp.Compare(a.u.s.index, b.u.s.index) })
		c := first.u.candidate(decks.Order, "timeline")
		c.Question = "Put these events in order, the earliest first."
		if heading != "" {
			c.Question = "Put these events (" + heading + ") in order, the earliest first."
		}
		for _, ev := range events {
			c.Items = append(c.Items, ev.text)
			c.Spans = append(c.Spans, ev.u.span(ev.u.Main.Subject.Start, ev.u.Main.Sub))
		}
		c.Score = 0.6
		list = append(list, c)
	}
	return list
}

// event returns the clause as a dated event, without its date.
func (u *unit) event() (event, bool) {
	if !u.clear() || u.led != "" || u.Main.Negative || u.t[u.Main.Verb].Form != english.Past {
		return event{}, false
	}
	c := u.Main
	dates := append(u.times(u.Start, c.Subject.Start), u.times(c.Rest, c.Sub)...)
	if len(dates) != 1 || len(u.times(u.Start, u.End)) != 1 || !u.t[dates[0].prep].Is("in", "on") || u.t[c.Verb].Lemma == "be" && c.Main == c.Verb || u.t[c.Verb].Is("had") {
		return event{}, false
	}
	w := dates[0]
	if w.prep > 0 && u.t[w.prep-1].Class == english.Coordinator {
		return event{}, false
	}
	key := dateKey(u.say(w.start, w.end))
	if key == 0 {
		return event{}, false
	}
	rest := u.say(c.Rest, c.Sub)
	if w.prep >= c.Rest {
		if w.end < c.Sub && u.t[w.end].Class != english.Preposition {
			return event{}, false
		}
		rest = u.say(c.Rest, w.prep) + " " + u.say(w.end, c.Sub)
	}
	text := tidySpaces(u.subject() + " " + u.say(u.adverbs(), c.Verb) + " " + u.say(c.Verb, c.Rest) + " " + rest)
	named := false
	for i := c.Subject.Start; i < c.Sub; i++ {
		named = named || u.t[i].Class == english.Name && !month(u.t[i].Low)
	}
	if !named {
		return event{}, false // nobody can tell which loss came
	}
	n := len(strings.Fields(text))
	if n < 3 || n > eventWords || strings.IndexFunc(text, func(r rune) bool { return r >= '0' && r <= '9' }) >= 0 {
		return event{}, false
	}
	return event{u, key, upperFirst(text)}, true
}

// dateKey returns a number that orders dates with a year, or 0.
func dateKey(s string) int {
	key := 0
	for _, w := range strings.Fields(strings.ReplaceAll(s, ",", " ")) {
		low := strings.ToLower(w)
		n, err := strconv.Atoi(strings.TrimRight(low, "stndrh"))
		switch {
		case english.Year(w) && !strings.HasSuffix(w, "s"):
			key += n * 10000
		case month(low):
			key += monthNumber(low) * 100
		case err == nil && n <= 31:
			key += n
		default:
			return 0
		}
	}
	if key < 10000 {
		return 0
	}
	return key
}
