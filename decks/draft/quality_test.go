package draft_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sabaq/decks/draft"
)

var (
	draftsDir = flag.String("drafts", "", "write the decks that TestQuality drafts into this folder")
	essaysDir = flag.String("essays", "", "a folder with more essays and inventories for TestQuality")
	showAll   = flag.Bool("misses", false, "show what was missed in untouched essays, too")
)

// floors are shares of 1; what is measured must not fall below the first four nor
// rise above the others. A deck that isn't grounded is never let through.
type floors struct {
	answerable, facts, arguments, distractors float64
	duplicates, warnings                      float64 // of cards; warnings a card
}

func floorsOf(group string) floors {
	if group == "tuned" {
		return floors{answerable: 0.85, facts: 0.70, arguments: 0.45, distractors: 0.90, duplicates: 0.05, warnings: 0.05}
	}
	return floors{answerable: 0.88, facts: 0.75, arguments: 0.45, distractors: 0.85, duplicates: 0.05, warnings: 0.10}
}

// TestQuality drafts a deck from each essay and measures it against what a teacher
// found there. Essays of the group "tuned" were looked at while the rules were
// written; those called "untouched" tell what to expect of other texts, and what was
// missed there is not shown, so that nobody mends it. Of the latter, languages, plague, soil and
// voting were first drafted when the rules were done.
func TestQuality(t *testing.T) {
	essays := readEssays(t)
	var table strings.Builder
	total := map[string]*score{"tuned": {}, "untouched": {}}
	fmt.Fprintf(&table, "%-12s %-9s %5s %5s %6s %6s %12s %12s %5s %8s %5s\n", "essay", "group", "words", "cards", "ground", "answer", "facts", "arguments", "twice", "choices", "warn")
	for _, e := range essays {
		t.Run(e.Name, func(t *testing.T) {
			read, err := draft.Read(e.Name, e.Text)
			if err != nil {
				t.Fatal(err)
			}
			e.countIn(read.Text())
			if !e.page() && !bytes.Equal(read.Text(), e.Text) {
				t.Error("the paragraphs are counted in another text")
			}
			deck := draft.Draft(read, draft.Options{}).Deck()
			if again := draft.Draft(read, draft.Options{}).Deck(); !bytes.Equal(deck, again) {
				t.Error("another deck the second time")
			}
			if *draftsDir != "" {
				name := strings.TrimSuffix(e.Name, filepath.Ext(e.Name)) + ".deck.md"
				if err := os.WriteFile(filepath.Join(*draftsDir, name), deck, 0o600); err != nil {
					t.Fatal(err)
				}
			}
			s := measure(e, deck)
			fmt.Fprintln(&table, s.row(e))
			total[e.Inventory.Group].count(s)
			s.judge(t, e.Inventory.Group, *showAll)
		})
	}
	for _, group := range []string{"tuned", "untouched"} {
		s := total[group]
		fmt.Fprintf(&table, "%-22s facts %d of %d, %.1f %%; arguments %d of %d, %.1f %%; twice %d of %d cards\n", "all "+group, s.Facts.Have, s.Facts.Of, 100*share(s.Facts.Have, s.Facts.Of),
			s.Arguments.Have, s.Arguments.Of, 100*share(s.Arguments.Have, s.Arguments.Of), len(s.Duplicates), s.Cards)
	}
	t.Logf("\n%s", table.String())
}

// count adds another score's cards and recalls.
func (s *score) count(other *score) {
	s.Cards += other.Cards
	s.Duplicates = append(s.Duplicates, other.Duplicates...)
	for _, r := range [][2]*recall{{&s.Facts, &other.Facts}, {&s.Arguments, &other.Arguments}} {
		r[0].Have += r[1].Have
		r[0].Of += r[1].Of
	}
}

func share(n, of int) float64 {
	if of == 0 {
		return 1
	}
	return float64(n) / float64(of)
}

func (s *score) row(e *essay) string {
	part := func(n, of int) string { return fmt.Sprintf("%.0f%%", 100*share(n, of)) }
	of := func(r recall) string { return fmt.Sprintf("%d/%d %s", r.Have, r.Of, part(r.Have, r.Of)) }
	return fmt.Sprintf("%-12s %-9s %5d %5d %6s %6s %12s %12s %5s %8s %5.2f", e.Name, e.Inventory.Group, len(e.words), s.Cards,
		part(s.Cards-len(s.Ungrounded), s.Cards), part(s.Cards-len(s.Unanswerable), s.Cards), of(s.Facts), of(s.Arguments),
		part(len(s.Duplicates), s.Cards), fmt.Sprintf("%d/%d", s.Choices-len(s.Distractors), s.Choices), share(len(s.Warnings), s.Cards))
}

