package draft

import (
	"strings"

	"sabaq/decks/draft/english"
)

// term is a piece of a unit that can be asked for.
type term struct {
	kind       kindOf
	start, end int // tokens
	weight     float64
}

// terms finds what can be asked for in a unit, from left to right and without
// overlaps.
func (u *unit) terms() []term {
	var list []term
	depth := 0
	for i := u.Start; i < u.End; {
		switch {
		case u.t[i].Is("(", "["):
			depth++
		case u.t[i].Is(")", "]"):
			depth--
		}
		if u.drop[i] || depth > 0 || u.cited(i) {
			i++
			continue
		}
		if _, swapped := u.swap[i]; swapped {
			i++
			continue
		}
		if t, ok := u.termAt(i); ok {
			if (t.kind == year || t.kind == date) && u.passing(i) {
				t.weight = 0.45
			}
			list = append(list, t)
			i = t.end
			continue
		}
		i++
	}
	return list
}

// cited reports whether the token at i belongs to the citation of a law report: "[1991] 1 AC
// 398".
func (u *unit) cited(i int) bool {
	for j := i - 1; j > u.Start && j >= i-3; j-- {
		switch {
		case u.t[j].Is("]"):
			return true
		case u.t[j].Class != english.Number && !acronym(u.t[j].Text):
			return false
		}
	}
	return false
}

// passing reports whether a date at i is told in passing: in what a name is explained by, or
// as the year of a study whose finding matters.
func (u *unit) passing(i int) bool {
	for _, v := range u.s.units {
		for _, list := range [...][]english.Segment{v.Fronted, v.Between, v.Trailing} {
			for k := range list {
				if s := &list[k]; s.Start <= i && i < s.End && (s.Kind == english.Relatival || s.Kind == english.Participial && i+2 >= s.End) {
					return true
				}
			}
		}
		if c := v.Main; c != nil && v.Start <= i && i < v.End && u.e.reader.Speech(u.t[c.Main].Lemma) && c.Rest < v.End && u.t[c.Rest].Is("that") {
			return true
		}
	}
	return false
}

func (u *unit) termAt(i int) (term, bool) {
	if end, kind, ok := u.dateAt(i); ok {
		if kind == year && i > u.Start+1 && u.t[i-1].Is("of") || kind == date && !yearIn(u.say(i, end)) {
			return term{kind, i, end, 0.4}, true // "the treaty of 1960", "in November"
		}
		return term{kind, i, end, 0.95}, true
	}
	if end, weight, ok := u.numberAt(i); ok {
		return term{number, i, end, weight}, true
	}
	if end, ok := u.markedAt(i); ok {
		if u.t[i].Class == english.Name {
			return term{thing, i, end, 0.9}, true
		}
		return term{quoted, i, end, 0.9}, true
	}
	if end, ok := u.quotedAt(i); ok {
		return term{quoted, i + 1, end - 1, 0.8}, true
	}
	if i > u.Start && u.t[i-1].Is("°") || u.t[i].Is("celsius", "fahrenheit", "kelvin") {
		return term{}, false
	}
	if end, kind, weight, ok := u.nameAt(i); ok {
		start := i
		for kind == person && start+1 < end && title(u.t[start].Low) && u.t[start+1].Class == english.Name {
			start++
		}
		return term{kind, start, end, weight}, true
	}
	return term{}, false
}

// markedAt reports whether words that the essay emphasises begin at token i: mostly
// terms that it explains.
func (u *unit) markedAt(i int) (end int, ok bool) {
	offset := u.s.Start + len(u.s.Text) - len(strings.TrimPrefix(u.s.Text, itemMark))
	for _, m := range u.s.p.marked {
		if m.Start != offset+u.t[i].Start {
			continue
		}
		for end = i; end < u.End && offset+u.t[end].End <= m.End; end++ {
			if u.t[end].Class == english.Mark {
				return 0, false
			}
		}
		return end, end > i && end <= i+5 && offset+u.t[end-1].End == m.End && !u.e.reader.Closed(u.t[i].Low)
	}
	return 0, false
}

// quotedAt reports whether words in quotation marks stand at i, and where they end.
func (u *unit) quotedAt(i int) (end int, ok bool) {
	if !u.t[i].Is("\"", "“") || i > u.Start && u.t[i-1].Is("\"", "“") {
		return 0, false
	}
	for j := i + 1; j < u.End && j <= i+8; j++ {
		if u.t[j].Is("\"", "”") {
			return j + 1, j > i+1
		}
		if u.t[j].Is(";", ":") {
			return 0, false
		}
	}
	return 0, false
}

