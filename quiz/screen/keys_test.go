//go:build linux || darwin

package screen_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"sabaq/quiz/screen"
)

// keyTests has what shows that each key of the help page does what is said of it:
// the card, the keys before it, the key itself, and what is seen then. They are
// named by the section and the key.
func keyTests() map[string]keyTest {
	tests := map[string]keyTest{
		"Before the answer: space":     {"basic", nil, " ", "Three of them:"},
		"Before the answer: enter":     {"basic", nil, "\r", "Three of them:"},
		"Before the answer: digits":    {"several", nil, "2", "2  [x]"},
		"Before the answer: 1":         {"true", nil, "1", "Right: it is true."},
		"Before the answer: 2":         {"false", nil, "2", "Right: it is false."},
		"Before the answer: 0":         {"false", nil, "0", "It is false."},
		"Before the answer: t":         {"true", nil, "t", "Right: it is true."},
		"Before the answer: f":         {"true", nil, "f", "Not right: it is true."},
		"Before the answer: up":        {"choice", nil, "\x1b[A", "▸ 3"},
		"Before the answer: down":      {"choice", nil, "\x1b[B", "▸ 1"},
		"Before the answer: backspace": {"order", []string{"2", "3"}, "\x7f", "3  [ ]"},
		"Before the answer: h":         {"basic", nil, "h", "look at a map"},
		"Before the answer: esc":       {"typed", nil, "\x1b", "a type the answer"},
		"Before the answer: a":         {"typed", []string{"\x1b"}, "a", " >"},

		"Ticking what was recalled: digits": {"all", []string{" "}, "3", "3  [x]"},
		"Ticking what was recalled: up":     {"all", []string{" "}, "\x1b[A", "▸ 3"},
		"Ticking what was recalled: down":   {"all", []string{" "}, "\x1b[B", "▸ 2"},
		"Ticking what was recalled: space":  {"all", []string{" "}, " ", "1  [x]"},
		"Ticking what was recalled: a":      {"all", []string{" "}, "a", "3  [x]"},
		"Ticking what was recalled: enter":  {"all", []string{" "}, "\r", "None recalled."},
		"Ticking what was recalled: esc":    {"all", []string{" "}, "\x1b", "3 good"},

		"After the answer: 1":     {"basic", []string{" "}, "1", "Saved: again."},
		"After the answer: 2":     {"basic", []string{" "}, "2", "Saved: hard."},
		"After the answer: 3":     {"basic", []string{" "}, "3", "Saved: good."},
		"After the answer: 4":     {"basic", []string{" "}, "4", "Saved: easy."},
		"After the answer: space": {"basic", []string{" "}, " ", "Saved: good."},
		"After the answer: enter": {"basic", []string{" "}, "\r", "Saved: good."},
		"After the answer: p":     {"basic", []string{" "}, "p", "shepherds had the line"},
		"After the answer: t":     {"all", []string{" ", "\r"}, "t", "Tick what you recalled."},

		"At any time: arrows":    {"basic", []string{" ", "p"}, "\x1b[A", "below"},
		"At any time: page up":   {"basic", []string{" ", "p"}, "\x1b[5~", "below"},
		"At any time: page down": {"basic", []string{" ", "p", "\x1b[5~"}, "\x1b[6~", "shepherds had the line"},
		"At any time: home":      {"basic", []string{" ", "p"}, "\x1b[H", "below"},
		"At any time: end":       {"basic", []string{" ", "p", "\x1b[H"}, "\x1b[F", "shepherds had the line"},
		"At any time: ctrl-l":    {"basic", nil, "\x0c", "Which factors"},
		"At any time: ctrl-z":    {}, // stops the process: tried in package tty
		"At any time: q":         {}, // TestFullCloses
	}
	const two = "choice true"
	for key, tt := range map[string]keyTest{
		"digits":    {two, nil, "2", "2  (x)"},
		"up":        {two, nil, "\x1b[A", "▸ 3"},
		"down":      {two, nil, "\x1b[B", "▸ 1"},
		"space":     {two, []string{"\x1b[B"}, " ", "1  (x)"},
		"backspace": {"order", []string{"2", "3"}, "\x7f", "3  [ ]"},
		"0":         {two, []string{"1"}, "0", "0 answered"},
		"c":         {two, []string{"1"}, "c", "0 answered"},
		"enter":     {two, nil, "\r", "True or false?"},
		"right":     {two, nil, "\x1b[C", "True or false?"},
		"n":         {two, nil, "n", "True or false?"},
		"left":      {two, []string{"n"}, "\x1b[D", "Khyber"},
		"p":         {two, []string{"n"}, "p", "Khyber"},
		"o":         {two, []string{"1"}, "o", "True or false?"},
		"f":         {two, nil, "f", "1 flagged"},
		"g":         {two, nil, "g", "All questions"},
		"h":         {two, nil, "h", "Hand in?"},
		"1":         {two, []string{"h"}, "1", "The result"},
		"2":         {two, []string{"h"}, "2", "Khyber"},
		"esc":       {"typed", nil, "\x1b", "a type"},
		"a":         {"typed", []string{"\x1b"}, "a", " >"},
		"s":         {"all", []string{"\x1b", "h", "1", "\r"}, "s", "nobody counted it"},
		"q":         {}, // TestExamLeave
	} {
		tests["In a scored quiz: "+key] = tt
	}
	for key, sees := range map[string]string{
		"u": "Nothing to take back", "b": "Put off", "-": "Put off", "s": "Suspended", "@": "Suspended", "e": "Not edited", "i": "This card", "?": "Help",
	} {
		tests["At any time: "+key] = keyTest{"basic", nil, key, sees}
	}
	return tests
}

