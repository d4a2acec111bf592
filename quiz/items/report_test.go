package items

import (
	"bytes"
	"flag"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"sabaq/quiz/screen/ink"
)

var update = flag.Bool("update", false, "write the golden files")

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs; with -update it would become\n%s", path, got)
	}
}

// troubled is a class with every kind of trouble; what an item is troubled by is
// its name.
func troubled(learners int) *Matrix {
	r := rand.New(rand.NewPCG(30, 6))
	quarter := 0.25
	four := func(texts ...string) []Option {
		options := make([]Option, len(texts))
		for i, text := range texts {
			options[i] = Option{Text: text, Key: i == 0}
		}
		return options
	}
	m := &Matrix{Title: "A class of thirty", Fingerprint: "c0ffee"}
	for range learners {
		m.Learners = append(m.Learners, Learner{Name: fmt.Sprintf("learner %d", len(m.Learners)+1)})
	}
	able := make([]float64, learners)
	for i := range able {
		able[i] = r.NormFloat64()
	}
	add := func(item Item, answer func(able float64) Answer) {
		item.Max = 1
		item.Card = fmt.Sprintf("card-%d", len(m.Items)+1)
		m.Items = append(m.Items, item)
		for i := range m.Learners {
			a := answer(able[i])
			a.Asked = true
			m.Learners[i].Answers = append(m.Learners[i].Answers, a)
		}
	}
	choose := func(option int) Answer {
		a := Answer{Given: true, Chosen: []int{option}}
		if option == 0 {
			a.Points = 1
		}
		return a
	}
	knows := func(able, hard float64) bool { return able+r.NormFloat64()/2 > hard }
	sound := func(hard float64) func(float64) Answer {
		return func(able float64) Answer {
			if knows(able, hard) {
				return choose(0)
			}
			return choose(1 + r.IntN(3))
		}
	}
	add(Item{Name: "sound", File: "pk.md", Line: 12, Guess: &quarter, Options: four("1997", "1996", "1979", "2001")}, sound(0))
	add(Item{Name: "sound too", File: "pk.md", Line: 19, Guess: &quarter, Options: four("Kabul", "Herat", "Quetta", "Doha")}, sound(0.4))
	for i := range 5 {
		add(Item{Name: fmt.Sprintf("typed %d", i+1), File: "pk.md", Line: 100 + i}, func(able float64) Answer {
			if knows(able, float64(i-2)/4) {
				return Answer{Given: true, Points: 1}
			}
			return Answer{Given: i > 0}
		})
	}
	turn := 0
	add(Item{Name: "mis-keyed", File: "pk.md", Line: 26, Guess: &quarter, Options: four("Lahore", "Peshawar", "Karachi", "Multan")}, func(able float64) Answer {
		if knows(able, -0.2) {
			return choose(1)
		}
		turn++
		return choose([]int{0, 2, 0, 3}[turn%4])
	})
	add(Item{Name: "too easy", File: "pk.md", Line: 33}, func(float64) Answer { return Answer{Given: true, Points: 1} })
	add(Item{Name: "too hard, at guess level", File: "pk.md", Line: 35, Guess: &quarter, Options: four("one", "two", "three", "four")}, sound(1.5))
	add(Item{Name: "an option that nobody chooses", File: "pk.md", Line: 42, Guess: &quarter, Options: four("yes", "no", "a day after never", "a day before never")}, func(able float64) Answer {
		if knows(able, 0) {
			return choose(0)
		}
		return choose(1)
	})
	add(Item{Name: "no spread", File: "pk.md", Line: 49}, func(float64) Answer { return Answer{Given: true, Points: 0.5} })
	add(Item{Name: "against the rest"}, func(able float64) Answer {
		if knows(-able, 0) {
			return Answer{Given: true, Points: 1}
		}
		return Answer{}
	})
	add(Item{Name: "no relation"}, func(float64) Answer { return Answer{Given: true, Points: float64(r.IntN(2))} })
	add(Item{Name: "nobody chooses the key", Options: four("right?", "the obvious one")}, func(float64) Answer { return choose(1) })
	add(Item{
		Name: "hostile \x1b]0;x\x07<script>alert(1)</script>\u202e & \"more\"", File: "<b>.md", Line: 1,
		Options: four("=1+1", "<img src=x>", "\x1b[2J", strings.Repeat("long ", 60)),
	}, sound(0))
	return m
}

