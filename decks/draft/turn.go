package draft

import (
	"strings"

	"sabaq/decks/draft/english"
)

// turns returns what asks for a sentence behind the one before it, by the word that it begins
// with, and how many tokens that word has; "" where it doesn't turn.
func turns(t []english.Token) (ask string, n int) {
	if len(t) < 5 {
		return "", 0
	}
	two := func(a, b string) bool { return t[0].Is(a) && t[1].Is(b) }
	switch {
	case t[0].Is("but", "yet", "however", "nevertheless", "nonetheless", "conversely"):
		return "But what?", 1
	case two("still", ","), two("instead", ","):
		return "But what?", 1
	case t[0].Is("the") && t[1].Is("reason", "cause", "explanation") && t[2].Is("is", "was", "lies", "lay", "for"), two("one", "reason") && t[2].Is("is", "was"):
		return "Why?", 0
	case t[0].Is("the") && t[1].Is("result", "effect", "consequence", "outcome", "upshot") && t[2].Is("is", "was", "has", "had"):
		return "With what result?", 0
	case t[0].Is("the") && t[1].Is("lesson", "moral", "conclusion", "implication", "inference") && t[2].Is("is", "was"):
		return "What follows from this?", 0
	case t[0].Is("this", "that") && t[1].Is("means", "meant", "makes", "made", "leaves", "left", "gives", "gave", "allows", "allowed", "lets", "let", "forced", "helped"):
		return "With what result?", 0
	case two("after", "all") && t[2].Is(","):
		return "Why?", 2
	case two("indeed", ","):
		return asksShown, 1
	case t[0].Is("because"):
		return "Why?", 0
	case t[0].Is("partly", "largely", "chiefly", "mainly", "mostly") && t[1].Is("because"):
		return "Why?", 0
	case t[0].Is("for") && t[1].Is("he", "she", "it", "they", "there") && finiteSoon(t, 2):
		return "Why?", 0
	case t[0].Is("otherwise"):
		return "And otherwise?", 1
	case t[0].Is("without") && t[1].Is("it", "them", "this", "these") && t[2].Is(","):
		return "And without " + t[1].Low + "?", 2
	case t[0].Is("then") && t[1].Class != english.Verb && !t[1].Is("came", "there", "in", "on", "at", ","):
		return "What then?", 1
	case two("to", "be") && t[2].Is("sure"):
		return "With what reservation?", 3
	case t[0].Is("granted", "true", "admittedly") && t[1].Is(","):
		return "With what reservation?", 1
	case two("by", "contrast"), two("in", "contrast"), two("even", "so"):
		return "But what?", 2
	case two("all", "the") && t[2].Is("same"), two("just", "the") && t[2].Is("same"):
		return "But what?", 3
	case t[0].Is("therefore", "thus", "hence", "consequently", "accordingly", "so") && !t[1].Is("far", "long", "much", "many", "it"):
		return "With what result?", 1
	case two("as", "a") && t[2].Is("result", "consequence") && !t[3].Is("of"):
		return "With what result?", 3
	case two("for", "example"), two("for", "instance"):
		return "What example is given?", 2
	}
	return "", 0
}

// turnsInside is turns for a sentence whose word stands between its subject and its verb:
// "the index therefore rose".
func (u *unit) turnsInside() string {
	if u.Main == nil {
		return ""
	}
	t, end := u.t, u.s.lastWord()
	switch at := func(w ...string) bool { return endsIn(t, end, w...) }; {
	case at("all", "the", "same"), at("just", "the", "same"), at("even", "so"), at("nonetheless"), at("anyway"), at("instead"):
		return "But what?"
	}
	for i := u.Start; i < min(u.Main.Rest+4, end-3); i++ {
		switch {
		case t[i].Is(",") && t[i+1].Is("by", "in") && t[i+2].Is("contrast") && t[i+3].Is(","):
			return "But what?"
		case t[i].Is(",") && t[i+1].Is("it") && t[i+2].Is("follows") && t[i+3].Is(","):
			return "What follows from this?"
		case i >= u.Main.Rest, i == u.Start:
		case t[i].Is("then") && i > u.Start && t[i-1].Is(",") && t[i+1].Is(","):
			return "What follows from this?"
		case !u.link[i]:
		case u.t[i].Is("therefore", "thus", "hence", "consequently", "accordingly"):
			return "With what result?"
		case u.t[i].Is("however", "nevertheless", "nonetheless"):
			return "But what?"
		}
	}
	return ""
}

// endsIn reports whether the tokens before end are these words.
func endsIn(t []english.Token, end int, words ...string) bool {
	from := end - len(words)
	for i, w := range words {
		if from < 0 || !t[from+i].Is(w) {
			return false
		}
	}
	return true
}

// turned asks for a sentence that turns from the one before it, or draws something from it,
// where no rule that knows its clauses did. Both are shown as they are written.
func (e *Essay) turned(s *sentence) *Candidate {
	p := e.pairOf(s, false)
	if p == nil || s.units[0].Main == nil && len(s.units) == 1 {
		return nil
	}
	t, b := p.tokens(), p.before
	ask, n := turns(t)
	if ask == "With what reservation?" && s.index+1 < len(e.sentences) {
		if next := e.sentences[s.index+1].parsed.Tokens; len(next) > 0 && next[0].Is("but", "yet", "still", "nevertheless", "even") {
			return nil // granted for the sake of what comes
		}
	}
	if ask == "" && shares(b.Text, s.Text) {
		ask = s.units[0].turnsInside()
	}
	if ask == "" {
		return nil
	}
	if last := b.units[len(b.units)-1]; len(strings.Fields(b.Text)) > shownWords && last.sayable() && len(b.units) > 1 {
		p.first = last // its last thought will do
	}
	for n < s.lastWord() && t[n].Class == english.Mark {
		n++
	}
	c := p.ask("turned", ask, n, shownWords, 0.55)
	if c != nil && n == 0 && len(strings.Fields(c.Answer)) < 5 {
		return nil // "the reason is plain"
	}
	return c
}

// shownWords bounds a sentence that is shown in front of one that turns from it.
const shownWords = completeWords + 6
