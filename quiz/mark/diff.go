package mark

// Op says what a Span is.
type Op uint8

// What a stretch of the answer is to the card's.
const (
	Same     Op = iota + 1 // counts as the same, though case, accents or spacing may differ
	Replaced               // typed otherwise than on the card
	Extra                  // typed, but not on the card
	Missing                // on the card, but not typed
)

// String returns the operation's lower-case name.
func (o Op) String() string {
	names := [...]string{"", "same", "replaced", "extra", "missing"}
	if int(o) < len(names) {
		return names[o]
	}
	return ""
}

// Span is a stretch of the answer beside the stretch of the card's answer that it
// stands for; either may be empty. All You of a Diff together are the answer, all
// Card the card's answer, trimmed and cut to MaxRunes; no Span ends inside a grapheme.
type Span struct {
	Op        Op
	You, Card string
}

// diff puts the answer beside the card's.
func diff(you, card *text, steps []step) ([]Span, []Correction) {
	d := differ{you: you, card: card}
	for _, s := range steps {
		d.step(s)
	}
	// What is left is punctuation, or a text that is nothing else.
	op := Same
	if len(steps) == 0 && you.show(0, len(you.pieces)) != card.show(0, len(card.pieces)) {
		op = Replaced
	}
	d.add(op, len(you.pieces), len(card.pieces))
	return d.spans, d.spelling
}

type differ struct {
	you, card *text
	y, c      int // graphemes shown so far
	spans     []Span
	spelling  []Correction
}

// step shows one step of the alignment, the space and punctuation before it first.
func (d *differ) step(s step) {
	yFrom, yTo := extent(d.you.words[s.y0:s.y1], d.y)
	cFrom, cTo := extent(d.card.words[s.c0:s.c1], d.c)
	d.add(Same, yFrom, cFrom)
	switch {
	case s.price == lightPrice:
		d.add(Same, yTo, cTo)
	case s.price == 0:
		d.add(Same, yTo, cTo)
	case s.price >= slipPrice && s.price < faultPrice:
		d.spelling = append(d.spelling, Correction{d.you.show(d.y, yTo), d.card.show(d.c, cTo)})
		d.letters(yTo, cTo)
	default:
		d.add(Replaced, yTo, cTo)
	}
}

// extent returns the graphemes that words cover, none of them before done: two words
// may come from one grapheme.
func extent(words []word, done int) (from, to int) {
	if len(words) == 0 {
		return done, done
	}
	return max(words[0].from, done), max(words[len(words)-1].to, done)
}

// add shows both texts up to the graphemes y and c as one span, joined with the
// span before it where both are the same kind.
func (d *differ) add(op Op, y, c int) {
	s := Span{op, d.you.show(d.y, y), d.card.show(d.c, c)}
	d.y, d.c = max(d.y, y), max(d.c, c)
	switch {
	case s.You == "" && s.Card == "":
		return
	case op == Same:
	case s.Card == "":
		s.Op = Extra
	case s.You == "":
		s.Op = Missing
	}
	if n := len(d.spans); n > 0 && d.spans[n-1].Op == s.Op {
		d.spans[n-1].You += s.You
		d.spans[n-1].Card += s.Card
		return
	}
	d.spans = append(d.spans, s)
}

// letters shows a misspelt word letter by letter, up to the graphemes y and c: the
// longest common subsequence stays, the rest is marked.
func (d *differ) letters(y, c int) {
	you, card := folded(d.you.pieces[d.y:y]), folded(d.card.pieces[d.c:c])
	width := len(card) + 1
	common := make([]int, (len(you)+1)*width) // of the rests that begin at i and j
	for i := len(you) - 1; i >= 0; i-- {
		for j := len(card) - 1; j >= 0; j-- {
			if you[i] == card[j] {
				common[i*width+j] = common[(i+1)*width+j+1] + 1
			} else {
				common[i*width+j] = max(common[(i+1)*width+j], common[i*width+j+1])
			}
		}
	}
	y0, c0 := d.y, d.c
	for i, j := 0, 0; i < len(you) || j < len(card); {
		switch {
		case i < len(you) && you[i] == "": // a hyphen in a word that may have one
			i++
			d.add(Same, y0+i, c0+j)
		case j < len(card) && card[j] == "":
			j++
			d.add(Same, y0+i, c0+j)
		case i < len(you) && j < len(card) && you[i] == card[j]:
			i, j = i+1, j+1
			d.add(Same, y0+i, c0+j)
		default:
			for same := false; !same && (i < len(you) || j < len(card)); {
				if j == len(card) || i < len(you) && common[(i+1)*width+j] >= common[i*width+j+1] {
					i++
				} else {
					j++
				}
				same = i < len(you) && (you[i] == "" || j < len(card) && you[i] == card[j]) || j < len(card) && card[j] == ""
			}
			d.add(Replaced, y0+i, c0+j)
		}
	}
}

// folded returns what each grapheme is compared as; what is neither letter nor number
// is "".
func folded(pieces []string) []string {
	out := make([]string, len(pieces))
	for _, c := range fold(pieces) {
		if wordRune(c.r) {
			out[c.at] += string(c.r)
		}
	}
	return out
}
