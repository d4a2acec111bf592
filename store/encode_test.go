package store

import (
	"bytes"
	"math"
	"reflect"
	"testing"
	"time"

	"sabaq/quiz"
	"sabaq/quiz/fsrs"
)

func someEvents() []quiz.Event {
	at := time.Date(2026, 11, 22, 9, 0, 0, 123e6, time.FixedZone("", -(3*3600+30*60)))
	id := quiz.EventID{Device: [8]byte{1, 2, 3}, Seq: 7}
	base := quiz.Event{ID: id, Clock: 1 << 60, Card: "pk-7k2m.effect-1", At: at, Day: 20779}
	var out []quiz.Event
	for kind := quiz.Answered; kind <= quiz.Sat; kind++ {
		ev := base
		ev.Kind = kind
		switch kind {
		case quiz.Answered:
			ev.Rating, ev.Proposed, ev.Took = fsrs.Easy, fsrs.Again, 10*time.Minute
			ev.Phase, ev.Step, ev.Due = quiz.Relearning, 255, quiz.Due{Day: math.MaxInt32, At: math.MinInt64}
		case quiz.Practised:
			ev.Rating = fsrs.Again
		case quiz.Undone:
			ev.Target = quiz.EventID{Device: [8]byte{9}, Seq: math.MaxUint64}
		case quiz.Edited:
			ev.To = "~0123456789abcdef"
		case quiz.Fitted:
			m, err := newModel()
			if err != nil {
				panic(err)
			}
			ev.Card, ev.Data = "", (&quiz.Fit{Model: m, Covariance: &fsrs.Covariance{Model: m.Name(), Lower: make([]float32, 34*35/2)}, Pinned: true, Answers: 7, Compared: 3}).Encode()
		case quiz.Sat:
			ev.Card, ev.Data = "", `{"id":"x"}`
		case quiz.Corrected, quiz.Moved:
			ev.Due = quiz.Due{Day: math.MinInt32, At: math.MaxInt64}
		}
		out = append(out, ev)
	}
	early := base
	early.Kind, early.At, early.Day = quiz.Buried, time.UnixMilli(-1).UTC(), -1
	return append(out, early)
}

// equalEvent compares what a record keeps; reflect.DeepEqual would compare zones by their pointers.
func equalEvent(a, b quiz.Event) bool {
	_, za := a.At.Zone()
	_, zb := b.At.Zone()
	same := a.At.Equal(b.At) && za == zb
	a.At, b.At = time.Time{}, time.Time{}
	return same && a == b
}

func TestEventRoundTrip(t *testing.T) {
	for _, ev := range someEvents() {
		raw := sealEvent(&ev)
		got, err := unsealEvent(ev.ID, raw)
		if err != nil || !equalEvent(got, ev) {
			t.Errorf("%+v, want %+v (%v)", got, ev, err)
		}
		for i := range raw {
			for bit := range 8 {
				bad := bytes.Clone(raw)
				bad[i] ^= 1 << bit
				if _, err := unsealEvent(ev.ID, bad); err == nil {
					t.Errorf("kind %d: bit %d of byte %d turned over, unnoticed", ev.Kind, bit, i)
				}
			}
		}
		other := ev.ID
		other.Seq++
		if _, err := unsealEvent(other, raw); err == nil {
			t.Errorf("kind %d: read under another number", ev.Kind)
		}
		if len(raw) > 80 && ev.Kind == quiz.Answered {
			t.Errorf("a record of %d bytes", len(raw))
		}
	}
}

func TestSumKnowsTheKeysEnd(t *testing.T) {
	if sum(partState, []byte("ab"), []byte("c")) == sum(partState, []byte("a"), []byte("bc")) {
		t.Error("a byte that moves from the key to the value goes unnoticed")
	}
	if sum(partState, []byte("a"), nil) == sum(partNew, []byte("a"), nil) {
		t.Error("a value that moves to another bucket goes unnoticed")
	}
}

func someState() quiz.CardState {
	s := quiz.CardState{
		Phase: quiz.Relearning, Step: 2, Memory: fsrs.State{Stability: 1.5, Fast: 0.25, Difficulty: 7}, Due: quiz.Due{Day: -4, At: -9},
		Last: 12345, LastDay: 20000, Reps: 9, Lapses: 8, Suspended: true, Buried: 20001, LastEvent: quiz.EventID{Device: [8]byte{5}, Seq: 77},
	}
	for i := range s.Recent {
		s.Recent[i] = quiz.Review{At: int64(i), Day: quiz.Day(i), Rating: fsrs.Rating(i % 5), Due: quiz.Due{Day: 3, At: 4}}
	}
	return s
}

