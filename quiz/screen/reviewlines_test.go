package screen_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"sabaq/quiz/screen/ink"
)

// small is a draft of three cards.
const small = `---
status: draft
---
# Heights

Q: What must be fed?
= posts
= the posts
src: ¶2
> keep posts on it
weight: 3

Q: Who had the line at last?
A: The shepherds.
src: ¶7
> the shepherds

# Cost

Q: When was it counted?
- [ ] at once
- [x] later <!-- when the purse was empty -->
src: ¶2
> when the purse was empty
tgas: x
`

func TestReviewLines(t *testing.T) {
	tests := []struct {
		name, draft string
		input       []string
		want        string
	}{
		{"whole", small, []string{"", "d", "k", ""}, "kdk"},
		{"later", small, []string{"s", "٢", "5", "b", "k", "3", "", "k", "k", "u", "q"}, "kkd"},
		{"commands", small, []string{"p", "x", "what", "?", "u", "b", "s", "p", "q"}, "---"},
		{"recast", small, []string{"c", "c", "u", "k", "4", "c", "k", "C", "1", "Q"}, "kkk"},
		{"end-of-input", small, []string{"k"}, "k--"},
		{"nothing-said", small, nil, "---"},
		{"kinds", kinds, strings.Split(strings.Repeat("s ", 13)+"q", " "), "-------------"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := newBench(t, tt.draft)
			got := b.byLines(tt.input...)
			if i := strings.IndexFunc(got, func(r rune) bool { return r < ' ' && r != '\n' }); i >= 0 {
				t.Errorf("a control character: %q", got[i:min(i+20, len(got))])
			}
			golden(t, "reviewlines/"+tt.name, got)
			if tt.name != "kinds" {
				b.wants(tt.want)
			}
		})
	}
}

// What can't be saved is said so and can be tried again; a review that ends with it fails.
func TestReviewLinesUnsaved(t *testing.T) {
	b := newBench(t, small)
	b.fail = errBusy
	got := b.byLines("k", "k", "q")
	if !strings.Contains(got, "Not kept: another program holds it.") {
		t.Error(got)
	}
	b.wants("k--")

	b = newBench(t, small)
	b.fail = errBusy
	var out bytes.Buffer
	if err := b.review(ink.Palette{}).Lines(strings.NewReader("d\n"), &out); !errors.Is(err, errBusy) {
		t.Errorf("it ended with %v", err)
	}
	b.wants("---")
}

// An editor needs a terminal.
func TestReviewLinesEdit(t *testing.T) {
	b := newBench(t, small)
	if got := b.byLines("e", "q"); !strings.Contains(got, "Not edited: the input is no terminal.") {
		t.Error(got)
	}
}

// Nothing of what a draft holds or a person types reaches the output raw.
func TestReviewLinesHostile(t *testing.T) {
	const escape = "\x1b]52;c;aGk=\x07\u202e\x1b[2J"
	b := newBench(t, small)
	for _, c := range b.cards {
		c.Entry.Question += escape
		c.Entry.Answer += escape
		c.Entry.Section += escape
		c.Passage += escape
		c.Cards[0].Tags = []string{escape}
		for i := range c.Problems {
			c.Problems[i].Message += escape
		}
	}
	b.fail = errors.New("the file " + escape)
	got := b.byLines(escape, "k", "p", "s", "s", "k", "q")
	if strings.ContainsAny(got, "\x1b\x07\u202e") {
		t.Errorf("%q", got)
	}
}
