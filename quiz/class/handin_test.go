package class

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"sabaq/quiz/exam"
)

// lines of a hand-in of two sittings: header, two sittings, end.
func handInLines(t testing.TB) []string {
	key := rivers(t)
	r := newRecords(key, 1)
	data := file(t, key, "amina", r.sat(noon, .5), r.sat(noon.Add(time.Hour), .9))
	return strings.SplitAfter(string(data), "\n")[:4]
}

func TestHandInRoundTrip(t *testing.T) {
	key := rivers(t)
	r := newRecords(key, 1)
	a, b := r.sat(noon, .5), r.sat(noon.Add(time.Hour), .9)
	a.Learner = "someone else" // must not be in the file
	data := file(t, key, "amina", b, a)
	if !bytes.Equal(data, file(t, key, "amina", a, b)) {
		t.Error("the order of the sittings changes the bytes")
	}
	if bytes.Contains(data, []byte("someone else")) {
		t.Error("the record's own learner is in the file")
	}
	got, problems, err := ReadHandIns("a.jsonl", iotest.OneByteReader(bytes.NewReader(data)))
	if err != nil || len(problems) > 0 || len(got) != 1 {
		t.Fatalf("%d hand-ins, %v, %v", len(got), problems, err)
	}
	h := got[0]
	if h.Learner != "amina" || h.Deck != "rivers" || h.Fingerprint != key.Fingerprint || !h.Intact || h.Line != 1 || !slices.Equal(h.Lines, []int{2, 3}) {
		t.Errorf("read back as %+v", h.Header)
	}
	if h.Sittings[0].ID != a.ID || h.Sittings[0].Learner != "amina" || !h.Sittings[0].Started.Equal(a.Started) {
		t.Errorf("first sitting %+v", h.Sittings[0])
	}
	if _, offset := h.Sittings[0].Started.Zone(); offset != 5*3600 {
		t.Errorf("the UTC offset is %d s", offset)
	}
}

