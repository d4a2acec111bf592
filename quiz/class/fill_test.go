package class

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"sabaq/quiz/exam"
)

// graded is a class of three with known grades: 17 has 6 of 6, 18 has 3.5 of 6, 19 none.
func graded(t testing.TB) *Gradebook {
	key := rivers(t)
	r := newRecords(key, 20)
	full := r.sat(noon, 1)
	part := r.sat(noon, 1)
	part.Items[2].Response = exam.Response{}
	part.Items[3].Text = "Chenab"
	g := collect(t, Options{Key: key, Roster: rosterOf(t, "id,login,email,name\n17,anoor,amina@example.org,\"Noor, Amina\"\n18,bkhan,b@example.org,Babar Khan\n19,cdil,c@example.org,\"Dil, Carim\"\n")},
		source("a", file(t, key, "17", full)), source("b", file(t, key, "babar khan", part)))
	if a, b := g.Learners[0].Counted(), g.Learners[1].Counted(); a.Points != 6 || b.Points != 3.5 || b.Max != 6 {
		t.Fatalf("grades %+v, %+v", a.Totals, b.Totals)
	}
	return g
}

const canvasBook = "\ufeffStudent,ID,SIS User ID,SIS Login ID,Section,Essay (9),Quiz (123),Total\r\n" +
	",,,,,,Manual Posting,\r\n" +
	"    Points Possible,,,,,10.00,12.00,(read only)\r\n" +
	"\"Dil, Carim\",503,19,cdil,S1,\"7,5\",1,80\r\n" +
	"\"Khan, \"\"B\"\" Babar\",502,18,bkhan,\"S1 and\nS2\",EX,\"\",70\r\n" +
	"\"Noor, Amina\",501,17,anoor,S1,,5.00,\"90\"\r\n" +
	"\"Zaman, Dil\",504,20,dz,S1,1,,60\r\n" +
	"\"Student, Test\",599,,8f00,S1,,,\r\n"

func TestFill(t *testing.T) {
	tests := []struct {
		name, book, column string
		scale              Scale
		replace            []string // pairs of old and new
		filled             string   // the report
	}{
		{"Canvas' export", canvasBook, "Quiz (123)", "",
			[]string{`S2",EX,"",70`, `S2",EX,3.5,70`, `S1,,5.00,"90"`, `S1,,6,"90"`},
			`{Column:Quiz (123) Possible:12 New:1 Replaced:[17: 5.00 -> 6] Same:0 Left:[] NotThere:[] NoGrade:[19 (Dil, Carim) 20 (Zaman, Dil)] Unclear:[] OtherMaximum:true}`},
		{"scaled", canvasBook, "quiz", Possible,
			[]string{`S2",EX,"",70`, `S2",EX,7,70`, `S1,,5.00,"90"`, `S1,,12,"90"`},
			`{Column:Quiz (123) Possible:12 New:1 Replaced:[17: 5.00 -> 12] Same:0 Left:[] NotThere:[] NoGrade:[19 (Dil, Carim) 20 (Zaman, Dil)] Unclear:[] OtherMaximum:false}`},
		{"percent, excused", canvasBook, "Essay (9)", Percent,
			[]string{`S1,,5.00`, `S1,100,5.00`},
			`{Column:Essay (9) Possible:10 New:1 Replaced:[] Same:0 Left:[18] NotThere:[] NoGrade:[19 (Dil, Carim) 20 (Zaman, Dil)] Unclear:[] OtherMaximum:false}`},
		{"semicolons, LF, no number possible, same already", "Student;ID;SIS User ID;SIS Login ID;Section;Quiz (1)\nNoor;501;17;anoor;S;6,00\nX;502;;BKHAN;S;N/A", "Quiz (1)", "", nil,
			`{Column:Quiz (1) Possible:0 New:0 Replaced:[] Same:1 Left:[18] NotThere:[] NoGrade:[] Unclear:[] OtherMaximum:false}`},
		{"by name only", "Name,Quiz\nAmina  Noor,\n\"khan, BABAR\",-\n,\n", "Quiz", "",
			[]string{"Noor,\n", "Noor,6\n", "BABAR\",-", "BABAR\",3.5"},
			`{Column:Quiz Possible:0 New:2 Replaced:[] Same:0 Left:[] NotThere:[] NoGrade:[] Unclear:[] OtherMaximum:false}`},
		{"somebody else's number", "Student,ID,SIS Login ID,Section,Quiz\nNoor,18,anoor,S,\nNobody,17,zz,S,\n", "Quiz", "",
			[]string{"anoor,S,\n", "anoor,S,6\n"},
			`{Column:Quiz Possible:0 New:1 Replaced:[] Same:0 Left:[] NotThere:[18 (Babar Khan)] NoGrade:[zz (Nobody)] Unclear:[] OtherMaximum:false}`},
		{"id of one, login of another", "id,login,Quiz\n17,bkhan,\n", "Quiz", "", nil,
			`{Column:Quiz Possible:0 New:0 Replaced:[] Same:0 Left:[] NotThere:[17 (Noor, Amina) 18 (Babar Khan)] NoGrade:[] Unclear:[17] OtherMaximum:false}`},
	}
	g := graded(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			out, filled, err := Fill("f", strings.NewReader(tt.book), tt.column, g, tt.scale)
			if err != nil {
				t.Fatal(err)
			}
			if want := strings.NewReplacer(tt.replace...).Replace(tt.book); string(out) != want {
				t.Errorf("filled\n%q\nwant\n%q", out, want)
			}
			if got := fmt.Sprintf("%+v", *filled); got != tt.filled {
				t.Errorf("report %s\nwant   %s", got, tt.filled)
			}
			again, refilled, err := Fill("f", bytes.NewReader(out), tt.column, g, tt.scale)
			if err != nil || !bytes.Equal(again, out) || refilled.New+len(refilled.Replaced) != 0 {
				t.Errorf("filled twice: %+v, %v", refilled, err)
			}
		})
	}
}

