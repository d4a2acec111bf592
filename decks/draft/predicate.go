package draft

import (
	"strings"

	"sabaq/decks"
	"sabaq/decks/draft/english"
)

// definition asks what something is: "X is a Y that Z".
func (u *unit) definition() *Candidate {
	c := u.Main
	f := &u.t[c.Verb]
	if f.Lemma != "be" || c.Main != c.Verb || c.Negative || c.Rest >= c.End || !u.t[c.Rest].Is("a", "an", "the") || c.Subject.End-c.Subject.Start > 6 {
		return nil
	}
	answer, _, _ := strings.Cut(u.say(c.Rest, c.Sub), ", and it ")
	n := len(strings.Fields(answer))
	if n < 4 || n > answerWords || u.t[c.Subject.Start].Class == english.Possessive {
		return nil
	}
	wh := "What "
	if u.e.personal(u, c.Subject) != 0 && u.t[c.Subject.Head].Class == english.Name {
		wh = "Who "
	}
	if strings.ContainsAny(answer+u.subject(), "\"“”") {
		return nil // a quotation would be torn
	}
	card := u.candidate(decks.Basic, "definition")
	card.Question = question(wh + f.Low + " " + u.subject())
	if head := &u.t[c.Subject.Head]; n < 5 || head.Class != english.Name && f.Form == english.Past || head.Class != english.Name && u.t[c.Subject.Start].Is("the") || judgement(u.t[c.Rest+1].Low) {
		card.Question, card.Attribute = question("According to the essay, what "+f.Low+" "+u.subject()), true // no definition
	}
	card.Answer = upperFirst(answer) + "."
	card.Spans = []Span{u.span(c.Rest, c.Sub)}
	card.Score = 0.55
	if u.t[c.Subject.Start].Is("nowhere", "never", "seldom", "rarely", "here") {
		return nil
	}
	if head := &u.t[c.Subject.Head]; head.Class != english.Name && (!head.Nominal() || vague(head.Low) || u.t[c.Subject.Start].Is("the") && pointsBack(head.Low)) {
		return nil
	}
	return card
}

// saidCard asks what somebody argued, concluded or feared, with "that"; more says that no other
// card asks for what stands behind.
func (u *unit) saidCard(more bool) *Candidate {
	c := u.Main
	that := u.saidAt()
	if that == 0 {
		return nil
	}
	if first := &u.t[c.Subject.Start]; u.led == "" && (first.Is("some", "many", "most", "several", "others", "few") || c.Subject.End-c.Subject.Start == 1 && first.Class == english.Noun) {
		return nil // nobody can tell which ones
	}
	answer := u.say(that, c.Sub)
	if more {
		answer = u.said(that)
	}
	if n := len(strings.Fields(answer)); n < 5 || n > answerWords {
		return nil
	}
	ask := "What"
	if u.t[c.Main].Is("persuaded", "persuades", "convinced", "convinces") {
		ask = "Of what"
	}
	q := u.asking(ask, u.say(c.Rest, that))
	if q == "" || len(strings.Fields(q)) < 4 {
		return nil
	}
	card := u.candidate(decks.Basic, "said")
	card.Question = u.opened(q)
	card.Answer = upperFirst(answer) + "."
	card.Spans = []Span{u.span(that, c.Sub)}
	card.Score = 0.6
	if len(strings.Fields(card.Question)) < 5 {
		card.Score = 0.45
	}
	return card
}

// saidAt returns where what somebody says, finds or fears begins, with its "that", or 0. Who is told
// may stand before it: "he told the Commons in 1878 that".
func (u *unit) saidAt() int {
	c := u.Main
	if c.Rest >= c.Sub || c.Passive {
		return 0
	}
	that := c.Rest
	switch u.t[c.Main].Lemma {
	case "tell", "teach", "remind", "warn", "inform", "assure", "show", "persuade", "convince", "advise":
		for that < c.Sub && that < c.Rest+9 && !u.t[that].Is("that") && u.t[that].Class != english.Verb && u.t[that].Class != english.Mark && u.t[that].Class != english.Subordinator && u.t[that].Class != english.Relative {
			that++
		}
		if that >= c.Sub || that > c.Rest && u.t[that-1].Class == english.Noun && u.t[that].Class == english.Relative {
			return 0
		}
	default:
		if !u.e.reader.Speech(u.t[c.Main].Lemma) {
			return 0
		}
	}
	if !u.t[that].Is("that") || u.t[that].Class != english.Subordinator {
		return 0
	}
	return that
}

// said is what is said from a token on: to the unit's end, where that is no longer than an
// answer and nothing else is told of who says it.
func (u *unit) said(that int) string {
	if u.further {
		return u.say(that, u.Main.Sub)
	}
	if all := u.upTo(that, u.End); all != "" {
		return all
	}
	return u.say(that, u.Main.Sub)
}

// light reports whether a verb says little without its object, so that asking for
// the object makes no question.
func light(lemma string) bool {
	switch lemma {
	case "be", "have", "make", "take", "give", "do", "get", "become", "seem", "appear", "remain", "stay", "look", "keep", "put", "let", "play", "come", "go", "last", "cost", "face", "bear", "hold", "begin", "start", "continue", "tend", "try", "want", "mean", "pay", "draw", "set", "lie", "fall", "rise", "stand", "live", "act", "serve", "run", "turn", "bring", "point", "grow", "tell", "place", "owe", "strike", "learn", "leave", "find", "call", "see", "lay", "know", "fear", "read", "watch", "hear", "err":
		return true
	}
	return false
}