// nameAt returns the name at i.
func (u *unit) nameAt(i int) (end int, kind kindOf, weight float64, ok bool) {
	if u.t[i].Class != english.Name || month(u.t[i].Low) && !(i+1 < u.End && u.t[i+1].Class == english.Name) {
		return 0, 0, 0, false
	}
	end = u.nameEnd(i)
	words := make([]string, 0, end-i)
	for j := i; j < end; j++ {
		words = append(words, u.t[j].Low)
	}
	last := words[len(words)-1]
	switch {
	case u.e.personName(words) != 0:
		kind = person
	case organisation(last), organisation(words[0]):
		kind = titled
	case geographic(last), len(words) > 1 && landform(words[0]):
		kind = place
	}
	weight = 0.9
	if end == i+1 {
		next := &u.t[min(end, len(u.t)-1)]
		if demonym(last) {
			return 0, 0, 0, false // "British troops": an adjective
		}
		if end < u.End && (next.Class == english.Noun || next.Class == english.Adjective && end+1 < u.End && u.t[end+1].Class == english.Noun && !next.Is("late", "early")) {
			weight, kind = 0.45, thing // "Balkan crisis": half a name
		}
	}
	if end < u.End && u.t[end].Class == english.Noun {
		kind = thing // "Black Caribbean pupils"
	}
	if end+1 < u.End && u.t[end].Is("the") && u.t[end+1].Class == english.Name {
		weight = 0.3 // "the Fund for Saving the Lake"
	}
	if kind == thing {
		weight -= 0.05
		if i == firstWord(u.t) && end == i+1 && !u.e.reader.Capital(last) {
			weight = 0.45 // the first word of a sentence: perhaps no name at all
		}
	}
	if end < u.End && u.t[end].Class == english.Adjective && u.t[end].Text != u.t[end].Low {
		weight = 0.4 // half of a name that goes on with a hyphen: "Eastern Bloc-backed"
	}
	if u.e.commonplace(u.t[end-1].Low) {
		weight = 0.3 // what every other sentence names tells little
	}
	if u.t[i].Is("article", "articles", "section", "sections", "chapter", "clause") && end <= i+2 && end > i+1 {
		weight = 0.3
	}
	if end == i+1 && (people(last) || u.e.reader.Person(last) || title(last)) {
		weight = 0.3 // "Muslims", "the Viceroy"
	}
	if end == i+1 && (organisation(last) || kind == thing && u.e.reader.Common(last)) || weekday(last) {
		weight = 0.3 // half a name: "the Court"
	}
	if end < u.End && u.t[end].Low == "'s" && (end+1 >= u.End || !startsNoun(&u.t[end+1])) {
		weight = 0.3 // "in Collier's"
	}
	return end, kind, weight, true
}

// landform reports whether a word begins the names of places: "Lake Baikal".
func landform(w string) bool {
	switch w {
	case "lake", "mount", "cape", "gulf", "bay", "strait", "isle", "river", "port", "fort", "san", "santa", "new", "south", "north", "east", "west":
		return true
	}
	return false
}

// commonplace reports whether the essay says a word in a fifth of its sentences.
func (e *Essay) commonplace(low string) bool {
	n := e.reader.Used(low)
	if n > 2 && len(low) > 3 && strings.Contains(" "+folded(e.Title)+" ", " "+low+" ") {
		return true
	}
	return n > 4 && 10*n > len(e.sentences)
}

// people reports whether a word in the plural names a people or the believers of a faith.
func people(w string) bool {
	one, ok := strings.CutSuffix(w, "s")
	if !ok || strings.HasSuffix(one, "s") {
		return false
	}
	switch one {
	case "muslim", "hindu", "sikh", "christian", "jew", "arab", "turk", "pole", "greek", "briton", "kurd", "punjabi", "bengali", "pashtun", "catholic", "protestant", "buddhist", "sunni", "shia", "republican", "democrat", "communist", "nazi":
		return true
	}
	return demonym(one) || strings.HasSuffix(one, "i") && len(one) > 5
}

func weekday(w string) bool {
	switch w {
	case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday":
		return true
	}
	return false
}

func startsNoun(t *english.Token) bool {
	return t.Nominal() || t.Class == english.Adjective || t.Class == english.Number || t.Class == english.Adverb
}

