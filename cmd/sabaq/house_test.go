package main

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// arrows says which rooms of the house each room may import, as the picture in README.md draws it.
// A room that isn't here is not in the picture.
var arrows = map[string][]string{
	"quiz/fsrs":           {},
	"quiz/screen/ink":     {},
	"decks":               {},
	"decks/pakafghan":     {"decks"},
	"decks/check":         {"decks"},
	"quiz":                {"decks", "quiz/fsrs"},
	"quiz/mark":           {"decks", "quiz/fsrs"},
	"decks/draft":         {"decks", "decks/check", "decks/draft/english"},
	"decks/draft/english": {},
	"quiz/exam":           {"decks", "quiz/mark", "quiz/screen/ink"},
	"quiz/items":          {"quiz/screen/ink"},
	"quiz/score":          {"quiz", "quiz/exam", "quiz/fsrs", "quiz/screen/ink"},
	"quiz/class":          {"decks", "quiz/exam", "quiz/items", "quiz/screen/ink"},
	"quiz/screen/tty":     {"quiz/screen/ink"},
	"quiz/screen":         {"decks", "quiz", "quiz/exam", "quiz/fsrs", "quiz/mark", "quiz/screen/ink", "quiz/screen/tty"},
	"store":               {"quiz", "quiz/fsrs"},
	"cmd/sabaq":           {"decks", "decks/check", "decks/draft", "decks/pakafghan", "quiz", "quiz/class", "quiz/exam", "quiz/fsrs", "quiz/items", "quiz/mark", "quiz/score", "quiz/screen", "quiz/screen/ink", "quiz/screen/tty", "store"},
}

// homes says where a library may be imported.
var homes = map[string][]string{
	"github.com/spf13/cobra":           {"cmd/sabaq"},
	"github.com/BurntSushi/toml":       {"cmd/sabaq", "decks"},
	"github.com/goccy/go-yaml":         {"decks"},
	"go.etcd.io/bbolt":                 {"store"},
	"github.com/AlecAivazis/survey/v2": {"quiz/screen/tty"},
	"golang.org/x/term":                {"quiz/screen/tty"},
	"golang.org/x/sys":                 {"quiz/screen/tty", "store"}, // of Windows
	"github.com/yuin/goldmark":         {"quiz/screen/ink"},
	"github.com/charmbracelet/x/ansi":  {"quiz/screen/ink"},
	"golang.org/x/text":                {"decks", "quiz/mark"},
}

// testLibraries are imported by tests alone, in whatever room.
var testLibraries = []string{
	"github.com/creack/pty", "github.com/hinshun/vt10x", "github.com/rogpeppe/go-internal", "golang.org/x/sys",
}

// topLevel is all that may stand in the repository's own folder.
var topLevel = []string{
	"cmd", "quiz", "decks", "store", "go.mod", "go.sum", "README.md", "CHANGELOG.md", "LICENSE", ".ci", ".gitignore", ".git",
}

const longest = 500 // lines of a file that is no test

// TestHouse keeps the arrows, the homes of the libraries, and the files readable.
func TestHouse(t *testing.T) {
	root := filepath.Join("..", "..")
	entries, err := os.ReadDir(root)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !slices.Contains(topLevel, e.Name()) {
			t.Errorf("%s does not belong at the top of the repository", e.Name())
		}
	}
	rooms := map[string]bool{}
	for _, top := range []string{"cmd", "quiz", "decks", "store"} {
		err := filepath.WalkDir(filepath.Join(root, top), func(path string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() || filepath.Ext(path) != ".go" {
				return err
			}
			name, err := filepath.Rel(root, path)
			if err != nil {
				return err
			}
			rooms[filepath.ToSlash(filepath.Dir(name))] = true
			return lookAt(t, path, filepath.ToSlash(name))
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for room := range arrows {
		if !rooms[room] {
			t.Errorf("%s is in the picture, and there is no such room", room)
		}
	}
}

// lookAt checks one file.
func lookAt(t *testing.T, path, name string) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	file, err := parser.ParseFile(token.NewFileSet(), path, text, parser.SkipObjectResolution)
	if err != nil {
		return err
	}
	isTest := strings.HasSuffix(name, "_test.go")
	if n := bytes.Count(text, []byte("\n")); n > longest && !isTest {
		t.Errorf("%s has %d lines, at most %d are meant", name, n, longest)
	}
	for _, d := range file.Decls {
		if f, ok := d.(*ast.FuncDecl); ok && f.Name.Name == "init" && f.Recv == nil {
			t.Errorf("%s has an init function: what happens should stand in main", name)
		}
	}
	room := name[:strings.LastIndexByte(name, '/')]
	for _, spec := range file.Imports {
		imported, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			return err
		}
		if complaint := complain(room, imported, isTest); complaint != "" {
			t.Errorf("%s imports %s: %s", name, imported, complaint)
		}
	}
	return nil
}

// complain says why a room may not import a package, or nothing.
func complain(room, imported string, isTest bool) string {
	if other, ok := strings.CutPrefix(imported, "sabaq/"); ok {
		allowed, known := arrows[room]
		switch {
		case !known:
			return "a room that is not in the picture"
		case !isTest && !slices.Contains(allowed, other):
			return "no arrow runs this way"
		}
		return ""
	}
	if first, _, _ := strings.Cut(imported, "/"); !strings.Contains(first, ".") {
		if !isTest && (imported == "net" || imported == "net/http") {
			return "the program uses no network"
		}
		return ""
	}
	within := func(library string) bool { return imported == library || strings.HasPrefix(imported, library+"/") }
	if isTest && slices.ContainsFunc(testLibraries, within) {
		return ""
	}
	for library, rooms := range homes {
		if within(library) {
			if slices.Contains(rooms, room) {
				return ""
			}
			return "its home is " + strings.Join(rooms, ", ")
		}
	}
	return "a library without a home"
}

// TestComplain makes sure that the house would notice.
func TestComplain(t *testing.T) {
	for _, c := range []struct {
		room, imported string
		isTest, fine   bool
	}{
		{"quiz", "sabaq/decks", false, true},
		{"quiz", "sabaq/store", false, false},
		{"quiz", "sabaq/quiz/screen", false, false},
		{"quiz", "sabaq/store", true, true},
		{"decks", "sabaq/quiz", false, false},
		{"store", "sabaq/quiz/screen", false, false},
		{"quiz/fsrs", "sabaq/decks", false, false},
		{"quiz/fsrs", "math", false, true},
		{"quiz/fsrs", "golang.org/x/text/cases", false, false},
		{"quiz/mark", "golang.org/x/text/cases", false, true},
		{"quiz/other", "sabaq/decks", false, false},
		{"store", "go.etcd.io/bbolt/errors", false, true},
		{"quiz", "go.etcd.io/bbolt", false, false},
		{"store", "net/http", false, false},
		{"cmd/sabaq", "github.com/rogpeppe/go-internal/testscript", true, true},
		{"cmd/sabaq", "github.com/rogpeppe/go-internal/testscript", false, false},
		{"cmd/sabaq", "github.com/stretchr/testify", true, false},
	} {
		if complaint := complain(c.room, c.imported, c.isTest); (complaint == "") != c.fine {
			t.Errorf("%s imports %s (test: %v): %q", c.room, c.imported, c.isTest, complaint)
		}
	}
}
