package items

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"
	"testing"
	"testing/iotest"
)

func TestReadMatrix(t *testing.T) {
	points := func(p float64) Answer { return Answer{Asked: true, Given: true, Points: p} }
	blank, unasked := Answer{Asked: true}, Answer{}
	for _, c := range []struct {
		name, csv string
		maxima    []float64
		learners  []Learner
	}{
		{"plain", "learner,q1,q2\nmax,1,2\nAmina,1,1.5\nBilal,0,2\n", []float64{1, 2}, []Learner{
			{"Amina", []Answer{points(1), points(1.5)}}, {"Bilal", []Answer{points(0), points(2)}},
		}},
		{"no line end at the end", "l,q1\nmax,1\nA,1", []float64{1}, []Learner{{"A", []Answer{points(1)}}}},
		{"byte order mark", "\ufefflearner,q1\nMAX,1\nA,1\n", []float64{1}, []Learner{{"A", []Answer{points(1)}}}},
		{"mark and quotes", "\ufeff\"learner\",\"q1\"\n\"max\",\"1\"\n\"A\",\"1\"\n", []float64{1}, []Learner{{"A", []Answer{points(1)}}}},
		{"CRLF", "l,q1\r\nmax,1\r\nA,1\r\n", []float64{1}, []Learner{{"A", []Answer{points(1)}}}},
		{"names with commas and lines", "l,\"q1,\nsaid \"\"he\"\"\"\nmax,1\n\"Khan, A\",1\n", []float64{1}, []Learner{{"Khan, A", []Answer{points(1)}}}},
		{"not answered, not asked", "l,a,b,c,d\nmax,1,1,1,1\nA,,-,n/a, \n", []float64{1, 1, 1, 1}, []Learner{
			{"A", []Answer{blank, blank, unasked, blank}},
		}},
		{"spaces", " l , a \n max , 1 \n A , 0.5 \n", []float64{1}, []Learner{{"A", []Answer{points(0.5)}}}},
		{"empty rows and columns", "l,a,,\nmax,1,,\n,,,\nA,1,,\n\n,,,\n", []float64{1}, []Learner{{"A", []Answer{points(1)}}}},
		{"signs and exponents", "l,a,b\nmax,1e1,+2\nA,-1e0,.5\n", []float64{10, 2}, []Learner{{"A", []Answer{points(-1), points(0.5)}}}},
		{"semicolons, decimal commas", "l;a;b\nmax;1,5;1\nA;0,5;1\n", []float64{1.5, 1}, []Learner{{"A", []Answer{points(0.5), points(1)}}}},
		{"tabs", "l\ta\nmax\t1\nA\t0.5\n", []float64{1}, []Learner{{"A", []Answer{points(0.5)}}}},
		{"extra credit", "l,a\nmax,0\nA,3\n", []float64{0}, []Learner{{"A", []Answer{points(3)}}}},
		{"a third of three", "l,a\nmax,0.3333333333\nA,0.33333333333\n", []float64{0.3333333333}, []Learner{{"A", []Answer{points(0.33333333333)}}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := read(t, c.csv)
			var maxima []float64
			for _, item := range m.Items {
				maxima = append(maxima, item.Max)
			}
			if !reflect.DeepEqual(maxima, c.maxima) || !reflect.DeepEqual(m.Learners, c.learners) {
				t.Errorf("maxima %v, learners %+v", maxima, m.Learners)
			}
		})
	}
	m := read(t, "l,\"q1,\nsaid \"\"he\"\"\",b\nmax,1,1\nA,1,0\n")
	if m.Items[0].Name != "q1,\nsaid \"he\"" || m.Items[1].Name != "b" {
		t.Errorf("names %q, %q", m.Items[0].Name, m.Items[1].Name)
	}
}

