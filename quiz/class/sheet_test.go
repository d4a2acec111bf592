package class

import (
	"bytes"
	"encoding/csv"
	"io"
	"slices"
	"strings"
	"testing"
)

func TestSheetRefuses(t *testing.T) {
	tests := []struct{ name, file, want string }{
		{"never closed", "a,b\n1,\"x\ny,z\n", "f:2:3: the quotation mark that opens the cell is never closed"},
		{"text behind", "a,b\n\"x\ny\" z,1\n", "f:3:3: text after the quotation mark"},
		{"a mark inside", "a,é\"b\n", "f:1:4: a quotation mark inside"},
		{"a carriage return", "a,b\n1\r2,3\n", "f:2:2: a carriage return"},
		{"UTF-16", "\xff\xfea\x00", "f:1:1: the text is UTF-16"},
		{"too many cells", strings.Repeat(",", maxCells+1), "f:1:2097153: more than 2097152 cells"},
		{"too large", strings.Repeat("x", maxFile+1), "f: larger than 16 MB"},
	}
	for _, tt := range tests {
		if _, err := readSheet("f", strings.NewReader(tt.file)); err == nil || !strings.HasPrefix(err.Error(), tt.want) {
			t.Errorf("%s: %v, want %s", tt.name, err, tt.want)
		}
	}
}

func TestSheetSeparator(t *testing.T) {
	for file, want := range map[string][]string{
		"a,b;c,d":           {"a", "b;c", "d"},
		"a;b,c;d":           {"a", "b,c", "d"},
		"a\tb\tc,d":         {"a", "b", "c,d"},
		"\"a;b;c;d\",e\n;;": {"a;b;c;d", "e"},
		"\ufeff\"a\",b":     {"a", "b"},
	} {
		s, err := readSheet("f", strings.NewReader(file))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, c := range s.rows[0] {
			got = append(got, s.text(c))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", file, got, want)
		}
	}
}

// Places count lines and characters, behind quoted line breaks too.
func TestSheetPlaces(t *testing.T) {
	s, err := readSheet("f", strings.NewReader("\ufeffé,\"b\nü\",c,\n\nd"))
	if err != nil {
		t.Fatal(err)
	}
	var got []cell
	for _, c := range slices.Concat(s.rows...) {
		got = append(got, cell{line: c.line, col: c.col})
	}
	want := []cell{{line: 1, col: 1}, {line: 1, col: 3}, {line: 2, col: 4}, {line: 2, col: 6}, {line: 4, col: 1}}
	if !slices.Equal(got, want) || len(s.rows) != 3 {
		t.Errorf("places %v, want %v", got, want)
	}
}

// The cells cover the file, and say what encoding/csv reads.
func FuzzSheet(f *testing.F) {
	for _, s := range []string{"a,b\n1,\"2\n\"\"3\"\r\n\n", "a;\"b;\"\n;", "\ufeffa\tb\r\n\t", "\"", "a\"b", "\"a\"b", ",", "\n", "\r"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := readSheet("f", bytes.NewReader(data))
		if err != nil {
			return
		}
		at := 0
		if bytes.HasPrefix(data, byteOrderMark) {
			at = len(byteOrderMark)
		}
		var rows [][]string
		for _, row := range s.rows {
			var texts []string
			for _, c := range row {
				between := string(data[at:c.start])
				if strings.Trim(between, "\r\n"+string(s.sep)) != "" || c.end < c.start {
					t.Fatalf("%q lies between cells", between)
				}
				at = c.end
				texts = append(texts, s.text(c))
			}
			if row != nil {
				rows = append(rows, texts)
			}
		}
		if rest := strings.Trim(string(data[at:]), "\r\n"); rest != "" {
			t.Fatalf("%q is left over", rest)
		}
		r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, byteOrderMark)))
		r.Comma, r.FieldsPerRecord = rune(s.sep), -1
		want, err := r.ReadAll()
		if err != nil {
			t.Fatalf("encoding/csv refuses it: %v", err)
		}
		if bytes.Contains(data, []byte("\r\n")) {
			for _, row := range rows { // which encoding/csv makes \n of
				for i := range row {
					row[i] = strings.ReplaceAll(row[i], "\r\n", "\n")
				}
			}
		}
		if !slices.EqualFunc(rows, want, slices.Equal[[]string]) {
			t.Fatalf("%q, encoding/csv has %q", rows, want)
		}
	})
}

