package mark

import (
	"strings"
	"unicode"
)

// slip reports whether you is card misspelt, and by how many slips. Both are
// folded words; equal words have none.
func slip(you, card string) (n int, ok bool) {
	n, ok = near(you, card)
	return n, ok && (n == 0 || !distinct(you, card) && !distinct(plural(you), plural(card)))
}

// near is slip for all that spelling alone can tell.
//
// The measure is the optimal string alignment distance (Damerau's four edits,
// no substring edited twice; Boytsov 2011), with every edit weighed
// for whether it is a slip of spelling at all. A letter doubled, swapped with the next
// or heard differently (Tehreek, Qandahar) surely is, and a long word may have two. A
// letter missing, added or replaced by another vowel or the key beside it may be one, and
// may as well make another word: one in a word, and the word has to be longer. Any other
// letter makes another word (Iran, Iraq), most of all at a word's beginning and end.
func near(you, card string) (n int, ok bool) {
	if you == card {
		return 0, true
	}
	if len(you) > 4*maxSlipLength || len(card) > 4*maxSlipLength {
		return 0, false
	}
	y, c := []rune(you), []rune(card)
	short, long := min(len(y), len(c)), max(len(y), len(c))
	limit := 1
	if short >= 8 {
		limit = 2
	}
	if short < 4 || long > maxSlipLength || long-short > limit+1 || !sameStart(y, c) || !alphabetic(y) || !alphabetic(c) {
		return 0, false
	}
	weight := sureWeight
	if plural(you) != plural(card) && !cutShort(y, c) && !cutShort(c, y) {
		weight = weigh(y, c, limit)
	}
	// Two sure slips, or a sure one and a doubtful one, but never two doubtful ones.
	return weight / sureWeight, weight <= limit*sureWeight+1
}

// The weights of slips. Halves are dropped where they are counted.
const (
	sureWeight     = 2
	doubtfulWeight = 3
	never          = 99
)

// cutShort reports whether b is a with a consonant left off its end. A vowel, r or y
// there makes another word: moral and morale, rule and ruler, German and Germany.
func cutShort(a, b []rune) bool {
	last := len(a) - 1
	return len(b) == last && last >= 5 && string(a[:last]) == string(b) && !vowel(a[last]) && a[last] != 'r'
}

// sameStart reports whether two words may begin with the same sound: a slip in the
// first letter is rare, another word is not (east, west; fast, last).
func sameStart(y, c []rune) bool {
	return y[0] == c[0] || replaceWeight(y, c, 0, 0, 0) != never || sound(y[:2], c[:1]) || sound(y[:1], c[:2])
}

// maxSlipLength is the longest word, in runes, in which slips are looked for.
const maxSlipLength = 40

// alphabetic reports whether every rune is a letter of a script in which a word
// with one letter changed can still be the same word.
func alphabetic(word []rune) bool {
	for _, r := range word {
		if (r < 'a' || r > 'z') && !unicode.In(r, unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.Arabic) {
			return false
		}
	}
	return true
}

// weigh returns the least weight of edits that make y of c, or never or more. Cells
// further than limit+1 from the diagonal can't be on a path of limit edits.
func weigh(y, c []rune, limit int) int {
	short := min(len(y), len(c))
	var rows [3][maxSlipLength + 1]int // no edit looks back further than two letters
	for i := 0; i <= len(y); i++ {
		row := &rows[i%3]
		for j := range c {
			row[j] = never
		}
		row[len(c)] = never
		if i == 0 {
			row[0] = 0
		}
		for j := max(0, i-limit-1); j <= min(len(c), i+limit+1); j++ {
			via := func(di, dj, weight int) { row[j] = min(row[j], rows[(i-di)%3][j-dj]+weight) }
			if i > 0 {
				via(1, 0, addWeight(y, i-1, short))
			}
			if j > 0 {
				via(0, 1, addWeight(c, j-1, short))
			}
			if i > 0 && j > 0 {
				if y[i-1] == c[j-1] {
					via(1, 1, 0)
				} else {
					via(1, 1, replaceWeight(y, c, i-1, j-1, short))
				}
			}
			if short < 5 {
				continue // lost and lots, quiet and quit
			}
			if i > 2 && j > 2 && y[i-1] == c[j-2] && y[i-2] == c[j-1] {
				via(2, 2, sureWeight)
			}
			// Two letters for one sound, in either word or in both.
			if i > 1 && j > 0 && sound(y[i-2:i], c[j-1:j]) {
				via(2, 1, sureWeight)
			}
			if i > 0 && j > 1 && sound(y[i-1:i], c[j-2:j]) {
				via(1, 2, sureWeight)
			}
			if i > 1 && j > 1 && y[i-1] == y[i-2] && c[j-1] == c[j-2] && alike(y[i-1], c[j-1]) {
				via(2, 2, sureWeight)
			}
		}
	}
	return rows[len(y)%3][len(c)]
}

// addWeight weighs the letter at i as one too many: doubled anywhere, an h after the
// first letter, any letter inside a word of six or more, an s at the end.
func addWeight(w []rune, i, short int) int {
	last := i == len(w)-1
	switch {
	case i > 0 && w[i] == w[i-1], i+1 < len(w) && w[i] == w[i+1]:
		return sureWeight
	case i == 0 || short < 5:
		return never
	case w[i] == 'h', last && w[i] == 's':
		return sureWeight
	case !last && short >= 6:
		return doubtfulWeight
	}
	return never
}

