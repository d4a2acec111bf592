package draft

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"sabaq/decks/draft/english"
)

// sentence is a sentence with what is understood of it.
type sentence struct {
	*Sentence
	p      *Paragraph
	index  int
	parsed *english.Sentence
	units  []*unit
	leans  need
	behind []*sentence // which it is shown behind
	// half says that what it is shown behind leans on more itself: good enough for its facts.
	half bool
	// nameless says that it leans only for want of a name to know its figures by.
	nameless bool
}

// unit is an independent clause whose pronouns are resolved, as far as that is
// safe.
type unit struct {
	*english.Unit
	e      *Essay
	s      *sentence
	t      []english.Token
	swap   map[int]string // what is said instead of a token
	drop   map[int]bool   // tokens that aren't said: connectives, asides
	link   map[int]bool   // of these, the ones that only join it to what stands before
	why    string         // why it can't stand alone, or ""
	back   bool           // why is, or was, that the word at backAt points back
	backAt int
	doubt  string         // the first why of all
	far    bool           // a pronoun was replaced by what another sentence names
	sure   map[int]string // of swap, the names of persons, which stay
	// undated says that what tells the time by what was said before is left out.
	undated bool
	// further says that the subject has a second predicate, where Main.Sub stands.
	further bool
	led     string // what it is shown behind, or ""
	// verbatim says that it is shown as it is written, asides and all.
	verbatim bool
	// anyTerm says that for want of anything better words that are no term may be asked for.
	anyTerm bool
	// vague says that something in it is known only from before: "the decision". A
	// sharp gap can be asked beside it, nothing else.
	vague bool
	topic topic
}

// understand reads every sentence, then resolves what points back, in the order
// of the text.
func (e *Essay) understand() {
	for _, s := range e.sentences {
		e.reader.Learn(english.Tokens(s.Text))
	}
	for i, s := range e.sentences {
		s.index = i
		text := strings.TrimPrefix(s.Text, itemMark)
		s.parsed = e.reader.Parse(text)
		for j := range s.parsed.Units {
			u := &unit{Unit: &s.parsed.Units[j], e: e, s: s, t: s.parsed.Tokens, swap: map[int]string{}, sure: map[int]string{}, drop: map[int]bool{}}
			u.cutFurther()
			s.units = append(s.units, u)
		}
	}
	e.learnPersons()
	e.learnTitles()
	e.learnHero()
	e.learnPairs()
	e.resolve()
	e.lead()
}

// say returns the tokens from a to b as text: pronouns replaced, asides and
// connectives left out, one space where the essay has any.
func (u *unit) say(a, b int) string { return tidySpaces(u.loose(a, b)) }

// loose is say with the space before the first token and the marks at both ends.
func (u *unit) loose(a, b int) string {
	var out strings.Builder
	depth, gap := 0, false
	for i := a; i < b && i < len(u.t); i++ {
		t := &u.t[i]
		if depth > 0 && t.Is("(", "[") || u.aside(i) {
			depth++
		}
		if depth > 0 || u.drop[i] {
			if t.Is(")", "]") {
				depth--
			}
			gap = true
			continue
		}
		if !t.Glued || gap && t.Class != english.Mark && t.Class != english.Possessive {
			out.WriteByte(' ')
		}
		gap = false
		if other, ok := u.swap[i]; ok {
			out.WriteString(other)
		} else {
			out.WriteString(u.word(i))
		}
	}
	return out.String()
}

// aside reports whether a token opens an aside, which a card can do without. What is glued to the word
// before is none, as in "section 2(1)", nor what stands in square brackets: the year of a law report.
func (u *unit) aside(i int) bool { return u.t[i].Is("(") && !u.t[i].Glued && !u.verbatim }

// word returns a token as it is written inside a sentence: the capital of a
// sentence's first word is taken off unless it is a name's.
func (u *unit) word(i int) string {
	t := &u.t[i]
	if i+1 < len(u.t) && u.t[i+1].Class == english.Name && title(t.Low) {
		return t.Text
	}
	if !u.verbatim && i == firstWord(u.t) && t.Class != english.Name && t.Text != "I" && strings.IndexFunc(t.Text[1:], unicode.IsUpper) < 0 {
		return lowerFirst(t.Text)
	}
	return t.Text
}

func firstWord(t []english.Token) int {
	for i := range t {
		if t[i].Class != english.Mark {
			return i
		}
	}
	return -1
}

func lowerFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToLower(r)) + s[n:]
}

func upperFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}

func tidySpaces(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	for _, mark := range [...]string{",", ".", ";", ":"} {
		s = strings.ReplaceAll(s, " "+mark, mark)
	}
	for strings.Contains(s, ",,") {
		s = strings.ReplaceAll(s, ",,", ",") // what stood between two commas isn't said
	}
	return strings.Trim(s, " ,;:")
}