func TestStateRoundTrip(t *testing.T) {
	for _, s := range []quiz.CardState{{}, someState()} {
		b := appendState(nil, &s)
		if got, err := decodeState(b); got != s || err != nil || len(b) != stateSize {
			t.Errorf("%+v, want %+v (%v, %d bytes)", got, s, err, len(b))
		}
	}
	s := someState()
	s.Memory.Fast = math.NaN()
	if storable(&s) {
		t.Error("NaN is storable")
	}
}

func TestDeckRoundTrip(t *testing.T) {
	info := deckInfo("x")
	info.ID, info.Cards = 7, 99
	if got, ok := decodeDeckInfo(7, appendDeckInfo(nil, &info)); !ok || !reflect.DeepEqual(got, info) {
		t.Errorf("%+v, want %+v", got, info)
	}
	ref := quiz.CardRef{ID: "a", Section: "X / Y", Line: 3, Offset: 1 << 20, Length: 77}
	if n, got, ok := decodeRef("a", appendRef(nil, 12, &ref)); !ok || n != 12 || got != ref {
		t.Errorf("%d %+v", n, got)
	}
}

func TestKeysSortAsNumbers(t *testing.T) {
	for i, pair := range [][2][]byte{
		{appendDay(nil, -1), appendDay(nil, 0)},
		{appendDay(nil, math.MinInt32), appendDay(nil, -1)},
		{appendDay(nil, 255), appendDay(nil, 256)},
		{appendMoment(nil, -5), appendMoment(nil, 3)},
		{dueKey(1, quiz.Due{Day: 3}, "b"), dueKey(1, quiz.Due{Day: 3, At: 1}, "a")},
		{newKey(1, 255), newKey(1, 256)},
	} {
		if bytes.Compare(pair[0], pair[1]) >= 0 {
			t.Errorf("%d: %x is not before %x", i, pair[0], pair[1])
		}
	}
	if keyDay(appendDay(nil, -77)) != -77 || keyMoment(appendMoment(nil, -77)) != -77 {
		t.Error("a key doesn't give its number back")
	}
}

// What a decoder accepts is encoded to the identical bytes.

func FuzzEvent(f *testing.F) {
	for _, ev := range someEvents() {
		f.Add(appendEvent(nil, &ev))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		ev, err := decodeEvent(quiz.EventID{Seq: 1}, b)
		if err != nil {
			return
		}
		if got := appendEvent(nil, &ev); !bytes.Equal(got, b) {
			t.Errorf("%x became %x by way of %+v", b, got, ev)
		}
	})
}

func FuzzState(f *testing.F) {
	for _, s := range []quiz.CardState{{}, someState()} {
		f.Add(appendState(nil, &s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		s, err := decodeState(b)
		if err != nil {
			return
		}
		if got := appendState(nil, &s); !bytes.Equal(got, b) {
			t.Errorf("%x became %x", b, got)
		}
	})
}

func FuzzDeck(f *testing.F) {
	info := deckInfo("x")
	ref := quiz.CardRef{ID: "a", Section: "X / Y", Line: 3, Offset: 1 << 20, Length: 77}
	m, err := newModel()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(appendDeckInfo(nil, &info))
	f.Add(appendRef(nil, 3, &ref))
	f.Add(appendModel(nil, m))
	f.Add(head{seq: 3}.append(nil))
	f.Fuzz(func(t *testing.T, b []byte) {
		if info, ok := decodeDeckInfo(1, b); ok {
			if got := appendDeckInfo(nil, &info); !bytes.Equal(got, b) {
				t.Errorf("deck %x became %x", b, got)
			}
		}
		if n, ref, ok := decodeRef("a", b); ok {
			if got := appendRef(nil, n, &ref); !bytes.Equal(got, b) {
				t.Errorf("ref %x became %x", b, got)
			}
		}
		if h, ok := decodeHead(b); ok {
			if got := h.append(nil); !bytes.Equal(got, b) {
				t.Errorf("head %x became %x", b, got)
			}
		}
		decodeModel(b) // clips parameters, so it only must not fail
	})
}

// FuzzPages: no file is so odd that looking it over fails or goes on for ever.
func FuzzPages(f *testing.F) {
	file, c := newFile(f)
	mustIndex(f, file, deckInfo("one"), refs("q", 4))
	mustRecord(f, file, c.answer("q0000", fsrs.Good, 0))
	f.Add(uint16(0), uint16(16), []byte{1})
	f.Add(uint16(1), uint16(24), []byte{255, 255})
	sound := readAll(f, file.Path())
	f.Fuzz(func(t *testing.T, page, at uint16, noise []byte) {
		b := bytes.Clone(sound)
		copy(b[(int(page)*4096+int(at)%4096)%len(b):], noise)
		inspect(bytes.NewReader(b), int64(len(b)), scopeTree)
		file.salvage(bytes.NewReader(b), int64(len(b)), &Report{})
	})
}