func TestFillRefuses(t *testing.T) {
	const book = "Student,ID,SIS Login ID,Section,Quiz (1),Quiz (2),Total,Quiz (2)\n    Points Possible,,,,0,10,(read only),\nNoor,501,anoor,S,,,,\n"
	tests := []struct {
		name, book, column string
		scale              Scale
		want               string
	}{
		{"no such column", book, "Test", "", `f:1:1: no column is called "Test" (there are: "Student", "ID", "SIS Login ID", "Section", "Quiz (1)", "Quiz (2)", "Total", "Quiz (2)")`},
		{"ambiguous", book, "Quiz", "", `f:1:33: 3 columns may be meant by "Quiz": "Quiz (1)", "Quiz (2)", "Quiz (2)"`},
		{"twice", book, "Quiz (2)", "", `f:1:42: 2 columns may be meant by "Quiz (2)"`},
		{"read only", book, "Total", "", `f:2:29: column "Total" is calculated by Canvas`},
		{"who", book, "SIS Login ID", "", `f:1:12: column "SIS Login ID" says who a student is`},
		{"section", book, "Section", "", `f:1:25: column "Section" says`},
		{"not possible", book, "Quiz (1)", Possible, `f:1:33: the gradebook doesn't say how many points`},
		{"scale", book, "Quiz (1)", "stars", `no scale is called "stars"`},
		{"nobody", "Quiz,When\n1,2\n", "Quiz", "", `f:1:1: no column says who a student is`},
		{"a row too short", book + "Khan,502\n", "Quiz (1)", "", `f:4:1: the row has 2 cells, the first has 8`},
		{"one student twice", book + "Noor,501,anoor,S,,,,\n", "Quiz (1)", "", `f:4:1: the row is of "17", as line 3 is`},
		{"malformed", book + "\"", "Quiz (1)", "", `f:4:1: the quotation mark`},
		{"empty", "", "Quiz", "", `f: no line in it`},
	}
	g := graded(t)
	for _, tt := range tests {
		out, _, err := Fill("f", strings.NewReader(tt.book), tt.column, g, tt.scale)
		if err == nil || !strings.HasPrefix(err.Error(), tt.want) || out != nil {
			t.Errorf("%s: %v\nwant %s", tt.name, err, tt.want)
		}
	}
}

// Whatever gradebook it is given, Fill changes no byte outside the one column, and
// changes nothing when it is done again.
func FuzzFill(f *testing.F) {
	g := graded(f)
	f.Add([]byte(canvasBook), "Quiz (123)", byte(0))
	f.Add([]byte("id;Quiz\r\n17;\"1\n\"\r\n\r\n18;'\n"), "Quiz", byte(1))
	f.Add([]byte("name\tQuiz\nAmina Noor\tEX\n"), "quiz", byte(2))
	f.Fuzz(func(t *testing.T, book []byte, column string, scale byte) {
		out, filled, err := Fill("f", bytes.NewReader(book), column, g, Scales()[int(scale)%3])
		if err != nil {
			return
		}
		before, err := readSheet("f", bytes.NewReader(book))
		if err != nil {
			t.Fatal(err)
		}
		after, err := readSheet("f", bytes.NewReader(out))
		if err != nil || len(after.rows) != len(before.rows) {
			t.Fatalf("%d rows became %d: %v", len(before.rows), len(after.rows), err)
		}
		first, _ := before.header()
		at := slices.IndexFunc(before.rows[first], func(c cell) bool { return before.text(c) == filled.Column })
		if !bytes.Equal(outside(before, first, at), outside(after, first, at)) {
			t.Fatalf("bytes outside column %d changed:\n%q\n%q", at, book, out)
		}
		again, refilled, err := Fill("f", bytes.NewReader(out), column, g, Scales()[int(scale)%3])
		if err != nil || !bytes.Equal(again, out) || refilled.New+len(refilled.Replaced) != 0 {
			t.Fatalf("again: %q\nwas   %q: %v", again, out, err)
		}
	})
}

// outside returns a file without the cells of a column below its title.
func outside(s *sheet, first, column int) []byte {
	var out []byte
	done := 0
	for _, row := range s.rows[first+1:] {
		if column < len(row) {
			out = append(out, s.data[done:row[column].start]...)
			done = row[column].end
		}
	}
	return append(out, s.data[done:]...)
}
