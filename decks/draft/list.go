package draft

import (
	"strings"

	"sabaq/decks"
	"sabaq/decks/draft/english"
)

// Bounds of an enumeration that is asked as one.
const (
	listItems = 5
	itemWords = 5
)

// enumeration asks for the items of the list that is the clause's object or
// subject, or stands behind its verb's preposition, and says how many they are.
func (u *unit) enumeration() *Candidate {
	c := u.Main
	if items, _, end := u.items(c.Subject.Start, c.Subject.End); len(items) >= 3 && end == c.Subject.End {
		verb, f := u.say(c.Verb, c.Rest), &u.t[c.Verb]
		if f.Form == english.NoForm || f.Lemma == "be" && c.Main == c.Verb {
			return nil
		}
		kind := u.sort(items)
		if kind == "things" && u.t[items[0].Head].Class == english.Name {
			kind = "" // "Which three offered to pay?"
		}
		words := "Which " + countWord(len(items)) + " " + kind
		return u.listCard(items, u.opened(question(words+" "+u.say(u.adverbs(), c.Verb)+" "+verb+" "+u.say(c.Rest, c.Sub))))
	}
	if c.Passive && c.Negative {
		return nil
	}
	for i := c.Rest; i < c.Sub; i++ {
		if i > c.Rest && !(u.t[i-1].Class == english.Preposition && !u.t[i-1].Is("of")) {
			continue
		}
		items, start, end := u.items(i, c.Sub)
		if len(items) < 3 || start != i || end < c.Sub && u.t[end].Class != english.Preposition {
			continue
		}
		if i == c.Rest && u.t[c.Main].Is("gave", "give", "gives", "given", "giving", "offered", "offers", "sent", "sends", "brought", "taught", "told", "tells", "shows", "showed") {
			return nil // "gave him food, money and shelter": two objects
		}
		if end < c.Sub && !u.dateIn(end, c.Sub) && c.Sub-end <= 4 {
			items[len(items)-1].End = c.Sub // what follows belongs to the last item
			end = c.Sub
		}
		head := u.say(c.Rest, i)
		if strings.Contains(" "+head+" ", " that ") {
			return nil
		}
		q := u.opened(u.asking("Which "+countWord(len(items))+" "+u.sort(items), tidySpaces(head+" "+u.say(end, c.Sub))))
		if i > c.Rest {
			// "to roads, hospitals and schools": the preposition goes in front.
			prep := u.t[i-1].Low
			q = u.opened(u.asking(upperFirst(prep)+" which "+countWord(len(items))+" "+u.sort(items), tidySpaces(u.say(c.Rest, i-1)+" "+u.say(end, c.Sub))))
		}
		if q == "" {
			return nil
		}
		return u.listCard(items, q)
	}
	return nil
}

// sort returns a noun for all items of a list.
func (u *unit) sort(items []english.Phrase) string {
	countries := true
	persons, years := true, true
	for _, it := range items {
		countries = countries && country(u.say(it.Start, it.End))
		persons = persons && u.e.personal(u, it) != 0
		years = years && it.End == it.Start+1 && english.Year(u.t[it.Start].Text)
	}
	switch {
	case countries:
		return "countries"
	case years:
		return "years"
	case persons:
		return "people"
	}
	return "things"
}

func (u *unit) listCard(items []english.Phrase, q string) *Candidate {
	if q == "" || len(strings.Fields(q)) < 6 || len(items) > listItems {
		return nil
	}
	card := u.candidate(decks.All, "enumeration")
	card.Question = q
	for _, it := range items {
		text := u.say(it.Start, it.End)
		if text == "" || strings.Contains(folded(q), folded(text)) {
			return nil
		}
		card.Items = append(card.Items, text)
		card.Spans = append(card.Spans, u.span(it.Start, it.End))
	}
	card.Score = 0.8
	return card
}

// items reads a list "A, B, and C" that begins at token i or a little behind it.
// It returns where the list begins and ends.
func (u *unit) items(i, limit int) (items []english.Phrase, start, end int) {
	start = i
	for i < limit {
		p, ok := u.e.reader.Whole(u.t[:limit], i, limit, false)
		if !ok || p.End-p.Start > itemWords {
			return nil, start, i
		}
		items = append(items, p)
		i = p.End
		if i >= limit {
			break
		}
		switch {
		case u.t[i].Is(",") && i+1 < limit && u.t[i+1].Is("and", "or"):
			i += 2
		case u.t[i].Is(","):
			i++
			continue
		case u.t[i].Is("and", "or") && len(items) >= 2:
			i++
		default:
			return nil, start, i
		}
		p, ok = u.e.reader.Whole(u.t[:limit], i, limit, false)
		if !ok || p.End-p.Start > itemWords || p.End < limit && u.t[p.End].Class != english.Preposition && u.t[p.End].Class != english.Mark && u.t[p.End].Class != english.Verb {
			return nil, start, i
		}
		return append(items, p), start, p.End
	}
	return nil, start, i
}
