package mark

import (
	"strings"
	"unicode"
)

// slip reports whether you is card misspelt, and by how many slips. Both are
// folded words; equal words have none.
//
// The measure is the optimal string alignment distance (Damerau's four edits,
// no substring edited twice; see Boytsov 2011, section 2), with every edit weighed
// for whether it is a slip of spelling at all: a letter doubled, dropped, swapped or
// heard differently (Tehreek, Qandahar) is; another letter in its place mostly makes
// another word (Iran, Iraq), most of all at the beginning and at the end of a word.
func slip(you, card string) (n int, ok bool) {
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
	switch {
	case plural(you) == plural(card), short >= 5 && long == short+1 && (strings.HasPrefix(you, card) || strings.HasPrefix(card, you)):
		n = 1 // a letter too many or too few at the very end
	default:
		n = slips(y, c, limit)
	}
	return n, n <= limit && !distinct(you, card)
}

// sameStart reports whether two words may begin with the same sound: a slip in the
// first letter is rare, another word is not (east, west; fast, last).
func sameStart(y, c []rune) bool {
	return y[0] == c[0] || mayReplace(y, c, 0, 0, 0) || sound(y[:2], c[:1]) || sound(y[:1], c[:2])
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

const never = 99 // more slips than any word may have

// slips returns the least number of plausible edits between two words, or never. Cells
// further than limit+1 from the diagonal can't be on a path of limit edits.
func slips(y, c []rune, limit int) int {
	short := min(len(y), len(c))
	width := len(c) + 1
	var room [(maxSlipLength + 1) * (maxSlipLength + 1)]uint8
	for i := range (len(y) + 1) * width {
		room[i] = never
	}
	d := func(i, j int) *uint8 { return &room[i*width+j] }
	for i := 0; i <= len(y); i++ {
		for j := max(0, i-limit-1); j <= min(len(c), i+limit+1); j++ {
			if i == 0 && j == 0 {
				*d(0, 0) = 0
				continue
			}
			best := uint8(never)
			via := func(di, dj int, ok bool) {
				if ok && i >= di && j >= dj {
					best = min(best, *d(i-di, j-dj)+1)
				}
			}
			if i > 0 && j > 0 && y[i-1] == c[j-1] {
				best = *d(i-1, j-1)
			}
			via(1, 0, i > 0 && mayAdd(y, i-1, short))
			via(0, 1, j > 0 && mayAdd(c, j-1, short))
			via(1, 1, i > 0 && j > 0 && mayReplace(y, c, i-1, j-1, short))
			via(2, 2, i > 2 && j > 2 && y[i-1] == c[j-2] && y[i-2] == c[j-1])
			// Two letters for one sound, in either word or in both.
			via(2, 1, i > 1 && j > 0 && sound(y[i-2:i], c[j-1:j]))
			via(1, 2, i > 0 && j > 1 && sound(y[i-1:i], c[j-2:j]))
			via(2, 2, i > 1 && j > 1 && y[i-1] == y[i-2] && c[j-1] == c[j-2] && alike(y[i-1], c[j-1]))
			*d(i, j) = min(best, never)
		}
	}
	return int(*d(len(y), len(c)))
}

// mayAdd reports whether the letter at i may be one too many: doubled anywhere,
// any letter inside a word of five or more, an h or s at the end.
func mayAdd(w []rune, i, short int) bool {
	if i > 0 && w[i] == w[i-1] || i+1 < len(w) && w[i] == w[i+1] {
		return true
	}
	last := i == len(w)-1
	return i > 0 && short >= 5 && (!last || w[i] == 'h' || w[i] == 's')
}

// mayReplace reports whether y[i] may stand for c[j].
func mayReplace(y, c []rune, i, j, short int) bool {
	if alike(y[i], c[j]) || softened(y, c, i, j) || softened(c, y, j, i) {
		return true
	}
	if i == 0 || j == 0 {
		return y[i] == 'u' && c[j] == 'o' || y[i] == 'o' && c[j] == 'u' // Usama, Osama
	}
	if i == len(y)-1 || j == len(c)-1 {
		return false // Iran and Iraq, Hindi and Hindu, communist and communism
	}
	return short >= 5 && vowel(y[i]) && vowel(c[j]) || short >= 6 && neighbours(y[i], c[j])
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

// softened reports whether a[i] is a c or g before a vowel that makes it an s or j,
// as which it stands in b: Jilgit, but not fast for fact.
func softened(a, b []rune, i, j int) bool {
	if i+1 == len(a) || a[i+1] != 'e' && a[i+1] != 'i' && a[i+1] != 'y' {
		return false
	}
	return a[i] == 'c' && (b[j] == 's' || b[j] == 'z') && i > 0 || a[i] == 'g' && b[j] == 'j'
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
		return b[0] == 'o'
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