type keyTest struct {
	card   string
	before []string
	key    string
	sees   string
}

// The help page names the keys that there are, and each does what it says.
func TestKeysHelp(t *testing.T) {
	tests := keyTests()
	said := keysOf(t, screen.KeysHelp)
	for _, name := range said {
		if strings.HasPrefix(name, reviewSection) {
			continue // TestReviewKeys
		}
		tt, ok := tests[name]
		if !ok {
			t.Errorf("keys.md names %q, which nothing here tries", name)
			continue
		}
		if tt.key == "" {
			continue
		}
		t.Run(name, func(t *testing.T) {
			var p *person
			if strings.HasPrefix(name, "In a scored quiz: ") {
				h := newHall(t, kinds)
				p = h.sit(h.sitting(strings.Fields(tt.card)...), 80, 24, mono)
			} else {
				p = alone(t, tt.card, 80, 24, mono)
			}
			p.press(tt.before...)
			if name != "At any time: ctrl-l" { // which changes nothing
				p.doesntSee(tt.sees)
			}
			p.press(tt.key).sees(tt.sees)
		})
	}
	for name := range tests {
		if tests[name].key != "" && !slices.Contains(said, name) {
			t.Errorf("keys.md doesn't name %q", name)
		}
	}
}

var (
	code  = regexp.MustCompile("`([^`]+)`")
	words = regexp.MustCompile(`\b(digits|arrows|page up|page down|home|end)\b`)
)

// keysOf returns the keys that the items of the help page's lists begin with.
func keysOf(t *testing.T, page string) (keys []string) {
	t.Helper()
	section := ""
	for _, item := range strings.Split(strings.ReplaceAll(page, "\n  ", " "), "\n") {
		if head, ok := strings.CutPrefix(item, "## "); ok {
			section = head
		}
		item, ok := strings.CutPrefix(item, "- ")
		if !ok {
			continue
		}
		// "`1` again: ..." and "...; `1` true, `2` false": all code is keys but for commands.
		for _, m := range code.FindAllStringSubmatch(item, -1) {
			if !strings.HasPrefix(m[1], "sabaq ") {
				keys = append(keys, section+": "+m[1])
			}
		}
		head, _, _ := strings.Cut(item, ":")
		for _, m := range words.FindAllString(strings.ReplaceAll(code.ReplaceAllString(head, ""), "page up and down", "page up, page down"), -1) {
			keys = append(keys, section+": "+m)
		}
	}
	slices.Sort(keys)
	if len(keys) < 30 {
		t.Fatalf("only %d keys are read from the help page", len(keys))
	}
	return slices.Compact(keys)
}

// Every key that a footer offers stands in the help page.
func TestFootersAreInHelp(t *testing.T) {
	said := map[string]bool{}
	for _, name := range keysOf(t, screen.KeysHelp) {
		_, key, _ := strings.Cut(name, ": ")
		said[key] = true
	}
	hints := screen.FooterKeys()
	if len(hints) < 15 {
		t.Fatalf("only %d keys in the footers: %v", len(hints), hints)
	}
	for _, hint := range hints {
		for _, key := range strings.Fields(hint) {
			if key == "any" || key == "key" || said[key] {
				continue
			}
			var from, to int
			if n, _ := fmt.Sscanf(key, "%d-%d", &from, &to); n == 2 && said["digits"] {
				continue
			}
			t.Errorf("the footer offers %q, which keys.md doesn't name", key)
		}
	}
}