// span returns where the tokens from a to b stand in the essay.
func (u *unit) span(a, b int) Span {
	offset := u.s.Start + len(u.s.Text) - len(strings.TrimPrefix(u.s.Text, itemMark))
	return Span{u.s.p.N, offset + u.t[a].Start, offset + u.t[b-1].End}
}

// clauseText returns the unit's clause as a sentence's body: fronted phrases that
// say when or where, subject, verb and rest, up to end.
func (u *unit) clauseText(end int) string {
	c := u.Main
	start := u.subjectStart()
	var front []string
	for i := range u.Fronted {
		f := &u.Fronted[i]
		if f.Kind == english.Prepositional && !u.drop[f.Start] && f.End-f.Start <= 10 {
			front = append(front, u.say(f.Start, f.End))
		}
	}
	// Phrases before the subject without a comma.
	if lead := u.lead(); lead < start && !u.inFront(lead) {
		if text := u.say(lead, start); text != "" {
			front = append(front, text)
		}
	}
	body := u.say(start, c.Subject.End) + " " + u.say(c.Subject.End, c.Verb) + " " + u.say(c.Verb, end)
	if len(u.Between) > 0 {
		body = u.say(start, c.Subject.End) + " " + u.say(u.adverbs(), c.Verb) + " " + u.say(c.Verb, end)
	}
	if u.Link == "" && len(front) > 0 {
		return tidySpaces(strings.Join(front, ", ") + ", " + body)
	}
	if len(front) > 0 {
		return tidySpaces(strings.Join(front, " ") + ", " + body)
	}
	return tidySpaces(body)
}

// lead returns the first token of the main clause's own segment.
func (u *unit) lead() int {
	c := u.Main
	i := c.Subject.Start
	for i > u.Start && u.t[i-1].Class != english.Mark && u.t[i-1].Class != english.Coordinator && u.t[i-1].Class != english.Subordinator {
		i--
	}
	for i < c.Subject.Start && (u.t[i].Class == english.Adverb || u.t[i].Class == english.Mark) {
		i++
	}
	return i
}

// subjectStart returns the first token of the subject with the adverb that weakens it:
// "hardly any", "nearly all".
func (u *unit) subjectStart() int {
	i := u.Main.Subject.Start
	for i > u.Start && u.t[i-1].Is("only", "hardly", "nearly", "almost", "barely", "scarcely", "practically", "virtually", "not", "even", "about", "roughly", "around", "over", "under", "at", "least", "most", "up", "to", "more", "less", "fewer", "than", "just", "some") && (u.t[i-1].Class == english.Adverb || u.t[i].Class == english.Number && !english.Year(u.t[i].Text) || u.t[i-1].Is("not")) {
		i--
	}
	return i
}

// cutFurther ends what is read as the main clause's rest before a further predicate of
// its subject: a question about one is none about the other.
func (u *unit) cutFurther() {
	c := u.Main
	if c != nil && c.Also >= c.Rest && c.Also < c.Sub {
		c.Sub = c.Also
		u.further = true
	}
}

// whole clause, with what hangs on it, as a full sentence; only its core where that is
// long.
func (u *unit) complete() string {
	full := u.raw(u.Start, u.End)
	if full == "" {
		full = u.clauseText(u.End)
	}
	if len(strings.Fields(full)) <= completeWords {
		return finish(full)
	}
	return u.statement()
}

// behindClause is the unit without a clause in front of it, as a full sentence.
func (u *unit) behindClause(s *english.Segment) string {
	at := s.End
	for at < u.End && u.t[at].Class == english.Mark && !u.t[at].Is("\"", "“") {
		at++
	}
	if full := u.raw(at, u.End); full != "" && len(strings.Fields(full)) <= completeWords {
		return finish(full)
	}
	return u.statement()
}

// completeWords bounds a clause that is shown or asked for as a whole.
const completeWords = answerWords + 9

// adverbs returns the first of the adverbs right before the verb.
func (u *unit) adverbs() int {
	i := u.Main.Verb
	for i > u.Start && u.t[i-1].Class == english.Adverb {
		i--
	}
	return i
}

// statement returns the clause as a full sentence.
func (u *unit) statement() string {
	end := u.Main.Sub
	if end < u.Main.End && u.t[end].Is("before", "after", "until", "till", "when", "where", "as", "than") {
		end = u.Main.End
	}
	if end < u.Main.End && u.t[end-1].Is("only") {
		end = u.Main.End
	}
	return finish(u.clauseText(end))
}

// finish makes a sentence of a clause's text.
func finish(s string) string {
	s = upperFirst(strings.TrimRight(s, " ,;:."))
	if strings.HasSuffix(s, "\"") && strings.HasSuffix(s, ".\"") {
		return s
	}
	return s + "."
}