// nameEnd returns the token behind the name that begins at i.
func (u *unit) nameEnd(i int) int {
	j := i + 1
	for j < u.End {
		t := &u.t[j]
		switch {
		case t.Class == english.Name && j == i+1 && country(u.t[i].Low) && givenName(t.Low) != 0:
			return j // "in Israel Victor Lavy"
		case t.Is("–", "-") && t.Glued && j+1 < u.End && u.t[j+1].Glued && u.t[j+1].Class == english.Name:
			j += 2
		case t.Class == english.Name && !month(t.Low):
			j++
		case t.Class == english.Number && !english.Year(t.Text) && len(t.Text) < 4 && !strings.Contains(t.Text, ".") && !country(u.t[j-1].Low) && u.t[j-1].Class == english.Name && (j+1 >= len(u.t) || u.t[j+1].Class != english.Noun && !u.t[j+1].Is("per")) && u.e.personName([]string{u.t[j-1].Low}) == 0:
			j++
		case t.Is("of", "de", "von", "van", "du", "des", "della", "al", "on", "for", "and", "in", "&") && j+1 < u.End:
			k := j + 1
			if u.t[k].Is("the") && !t.Is("and", "on", "in", "for") {
				k++
			}
			if k >= u.End || u.t[k].Class != english.Name || month(u.t[k].Low) {
				return j
			}
			if t.Is("of") && !organisation(u.t[j-1].Low) && !organisation(u.t[i].Low) && !geographic(u.t[j-1].Low) && !u.t[j-1].Is("declaration", "code", "rights", "statute", "duke", "secretary", "minister", "chancellor", "president", "department", "chief", "secretary-general", "earl", "king", "queen", "prince") {
				return j
			}
			// "and", "on", "for" only inside the long names of institutions.
			if t.Is("and", "on", "for", "in") && !u.expanded(i, j) && !(t.Is("on", "for") && organisation(u.t[j-1].Low)) {
				return j
			}
			j = k
		default:
			return j
		}
	}
	return j
}

// expanded reports whether the name from i that goes on at j is written out for an
// acronym in brackets behind it, as "Panel on Climate Change (PCC)".
func (u *unit) expanded(i, j int) bool {
	for k := j; k+2 < len(u.t) && k < j+8; k++ {
		if u.t[k].Is("(") && acronym(u.t[k+1].Text) && u.t[k+2].Is(")") {
			return strings.HasPrefix(u.t[k+1].Text, strings.ToUpper(u.t[i].Text[:1]))
		}
		if u.t[k].Class == english.Verb || u.t[k].Is(",", ".") {
			return false
		}
	}
	return false
}

// acronym reports whether a word is made of capitals.
func acronym(w string) bool {
	n := 0
	for _, r := range w {
		switch {
		case r >= 'A' && r <= 'Z':
			n++
		case r == '.' || r >= '0' && r <= '9' || r == 's':
		default:
			return false
		}
	}
	return n >= 2 && len(w) <= 8
}

// demonym reports whether a lower-case word is an adjective of nations by its
// ending or by use.
func demonym(w string) bool {
	switch w {
	case "french", "dutch", "greek", "soviet", "swiss", "turkish", "czech", "thai", "iraqi", "israeli", "pakistani", "afghan", "saudi", "islamic", "catholic", "protestant", "jewish", "arab", "muslim", "christian", "hindu", "communist", "nazi", "u.s.", "us", "uk", "eu", "un":
		return true
	}
	if geographic(w) {
		return false
	}
	for _, e := range [...]string{"ish", "ese", "ian", "ean"} {
		if strings.HasSuffix(w, e) {
			return true
		}
	}
	return strings.HasSuffix(w, "an") && len(w) > 5
}

// country reports whether a name is a country's.
func country(w string) bool {
	switch strings.TrimPrefix(strings.ToLower(w), "the ") {
	case "britain", "great britain", "england", "scotland", "wales", "ireland", "france", "germany", "west germany", "east germany", "italy", "spain", "portugal", "belgium", "netherlands", "luxembourg", "switzerland", "austria", "hungary", "poland", "denmark", "sweden", "norway", "finland", "iceland", "greece", "turkey", "russia", "egypt", "israel", "syria", "iraq", "iran", "jordan", "lebanon", "yemen", "india", "china", "japan", "korea", "south korea", "north korea", "vietnam", "mexico", "brazil", "chile", "peru", "cuba", "canada", "kenya", "morocco", "algeria", "tunisia", "libya", "sudan", "ethiopia", "nigeria", "ghana", "south africa", "zimbabwe", "pakistan", "afghanistan", "bangladesh", "sri lanka", "nepal", "burma", "myanmar", "thailand", "indonesia", "malaysia", "singapore", "philippines", "australia", "new zealand", "argentina", "colombia", "venezuela", "bolivia", "uruguay", "united states", "united kingdom", "soviet union", "saudi arabia", "czechoslovakia", "czech republic", "yugoslavia", "serbia", "croatia", "romania", "bulgaria", "ukraine", "estonia", "latvia", "lithuania", "jamaica", "haiti", "palestine", "u.s.", "usa":
		return true
	}
	return false
}