// replaceWeight weighs y[i] in the place of c[j].
func replaceWeight(y, c []rune, i, j, short int) int {
	switch {
	case alike(y[i], c[j]) && !(soft(y, i) && y[i] == 'c') && !(soft(c, j) && c[j] == 'c'),
		softened(y, c, i, j), softened(c, y, j, i):
		return sureWeight
	case i == 0 || j == 0:
		if y[i] == 'u' && c[j] == 'o' || y[i] == 'o' && c[j] == 'u' {
			return sureWeight // Usama, Osama
		}
		return never
	case i == len(y)-1 || j == len(c)-1:
		return never // Iran and Iraq, Hindi and Hindu, communist and communism
	case short >= 6 && vowel(y[i]) && vowel(c[j]), short >= 9 && neighbours(y[i], c[j]):
		return doubtfulWeight
	}
	return never
}

func vowel(r rune) bool {
	switch r {
	case 'a', 'e', 'i', 'o', 'u', 'y',
		'а', 'е', 'и', 'о', 'у', 'ы', 'э', 'ю', 'я',
		'α', 'ε', 'η', 'ι', 'ο', 'υ', 'ω':
		return true
	}
	return false
}

// alike reports whether two letters are often written for one sound, so that either
// is the same name: Kandahar and Qandahar.
func alike(a, b rune) bool {
	for _, set := range [...]string{"ckq", "sz", "gq", "iy", "uvw", "تط", "سصث", "زذضظ", "حه", "قغ", "اع"} {
		if strings.ContainsRune(set, a) && strings.ContainsRune(set, b) {
			return true
		}
	}
	return false
}

// soft reports whether the c or g at i is spoken as s or j: it stands before e, i or y.
func soft(w []rune, i int) bool {
	return i+1 < len(w) && (w[i+1] == 'e' || w[i+1] == 'i' || w[i+1] == 'y')
}

// softened reports whether a[i] is a soft letter that stands in b as it sounds:
// Gilgit, Jilgit; but neither fact, fast nor face, fake.
func softened(a, b []rune, i, j int) bool {
	return soft(a, i) && (a[i] == 'c' && (b[j] == 's' || b[j] == 'z') && i > 0 || a[i] == 'g' && b[j] == 'j')
}

// sound reports whether two letters and one are written for one sound.
func sound(a, b []rune) bool {
	if len(a) < len(b) {
		a, b = b, a
	}
	if a[0] == a[1] && alike(a[0], b[0]) {
		return true // Haqqani, Hakani
	}
	switch string(a) {
	case "ee", "ei", "ie":
		return b[0] == 'i' || b[0] == 'y'
	case "oo", "ou":
		return b[0] == 'u'
	case "ph":
		return b[0] == 'f'
	case "ck":
		return b[0] == 'k' || b[0] == 'c'
	case "ai", "ay", "ae":
		return b[0] == 'e'
	case "au", "aw":
		return b[0] == 'o' || b[0] == 'a'
	case "ks":
		return b[0] == 'x'
	}
	return false
}

// neighbours reports whether two keys touch on a QWERTY keyboard.
func neighbours(a, b rune) bool {
	ax, ay, ok := key(a)
	bx, by, ok2 := key(b)
	dx, dy := ax-bx, ay-by
	return ok && ok2 && dx >= -4 && dx <= 4 && dy >= -1 && dy <= 1
}

// key returns where a letter's key lies, in quarters of a key and rows.
func key(r rune) (x, y int, ok bool) {
	for y, row := range [...]string{"qwertyuiop", "asdfghjkl", "zxcvbnm"} {
		if i := strings.IndexRune(row, r); i >= 0 {
			return 4*i + [...]int{0, 1, 3}[y], y, true
		}
	}
	return 0, 0, false
}

// plural strips what makes an English plural; it need not be a word.
func plural(w string) string {
	switch {
	case len(w) > 4 && strings.HasSuffix(w, "ies"):
		return w[:len(w)-3] + "y"
	case len(w) > 4 && (strings.HasSuffix(w, "ches") || strings.HasSuffix(w, "shes") || strings.HasSuffix(w, "sses")):
		return w[:len(w)-2]
	case len(w) > 4 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss"):
		return w[:len(w)-1]
	}
	return w
}

// oneSpelling returns one of the British and American spellings of a word, so that
// either counts as the other without a slip. What it returns need not be a word.
func oneSpelling(w string) string {
	switch w {
	case "defence", "offence", "licence", "pretence":
		return w[:len(w)-2] + "se"
	case "centre", "theatre", "fibre", "sabre":
		return w[:len(w)-2] + "er"
	case "programme":
		return "program"
	case "grey":
		return "gray"
	}
	for _, end := range [...]string{"isations", "isation", "ising", "ised", "iser", "ises", "ise", "ysing", "ysed", "yse"} {
		if stem, ok := strings.CutSuffix(w, end); ok && len(stem) >= 3 {
			return stem + strings.Replace(end, "s", "z", 1)
		}
	}
	for _, end := range [...]string{"ourable", "oured", "ouring", "ours", "our"} {
		if stem, ok := strings.CutSuffix(w, end); ok && len(stem) >= 3 {
			return stem + strings.Replace(end, "ou", "o", 1)
		}
	}
	return w
}