// appositions asks who or what something is that the text explains in passing: "X,
// a Y that Z,".
func (u *unit) appositions() []*Candidate {
	var list []*Candidate
	try := func(a, b english.Phrase, past, plural bool) {
		if c := u.apposition(a, b, past, plural); c != nil {
			list = append(list, c)
		}
	}
	if u.Main == nil || u.Doubtful {
		return nil
	}
	past := u.t[u.Main.Verb].Form == english.Past || u.t[u.Main.Verb].Form == english.Modal
	if len(u.Between) > 0 && u.Between[0].Kind == english.Nominals {
		b := u.Between[0]
		s := u.Main.Subject
		try(s, english.Phrase{Start: b.Start, End: b.End}, past, s.Plural)
	}
	for i := range u.Trailing {
		b := u.Trailing[i]
		if b.Kind != english.Nominals || i > 0 && u.Trailing[i-1].Kind != english.Aside && !u.explains(i-1) || b.Start == 0 || !u.t[b.Start-1].Is(",") {
			continue
		}
		// The phrase right before the comma.
		end := b.Start - 1
		if i > 0 && u.explains(i-1) {
			end = u.Trailing[i-1].Start - 1
		}
		if u.t[end-1].Is(")") {
			for end > 0 && !u.t[end].Is("(") {
				end--
			}
		}
		for s := max(u.Main.Rest, end-7); s < end; s++ {
			if p, ok := u.e.reader.NounPhrase(u.t[:end], s); ok && p.End == end && (s == 0 || u.t[s-1].Class == english.Preposition || s == u.Main.Rest) {
				try(p, english.Phrase{Start: b.Start, End: b.End}, past, p.Plural)
				break
			}
		}
	}
	return list
}

// explains reports whether a segment behind the clause is a word that announces an
// explanation: "that is".
func (u *unit) explains(i int) bool {
	s := &u.Trailing[i]
	return s.Kind == english.Connective && u.t[s.Start].Is("that", "namely") && u.t[s.Start-1].Is(",")
}

// initialled reports whether a name begins with an initial, as only persons' do.
func initialled(t *english.Token) bool {
	return len(t.Text) == 2 && t.Text[1] == '.' && t.Class == english.Name
}

// apposition asks for b, which explains a; or, where b is the name and a says what
// it is, the other way round.
func (u *unit) apposition(a, b english.Phrase, past, plural bool) *Candidate {
	p, ok := u.e.reader.NounPhrase(u.t[:b.End], b.Start)
	if !ok || a.Head < 0 {
		return nil
	}
	name, what := a, b
	if a.Start > 0 && u.t[a.Start-1].Is("than", "as", "be") || initialled(&u.t[a.Start]) {
		return nil
	}
	office := u.e.reader.Person(u.t[a.Head].Low) || title(u.t[a.Head].Low)
	if u.t[p.Head].Class == english.Name && (u.t[a.Head].Class == english.Noun || office && u.t[a.Start].Is("the")) && p.End == b.End {
		name, what = b, a
		name.Head, plural = p.Head, p.Plural
	}
	if u.t[name.Head].Class != english.Name && !(u.t[what.Start].Is("a", "an") && what.End-what.Start > 4) || !u.t[what.Start].Is("a", "an", "the", "then") {
		return nil
	}
	if first := &u.t[name.Start]; first.Class == english.Determiner && !first.Is("the", "a", "an") || first.Class == english.Number {
		return nil
	}
	for i := what.Start; i < what.End; i++ {
		if u.t[i].Is("this", "these", "they", "it", "he", "she", "them") {
			return nil
		}
	}
	if head := &u.t[name.Head]; head.Class == english.Noun && vague(head.Low) || !head.Nominal() {
		return nil
	}
	if u.t[name.Start].Is("the") && u.t[name.Head].Class == english.Noun {
		return nil // "for the future, a technique known as"
	}
	for i := name.Start; i < name.End; i++ {
		if u.t[i].Class == english.Number {
			return nil
		}
	}
	nameText, whatText := u.say(name.Start, name.End), u.say(what.Start, what.End)
	n := len(strings.Fields(whatText))
	if n < 5 || n > 22 || !u.t[what.Start].Is("a", "an") && n < 7 || len(strings.Fields(nameText)) > 5 || strings.Contains(folded(whatText), folded(nameText)) {
		return nil
	}
	for i := name.Start; i < name.End; i++ {
		if _, swapped := u.swap[i]; swapped || u.t[i].Class == english.Possessive {
			return nil
		}
	}
	be := "is"
	sex := u.e.personal(u, name)
	if sex != 0 && u.t[name.Head].Class == english.Name {
		return nil // who somebody was has many answers
	}
	if past && !country(nameText) && u.t[name.Head].Class == english.Name {
		be = "was"
	}
	if plural {
		be = map[string]string{"is": "are", "was": "were"}[be]
	}
	card := u.candidate(decks.Basic, "apposition")
	card.Question = question("What " + be + " " + nameText)
	card.Answer = upperFirst(strings.TrimPrefix(whatText, "then ")) + "."
	card.Spans = []Span{u.span(what.Start, what.End)}
	card.Score = 0.6
	return card
}
