package draft

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"
)

func millDraft(t *testing.T) *Result {
	t.Helper()
	e, err := Read("mill.txt", []byte(gateText))
	if err != nil {
		t.Fatal(err)
	}
	r := Draft(e, Options{Count: 1})
	return r
}

// A command that is honest in one card and not in the others.
func TestWith(t *testing.T) {
	r := millDraft(t)
	before := len(r.Cards)
	answer := Answer{Cards: []RequestedCard{
		{Kind: "typed", Question: "For how many villages did the mill at Arle grind wheat?", Answer: "14", Paragraph: 1, Quotes: []string{"wheat for 14 villages"}},
		{Kind: "typed", Question: "For how many villages did the mill at Arle grind barley?", Answer: "15", Paragraph: 1, Quotes: []string{"wheat for 14 villages"}},
		{Kind: "basic", Question: "Who owned the mill?", Answer: "Nobody knows.", Paragraph: 1, Quotes: []string{"The mill at Arle"}},
		{Kind: "typed", Question: "For how many villages did the mill at Arle grind wheat?", Answer: "14", Paragraph: 1, Quotes: []string{"wheat for 14 villages"}},
		{Kind: "essay", Question: "x", Paragraph: 1},
		{Kind: "true-false", Question: "The mill ground wheat.", Paragraph: 1},
		{Kind: "claim", Question: "The wheel stood still in winter.", Because: []string{"The river froze."}, Paragraph: 2, Quotes: []string{"Because the river froze"}},
	}}
	var sent Request
	offer, err := r.With(context.Background(), func(_ context.Context, request []byte) ([]byte, error) {
		if err := json.Unmarshal(request, &sent); err != nil {
			t.Fatal(err)
		}
		return json.Marshal(answer)
	}, Want{})
	if err != nil {
		t.Fatal(err)
	}
	if sent.Version != 1 || len(sent.Paragraphs) != 2 || sent.Paragraphs[0].N != 1 || !strings.HasPrefix(sent.Paragraphs[0].Text, "The mill at Arle") || len(sent.Have) != before || len(sent.Want.Kinds) == 0 {
		t.Errorf("sent %+v", sent)
	}
	if offer.Offered != 7 || len(offer.Kept) != 2 && len(offer.Kept) != 1 || len(offer.Kept)+len(offer.Refused) != 7 {
		t.Errorf("offered %d, kept %d, refused %d", offer.Offered, len(offer.Kept), len(offer.Refused))
	}
	for _, x := range offer.Refused {
		if x.Why == "" || x.Card == nil {
			t.Errorf("%+v", x)
		}
	}
	if len(r.Cards) != before+len(offer.Kept) {
		t.Errorf("%d cards", len(r.Cards))
	}
	sound(t, r.Essay, r.Deck())
	if !bytes.Contains(r.Deck(), []byte("= 14\n")) {
		t.Errorf("the honest card is not there:\n%s", r.Deck())
	}
}

func TestWithAnswers(t *testing.T) {
	for _, tt := range []struct {
		answer string
		cards  int // -1 for an error
	}{
		{`{"cards":[]}`, 0},
		{`[]`, 0},
		{` [{"kind":"typed"}] `, 1},
		{`{"version":2,"cards":null,"more":1}`, 0},
		{``, -1},
		{`Sure! Here are your cards:`, -1},
		{`{"cards":[{"kind":`, -1},
		{`{"cards":{"kind":1}}`, -1},
		{`{"cards":[{"paragraph":"one"}]}`, -1},
		{strings.Repeat("[", 20000), -1},
		{`[` + strings.Repeat(`{},`, maxOffered) + `{}]`, -1},
	} {
		r := millDraft(t)
		deck := r.Deck()
		offer, err := r.With(context.Background(), func(context.Context, []byte) ([]byte, error) { return []byte(tt.answer), nil }, Want{})
		switch {
		case tt.cards < 0:
			if !errors.Is(err, ErrAnswer) {
				t.Errorf("%.30q: %v", tt.answer, err)
			}
			if !bytes.Equal(deck, r.Deck()) {
				t.Errorf("%.30q: the draft has changed", tt.answer)
			}
		case err != nil || offer.Offered != tt.cards:
			t.Errorf("%.30q: %v %+v", tt.answer, err, offer)
		}
	}
}

func TestShell(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the lines are for sh")
	}
	t.Setenv("SABAQ_TEST_NOTE", "a note")
	for _, tt := range []struct {
		line, want string
		err        error
		says       string
	}{
		{"cat", "request", nil, ""},
		{"echo '[]'", "[]\n", nil, ""}, // doesn't read its input
		{"echo \"$SABAQ_TEST_NOTE\" >&2; exit 3", "", nil, "a note"},
		{"no-such-command-anywhere", "", nil, "failed"},
		{"yes", "", ErrTooMuch, ""},
		{"tail -f /dev/null | cat", "", ErrTooSlow, ""},
	} {
		limits := Limits{Bytes: 10000, Time: time.Minute}
		if tt.err == ErrTooSlow {
			limits.Time = 100 * time.Millisecond
		}
		out, err := Shell(tt.line, limits)(context.Background(), []byte("request"))
		switch {
		case tt.err != nil:
			if !errors.Is(err, tt.err) {
				t.Errorf("%s: %v", tt.line, err)
			}
		case tt.says != "":
			if err == nil || !strings.Contains(err.Error(), tt.says) || len(err.Error()) > 1000 {
				t.Errorf("%s: %v", tt.line, err)
			}
		case err != nil || string(out) != tt.want:
			t.Errorf("%s: %q %v", tt.line, out, err)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Shell("cat", Limits{})(ctx, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

func TestTail(t *testing.T) {
	w := &tail{}
	for i := range 1000 {
		fmt.Fprintf(w, "line %d\n", i)
	}
	if s := w.text(); len(s) > keptNotes+30 || !strings.HasSuffix(s, "line 999") {
		t.Errorf("%q", s)
	}
}
