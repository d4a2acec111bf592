package score

import (
	"bytes"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files anew")

func write(t testing.TB, f Format, s *Set) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := f.Write(&b, s); err != nil {
		t.Fatalf("%s: %v", f.Name, err)
	}
	return b.Bytes()
}

func format(t testing.TB, name string) Format {
	t.Helper()
	for _, f := range Formats() {
		if f.Name == name {
			return f
		}
	}
	t.Fatalf("there is no format %s", name)
	return Format{}
}

// TestGolden keeps what each format writes, of people's sets and of hostile ones.
func TestGolden(t *testing.T) {
	for name, s := range map[string]*Set{"ordinary": ordinary(), "hostile": small(hostile()), "empty": {}} {
		for _, f := range Formats() {
			path := filepath.Join("testdata", name+"."+f.Name)
			got := write(t, f, s)
			if *update {
				if err := os.WriteFile(path, got, 0o644); err != nil {
					t.Fatal(err)
				}
				continue
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got, want) {
				t.Errorf("%s is not as it was (go test -update, and look at the difference)", path)
			}
			if again := write(t, f, s); !bytes.Equal(got, again) {
				t.Errorf("%s: the same set gives another file", path)
			}
		}
	}
}

// small cuts the longest texts of a set, so that its golden files can be read.
func small(s *Set) *Set {
	short := func(texts ...*string) {
		for _, text := range texts {
			if len(*text) > 500 {
				*text = (*text)[:120]
			}
		}
	}
	for i := range s.Sittings {
		rec := &s.Sittings[i]
		short(&rec.Learner, &rec.Deck, &rec.Title)
		for j := range rec.Items {
			it := &rec.Items[j]
			short(&it.Section, &it.Question, &it.Correct, &it.Lead, &it.Kind, &it.Card, &it.Text)
			for k := range it.Options {
				short(&it.Options[k])
			}
			for k := range it.Tags {
				short(&it.Tags[k])
			}
		}
	}
	for i := range s.Reviews {
		r := &s.Reviews[i]
		short(&r.Day, &r.ID, &r.Card, &r.Was, &r.Deck, &r.Section, &r.Question, &r.Rating, &r.Proposed, &r.Phase, &r.Due)
	}
	return s
}

var errFull = errors.New("the disk is full")

// failing takes so many bytes and then fails.
type failing struct{ left int }

func (f *failing) Write(p []byte) (int, error) {
	if len(p) > f.left {
		n := f.left
		f.left = 0
		return n, errFull
	}
	f.left -= len(p)
	return len(p), nil
}

// TestFailingWriter fails after every number of bytes: each gives an error.
func TestFailingWriter(t *testing.T) {
	s := ordinary()
	s.Sittings, s.Reviews = s.Sittings[2:], s.Reviews[:1]
	for _, f := range Formats() {
		size := len(write(t, f, s))
		step := 1
		if f.Name == "html" {
			step = 29 // a prime; each run parses the template
		}
		for n := 0; n < size; n += step {
			if err := f.Write(&failing{n}, s); !errors.Is(err, errFull) {
				t.Fatalf("%s: after %d of %d bytes: %v", f.Name, n, size, err)
			}
		}
		for n := max(0, size-20); n < size; n++ {
			if err := f.Write(&failing{n}, s); !errors.Is(err, errFull) {
				t.Fatalf("%s: after %d of %d bytes: %v", f.Name, n, size, err)
			}
		}
		if err := f.Write(&failing{size}, s); err != nil {
			t.Errorf("%s: with just enough room: %v", f.Name, err)
		}
	}
}

// TestHostile writes a set with every hostile text in full: nothing panics, and no format holds what
// a terminal obeys, were it printed on one.
func TestHostile(t *testing.T) {
	for _, f := range Formats() {
		got := write(t, f, hostile())
		for _, r := range string(got) {
			if r != '\n' && r != '\r' && unseen(r) && !harmless(r) {
				t.Errorf("%s holds %U", f.Name, r)
				break
			}
		}
	}
}

// harmless are characters that strconv doesn't call printable and that do nothing but join or part.
func harmless(r rune) bool { return r == '\u00a0' || r == '\u200c' || r == '\u200d' }

// BenchmarkFormats writes 200 sittings of 40 answers.
func BenchmarkFormats(b *testing.B) {
	s := ordinary()
	rec := s.Sittings[0]
	s.Sittings, rec.Items = nil, append(append(append(rec.Items, rec.Items...), rec.Items...), rec.Items...)
	for range 200 {
		s.Sittings = append(s.Sittings, rec)
	}
	for _, f := range Formats() {
		b.Run(f.Name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := f.Write(io.Discard, s); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