func TestRoster(t *testing.T) {
	tests := []struct {
		name, file string
		want       []Learner
	}{
		{"plain", "id,name\n17,Amina\n18,Babar\n", []Learner{{ID: "17", Name: "Amina", Line: 2}, {ID: "18", Name: "Babar", Line: 3}}},
		{"one column", "learner\namina\n\nbabar", []Learner{{ID: "amina", Line: 2}, {ID: "babar", Line: 4}}},
		{"Excel", "\ufeffStudent ID;E-Mail;Name\r\n17;a@x;\"Noor; Amina\"\r\n", []Learner{{ID: "17", Email: "a@x", Name: "Noor; Amina", Line: 2}}},
		{"Moodle", "First name,Surname,ID number,Email address,Groups\nAmina,Noor,17,a@x,\n", []Learner{{ID: "17", Email: "a@x", Name: "Amina Noor", Line: 2}}},
		{"Canvas", "Student,ID,SIS User ID,SIS Login ID,Section,Quiz (1)\n,,,,,Manual Posting\n    Points Possible,,,,,10.00\n" +
			"\"Noor, Amina\",501,17,anoor,S1,\n\"Student, Test\",599,,8f00b204,S1,\n",
			[]Learner{{ID: "17", Login: "anoor", Canvas: "501", Name: "Noor, Amina", Line: 4}}},
		{"short rows, a line twice", "id,name\n17\n17\n", []Learner{{ID: "17", Line: 2}}},
	}
	for _, tt := range tests {
		r, err := ReadRoster("f", strings.NewReader(tt.file))
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
		} else if !slices.Equal(r.Learners, tt.want) {
			t.Errorf("%s: %+v\nwant %+v", tt.name, r.Learners, tt.want)
		}
	}
}

func TestRosterRefuses(t *testing.T) {
	tests := []struct{ name, file, want string }{
		{"empty", "\n\n", "f: no line in it"},
		{"nobody", "id\n\n", "f: no learner in it"},
		{"no column", "when,what\n1,2\n", `f:1:1: no column says who a learner is: name one of them id, email or name (there are: "when", "what")`},
		{"two columns", "id,email,Student ID,SIS User ID\n", `f:1:21: columns "Student ID" and "SIS User ID" say the same`},
		{"twice", "id,name\n17,Amina\n18,B\n17,Babar\n", `f:4:1: learner "17" is in line 2 already`},
		{"not UTF-8", "id,name\n17,M\xfcller\n", "f:2:4: the text is not UTF-8"},
		{"malformed", "id,name\n17,\"A\n", "f:2:4: the quotation mark"},
	}
	for _, tt := range tests {
		if _, err := ReadRoster("f", strings.NewReader(tt.file)); err == nil || !strings.HasPrefix(err.Error(), tt.want) {
			t.Errorf("%s: %v, want %s", tt.name, err, tt.want)
		}
	}
}

func TestRosterFind(t *testing.T) {
	r := rosterOf(t, "id,login,email,name\n17,amina,A@x.org,Amina Noor\n18,babar,b@x.org,\"Khan, Babar\"\n19,17,c@x.org,Twin\n20,dil,d@x.org,Twin\nAB,e,e@x.org,\nab,f,f@x.org,\n")
	for name, want := range map[string]int{
		"17": 0, "amina": 0, "A@x.org": 0, "a@X.ORG": 0, " AMINA  noor ": 0, "Noor Amina": -1,
		"Babar Khan": 1, "Khan, Babar": 1, "khan,babar": -1, "twin": -1, "d@x.org": 3, "": -1, "?": -1,
		"AB": 4, "ab": 5, "Ab": -1,
	} {
		if got := r.find(name); got != want {
			t.Errorf("%q is %d, want %d", name, got, want)
		}
	}
}

func FuzzRoster(f *testing.F) {
	f.Add([]byte("id,name\n17,\"Noor, Amina\"\n"))
	f.Add([]byte("Student,ID,SIS User ID,SIS Login ID,Section\n    Points Possible,,,,\n\"A, B\",1,2,3,4\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := ReadRoster("f", bytes.NewReader(data))
		if err != nil {
			if r != nil || !strings.HasPrefix(err.Error(), "f:") {
				t.Fatalf("%v", err)
			}
			return
		}
		for at, l := range r.Learners {
			if l.Key() == "" {
				t.Fatal("a learner who is nobody")
			}
			if got := r.find(l.ID); l.ID != "" && got != at {
				t.Fatalf("%q is found at %d, not %d", l.ID, got, at)
			}
		}
		if _, err := io.WriteString(io.Discard, safe(r.Learners[0].Shown())); err != nil {
			t.Fatal(err)
		}
	})
}
