package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"
)

// attack is text that does something to a terminal that prints it as it is: it writes to the clipboard,
// sets the title, clears the screen, moves the cursor, turns the direction of writing, hides.
const attack = "\x1b]52;c;cm0gLXJmIH4=\x07 \x1b]0;title\x1b\\ \x1b[2J\x1b[H\x1b[31mred \u009b31m \u009d0;x\u009c \x1bP1;2|x\x1b\\ " +
	"over\rwritten b\b\b\bs \x7f \x00 \x0e \x05 \u202egnp.exe \u2066iso\u2069 \u200f \u200b\ufeff\u2028x\u2029y \x9b31m \xff\xfe \ufff9a\ufffab\ufffb \U000e0041"

// hostileDecks are deck files as somebody may hand them out, by what is wrong with them; each has cards that can be asked.
func hostileDecks() map[string][]byte {
	text := func(format string) []byte { return []byte(strings.ReplaceAll(format, "%", attack)) }
	// In a card such bytes are an error, so that it isn't asked; these are the ones that may stand in one.
	soft := strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == utf8.RuneError {
			return -1
		}
		return r
	}, attack)
	rnd := rand.New(rand.NewPCG(7, 7))
	noise := make([]byte, 64<<10)
	for i := range noise {
		noise[i] = byte(rnd.Uint32())
	}
	good := "\n\nQ: A sound question?\nA: A sound answer.\n"
	return map[string][]byte{
		"escapes everywhere": text("---\ndeck: T %\nsource: {title: S %, file: \"F %\"}\nattribution: A %\ntags: [x, \"%\"]\n%: %\n---\n# Section %\n\n" +
			"Q: Question %\nA: Answer %\nhint: H %\nwhy: W %\nnote: N %\ntags: % x\nsrc: %\n> quote %\n<!-- id: % -->\n\n" +
			"Q: Which %?\n- [x] right %\n- [ ] wrong % <!-- feedback % -->\n\nC: A [gap %::hint %] %\n\nORDER: O %\n1. a %\n2. b %\n\nNotes %\n\nHint %: %" + good),
		"soft escapes": []byte(strings.ReplaceAll("---\ndeck: T %\n---\n# Section %\n\nQ: Question %\nA: Answer %\nhint: H %\nwhy: W %\nnote: N %\n> quote %\n\n"+
			"Q: Which %?\n- [x] right %\n- [ ] wrong % <!-- feedback % -->\n\nC: A [gap %::hint %] %\n\nORDER: O %\n1. a %\n2. b %\n", "%", soft) + good),
		"combining marks": []byte("Q: Z" + strings.Repeat("\u0300\u0489", 1500) + "?\nA: a" + strings.Repeat("\u20dd", 2000) + good),
		"wide table":      []byte("Q: Table\n\n|" + strings.Repeat("a|", 1500) + "\n|" + strings.Repeat("-|", 1500) + "\n" + strings.Repeat("|"+strings.Repeat("b|", 700)+"\n", 5) + "A: x" + good),
		"deep nesting":    []byte("Q: Deep\n" + strings.Repeat("> ", 3000) + "x\nA: " + strings.Repeat("[", 3000) + strings.Repeat("*_", 1500) + good),
		"one line":        []byte("Q: " + strings.Repeat("word ", 2<<20-10) + good),
		"many lines":      []byte(strings.Repeat("Q: \n", 300_000) + good),
		"noise":           append(noise, good...),
		"zeros":           append(make([]byte, 1<<20), good...),
		"UTF-16":          []byte("\xff\xfeQ\x00:\x00 \x00x\x00\n\x00" + good),
		"YAML bomb":       []byte("---\na: &a [x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c]\ntags: " + strings.Repeat("[", 6000) + "\n---" + good),
		"TOML":            []byte("+++\nname = \"\\u001b]0;x\\u0007\\u202e\"\nx = [" + strings.Repeat("[", 3000) + "\n+++" + good),
	}
}

// hostileNames are names of deck files.
var hostileNames = []string{
	"\x1b]0;title\x07\x1b[31mred", "two\nlines\n:1", "\u202egnp", "\xff\xfe", " ", "-rf", "--help", "$(touch pwned)`touch pwned`", strings.Repeat("long", 60), "'\"", "%s%n%d", "a\tb",
}

var stackTrace = regexp.MustCompile(`goroutine \d|panic:|runtime error|\.go:\d|0x[0-9a-f]{6}|%!|<nil>|\(\*[a-zA-Z.]+\)\.`)

