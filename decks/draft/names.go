package draft

import (
	"slices"
	"strings"

	"sabaq/decks/draft/english"
)

// kindOf says what a term is.
type kindOf uint8

// The kinds of terms.
const (
	thing kindOf = iota
	person
	place
	group  // organisations, peoples
	titled // treaties, wars, laws: a name whose common noun tells what it is
	date
	year
	number
	quoted
	concept
)

// hint returns what a gap may say of a term of this kind.
func (k kindOf) hint() string {
	return [...]string{"name", "person", "place", "name", "name", "date", "year", "number", "the essay's words", ""}[k]
}

// personal tells by what is known of a noun phrase whether it is a person: 'm',
// 'f', '?', or 0.
func (e *Essay) personal(u *unit, p english.Phrase) byte {
	if p.Head < 0 || p.Head >= len(u.t) {
		return 0
	}
	head := &u.t[p.Head]
	if head.Class == english.Noun {
		if e.reader.Person(head.Low) {
			switch english.Singular(head.Low) {
			case "woman", "girl", "queen", "princess", "empress", "mother", "daughter", "sister", "wife", "aunt", "widow", "nun", "lady", "duchess":
				return 'f'
			case "man", "boy", "king", "prince", "emperor", "father", "son", "brother", "husband", "uncle", "monk", "lord", "pope":
				return 'm'
			}
			return '?'
		}
		return 0
	}
	if head.Class != english.Name {
		return 0
	}
	start := p.Head
	for start > p.Start && u.t[start-1].Class == english.Name {
		start--
	}
	words := make([]string, 0, 4)
	for i := start; i <= p.Head; i++ {
		words = append(words, u.t[i].Low)
	}
	return e.personName(words)
}

// personName tells whether a name, in lower-case words, is a person's.
func (e *Essay) personName(words []string) byte {
	if sex, known := e.persons[strings.Join(words, " ")]; known {
		return sex
	}
	if len(words) == 0 || slices.Contains(words, "v") || slices.Contains(words, "v.") {
		return 0
	}
	first, last := words[0], words[len(words)-1]
	switch first {
	case "mrs", "mrs.", "ms", "ms.", "miss", "lady", "queen", "princess", "empress", "sister", "madame", "dame", "duchess":
		return 'f'
	case "mr", "mr.", "sir", "lord", "king", "prince", "emperor", "pope", "father", "brother", "tsar", "sultan", "khedive", "sheikh", "duke", "baron", "count", "saint", "st.", "khan", "caliph":
		if len(words) > 1 {
			return 'm'
		}
	case "dr", "dr.", "president", "professor", "prof.", "general", "gen.", "colonel", "captain", "admiral", "senator", "judge", "justice", "governor", "chancellor", "premier", "minister", "marshal", "lieutenant", "bishop", "archbishop", "cardinal", "ayatollah", "mullah", "imam":
		if len(words) > 1 {
			return '?'
		}
	}
	if organisation(last) || geographic(last) || organisation(first) && len(words) > 1 {
		return 0
	}
	if sex := givenName(first); sex != 0 {
		return sex
	}
	if sex, known := e.persons[last]; known && len(words) > 1 {
		return sex
	}
	return 0
}

// learnPersons finds the persons of the essay: by titles, first names, and what
// stands beside a name. A surname stands for its bearer from then on.
func (e *Essay) learnPersons() {
	e.persons = make(map[string]byte)
	note := func(words []string, sex byte) {
		if len(words) == 0 || slices.Contains(words, "v") {
			return
		}
		for len(words) > 1 && (title(words[0]) || strings.HasSuffix(words[0], ".")) {
			words = words[1:]
		}
		full, last := strings.Join(words, " "), words[len(words)-1]
		for _, key := range [...]string{full, last} {
			if old := e.persons[key]; old == 0 || old == '?' {
				e.persons[key] = sex
			}
		}
	}
	for _, s := range e.sentences {
		t := s.parsed.Tokens
		for i := 0; i < len(t); i++ {
			if t[i].Class != english.Name {
				continue
			}
			j := i
			var words []string
			for j < len(t) && (t[j].Class == english.Name || t[j].Is("de", "von", "van", "al", "bin", "ibn", "di", "da", "el") && j+1 < len(t) && t[j+1].Class == english.Name) {
				words = append(words, t[j].Low)
				j++
			}
			sex := e.personName(words)
			if sex == 0 && !organisation(words[len(words)-1]) && !geographic(words[len(words)-1]) && e.personBeside(t, i, j) {
				sex = '?'
			}
			if sex != 0 {
				note(words, sex)
			}
			i = j
		}
	}
	e.learnActors(note)
}

