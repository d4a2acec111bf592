package score

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestHelpColumns compares the columns that the page describes with those that are written, in order.
func TestHelpColumns(t *testing.T) {
	for heading, want := range map[string][]string{
		"csv":     names(answerColumns()),
		"summary": names(summaryColumns()),
	} {
		got := described(t, heading)
		if !slices.Equal(got, want) {
			t.Errorf("%s: the page has\n%v\nwritten are\n%v", heading, got, want)
		}
	}
}

// TestHelpFields compares the fields of JSON that the page describes with those that are written.
func TestHelpFields(t *testing.T) {
	name := regexp.MustCompile(`"([a-z_]+)":`)
	written := map[string]bool{}
	for _, m := range name.FindAllSubmatch(write(t, format(t, "json"), ordinary()), -1) {
		written[string(m[1])] = true
	}
	fields := described(t, "json")
	for _, f := range fields {
		if !written[f] && f != "tags" {
			t.Errorf("the page has the field %s, which is not written", f)
		}
	}
	for f := range written {
		if !slices.Contains(fields, f) {
			t.Errorf("the field %s is not on the page", f)
		}
	}
}

// TestHelpFormats looks for a part on each format.
func TestHelpFormats(t *testing.T) {
	for _, f := range Formats() {
		if !strings.Contains(Help, "\n## "+f.Name+":") {
			t.Errorf("the page has no part on %s", f.Name)
		}
	}
	for _, verb := range []string{"attempted", "answered", "completed", "passed", "failed", "interacted"} {
		if !strings.Contains(Help, verb) {
			t.Errorf("the page doesn't name the verb %s", verb)
		}
	}
	if !strings.Contains(Help, base) {
		t.Errorf("the page doesn't name %s", base)
	}
}

// described returns the names in the first cells of the tables of a part of the page.
func described(t *testing.T, heading string) []string {
	t.Helper()
	_, part, ok := strings.Cut(Help, "\n## "+heading+":")
	if !ok {
		t.Fatalf("the page has no part on %s", heading)
	}
	part, _, _ = strings.Cut(part, "\n## ")
	var names []string
	for line := range strings.Lines(part) {
		if cell, ok := strings.CutPrefix(line, "| `"); ok {
			first, _, _ := strings.Cut(cell, " |")
			for n := range strings.SplitSeq(first, ",") {
				names = append(names, strings.Trim(n, " `"))
			}
		}
	}
	return names
}