// harm says what a terminal would suffer from printing out, or what a person should not have to read, or nothing.
func harm(out []byte) string {
	if !utf8.Valid(out) {
		return "it is not UTF-8"
	}
	marks, isJSON := 0, bytes.HasPrefix(out, []byte("{\n"))
	for at, r := range string(out) {
		switch {
		case r == '\n':
		case unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r), unicode.Is(unicode.Noncharacter_Code_Point, r), r == '\u2028', r == '\u2029', r == '\ufeff':
			return fmt.Sprintf("%U at byte %d: %q", r, at, out[max(0, at-30):min(len(out), at+30)])
		}
		if marks++; !unicode.In(r, unicode.M) {
			marks = 0
		}
		if marks > 20 && !isJSON {
			return fmt.Sprintf("%d combining marks on one letter", marks)
		}
	}
	if found := stackTrace.Find(out); found != nil {
		return fmt.Sprintf("it talks to programmers: %q", found)
	}
	return ""
}

// result is how a run of the program ended.
type result struct {
	code     int
	out, err []byte
}

// runIn runs the program with its home in dir and makes sure that it ends, prints nothing harmful and says
// something when it fails.
func runIn(t *testing.T, dir, in string, args ...string) result {
	t.Helper()
	cmd := sabaqIn(dir, firstMoment, args...)
	cmd.Stdin = strings.NewReader(in)
	return ran(t, cmd)
}

// patience is for a slow machine with the race detector on: a run takes a hundredth of it.
const patience = 40 * time.Second

func ran(t *testing.T, cmd *exec.Cmd) result {
	t.Helper()
	var r result
	var out, complaints bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &complaints
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	stop := context.AfterFunc(ctx, func() { cmd.Process.Kill() })
	defer stop()
	err := cmd.Wait()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	what := fmt.Sprintf("sabaq %.80q", cmd.Args[1:])
	r.code, r.out, r.err = cmd.ProcessState.ExitCode(), out.Bytes(), complaints.Bytes()
	if ctx.Err() != nil {
		t.Errorf("%s: it hangs", what)
	}
	if h := harm(r.out); h != "" {
		t.Errorf("%s: standard output: %s", what, h)
	}
	if h := harm(r.err); h != "" {
		t.Errorf("%s: standard error: %s", what, h)
	}
	if r.code != exitDone && r.code != exitFound && !bytes.HasPrefix(r.err, []byte("sabaq: ")) {
		t.Errorf("%s: exit code %d, and standard error is %.300q", what, r.code, r.err)
	}
	return r
}

// wants runs the program and compares its exit code.
func wants(t *testing.T, code int, dir, in string, args ...string) result {
	t.Helper()
	r := runIn(t, dir, in, args...)
	if r.code != code {
		t.Errorf("sabaq %.80q: exit code %d, want %d\n%.300s\n%.500s", args, r.code, code, r.out, r.err)
	}
	return r
}

// everyKey shows, asks about and answers many cards, by each of the keys.
var everyKey = strings.Repeat("?\nh\ni\np\nx\n1\n\ni\np\nt 1\nt 9\n3\nu\n\n4\n", 12)

// TestHostileDecks lets no byte of a deck through that does anything to a terminal, and no deck end the program.
func TestHostileDecks(t *testing.T) {
	t.Parallel()
	for name, text := range hostileDecks() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			if err := os.WriteFile(filepath.Join(dir, "deck.md"), text, 0o600); err != nil {
				t.Fatal(err)
			}
			wants(t, exitDone, dir, "", "deck", "show", "deck.md")
			wants(t, exitDone, dir, "", "deck", "show", "deck.md", "--json")
			checked := runIn(t, dir, "", "deck", "check", "deck.md")
			if checked.code != exitFound && checked.code != exitDone {
				t.Errorf("deck check: exit code %d", checked.code)
			}
			runIn(t, dir, "", "deck", "check", "deck.md", "--json")
			code := exitDone
			if name == "UTF-16" {
				code = exitFailed // nothing of it can be read
			}
			asked := wants(t, code, dir, everyKey, "study", "deck.md", "--plain", "--new", "50")
			if code == exitDone && !bytes.Contains(asked.out, []byte("A sound question?")) {
				t.Errorf("the sound card was not asked:\n%.600s\n%s", asked.out, asked.err)
			}
			wants(t, exitDone, dir, "", "deck", "list")
			wants(t, exitDone, dir, "", "deck", "list", "--json")
			wants(t, exitDone, dir, "", "--json")
			wants(t, exitDone, dir, "")
			wants(t, exitFailed, dir, "", "deck", "source", "deck.md")
			wants(t, exitDone, dir, "", "__complete", "study", "--tag", "")
			wants(t, exitDone, dir, "", "doctor")
		})
	}
}