func codes(flags []Flag) string {
	var s []string
	for _, f := range flags {
		s = append(s, f.Code)
	}
	return strings.Join(s, " ")
}

func TestFlags(t *testing.T) {
	r := Analyse(troubled(30))
	for i, want := range []string{
		"", "", "", "", "", "", "", Miskeyed, TooEasy, TooHard + " " + AtGuess, Unused, NoSpread, Negative, "", Miskeyed, "",
	} {
		got := codes(r.Items[i].Flags)
		if r.Items[i].Name == "no relation" {
			if got != Weak && got != Negative {
				t.Errorf("%s: flags %q, want %q or %q", r.Items[i].Name, got, Weak, Negative)
			}
			continue
		}
		if got != want {
			t.Errorf("%s: flags %q, want %q", r.Items[i].Name, got, want)
		}
	}
	said := r.Items[7].Flags[0].Message
	for _, part := range []string{"B (Peshawar)", "A (Lahore)", percent(r.Items[7].Options[1].MeanRest)} {
		if !strings.Contains(said, part) {
			t.Errorf("%q does not say %q", said, part)
		}
	}
}

// TestFlagEdges moves one figure of an otherwise sound item at a time.
func TestFlagEdges(t *testing.T) {
	p := func(x float64) *float64 { return &x }
	sound := func() ItemFigures {
		return ItemFigures{Asked: 10, Answered: 10, Full: 5, Facility: p(60), SD: p(50), RandomGuess: p(25), DiscriminationIndex: p(40)}
	}
	option := func(key bool, chosen int, mean float64) OptionFigures {
		return OptionFigures{Text: "x", Key: key, Chosen: chosen, MeanRest: p(mean)}
	}
	for _, c := range []struct {
		name   string
		change func(*ItemFigures)
		want   string
	}{
		{"sound", func(*ItemFigures) {}, ""},
		{"nine learners", func(f *ItemFigures) { f.Asked = 9; f.Facility = p(0) }, TooFew},
		{"easy", func(f *ItemFigures) { f.Facility = p(90) }, TooEasy},
		{"not quite easy", func(f *ItemFigures) { f.Facility = p(89.99) }, ""},
		{"six of thirty", func(f *ItemFigures) { f.Facility = p(20 + 4e-15); f.RandomGuess = nil }, TooHard},
		{"hard", func(f *ItemFigures) { f.Facility = p(20); f.RandomGuess = nil }, TooHard},
		{"not quite hard", func(f *ItemFigures) { f.Facility = p(20.01); f.RandomGuess = nil }, ""},
		{"guess", func(f *ItemFigures) { f.Facility = p(25) }, AtGuess},
		{"guess unknown", func(f *ItemFigures) { f.Facility = p(25); f.RandomGuess = nil }, ""},
		{"guessing earns nothing", func(f *ItemFigures) { f.Facility = p(0); f.RandomGuess = p(0) }, TooHard},
		{"weak", func(f *ItemFigures) { f.DiscriminationIndex = p(19.99) }, Weak},
		{"not quite weak", func(f *ItemFigures) { f.DiscriminationIndex = p(20) }, ""},
		{"zero is weak", func(f *ItemFigures) { f.DiscriminationIndex = p(0) }, Weak},
		{"negative", func(f *ItemFigures) { f.DiscriminationIndex = p(-0.01) }, Negative},
		{"undefined", func(f *ItemFigures) { f.DiscriminationIndex = nil }, ""},
		{"wrong option better, item sound", func(f *ItemFigures) {
			f.Options = []OptionFigures{option(true, 6, 50), option(false, 4, 60)}
		}, ""},
		{"mis-keyed", func(f *ItemFigures) {
			f.Options = []OptionFigures{option(true, 6, 50), option(false, 4, 60)}
			f.DiscriminationIndex = p(-5)
		}, Miskeyed},
		{"two choosers are no evidence", func(f *ItemFigures) {
			f.Options = []OptionFigures{option(true, 8, 50), option(false, 2, 60)}
			f.DiscriminationIndex = p(-5)
		}, Negative},
		{"as good as the better of two keys", func(f *ItemFigures) {
			f.Options = []OptionFigures{option(true, 5, 50), option(false, 4, 60), option(true, 5, 60)}
			f.DiscriminationIndex = p(-5)
		}, Negative},
		{"no key known", func(f *ItemFigures) {
			f.Options = []OptionFigures{option(false, 5, 50), option(false, 5, 60)}
			f.DiscriminationIndex = p(-5)
		}, Negative},
		{"key unchosen, half on one", func(f *ItemFigures) {
			f.Options = []OptionFigures{{Key: true}, option(false, 5, 50), option(false, 5, 50)}
		}, Miskeyed},
		{"key unchosen, spread", func(f *ItemFigures) {
			f.Options = []OptionFigures{{Key: true}, option(false, 4, 50), option(false, 3, 50), option(false, 3, 50)}
		}, ""},
		{"unused", func(f *ItemFigures) { f.Options = []OptionFigures{option(true, 10, 50), {}} }, Unused},
		{"unused, but all were right", func(f *ItemFigures) {
			f.Options = []OptionFigures{option(true, 10, 50), {}}
			f.Full = 10
		}, ""},
		{"one of two keys unused", func(f *ItemFigures) {
			f.Options = []OptionFigures{option(true, 10, 50), {Key: true}, option(false, 1, 0)}
		}, Unused},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := sound()
			c.change(&f)
			if got := codes(itemFlags(&f, &Item{Options: make([]Option, len(f.Options))})); got != c.want {
				t.Errorf("flags %q, want %q", got, c.want)
			}
		})
	}
	f := sound()
	f.Options = []OptionFigures{option(true, 10, 50), {}}
	if got := itemFlags(&f, &Item{Options: []Option{{}, {Offered: 9}}}); len(got) != 0 {
		t.Errorf("an option that nine saw is flagged: %v", got)
	}
}