// What happens to files on their way, and in editors.
func TestHandInDamage(t *testing.T) {
	l := handInLines(t)
	whole := strings.Join(l, "")
	other := strings.Join(handInLines(t), "")
	points := strings.Index(l[1], `"points":`) + len(`"points":`)
	edited := l[1][:points] + "9" + l[1][points+1:]
	tests := []struct {
		name, file string
		intact     []bool // of each hand-in
		sittings   []int
		problems   []string // place and a part of the text
	}{
		{"as written", whole, []bool{true}, []int{2}, nil},
		{"CR LF, BOM, blank lines", "\ufeff" + strings.ReplaceAll(whole, "\n", "\r\n") + "\r\n\r\n", []bool{true}, []int{2}, nil},
		{"no last line end", strings.TrimSuffix(whole, "\n"), []bool{true}, []int{2}, nil},
		{"two together", whole + "\n" + "\ufeff" + other, []bool{true, true}, []int{2, 2}, nil},
		{"a score edited", l[0] + edited + l[2] + l[3], []bool{false}, []int{2}, []string{"f:2: the chain is broken"}},
		{"another learner's name", strings.Replace(whole, "amina", "babar", 1), []bool{false}, []int{2}, []string{"f:1: the chain is broken"}},
		{"a sitting taken out", l[0] + l[2] + l[3], []bool{false}, []int{1}, []string{"f:2: the chain is broken", "f:3: 1 sittings of 2"}},
		{"sittings swapped", l[0] + l[2] + l[1] + l[3], []bool{false}, []int{2},
			[]string{"f:2: the chain", "f:3: the chain", "f:4: the chain", "f:1: the sittings are not in the order"}},
		{"a sitting twice", l[0] + l[1] + l[1] + l[2] + l[3], []bool{false}, []int{3},
			[]string{"f:3: the chain", "f:5: 3 sittings of 2", "f:1: sitting"}},
		{"cut off between lines", l[0] + l[1], []bool{false}, []int{1}, []string{"f:1: the hand-in has no end"}},
		{"cut off in a line", l[0] + l[1] + l[2][:200], []bool{false}, []int{1}, []string{"f:3: not a line", "f:1: the hand-in has no end"}},
		{"header lost", l[1] + l[2] + l[3], nil, nil, []string{"f:1: the line belongs to no hand-in", "f:2: ", "f:3: "}},
		{"second cut off by the first", l[0] + l[1] + whole, []bool{false, true}, []int{1, 2}, []string{"f:1: the hand-in has no end"}},
		{"after the end", whole + l[2], []bool{true}, []int{2}, []string{"f:5: the line belongs to no"}},
		{"laid out anew", l[0] + strings.Replace(l[1], `{"sitting":{`, `{ "sitting": {`, 1) + l[2] + l[3], []bool{false}, []int{2}, []string{"f:2: the line is not laid out"}},
		{"newer format", strings.Replace(whole, `"version":1,"learner"`, `"version":2,"learner"`, 1), nil, nil, []string{"f:1: handed in by a newer sabaq (format 2)"}},
		{"a newer sitting", l[0] + strings.Replace(l[1], `"version":1`, `"version":7`, 1) + l[2] + l[3], []bool{false}, []int{1},
			[]string{"f:2: the chain", "f:2: the sitting can't be read: the record is of a newer", "f:4: 1 sittings of 2"}},
		{"an unsound sitting", l[0] + strings.Replace(l[1], `"chosen":[`, `"chosen":[99,`, 1) + l[2] + l[3], []bool{false}, []int{1},
			[]string{"f:2: the chain", "f:2: the sitting can't be read: question", "f:4: 1 sittings"}},
		{"a string for a number", l[0] + strings.Replace(l[1], `"seed":`, `"seed":"x","was":`, 1) + l[2] + l[3], []bool{false}, []int{1},
			[]string{"f:2: the chain", "f:2: no sitting can be read here: seed is a string", "f:4: 1 sittings"}},
		{"something else", "Dear teacher,\n", nil, nil, []string{"f:1: not a line of a hand-in"}},
		{"another JSON", `{"a":1}` + "\n", nil, nil, []string{"f:1: not a line of a hand-in"}},
		{"deep", strings.Repeat("[", 100000) + "\n", nil, nil, []string{"f:1: not a line of a hand-in"}},
		{"many objects", `{"sitting":{"items":[` + strings.Repeat("{},", 5001) + `{}]}}`, nil, nil, []string{"f:1: the line is larger"}},
		{"a long line", strings.Repeat("x", maxLine+1) + "\n" + whole, []bool{true}, []int{2}, []string{"f:1: the line is larger"}},
		{"nothing", "", nil, nil, []string{"f: no hand-in in it"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, problems, err := ReadHandIns("f", strings.NewReader(tt.file))
			if err != nil {
				t.Fatal(err)
			}
			var intact []bool
			var sittings []int
			for _, h := range got {
				intact = append(intact, h.Intact)
				sittings = append(sittings, len(h.Sittings))
			}
			if !slices.Equal(intact, tt.intact) || !slices.Equal(sittings, tt.sittings) {
				t.Errorf("intact %v, sittings %v; want %v, %v", intact, sittings, tt.intact, tt.sittings)
			}
			if len(problems) != len(tt.problems) {
				t.Fatalf("problems %q\nwant %q", problems, tt.problems)
			}
			for i, p := range problems {
				if !strings.HasPrefix(p.String(), tt.problems[i]) {
					t.Errorf("problem %q, want %q...", p, tt.problems[i])
				}
			}
		})
	}
}

func TestHandInLimits(t *testing.T) {
	if _, _, err := ReadHandIns("f", bytes.NewReader(make([]byte, maxFile+1))); !errors.Is(err, errTooLarge) {
		t.Errorf("a file of 16 MB and a byte: %v", err)
	}
	_, problems, err := ReadHandIns("f", strings.NewReader(strings.Repeat("x\n", 100000)))
	if err != nil || len(problems) != maxProblems {
		t.Errorf("%d problems, %v", len(problems), err)
	}
	if _, _, err := ReadHandIns("f", iotest.ErrReader(errors.New("disk on fire"))); err == nil || err.Error() != "f: disk on fire" {
		t.Errorf("a reader's error: %v", err)
	}
}

