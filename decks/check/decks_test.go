package check

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sabaq/decks"
	"sabaq/decks/pakafghan"
)

var update = flag.Bool("update", false, "write the golden files and the list of codes in the format reference")

// What is said of decks as people write them. Whoever changes a rule reads here
// what it does to them: each line of a golden file was looked at, and is deserved.
func TestRealDecks(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.md")
	if err != nil || len(paths) < 4 {
		t.Fatal(paths, err)
	}
	for _, path := range paths {
		t.Run(filepath.Base(path), func(t *testing.T) {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			var got strings.Builder
			for _, d := range run(data, Options{}) {
				fmt.Fprintf(&got, "%d:%d %s: %s\n\t%s\n", d.Pos.Line, d.Pos.Col, d.Code, d.Message, d.Text)
			}
			golden := strings.TrimSuffix(path, ".md") + ".golden"
			if *update {
				if err := os.WriteFile(golden, []byte(got.String()), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if got.String() != string(want) {
				t.Errorf("got:\n%s\nwant:\n%s", got.String(), want)
			}
		})
	}
}

// The deck that comes with the program silences nothing and earns nothing.
func TestBuiltIn(t *testing.T) {
	opt := Options{}
	if text, err := os.ReadFile(filepath.Join("..", "..", "..", "shared", "essay.txt")); err == nil {
		opt.Source = sourceOf(string(text))
	} else {
		t.Log("the essay is not on this machine: its quotations are not checked")
	}
	for _, d := range run(pakafghan.Text(), opt) {
		t.Errorf("%s: %s", d, d.Text)
	}
	if d, _ := decks.Parse("x.md", pakafghan.Text()); len(d.Ignore) > 0 {
		t.Error("it silences", d.Ignore)
	}
}

// Nor do the examples of the format reference.
func TestFormatExamples(t *testing.T) {
	examples := fenced(decks.FormatHelp, "deck")
	if len(examples) < 10 {
		t.Fatalf("%d examples", len(examples))
	}
	for _, example := range examples {
		for _, d := range run([]byte(example), Options{}) {
			t.Errorf("%s: %s", d, d.Text)
		}
	}
}

// The format reference lists every code with its title.
func TestFormatListsCodes(t *testing.T) {
	const begin, end = "| code | says |\n|---|---|\n", "\n\n"
	var rows strings.Builder
	for _, c := range Codes() {
		fmt.Fprintf(&rows, "| %s | %s |\n", c.Code, c.Title)
	}
	before, rest, ok := strings.Cut(decks.FormatHelp, begin)
	if !ok {
		t.Fatal("the format reference has no list of codes")
	}
	table, after, _ := strings.Cut(rest, end)
	if table+"\n" == rows.String() {
		return
	}
	if !*update {
		t.Fatal("the list of codes in ../format.md is not up to date: run go test ./decks/check -update")
	}
	text := before + begin + strings.TrimSuffix(rows.String(), "\n") + end + after
	if err := os.WriteFile(filepath.Join("..", "format.md"), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