// judge fails the test where the score is under its floors, and lists what is amiss.
func (s *score) judge(t *testing.T, group string, all bool) {
	t.Helper()
	for _, problem := range s.problems(group) {
		t.Error(problem)
	}
	if group != "tuned" && !all {
		return
	}
	for name, list := range map[string][]string{
		"error": s.Errors, "not grounded": s.Ungrounded, "not answerable": s.Unanswerable, "twice": s.Duplicates, "options": s.Distractors,
		"warning": s.Warnings, "missed fact": s.Facts.Missed, "missed argument": s.Arguments.Missed,
	} {
		for _, line := range list {
			t.Logf("%s: %s", name, line)
		}
	}
}

func (s *score) problems(group string) []string {
	var list []string
	limit, cards := floorsOf(group), s.Cards
	if cards == 0 {
		return []string{"no cards"}
	}
	if n := len(s.Errors); n > 0 {
		list = append(list, fmt.Sprintf("errors: %d", n))
	}
	floor := func(name string, got, want float64) {
		if got < want {
			list = append(list, fmt.Sprintf("%s: %.1f %%, want at least %.1f %%", name, 100*got, 100*want))
		}
	}
	ceiling := func(name string, got, want float64) {
		if got > want {
			list = append(list, fmt.Sprintf("%s: %.3f a card, want at most %.3f", name, got, want))
		}
	}
	floor("grounded", share(cards-len(s.Ungrounded), cards), 1)
	floor("answerable", share(cards-len(s.Unanswerable), cards), limit.answerable)
	floor("facts", share(s.Facts.Have, s.Facts.Of), limit.facts)
	floor("arguments", share(s.Arguments.Have, s.Arguments.Of), limit.arguments)
	floor("distractors", share(s.Choices-len(s.Distractors), s.Choices), limit.distractors)
	ceiling("duplicates", share(len(s.Duplicates), cards), limit.duplicates)
	ceiling("warnings", share(len(s.Warnings), cards), limit.warnings)
	return list
}

// readEssays returns the essays that have an inventory.
func readEssays(t *testing.T) []*essay {
	t.Helper()
	inventories, _ := filepath.Glob(filepath.Join("testdata", "essays", "*.inventory"))
	if *essaysDir != "" {
		more, _ := filepath.Glob(filepath.Join(*essaysDir, "*.inventory"))
		inventories = append(inventories, more...)
	}
	if len(inventories) == 0 {
		t.Fatal("no inventories")
	}
	var essays []*essay
	for _, path := range inventories {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		inv, err := readInventory(string(data))
		if err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		base := strings.TrimSuffix(path, ".inventory")
		for _, ext := range []string{".txt", ".md", ".html"} {
			text, err := os.ReadFile(base + ext)
			if err != nil {
				continue
			}
			essays = append(essays, newEssay(filepath.Base(base)+ext, text, inv))
		}
	}
	return essays
}

// TestInventories keeps the inventories true to their essays: paragraphs begin as
// noted there, and hold the words of each item.
func TestInventories(t *testing.T) {
	for _, e := range readEssays(t) {
		for i := range e.Inventory.Items {
			it := &e.Inventory.Items[i]
			if it.To > len(e.Paragraphs) || !strings.HasPrefix(e.Paragraphs[it.From-1], it.Beginning) {
				t.Errorf("%s:%d: paragraph %d doesn't begin with %q", e.Name, it.Line, it.From, it.Beginning)
				continue
			}
			var words []string
			for _, p := range e.paragraph[it.From-1 : it.To] {
				words = append(words, p...)
			}
			if it.Left.in(words, nil) < len(it.Left) || it.Right.in(words, nil) < len(it.Right) {
				t.Errorf("%s:%d: the paragraph hasn't the words of %q", e.Name, it.Line, it.Text)
			}
		}
		if n := len(e.words); n < 600 || n > 1600 {
			t.Errorf("%s has %d words", e.Name, n)
		}
	}
}
