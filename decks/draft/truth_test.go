package draft

import (
	"strings"
	"testing"
)

// TestTrueToTheText: what an essay reports of others is not asked as its own, a citation keeps its numbers, and no question is
// made of one.
func TestTrueToTheText(t *testing.T) {
	const text = "Mill Law\n" +
		"Doctor Edward Hale holds that cold water causes fever in grown men, and the Society of Arle printed his book in 1877.\n" +
		"Section 2(1) of the Mills Act 1977 forbids every miller of the valley to flood a field in summer.\n" +
		"In Hart v Dale [1964] 1 AC 465 the millers of Arle sued the owner of the lower dam for the loss of their wheat.\n"
	e, err := Read("mill.txt", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	deck := string(Draft(e, Options{}).Deck())
	var asked strings.Builder
	for line := range strings.Lines(deck) {
		if !strings.HasPrefix(line, "> ") {
			asked.WriteString(line)
		}
	}
	got := asked.String()
	for _, never := range []string{"What does cold water cause", "What causes fever", "Q: In Hart v Dale 1 AC", "what did 1 AC", "Section 2 of", "](1)"} {
		if strings.Contains(got, never) {
			t.Errorf("%q in\n%s", never, got)
		}
	}
	if !strings.Contains(got, "2(1)") {
		t.Errorf("the subsection is lost in\n%s", got)
	}
}