// TestHostileNames does the same with the names of deck files.
func TestHostileNames(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	shelf := filepath.Join(dir, ".local", "share", "sabaq", "decks")
	if err := os.MkdirAll(shelf, 0o700); err != nil {
		t.Fatal(err)
	}
	for i, name := range hostileNames {
		text := fmt.Appendf(nil, "Q: Question %d?\nA: Answer.\n\nQ: No answer?\n", i)
		if err := os.WriteFile(filepath.Join(shelf, name+".md"), text, 0o600); err != nil {
			t.Logf("%q: %v", name, err) // not every file system takes every name
		}
	}
	wants(t, exitDone, dir, "")
	wants(t, exitDone, dir, "", "--json")
	wants(t, exitDone, dir, "", "deck", "list")
	wants(t, exitDone, dir, "", "deck", "list", "--json")
	wants(t, exitDone, dir, "", "__complete", "study", "")
	asked := wants(t, exitDone, dir, strings.Repeat("\n4\n", 9)+"q\n", "study", "--plain")
	if n := bytes.Count(asked.out, []byte("Saved: easy.")); n != 9 {
		t.Errorf("%d cards were asked, want 9", n)
	}
	for _, name := range hostileNames {
		if _, err := os.Lstat(filepath.Join(shelf, name+".md")); err != nil {
			continue
		}
		wants(t, exitDone, dir, "", "deck", "show", "--", filepath.Join(shelf, name+".md"))
		wants(t, exitDone, dir, "", "deck", "show", "--", name)
		wants(t, exitFound, dir, "", "deck", "check", "--", name)
		wants(t, exitFailed, dir, "", "study", "--", "no"+name)
		wants(t, exitFailed, dir, "", "why", "--", "no"+name)
		wants(t, exitUsage, dir, "", "--", "no"+name)
		wants(t, exitUsage, dir, "", "help", "--", "no"+name)
		wants(t, exitUsage, dir, "", "--no"+name)
		wants(t, exitUsage, dir, "", "study", "--new", "no"+name)
		wants(t, exitFailed, dir, "", "study", "--tag", name)
	}
	wants(t, exitDone, dir, "", "doctor")
	if _, err := os.Lstat(filepath.Join(dir, "pwned")); err == nil {
		t.Error("a name was run as a command")
	}
}

// TestHostileFiles meets what is no file where a deck should be.
func TestHostileFiles(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	if err := errors.Join(
		os.Mkdir(at("directory.md"), 0o700),
		os.Symlink("loop.md", at("loop.md")),
		os.Symlink("/dev/zero", at("zero.md")),
		os.Symlink("nowhere", at("dangling.md")),
		os.WriteFile(at("empty.md"), nil, 0o600),
		os.WriteFile(at("large.md"), nil, 0o600),
		os.Truncate(at("large.md"), 20<<20),
	); err != nil {
		t.Skip(err)
	}
	kinds := []string{"directory", "loop", "zero", "dangling", "large"}
	if err := exec.Command("mkfifo", at("fifo.md")).Run(); err == nil {
		kinds = append(kinds, "fifo")
	} else {
		t.Logf("no fifo: %v", err)
	}
	for _, kind := range kinds {
		name := kind + ".md"
		wants(t, exitFailed, dir, "\n4\n", "study", "--plain", name)
		wants(t, exitFailed, dir, "", "deck", "show", name)
		wants(t, exitFailed, dir, "", "deck", "check", name)
		wants(t, exitFailed, dir, "", "deck", "source", name, "empty.md")
	}
	wants(t, exitFailed, dir, "", "study", "--plain", "empty.md")
	wants(t, exitDone, dir, "", "deck", "show", "empty.md")
	wants(t, exitDone, dir, "", "deck", "check", "empty.md")

	// As decks that it finds by itself they are named, each with its reason; the sound one is asked.
	if err := os.WriteFile(at("sound.md"), []byte("Q: A sound question?\nA: Yes.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	listed := wants(t, exitDone, dir, "", "deck", "list", "--decks", dir)
	wants(t, exitDone, dir, "", "--decks", dir)
	wants(t, exitDone, dir, "", "--decks", dir, "--json")
	asked := wants(t, exitDone, dir, "\n4\n", "study", "--plain", "--decks", dir)
	if !bytes.Contains(asked.out, []byte("Saved: easy.")) {
		t.Errorf("the sound card was not asked:\n%s\n%s", asked.out, asked.err)
	}
	for _, kind := range kinds[1:] {
		if !bytes.Contains(listed.out, []byte(kind+".md")) {
			t.Errorf("deck list says nothing of %s.md:\n%s", kind, listed.out)
		}
		if !bytes.Contains(asked.err, []byte(kind+".md")) {
			t.Errorf("study says nothing of %s.md:\n%s", kind, asked.err)
		}
	}
}