func TestOptionTable(t *testing.T) {
	m := read(t, "l,a,b\nmax,1,3\nA,1,3\nB,0,2\nC,0,0\nD,,1\n")
	m.Items[0].Options = []Option{{Text: "right", Key: true}, {Text: "wrong"}, {Text: "unused"}, {Text: "rarely shown", Offered: 2}}
	for i, chosen := range [][]int{{0, 0}, {1}, {1, 3, 7, -1}, nil} {
		m.Learners[i].Answers[0].Chosen = chosen
	}
	r := Analyse(m)
	got := r.Items[0].Options
	for i, want := range []struct {
		chosen             int
		share, total, rest float64
	}{
		{1, 25, 100, 100},            // A: 4 of 4, 3 of 3
		{2, 50, 25, 100.0 / 3},       // B and C: (2+0)/2 of 4, of 3
		{0, 0, undefined, undefined}, // nobody
		{1, 50, 0, 0},                // C, of the 2 who saw it
	} {
		if got[i].Chosen != want.chosen {
			t.Errorf("option %d: %d chose it, want %d", i, got[i].Chosen, want.chosen)
		}
		check(t, fmt.Sprintf("option %d share", i), got[i].Share, want.share)
		check(t, fmt.Sprintf("option %d mean total", i), got[i].MeanTotal, want.total)
		check(t, fmt.Sprintf("option %d mean rest", i), got[i].MeanRest, want.rest)
	}
	if f := r.Items[0]; f.Asked != 4 || f.Answered != 3 || f.Full != 1 || f.None != 3 {
		t.Errorf("counts %d %d %d %d", f.Asked, f.Answered, f.Full, f.None)
	}
}

