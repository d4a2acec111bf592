package check

import (
	"crypto/sha256"
	"encoding/hex"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"sabaq/decks"
)

const testDay = "2026-11-22"

// Every code is explained, and its examples tell the truth: the first deck gives
// that code and no other, the second none at all.
func TestExplanations(t *testing.T) {
	for _, c := range Codes() {
		t.Run(c.Code, func(t *testing.T) {
			text, ok := Explain(c.Code)
			if !ok {
				t.Fatal("not explained")
			}
			if !strings.HasPrefix(text, "# "+c.Code+": "+c.Title+"\n") {
				t.Errorf("begins %.60q", text)
			}
			if c.Code >= "W3" && !strings.Contains(text, "\nRule: ") && c.Code != codeUnknown {
				t.Error("names no rule")
			}
			var opt Options
			for _, source := range fenced(text, "text") {
				opt.Source = sourceOf(source)
			}
			classed := opt
			for _, line := range fenced(text, "class") {
				card, flag, _ := strings.Cut(strings.TrimSpace(line), " ")
				classed.Class = append(classed.Class, Finding{card, flag, "so it is."})
			}
			examples := fenced(text, "deck")
			if len(examples) != 2 {
				t.Fatalf("%d decks, want a bad and a good one", len(examples))
			}
			if got := codesOf(run(expanded(examples[0]), classed)); !slices.Equal(got, []string{c.Code}) &&
				!(c.Code == codeMore && slices.Contains(got, codeMore)) {
				t.Errorf("the bad deck gives %v", got)
			}
			good := expanded(examples[1])
			if found := run(good, opt); len(found) > 0 {
				t.Errorf("the good deck gives %v", found)
			}
			if d, _ := decks.Parse("x.md", good); len(d.Cards) == 0 {
				t.Error("the good deck has no cards")
			}
		})
	}
}

// Nothing is explained that does not exist.
func TestExplainUnknown(t *testing.T) {
	known := map[string]bool{}
	for _, c := range Codes() {
		if known[c.Code] {
			t.Errorf("%s is given out twice", c.Code)
		}
		known[c.Code] = true
	}
	for _, file := range explainFiles() {
		for _, m := range regexp.MustCompile(`(?m)^## (.*)$`).FindAllStringSubmatch(file, -1) {
			if !known[m[1]] {
				t.Errorf("explained, but no code: %q", m[1])
			}
		}
	}
	for _, code := range []string{"", "E", "E1", "e101", "E999", "E101 ", "## E101"} {
		if text, ok := Explain(code); ok || text != "" {
			t.Errorf("Explain(%q) = %.40q", code, text)
		}
	}
}

// run checks a deck as the command does.
func run(data []byte, opt Options) []decks.Diagnostic {
	d, found := decks.Parse("x.md", data)
	opt.Data, opt.Today = data, testDay
	return Report(d, found, opt)
}

func sourceOf(text string) *Source {
	sum := sha256.Sum256([]byte(text))
	return &Source{Paragraphs: decks.Paragraphs([]byte(text)), SHA256: hex.EncodeToString(sum[:])}
}

// codesOf returns the codes that occur, sorted, each once.
func codesOf(found []decks.Diagnostic) []string {
	var codes []string
	for _, d := range found {
		codes = append(codes, d.Code)
	}
	slices.Sort(codes)
	return slices.Compact(codes)
}

// fenced returns what stands in the code blocks of one language.
func fenced(text, language string) []string {
	var all []string
	var block strings.Builder
	fence := ""
	for line := range strings.Lines(text) {
		trimmed := strings.TrimRight(line, "\n")
		switch {
		case fence != "" && trimmed == fence:
			all = append(all, block.String())
			fence = ""
		case fence != "":
			block.WriteString(line)
		case strings.HasPrefix(trimmed, "```") && strings.TrimLeft(trimmed, "`") == language:
			fence = strings.TrimSuffix(trimmed, language)
			block.Reset()
		}
	}
	return all
}

// expanded writes out what the examples abbreviate.
func expanded(s string) []byte {
	s = regexp.MustCompile(`⟨byte (..)⟩`).ReplaceAllStringFunc(s, func(m string) string {
		b, _ := strconv.ParseUint(m[len("⟨byte "):len("⟨byte ")+2], 16, 8)
		return string([]byte{byte(b)})
	})
	repeat := regexp.MustCompile(`(?s)⟨(.*?) × (\d+)⟩`)
	for {
		m := repeat.FindStringSubmatchIndex(s)
		if m == nil {
			return []byte(s)
		}
		unit := strings.ReplaceAll(s[m[2]:m[3]], "⏎", "\n")
		n, _ := strconv.Atoi(s[m[4]:m[5]])
		var b strings.Builder
		b.WriteString(s[:m[0]])
		for i := range n {
			b.WriteString(strings.ReplaceAll(unit, "№", strconv.Itoa(i+1)))
		}
		b.WriteString(s[m[1]:])
		s = b.String()
	}
}
