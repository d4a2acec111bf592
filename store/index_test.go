package store

import (
	"errors"
	"reflect"
	"testing"

	"sabaq/quiz"
	"sabaq/quiz/fsrs"
)

func deckOf(t testing.TB, f *File, key string) (info DeckInfo, ok bool) {
	t.Helper()
	err := f.Look(func(v *View) (err error) {
		info, ok, err = v.Deck(key)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return info, ok
}

func TestDecks(t *testing.T) {
	f, c := newFile(t)
	one := mustIndex(t, f, deckInfo("one"), refs("q", 5))
	two := mustIndex(t, f, deckInfo("two"), refs("r", 2))
	if one == 0 || two == 0 || one == two {
		t.Fatalf("decks %d and %d", one, two)
	}
	want := deckInfo("one")
	want.ID, want.Cards = one, 5
	if got, ok := deckOf(t, f, want.Key); !ok || !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, want %+v", got, want)
	}
	if err := f.Touch(one, 12345); err != nil {
		t.Fatal(err)
	}
	want.ModTime = 12345
	if got, ok := deckOf(t, f, want.Key); !ok || !reflect.DeepEqual(got, want) {
		t.Errorf("touched: %+v, want %+v", got, want)
	}
	if decks, err := f.Decks(); err != nil || len(decks) != 2 || decks[0].Key != want.Key {
		t.Errorf("%+v (%v)", decks, err)
	}

	mustRecord(t, f, c.answer("q0000", fsrs.Good, 0))
	moved := want
	moved.Key = "/elsewhere/one.md"
	if got := mustIndex(t, f, moved, refs("q", 4)); got != one {
		t.Errorf("a deck that was moved is deck %d, was %d", got, one)
	}
	if _, ok := deckOf(t, f, want.Key); ok {
		t.Error("its old key still leads to it")
	}
	if got := due(t, f, one, c.day()); len(got) != 1 {
		t.Errorf("due: %v", got)
	}
	taken := moved
	taken.Key = "/decks/two.md"
	if _, err := f.Index(taken, nil); !errors.Is(err, ErrInvalid) {
		t.Errorf("moved to another deck's key: %v", err)
	}
	taken.Key, taken.ID = "/decks/nine.md", 99
	if _, err := f.Index(taken, nil); !errors.Is(err, ErrNoDeck) {
		t.Errorf("an unknown deck moved: %v", err)
	}
	if err := f.Forget(one); err != nil {
		t.Fatal(err)
	}
	if s := stateOf(t, f, "q0000"); s.Reps != 1 {
		t.Errorf("a deck that was forgotten took its history along: %+v", s)
	}
	if again := mustIndex(t, f, deckInfo("one"), refs("q", 5)); again == one {
		t.Error("a deck's number was given twice")
	}
	mustBeClean(t, f)
}

// TestFindCards finds cards of decks, and those that are gone but not forgotten.
func TestFindCards(t *testing.T) {
	f, c := newFile(t)
	mustIndex(t, f, deckInfo("one"), []quiz.CardRef{{ID: "ab"}, {ID: "ab.1"}, {ID: "ab-x"}, {ID: "b"}})
	mustIndex(t, f, deckInfo("two"), []quiz.CardRef{{ID: "ab"}})
	mustRecord(t, f, c.answer("ab", fsrs.Good, 1))
	mustRecord(t, f, c.answer("ab.gone", fsrs.Good, 1))
	for _, tc := range []struct {
		prefix string
		limit  int
		want   []string
	}{
		{"ab", 0, []string{"ab", "ab-x", "ab.1", "ab.gone"}},
		{"ab.", 0, []string{"ab.1", "ab.gone"}},
		{"", 0, []string{"ab", "ab-x", "ab.1", "ab.gone", "b"}},
		{"ab", 2, []string{"ab", "ab-x"}},
		{"zz", 0, nil},
	} {
		if got, err := f.Find(tc.prefix, tc.limit); err != nil || len(got)+len(tc.want) > 0 && !reflect.DeepEqual(got, tc.want) {
			t.Errorf("Find(%q, %d) = %v, want %v (%v)", tc.prefix, tc.limit, got, tc.want, err)
		}
	}
	err := f.Look(func(v *View) error {
		for card, want := range map[string][]quiz.DeckID{"ab": {1, 2}, "ab.1": {1}, "ab.gone": nil} {
			if got, err := v.Holders(card); err != nil || !reflect.DeepEqual(got, want) {
				t.Errorf("Holders(%q) = %v, want %v (%v)", card, got, want, err)
			}
		}
		var siblings []string
		err := v.Siblings("ab", func(card string, _ quiz.CardState) bool { siblings = append(siblings, card); return true })
		if want := []string{"ab", "ab.1", "ab.gone"}; !reflect.DeepEqual(siblings, want) {
			t.Errorf("siblings %v, want %v", siblings, want)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