// TestPapers is a class that sat two papers: a and b, or b and c.
//
// In percent of what they were asked A has 100, B 50, C 0, D 100; scaled to 3
// points 3, 1.5, 0, 3. Item b has four answers 1, 1, 0, 1 and the rest 2, 0, 0, 2
// of 2: V 1/4 and 4/3, differences 1/4 1/4 -3/4 1/4 and 1 -1 -1 1, products 1, so
// the index is 1/sqrt(3/4 * 4).
func TestPapers(t *testing.T) {
	r := Analyse(read(t, "l,a,b,c\nmax,1,1,1\nA,1,1,n/a\nB,0,1,N/A\nC,n/a,0,0\nD,n/a,1,1\n"))
	check(t, "mean", r.Test.Mean, 62.5)
	check(t, "median", r.Test.Median, 75)
	check(t, "internal consistency", r.Test.InternalConsistency, undefined)
	check(t, "error ratio", r.Test.ErrorRatio, undefined)
	check(t, "standard error", r.Test.StandardError, undefined)
	if !r.Test.SeveralPapers || !slices.ContainsFunc(r.Test.Flags, func(f Flag) bool { return f.Code == Mixed }) {
		t.Errorf("several papers not seen: %+v", r.Test)
	}
	b := r.Items[1]
	check(t, "facility of b", b.Facility, 75)
	check(t, "discrimination of b", b.DiscriminationIndex, 100/math3)
	a := r.Items[0]
	if a.Asked != 2 {
		t.Errorf("%d were asked a", a.Asked)
	}
	check(t, "facility of a", a.Facility, 50)
	check(t, "discrimination of a", a.DiscriminationIndex, undefined) // the rest is 100% for both
}

// TestFewAsked is a class that is large enough and an item that is not.
func TestFewAsked(t *testing.T) {
	m := troubled(30)
	for i := range m.Learners {
		if i >= 9 {
			m.Learners[i].Answers[7] = Answer{}
		}
	}
	r := Analyse(m)
	if got := codes(r.Items[7].Flags); got != TooFew || r.Items[7].DiscriminationIndex == nil {
		t.Fatalf("flags %q of %+v", got, r.Items[7])
	}
	var text, page bytes.Buffer
	if err := (ink.Palette{}).Print(&text, Text(r, 80, ink.Palette{})...); err != nil {
		t.Fatal(err)
	}
	if err := HTML(&page, r); err != nil {
		t.Fatal(err)
	}
	for _, judged := range []string{number(r.Items[7].DiscriminationIndex), percent(r.Items[7].Options[1].MeanTotal), "too few"} {
		if strings.Contains(text.String(), judged) || strings.Contains(page.String(), judged) {
			t.Errorf("%q is said of an item that nine were asked", judged)
		}
	}
}

const math3 = 1.7320508075688772 // sqrt 3

func TestText(t *testing.T) {
	for _, c := range []struct {
		name            string
		learners, width int
		palette         ink.Palette
	}{
		{"text80.txt", 30, 80, ink.Palette{}},
		{"text40.txt", 30, 40, ink.Palette{}},
		{"few40.txt", 9, 40, ink.Palette{}},
		{"few80.txt", 9, 80, ink.Palette{}},
		{"colour80.txt", 30, 80, ink.Palette{Mode: ink.Colour}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var out bytes.Buffer
			if err := c.palette.Print(&out, Text(Analyse(troubled(c.learners)), c.width, c.palette)...); err != nil {
				t.Fatal(err)
			}
			golden(t, c.name, out.Bytes())
		})
	}
}

