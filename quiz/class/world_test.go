package class

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"sabaq/decks"
	"sabaq/quiz/exam"
)

var update = flag.Bool("update", false, "write the golden files anew")

// noon is when the class sits.
var noon = time.Date(2026, 11, 20, 12, 0, 0, 0, time.FixedZone("", 5*3600))

// riverDeck has a card of every sort that a machine marks.
const riverDeck = `# Rivers

Q: Which river do the Kabul and the Panjnad flow into?
= the Indus
<!-- id: r-1 -->

T: The Amu Darya forms part of the border.
<!-- id: r-2 -->

Q: Which of these is a tributary of the Indus?
- [ ] Helmand
- [x] Kabul
- [ ] Oxus
- [ ] Nile
weight: 2
<!-- id: r-3 -->

ALL: Name the rivers of the Punjab that begin with C or J.
- Chenab
- Jhelum
<!-- id: r-4 -->

ORDER: From north to south.
1. Kabul
2. Sutlej
3. Dasht
<!-- id: r-5 -->
`

// keyOf parses a deck.
func keyOf(t testing.TB, name, text string) Key {
	t.Helper()
	d, problems := decks.Parse(name, []byte(text))
	for _, p := range problems {
		t.Errorf("%v", p)
	}
	sum := sha256.Sum256([]byte(text))
	return Key{Deck: d, Fingerprint: hex.EncodeToString(sum[:])}
}

func rivers(t testing.TB) Key { return keyOf(t, "rivers.md", riverDeck) }

// manyCards makes a deck of n choice and typed cards by turns.
func manyCards(t testing.TB, n int) Key {
	var b strings.Builder
	b.WriteString("# Many\n\n")
	for i := range n {
		if i%2 == 0 {
			fmt.Fprintf(&b, "Q: What is choice number %d about?\n- [ ] alpha %d\n- [x] beta %d\n- [ ] gamma %d\n- [ ] delta %d\n<!-- id: m-%d -->\n\n", i, i, i, i, i, i)
		} else {
			fmt.Fprintf(&b, "Q: Which word is number %d called?\n= answer %s\n<!-- id: m-%d -->\n\n", i, word(i), i)
		}
	}
	return keyOf(t, "many.md", b.String())
}

func word(i int) string {
	const letters = "abcdefghijklmnopqrstuvwxyz"
	return string([]byte{letters[i/26%26], 'o', letters[i%26], 'u', 'm'})
}

// records makes sittings without the exam's own screen.
type records struct {
	key Key
	rng *rand.Rand
}

func newRecords(key Key, seed uint64) *records {
	return &records{key, rand.New(rand.NewPCG(seed, 1))}
}

// sat returns a finished sitting that began at start, each answer right with chance skill.
func (r *records) sat(start time.Time, skill float64) exam.Record {
	rec := exam.Record{
		Version: exam.Version, ID: fmt.Sprintf("%016x%016x", r.rng.Uint64(), r.rng.Uint64()),
		Deck: r.key.Deck.Name, Title: r.key.Deck.Title, Fingerprint: r.key.Fingerprint, Seed: r.rng.Uint64(),
		Started: start, End: exam.HandedIn, Minutes: 60,
	}
	at := start
	for i := range r.key.Deck.Cards {
		c := &r.key.Deck.Cards[i]
		at = at.Add(time.Duration(1000+r.rng.IntN(9000)) * time.Millisecond)
		it := exam.Item{Card: c.ID, Kind: c.Kind.String(), Question: c.Question, At: at, Took: 1000, Correct: c.Answer}
		right := r.rng.Float64() < skill
		switch c.Kind {
		case decks.Typed:
			it.Form, it.Text = exam.Type, c.Accept[0].Text
			if !right {
				it.Text = fmt.Sprintf("guess %d", r.rng.IntN(50))
			}
		case decks.TrueFalse:
			it.Form, it.Options = exam.Choose, []string{"true", "false"}
			it.Chosen = []int{0}
			if right != c.True {
				it.Chosen[0] = 1
			}
		case decks.Choice:
			it.Form = exam.Choose
			for _, o := range c.Choices {
				it.Options = append(it.Options, o.Text)
			}
			r.rng.Shuffle(len(it.Options), func(a, b int) { it.Options[a], it.Options[b] = it.Options[b], it.Options[a] })
			at := slices.IndexFunc(c.Choices, func(o decks.Option) bool { return o.Right })
			place := slices.Index(it.Options, c.Choices[at].Text)
			if !right {
				place = (place + 1 + r.rng.IntN(len(it.Options)-1)) % len(it.Options)
			}
			it.Chosen = []int{place}
		case decks.All:
			it.Form, it.Need, it.Text = exam.List, c.Need, strings.Join(c.Items, "\n")
			if !right {
				it.Text = c.Items[0]
			}
		case decks.Order:
			it.Form, it.Options = exam.Arrange, slices.Clone(c.Items)
			it.Chosen = []int{0, 1, 2}
			if !right {
				it.Chosen = []int{2, 0, 1}
			}
		}
		rec.Items = append(rec.Items, it)
	}
	rec.Ended = at.Add(time.Second)
	marked, _ := exam.Remark(rec, exam.Cards(r.key.Deck.Cards))
	return marked
}

// file writes a hand-in.
func file(t testing.TB, key Key, learner string, recs ...exam.Record) []byte {
	t.Helper()
	var b bytes.Buffer
	h := Header{Learner: learner, Deck: key.Deck.Name, Title: key.Deck.Title, Fingerprint: key.Fingerprint}
	if err := WriteHandIn(&b, h, recs); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// source is a file in memory.
func source(name string, data []byte) Source {
	return Source{name, func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(data)), nil }}
}

func collect(t testing.TB, opt Options, sources ...Source) *Gradebook {
	t.Helper()
	g, err := Collect(t.Context(), sources, opt)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func rosterOf(t testing.TB, text string) *Roster {
	t.Helper()
	r, err := ReadRoster("roster.csv", strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// golden compares with a file of testdata.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs (run with -update and look at the difference):\n%s", path, got)
	}
}

func asJSON(t testing.TB, g *Gradebook) string {
	t.Helper()
	var b bytes.Buffer
	if err := WriteJSON(&b, g); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