func TestReadMatrixErrors(t *testing.T) {
	wide := "l" + strings.Repeat(",", maxItems+1)
	for i := range maxItems + 1 {
		wide = strings.Replace(wide, ",", fmt.Sprintf("\x00q%d", i), 1)
	}
	wide = strings.ReplaceAll(wide, "\x00", ",")
	for _, c := range []struct{ name, csv, want string }{
		{"nothing", "", "is empty"},
		{"only blanks", "\n,,\n \n", "is empty"},
		{"UTF-16", "\xff\xfel\x00,\x00", "is UTF-16"},
		{"a workbook", "PK\x03\x04\x00\x00", "is a spreadsheet file, not CSV"},
		{"no item", "learner\nmax\nA\n", "1:1: there is no item"},
		{"no maxima", "l,a\n", "has no row of maxima"},
		{"no learner", "l,a\nmax,1\n", "has no row of a learner"},
		{"maxima missing", "l,a\nA,1\n", `2:1: the second row begins with "A", not with max`},
		{"a nameless item", "l,a,,c\nmax,1,1,1\nA,1,1,1\n", "1:5: an item has no name"},
		{"an item twice", "l,a,b,a\nmax,1,1,1\n", `1:7: item "a" occurs twice`},
		{"a learner twice", "l,a\nmax,1\nA,1\nB,1\nA,0\n", `5:1: learner "A" occurs twice`},
		{"a nameless learner", "l,a\nmax,1\n,1\n", "3:1: the learner has no name"},
		{"too short", "l,a,b\nmax,1,1\nA,1\n", "3:3: the row has 2 cells, not 3: one for the name and one an item"},
		{"too short maxima", "l,a,b\nmax,1\n", "2:5: the row has 2 cells, not 3: one for the name and one an item"},
		{"too long", "l,a\nmax,1\nA,1,1\n", "3:5: a cell stands under no item's name"},
		{"no maximum", "l,a\nmax,\nA,1\n", `2:5: "" is not a number`},
		{"maximum below 0", "l,a\nmax,-1\nA,1\n", `2:5: the maximum of "a" is below 0`},
		{"a word", "l,a\nmax,1\nA,yes\n", `3:3: "yes" is not a number`},
		{"NaN", "l,a\nmax,1\nA,NaN\n", `3:3: "NaN" is not a number`},
		{"infinity", "l,a\nmax,inf\nA,1\n", `2:5: "inf" is not a number`},
		{"huge", "l,a\nmax,1e999\nA,1\n", `2:5: "1e999" is over 1000000 either way`},
		{"large", "l,a\nmax,1000001\nA,1\n", `2:5: "1000001" is over 1000000 either way`},
		{"hexadecimal", "l,a\nmax,0x1p2\nA,1\n", `2:5: "0x1p2" is not a number`},
		{"a formula", "l,a\nmax,1\nA,=1+1\n", `3:3: "=1+1" is not a number`},
		{"a percentage", "l,a\nmax,1\nA,50%\n", `3:3: "50%" is not a number`},
		{"a decimal comma among commas", "l,a,b\nmax,1,1\nA,\"0,5\",1\n", `3:3: "0,5" is not a number`},
		{"over the maximum", "l,a\nmax,1\nA,11\n", `3:3: "11" is beyond the maximum of "a", 1`},
		{"far below zero", "l,a\nmax,1\nA,-1.5\n", `3:3: "-1.5" is beyond the maximum of "a", 1`},
		{"an open quote", "l,a\nmax,1\n\"A,1\n", `3:6: a cell in "quotes" doesn't end properly`},
		{"a stray quote", "l,a\nmax,1\nA\"x,1\n", `3:2: a " stands inside a cell that doesn't begin with one`},
		{"not UTF-8", "l,caf\xe9\nmax,1\nA,1\n", "1:3: a name is not UTF-8"},
		{"an escape", "l,a\nmax,1\nA\x1b[2J,1\n", "3:1: a name holds a control character"},
		{"a NUL", "l,a\x00b\nmax,1\nA,1\n", "1:3: a name holds a control character"},
		{"a long name", "l," + strings.Repeat("x", maxName+1) + "\n", "1:3: a name has over 1000 bytes"},
		{"many items", wide + "\n", "over 2000 items"},
		{"the place after a name of two lines", "l,\"a\nb\",c\nmax,1,1\nA,1,x\n", `4:5: "x" is not a number`},
		{"an old Mac's line ends", "l,a\rmax,1\rA,1\r", "1:3: a name holds a control character"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := ReadMatrix(strings.NewReader(c.csv))
			var e *MatrixError
			if !errors.As(err, &e) || !strings.HasSuffix(err.Error(), c.want) {
				t.Errorf("error %v, want %q", err, c.want)
			}
		})
	}
}

func TestReadMatrixBroken(t *testing.T) {
	const good = "l,a\nmax,1\nA,1\n"
	broken := errors.New("the disk is on fire")
	for n := range len(good) {
		_, err := ReadMatrix(io.MultiReader(strings.NewReader(good[:n]), iotest.ErrReader(broken)))
		if !errors.Is(err, broken) {
			t.Fatalf("after %d bytes: %v", n, err)
		}
	}
	if _, err := ReadMatrix(iotest.OneByteReader(strings.NewReader(good))); err != nil {
		t.Error(err)
	}
	endless := io.MultiReader(strings.NewReader("l,a\nmax,1\nA,\""), &repeater{})
	if _, err := ReadMatrix(endless); err == nil || err.Error() != "is over 64 MB" {
		t.Errorf("an endless file: %v", err)
	}
}

type repeater struct{}

func (*repeater) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'x'
	}
	return len(p), nil
}

// FuzzReadMatrix shows that whatever is accepted has a report that can be
// written, and that errors are of one line and without control characters.
func FuzzReadMatrix(f *testing.F) {
	f.Add("learner,q1,q2\nmax,1,2\nAmina,1,1.5\nBilal,0,\n")
	f.Add("\ufeffl;a;b\r\nmax;1,5;0\r\n\"A\";n/a;-\r\n")
	f.Add("l\ta\nmax\t1e5\nA\t-0.1\n")
	f.Fuzz(func(t *testing.T, csv string) {
		m, err := ReadMatrix(strings.NewReader(csv))
		if err != nil {
			if strings.ContainsFunc(err.Error(), func(r rune) bool { return r < ' ' || r == 0x7f || r >= 0x80 && r < 0xa0 }) {
				t.Fatalf("error %q", err)
			}
			return
		}
		if len(m.Items) == 0 || len(m.Learners) == 0 {
			t.Fatalf("accepted without items or learners: %+v", m)
		}
		for _, l := range m.Learners {
			if l.Name == "" || len(l.Answers) != len(m.Items) {
				t.Fatalf("learner %+v", l)
			}
		}
		r := Analyse(m)
		if _, err := json.Marshal(r); err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		if err := HTML(&out, r); err != nil {
			t.Fatal(err)
		}
		for _, f := range r.Items {
			for _, x := range []*float64{f.DiscriminationIndex, f.DiscriminativeEfficiency, f.EffectiveWeight} {
				if x != nil && *x > 100 {
					t.Fatalf("%v percent in %+v", *x, f)
				}
			}
		}
	})
}
