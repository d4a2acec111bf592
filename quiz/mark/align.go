package mark

// The price of a difference between answer and card, in hundredths of a slip. A
// fault can't be bought with any number of slips; replacing a word is cheaper than
// leaving one out and putting one in.
const (
	lightPrice    = 1
	hedgePrice    = 2
	slipPrice     = 100
	faultPrice    = 100_000
	replacePrice  = 150_000
	maxTotalSlips = 4
)

// step pairs words [y0, y1) of the answer with words [c0, c1) of the card.
type step struct {
	y0, y1, c0, c1 int
	price          int
}

// align finds the cheapest way to read the answer's words as the card's. Their
// order counts.
func align(you, card []word) (steps []step, price int) {
	if len(you) > maxWords || len(card) > maxWords {
		return alignLong(you, card)
	}
	type node struct {
		price  int
		dy, dc int8
	}
	width := len(card) + 1
	nodes := make([]node, (len(you)+1)*width)
	wholeYou, wholeCard := content(you) == 1, content(card) == 1
	for i := 0; i <= len(you); i++ {
		for j := 0; j <= len(card); j++ {
			if i == 0 && j == 0 {
				continue
			}
			best := node{price: 1 << 30}
			try := func(dy, dc, price int) {
				if p := nodes[(i-dy)*width+j-dc].price + price; p < best.price {
					best = node{p, int8(dy), int8(dc)}
				}
			}
			if i > 0 && j > 0 {
				y, c := &you[i-1], &card[j-1]
				if n, ok := sameWord(y, c, wholeYou && wholeCard); ok {
					try(1, 1, n*slipPrice)
				} else {
					try(1, 1, replacePrice)
				}
				if i > 1 {
					if n, ok := joined(&you[i-2], y, c); ok {
						try(2, 1, n*slipPrice)
					}
				}
				if j > 1 {
					if n, ok := joined(&card[j-2], c, y); ok {
						try(1, 2, n*slipPrice)
					}
				}
			}
			if i > 0 {
				try(1, 0, extraPrice(you, i-1))
			}
			if j > 0 {
				try(0, 1, missingPrice(card, j-1))
			}
			nodes[i*width+j] = best
		}
	}
	for i, j := len(you), len(card); i > 0 || j > 0; {
		n := nodes[i*width+j]
		i, j = i-int(n.dy), j-int(n.dc)
		steps = append(steps, step{i, i + int(n.dy), j, j + int(n.dc), n.price - nodes[i*width+j].price})
	}
	for l, r := 0, len(steps)-1; l < r; l, r = l+1, r-1 {
		steps[l], steps[r] = steps[r], steps[l]
	}
	return steps, nodes[len(nodes)-1].price
}

// alignLong compares word by word: the same, or wrong from the first difference.
func alignLong(you, card []word) (steps []step, price int) {
	n := 0
	for n < len(you) && n < len(card) && you[n].key == card[n].key {
		steps = append(steps, step{n, n + 1, n, n + 1, 0})
		n++
	}
	if n < len(you) || n < len(card) {
		price = faultPrice
		steps = append(steps, step{n, len(you), n, len(card), replacePrice})
	}
	return steps, price
}

// content counts the words that can't be left out.
func content(words []word) int {
	n := 0
	for _, w := range words {
		if !w.light && !w.hedge {
			n++
		}
	}
	return n
}

// extraPrice is what a word of the answer costs that the card has not.
func extraPrice(you []word, i int) int {
	switch {
	case you[i].light:
		return lightPrice
	case linker(you, i):
		return slipPrice
	}
	return faultPrice
}

// missingPrice is what a word of the card costs that the answer has not.
func missingPrice(card []word, i int) int {
	switch {
	case card[i].light:
		return lightPrice
	case card[i].hedge:
		return hedgePrice
	case linker(card, i):
		return slipPrice
	}
	return faultPrice
}

// linker reports whether a word is the -i- or -e- between two others, as in
// Tehrik-i-Taliban: written either way, and easily left out.
func linker(words []word, i int) bool {
	return i > 0 && i+1 < len(words) && ezafe(words[i].key) &&
		words[i-1].kind == plain && words[i+1].kind == plain
}

func ezafe(key string) bool { return key == "i" || key == "e" }

// sameWord reports whether y is c, and with how many slips. whole says that each is
// all there is of its text: then a unit may be left out.
func sameWord(y, c *word, whole bool) (n int, ok bool) {
	forgiven := y.slips + c.slips
	if y.key == c.key && y.kind == c.kind {
		return forgiven, true
	}
	if y.kind != c.kind {
		return 0, false
	}
	switch y.kind {
	case number:
		return forgiven, y.value.Cmp(c.value) == 0 && whole && (y.unit == "" || c.unit == "")
	case plain:
		if ezafe(y.key) && ezafe(c.key) || y.key[0] == c.key[0] && oneSpelling(y.key) == oneSpelling(c.key) {
			return 0, true
		}
		if y.digits || c.digits || c.capped || y.hedge || c.hedge {
			return 0, false
		}
		return slip(y.key, c.key)
	}
	return 0, false
}

// joined reports whether a and b together are w: cross border, crossborder; F 16, F16.
func joined(a, b, w *word) (n int, ok bool) {
	if a.light || b.light || a.hedge || b.hedge || w.kind != plain || a.kind == symbol || b.kind == symbol ||
		a.unit != "" || b.unit != "" || a.digits && b.digits {
		return 0, false
	}
	switch a.key {
	case "a", "an", "the", "in", "not", "no", "to":
		return 0, false // in action is not inaction, a part is not apart
	}
	whole := a.key + b.key
	if whole == w.key {
		return 0, true
	}
	if a.digits || b.digits || w.digits || w.capped || a.capped || b.capped || initial(*a) || initial(*b) {
		return 0, false // vitamin A is not vitamin with a slip
	}
	return slip(whole, w.key)
}