// learnActors takes the subjects of what only people do for persons, and those that
// the next sentence calls "he" or "she".
func (e *Essay) learnActors(note func([]string, byte)) {
	for k, s := range e.sentences {
		for n, u := range s.units {
			c := u.Main
			if c == nil || !c.HasSubject() || c.Subject.Head < 0 || u.t[c.Subject.Head].Class != english.Name || u.t[c.Subject.Start].Class != english.Name {
				continue
			}
			var words []string
			for i := c.Subject.Start; i <= c.Subject.Head && u.t[i].Class == english.Name; i++ {
				words = append(words, u.t[i].Low)
			}
			if e.personName(words) != 0 || organisation(words[len(words)-1]) || geographic(words[len(words)-1]) || country(strings.Join(words, " ")) || len(words) > 3 || acronym(u.t[c.Subject.Head].Text) {
				continue
			}
			var next *unit
			switch {
			case n+1 < len(s.units):
				next = s.units[n+1]
			case k+1 < len(e.sentences) && e.sentences[k+1].p == s.p && len(e.sentences[k+1].units) > 0:
				next = e.sentences[k+1].units[0]
			}
			sex := byte(0)
			if next != nil && next.Main != nil {
				switch first := &next.t[next.Main.Subject.Start]; {
				case first.Is("he", "his"):
					sex = 'm'
				case first.Is("she", "her"):
					sex = 'f'
				}
			}
			if sex == 0 && human(u.t[c.Main].Lemma) && (len(words) > 1 || u.t[c.Main].Low == "born") {
				sex = '?'
			}
			if sex != 0 {
				note(words, sex)
			}
		}
	}
}

// human reports whether a verb is one of what people do, not states or companies.
func human(lemma string) bool {
	switch lemma {
	case "want", "write", "marry", "invent", "discover", "bear", "die", "believe", "think", "paint", "compose", "study", "teach", "argue", "note", "observe", "describe", "imagine", "dream", "notice", "wonder", "remember", "complain", "confess", "resign", "hope", "fear", "persuade", "point", "show", "prove", "propose", "suggest", "tell", "say", "explain", "calculate", "coin":
		return true
	}
	return false
}

// personBeside reports whether what stands right beside the name from i to j says
// that it is a person's: "the chemist Ann Lee", "Lee, a chemist,".
func (e *Essay) personBeside(t []english.Token, i, j int) bool {
	if i > 0 && t[i-1].Class == english.Noun && e.reader.Person(t[i-1].Low) && !e.reader.Plural(t[i-1].Low) {
		return true
	}
	if i > 1 && t[i-1].Is(",") && t[i-2].Class == english.Noun && e.reader.Person(t[i-2].Low) && !e.reader.Plural(t[i-2].Low) {
		return true
	}
	if j+1 < len(t) && t[j].Is(",") && t[j+1].Is("a", "an", "the", "then") {
		if p, ok := e.reader.NounPhrase(t, j+1); ok && !p.Plural && (e.reader.Person(t[p.Head].Low) || j-i == 2 && t[j+1].Is("a", "an") && trade(t[p.Head].Low)) {
			return true
		}
	}
	if j+1 < len(t) && t[j].Is(",") && t[j+1].Is("who") && (i == 0 || t[i-1].Class == english.Mark || t[i-1].Class == english.Adjective || t[i-1].Class == english.Coordinator) {
		return t[i].Low != "the" && !strings.HasSuffix(t[j-1].Low, "s")
	}
	return j < len(t) && t[j].Is("himself", "herself")
}

// trade reports whether a noun that no list has ends as the names of trades do. A
// name of two words has to stand beside it: things end so, too.
func trade(w string) bool {
	for _, e := range [...]string{"er", "or", "ist", "ian", "eer", "ess"} {
		if strings.HasSuffix(w, e) && len(w) > len(e)+3 {
			return true
		}
	}
	return false
}

func title(w string) bool {
	switch w {
	case "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "dr", "dr.", "president", "professor", "prof.", "general", "gen.", "colonel", "captain", "admiral", "senator", "judge", "justice", "governor", "chancellor", "premier", "sir", "lord", "lady", "king", "queen", "prince", "princess", "emperor", "empress", "pope", "khedive", "sheikh", "marshal", "saint":
		return true
	}
	return false
}

// organisation reports whether a word is a common noun that ends names of
// institutions, agreements and events.
func organisation(w string) bool {
	switch w {
	case "company", "corporation", "bank", "council", "ministry", "university", "college", "school", "institute", "institution", "party", "union", "league", "court", "committee", "commission", "organisation", "organization", "agency", "authority", "association", "society", "foundation", "parliament", "congress", "senate", "assembly", "government", "administration", "army", "navy", "force", "forces", "officers", "front", "movement", "church", "department", "office", "board", "bureau", "fund", "states", "nations", "group", "federation", "alliance", "network", "republic", "kingdom", "empire", "dynasty", "commonwealth", "colony", "house",
		"treaty", "agreement", "accord", "accords", "convention", "act", "law", "bill", "constitution", "charter", "declaration", "protocol", "pact", "war", "wars", "battle", "revolution", "rebellion", "crisis", "conference", "plan", "project", "programme", "program", "prize", "award", "dam", "canal", "bridge", "wall", "line", "curtain", "depression", "plague", "famine", "massacre", "incident", "affair", "reform", "reformation", "renaissance", "enlightenment", "amendment", "clause", "doctrine", "theory", "paradox", "effect", "curve", "index", "model", "test", "museum", "library", "palace", "mosque", "cathedral", "temple", "press", "times", "journal", "review", "report":
		return true
	}
	return false
}