// concept returns the noun phrase from start to end without its determiner, as a
// term, where it is telling enough to be asked for.
func (u *unit) concept(p english.Phrase) (term, bool) {
	s := p.Start
	for s < p.End && (u.t[s].Class == english.Determiner || u.t[s].Class == english.Possessive || u.t[s].Class == english.Adverb || u.t[s].Class == english.Number || u.t[s].Class == english.Mark || u.t[s].Is("such", "other", "certain", "various", "own", "whole", "very", "same")) {
		s++
	}
	e := p.Head + 1
	if s >= e || e-s > 4 {
		return term{}, false
	}
	head := &u.t[p.Head]
	if head.Class != english.Noun || vague(head.Low) {
		return term{}, false
	}
	for i := u.Start; i < u.End; i++ {
		if (i < s || i >= e) && u.t[i].Class == english.Noun && english.Singular(u.t[i].Low) == english.Singular(head.Low) {
			return term{}, false // said a second time
		}
	}
	named := s > 0 && (u.t[s-1].Is("called", "nicknamed", "termed", "dubbed", "named") || u.t[s-1].Is("as") && s > 1 && u.t[s-2].Is("known"))
	if e-s < 2 && !strings.ContainsRune(head.Low, '-') && !named {
		return term{}, false // one word that others could stand for
	}
	if e-s > 1 && u.e.topical(head.Low) && u.e.topical(u.t[s].Low) {
		return term{}, false
	}
	for i := s; i < e; i++ {
		if _, swapped := u.swap[i]; swapped || u.drop[i] || u.t[i].Class == english.Name || u.t[i].Class == english.Possessive {
			return term{}, false
		}
	}
	if e-s > 1 && !(u.anyTerm && (u.t[s].Class == english.Noun || strings.ContainsRune(u.t[s].Low, '-'))) && !u.e.repeats(u.say(s, e)) && !named && !(s > 0 && u.t[s-1].Is("as")) {
		return term{}, false // words of the moment, no term
	}
	weight := 0.35
	if named {
		return term{concept, s, e, 0.8}, true // what the essay brings in as a term
	}
	if e-s > 1 {
		weight += 0.1
	}
	if u.e.reader.Used(head.Low) > 1 {
		weight += 0.05
	}
	if len(head.Low) > 7 {
		weight += 0.05
	}
	if u.t[s].Is("different", "similar", "large", "small", "new", "old", "good", "great", "further", "many", "main", "long", "short", "high", "low", "real", "damaged", "better", "lower", "higher", "larger", "smaller", "special", "particular", "important", "first", "last", "next", "recent", "little", "legal", "only", "main", "chief", "real", "true", "full", "whole", "early", "late", "modern", "common", "general", "strong", "weak", "clear", "simple", "rich", "poor", "young") || strings.HasSuffix(u.t[s].Low, "est") {
		weight -= 0.15
	}
	return term{concept, s, e, weight}, true
}

// repeats reports whether a phrase is one that the essay comes back to: each two words of it
// stand side by side more than once.
func (e *Essay) repeats(phrase string) bool {
	words := strings.Fields(folded(phrase))
	for i := 1; i < len(words); i++ {
		if e.pairs[[2]string{words[i-1], words[i]}] < 2 {
			return false
		}
	}
	return true
}

// learnPairs counts which words stand side by side.
func (e *Essay) learnPairs() {
	e.pairs = make(map[[2]string]int)
	for _, s := range e.sentences {
		words := strings.Fields(folded(s.Text))
		for i := 1; i < len(words); i++ {
			e.pairs[[2]string{words[i-1], words[i]}]++
		}
	}
}

// vague reports whether a noun says little by itself.
func vague(w string) bool {
	switch english.Singular(w) {
	case "way", "thing", "fact", "part", "kind", "sort", "type", "form", "example", "result", "case", "time", "situation", "problem", "aspect", "number", "amount", "lot", "series", "range", "variety", "question", "answer", "reason", "cause", "effect", "role", "place", "point", "end", "beginning", "person", "people", "man", "woman", "one", "other", "use", "idea", "matter", "issue", "factor", "level", "rate", "degree", "extent", "condition", "year", "day", "month", "week", "century", "decade", "period", "moment", "side", "change", "development", "process", "member", "group", "share", "majority", "minority", "rest", "means", "basis", "sense", "view", "opportunity", "attempt", "need", "lack", "claim", "offer", "plan", "method", "measure", "decision", "difference", "feature", "purpose", "goal", "hand", "step", "stage", "half", "quarter", "third", "most", "bit", "piece", "set", "object", "subject", "area", "country", "world", "life", "work", "approach", "shift", "name", "own", "word", "thousand", "hundred", "million", "scale", "lesson":
		return true
	}
	return false
}