// TestTextWidth shows that no line is wider than it was told, with any report.
func TestTextWidth(t *testing.T) {
	reports := []*Report{Analyse(troubled(30)), Analyse(troubled(3)), Analyse(&Matrix{}), class30(t)}
	many := Analyse(&Matrix{Items: make([]Item, 1200)})
	many.Items[0].Options = make([]OptionFigures, 800)
	for i, r := range append(reports, many) {
		for _, width := range []int{0, 20, 33, 40, 75, 76, 80, 200} {
			for _, p := range []ink.Palette{{}, {ASCII: true}, {Mode: ink.Mono}} {
				for _, line := range Text(r, width, p) {
					if w := ink.Cells(line.Render(p)); w > max(width, 20) {
						t.Fatalf("report %d at %d: %d cells: %q", i, width, w, line.Render(p))
					}
				}
			}
		}
	}
}

func TestHTML(t *testing.T) {
	for name, learners := range map[string]int{"report.html": 30, "few.html": 9} {
		var out bytes.Buffer
		if err := HTML(&out, Analyse(troubled(learners))); err != nil {
			t.Fatal(err)
		}
		golden(t, name, out.Bytes())
		page := out.String()
		for _, never := range []string{"<script", "<img", "\x1b", "\u202e", "http://", "https://", "url(", "ZgotmplZ", "NaN", "Inf"} {
			if strings.Contains(page, never) {
				t.Errorf("%s holds %q", name, never)
			}
		}
		if learners < FewLearners && (strings.Contains(page, "discrimination") || strings.Contains(page, "Items to look at")) {
			t.Errorf("%s judges nine learners", name)
		}
	}
	var out bytes.Buffer
	if err := HTML(&out, Analyse(&Matrix{})); err != nil || !strings.Contains(out.String(), "Item statistics") {
		t.Errorf("an empty report: %v", err)
	}
	if err := HTML(fullDisk{}, class30(t)); err == nil {
		t.Error("a full disk goes unnoticed")
	}
}

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, os.ErrClosed }

// TestContrast computes the contrast of every colour of the page to its paper by
// WCAG 2.2: 4.5 for text, 3 for the lines that mean something; faint lines
// are decoration.
func TestContrast(t *testing.T) {
	themes := regexp.MustCompile(`:root \{([^}]*)\}`).FindAllStringSubmatch(pageTemplate, -1)
	if len(themes) != 2 {
		t.Fatalf("%d themes", len(themes))
	}
	for i, theme := range themes {
		colours := map[string]float64{}
		for _, c := range regexp.MustCompile(`--(\w+): #(\w+);`).FindAllStringSubmatch(theme[1], -1) {
			colours[c[1]] = luminance(t, c[2])
		}
		for name, least := range map[string]float64{"ink": 7, "aside": 4.5, "flag": 4.5, "key": 4.5, "bar": 3, "line": 3} {
			a, b := colours[name]+0.05, colours["paper"]+0.05
			if ratio := max(a, b) / min(a, b); ratio < least {
				t.Errorf("theme %d: %s has a contrast of %.1f, under %v", i, name, ratio, least)
			}
		}
	}
}

// luminance is that of a colour of three or six hexadecimal digits, 0 to 1:
// https://www.w3.org/TR/WCAG22/#dfn-relative-luminance.
func luminance(t *testing.T, hex string) float64 {
	if len(hex) == 3 {
		hex = string([]byte{hex[0], hex[0], hex[1], hex[1], hex[2], hex[2]})
	}
	n, err := strconv.ParseUint(hex, 16, 24)
	if err != nil {
		t.Fatal(err)
	}
	part := func(shift uint, weight float64) float64 {
		x := float64(n>>shift&0xff) / 255
		if x <= 0.04045 {
			return weight * x / 12.92
		}
		return weight * math.Pow((x+0.055)/1.055, 2.4)
	}
	return part(16, 0.2126) + part(8, 0.7152) + part(0, 0.0722)
}
