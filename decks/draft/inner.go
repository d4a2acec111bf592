package draft

import "sabaq/decks/draft/english"

// vouched reports whether an essay that writes "X verb that P" says that P itself. What somebody holds,
// argues or fears is theirs, and is asked with them (see saidCard).
func vouched(lemma string) bool {
	switch lemma {
	case "show", "prove", "demonstrate", "find", "discover", "establish", "reveal", "confirm", "know", "learn", "mean", "ensure",
		"record", "report", "note", "notice", "observe", "recall", "remember", "realise", "realize", "see", "estimate", "measure",
		"calculate", "determine", "recognise", "recognize", "provide", "require", "decide", "agree", "indicate":
		return true
	}
	return false
}

// embedded returns the clauses inside the unit that are worth a look of their own:
// those with "that" behind verbs of saying and thinking, and those that a conjunction
// begins.
func (u *unit) embedded() []*unit {
	c := u.Main
	if u.why != "" || u.vague || u.Doubtful {
		return nil
	}
	var list []*unit
	add := func(start, end int) {
		inner := u.e.reader.Clause(u.t, start, end)
		if inner == nil || !inner.HasSubject() || inner.Subject.Head < 0 || !u.t[inner.Subject.Head].Nominal() {
			return
		}
		for i := inner.Start; i < inner.End; i++ {
			// A pronoun may mean something outside.
			if k := u.t[i].Class; (k == english.Pronoun || k == english.Possessive && u.t[i].Low != "'s" && u.t[i].Low != "'") && !u.nounIn(inner.Start, i) || u.drop[i] {
				return
			}
		}
		copied := *u
		copied.Unit = &english.Unit{Start: inner.Start, End: end, Main: inner}
		list = append(list, &copied)
	}
	for i := c.Rest; i+2 < c.Sub; i++ {
		if u.t[i].Is("that") && u.t[i].Class == english.Subordinator {
			if vouched(u.t[c.Main].Lemma) {
				add(i+1, c.Sub)
			}
			break
		}
	}
	if c.Sub < c.End {
		add(c.Sub, c.End)
	}
	for _, segments := range [...][]english.Segment{u.Fronted, u.Trailing} {
		for i := range segments {
			if s := &segments[i]; s.Kind == english.Subordinate && !u.t[s.Start].Is("if", "unless") {
				add(s.Start, s.End)
			}
		}
	}
	return list
}
