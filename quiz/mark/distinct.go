package mark

import "strings"

// distinct reports whether two words that are a slip or two apart are known to be
// different words: one has another prefix, one is the people of the other, or
// both stand in the list of words that are taken for each other.
func distinct(a, b string) bool {
	return prefixed(a, b) || people(a, b) || people(b, a) || confused(a, b)
}

// prefixed reports whether only a prefix tells two words apart: usual and unusual,
// increase and decrease, interstate and intrastate.
func prefixed(a, b string) bool {
	prefixes := [...]string{"", "un", "in", "im", "il", "ir", "non", "dis", "de", "mis", "anti", "counter", "pre", "pro", "per",
		"re", "ex", "extra", "inter", "intra", "intro", "hyper", "hypo", "macro", "micro", "endo", "exo"}
	for _, p := range prefixes {
		rest, ok := strings.CutPrefix(a, p)
		if !ok || len(rest) < 4 {
			continue
		}
		q, ok := strings.CutSuffix(b, rest)
		if !ok || q == p || negates(p) && negates(q) || p+q == "perpre" || p+q == "preper" {
			continue // inpossible is impossible misspelt, and perserve preserve
		}
		for _, other := range prefixes {
			if q == other {
				return true
			}
		}
	}
	return false
}

// negates reports whether p is a form of the prefix in-.
func negates(p string) bool { return p == "in" || p == "im" || p == "il" || p == "ir" }

// people reports whether b is the people of the place a: India, Indian. Balochista is
// Balochistan cut short.
func people(a, b string) bool {
	return b == a+"n" && (strings.HasSuffix(a, "ia") || strings.HasSuffix(a, "ica") || strings.HasSuffix(a, "ea"))
}

// confused reports whether two words stand in the same line of confusedWords.
func confused(a, b string) bool {
	if a == b {
		return false
	}
	for _, line := range confusedWords() {
		if inLine(line, a) && inLine(line, b) {
			return true
		}
	}
	return false
}

func inLine(line, word string) bool {
	for line != "" {
		var next string
		next, line, _ = strings.Cut(line, " ")
		if next == word {
			return true
		}
	}
	return false
}

// confusedWords lists words within a slip or two of each other that mean different
// things, above all in answers on politics, law, history and geography. It can't be
// whole: a wrong "right" that it misses is a line to add.
func confusedWords() []string {
	return []string{
		"adapted adopted", "adverse averse", "angel angle", "ascent assent", "battle bottle", "breadth breath",
		"casual causal", "collision collusion", "complaint compliant", "confidant confident", "confirm conform",
		"contact contract contrast", "convert covert", "country county", "dairy diary", "decent descent dissent",
		"decide decode", "desert dessert", "existing exiting", "faction fiction fraction friction", "falling filling",
		"finding funding", "founder funder", "lasting listing", "later latter", "leading loading", "marital martial",
		"massage message", "mediate meditate", "mediation meditation", "mediator meditator", "nation notion",
		"packed picked", "painting pointing", "paktia paktika", "patrol petrol", "personal personnel", "portion potion",
		"precedent president", "price prize", "procession profession", "quiet quite", "ratio ration", "sacred scared",
		"sample simple", "secession succession", "state statue status statute", "stride strike stroke",
		"thorough though thought through tough", "threat treat", "thrust trust", "tired tried", "trail trial",
		"treaties treatise", "united untied", "vary wary", "vest west", "vine wine",
	}
}