func TestHandInRefused(t *testing.T) {
	key := rivers(t)
	r := newRecords(key, 2)
	good := r.sat(noon, .5)
	running := good
	running.Ended, running.End = time.Time{}, ""
	unsound := good
	unsound.ID = "x"
	large := good
	large.Items = nil
	for range exam.MaxItems {
		it := good.Items[0]
		it.Card = strings.Replace(word(len(large.Items)), "u", "-", 1) + word(len(large.Items)/26)
		it.Question = strings.Repeat("x", 1100)
		large.Items = append(large.Items, it)
	}
	tests := []struct {
		name, learner string
		records       []exam.Record
		want          string
	}{
		{"nobody", " ", []exam.Record{good}, "the learner's id is empty"},
		{"escape", "a\x1b[2J", []exam.Record{good}, "characters that can't be shown"},
		{"long", strings.Repeat("x", 201), []exam.Record{good}, "longer than 200"},
		{"space", "amina ", []exam.Record{good}, "begins or ends with a space"},
		{"nothing", "amina", nil, "no sitting"},
		{"running", "amina", []exam.Record{running}, "has no end"},
		{"twice", "amina", []exam.Record{good, good}, "twice"},
		{"unsound", "amina", []exam.Record{unsound}, "id is not 32"},
		{"too many", "amina", make([]exam.Record, maxSittings+1), "more than 1000"},
		{"too large", "amina", []exam.Record{large}, "larger than can be handed in"},
	}
	for _, tt := range tests {
		var b bytes.Buffer
		err := WriteHandIn(&b, Header{Learner: tt.learner}, tt.records)
		if err == nil || !strings.Contains(err.Error(), tt.want) || b.Len() > 0 {
			t.Errorf("%s: %v, %d bytes written", tt.name, err, b.Len())
		}
	}
}

// relink makes the chain of a file whole again, as somebody would who knows how.
func relink(data []byte) []byte {
	var out bytes.Buffer
	previous := ""
	for line := range bytes.Lines(data) {
		at := bytes.LastIndex(line, []byte(`,"hash":"`))
		if at < 0 {
			out.Write(line)
			continue
		}
		if bytes.HasPrefix(line, []byte(`{"hand_in"`)) {
			previous = ""
		}
		previous = link(previous, line[:at])
		out.Write(line[:at])
		out.WriteString(`,"hash":"` + previous + "\"}\n")
	}
	return out.Bytes()
}

// What is accepted without a problem is written back to the identical bytes, but for
// the byte order marks, line ends and blank lines that are passed over.
func FuzzReadHandIn(f *testing.F) {
	key := rivers(f)
	r := newRecords(key, 1)
	rec := r.sat(noon, 1)
	rec.Items = rec.Items[1:3]
	small := file(f, key, "a", rec)
	f.Add(small, false)
	f.Add(small, true)
	f.Add(slices.Concat(small, small), true)
	f.Add([]byte("\ufeff"+strings.ReplaceAll(string(small), "\n", "\r\n")), false)
	f.Add([]byte(strings.Join(handInLines(f), "")), true)
	f.Add([]byte(`{"hand_in":{"format":"sabaq hand-in","version":1,"learner":"a"},"hash":""}`), true)
	f.Fuzz(func(t *testing.T, data []byte, whole bool) {
		if whole {
			data = relink(data)
		}
		handIns, problems, err := ReadHandIns("f", bytes.NewReader(data))
		if err != nil {
			return
		}
		for _, h := range handIns {
			if len(h.Sittings) != len(h.Lines) || len(h.Sittings) != len(h.hashes) || h.Line < 1 {
				t.Fatalf("%d sittings, %d lines, %d hashes", len(h.Sittings), len(h.Lines), len(h.hashes))
			}
			if len(problems) == 0 && !h.Intact {
				t.Fatal("not intact, and nobody says why")
			}
		}
		if len(problems) > 0 {
			return
		}
		var again bytes.Buffer
		for _, h := range handIns {
			if err := WriteHandIn(&again, h.Header, h.Sittings); err != nil {
				t.Fatal(err)
			}
		}
		var want bytes.Buffer
		for line := range bytes.Lines(data) {
			line = bytes.TrimSuffix(bytes.TrimSuffix(line, []byte("\n")), []byte("\r"))
			if line = bytes.TrimPrefix(line, byteOrderMark); len(line) > 0 {
				want.Write(line)
				want.WriteByte('\n')
			}
		}
		if !bytes.Equal(again.Bytes(), want.Bytes()) {
			t.Fatalf("written back as\n%s\nwas\n%s", again.Bytes(), want.Bytes())
		}
	})
}