// geographic reports whether a word is a common noun of places, or looks like the
// name of one.
func geographic(w string) bool {
	switch w {
	case "river", "sea", "ocean", "lake", "bay", "gulf", "strait", "straits", "island", "islands", "isle", "mountains", "mountain", "mount", "valley", "desert", "reef", "atoll", "coast", "cape", "peninsula", "city", "county", "province", "state", "town", "village", "street", "avenue", "square", "port", "zone", "east", "west", "north", "south", "world", "canyon", "forest", "park", "border", "region", "territory",
		"africa", "asia", "europe", "america", "australia", "antarctica", "london", "paris", "rome", "berlin", "moscow", "washington", "beijing", "tokyo", "delhi", "mumbai", "bombay", "karachi", "lahore", "kabul", "cairo", "istanbul", "athens", "vienna", "madrid", "lisbon", "dublin", "edinburgh", "manchester", "glasgow", "boston", "chicago", "philadelphia", "york", "jerusalem", "baghdad", "tehran", "geneva", "brussels", "amsterdam", "venice", "florence", "milan", "naples", "hamburg", "munich", "warsaw", "prague", "budapest", "shanghai", "kyoto", "seoul", "hanoi", "sydney", "toronto", "montreal", "alexandria",
		"britain", "england", "scotland", "wales", "ireland", "france", "germany", "italy", "spain", "portugal", "belgium", "netherlands", "luxembourg", "switzerland", "austria", "hungary", "poland", "denmark", "sweden", "norway", "greece", "turkey", "russia", "egypt", "israel", "syria", "iraq", "iran", "jordan", "lebanon", "yemen", "india", "china", "japan", "korea", "vietnam", "mexico", "brazil", "chile", "peru", "cuba", "canada", "kenya", "morocco", "texas", "california", "virginia", "nile", "rhine", "danube", "thames", "mississippi", "amazon", "atlantic", "pacific", "mediterranean", "baltic", "caribbean", "sahara", "alps", "himalayas", "balkans":
		return true
	}
	for _, ending := range [...]string{"land", "stan", "shire", "burg", "ville", "istan"} {
		if strings.HasSuffix(w, ending) && len(w) > len(ending)+2 && !strings.ContainsRune(w, '-') {
			return true
		}
	}
	return false
}

// givenName tells common first names of several languages from other words.
func givenName(w string) byte {
	const men = " john william james george charles henry thomas robert edward richard david michael peter paul joseph samuel daniel andrew alexander benjamin isaac albert arthur frederick francis francisco winston anthony harold louis jean jacques pierre claude rené guy ferdinand giovanni leonardo galileo niccolò lorenzo marco antonio carlos juan josé pedro miguel simón karl friedrich johann wilhelm otto adolf heinrich hans ludwig max ernst gregor sigmund werner erwin niels nikola nikolai vladimir joseph leon mikhail boris ivan sergei dmitri fyodor muhammad mohammed mohammad ahmed ahmad ali hassan husain hussein omar abdul gamal anwar mustafa mahatma jawaharlal mohandas narendra subhas zulfikar nelson kwame jomo ho mao deng sun alan adam milton john stephen steven edwin ronald ralph walter frank jack donald dwight abraham theodore franklin woodrow ulysses herbert hugh oliver philip patrick neil eric ernest edmund edgar edmond gordon graham harry howard jonathan kenneth lawrence leonard luke mark martin matthew nathan neville nicholas noah norman oscar owen percy raymond roger roland rudolf rupert simon stanley stuart terence terry timothy tony victor vincent wallace warren lester lewis leopold emmanuel étienne antoine blaise maximilien napoleon augustus julius marcus gaius tiberius constantine socrates plato aristotle darwin christopher vasco amerigo hernán jeremy jeffrey gary douglas dennis bernard barry brian bruce cecil clement clive "
	const women = " mary may anne ann anna elizabeth catherine katherine margaret victoria jane emily charlotte emma alice florence marie maria rosa rosalind ada grace helen ruth sarah susan barbara dorothy eleanor frances harriet hannah isabel isabella joan judith julia laura linda louise lucy martha nancy rachel rebecca simone sophia sophie teresa theresa ursula virginia golda indira benazir fatima aisha malala angela hillary hypatia cleopatra joanna rosemary edith agnes beatrix clara claire diana ellen esther eva evelyn gertrude ingrid irene jacqueline janet jennifer jessica josephine juliet karen kate lise madeleine marianne michelle monica olivia olympe patricia paula pauline phyllis queenie rosie sally sandra sylvia valerie vera wangari elinor esther "
	switch {
	case strings.Contains(men, " "+w+" "):
		return 'm'
	case strings.Contains(women, " "+w+" "):
		return 'f'
	}
	return 0
}
