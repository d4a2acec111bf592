package main

import (
	"bytes"
	"context"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/creack/pty"
)

// sgr are the only escapes that the program writes into a report.
var sgr = regexp.MustCompile("\x1b\\[[0-9;]*m")

// onTerminal runs a report with a terminal as its output and returns what it wrote there.
func onTerminal(t *testing.T, dir string, env []string, args ...string) []byte {
	t.Helper()
	cmd := sabaqIn(dir, firstMoment, args...)
	cmd.Env = append(append(cmd.Env, "TERM=xterm-256color"), env...)
	f, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: 24, Cols: 60})
	if err != nil {
		t.Skip("no pseudo-terminal: ", err)
	}
	defer f.Close()
	out, _ := io.ReadAll(f) // ends with an error when the other side is closed
	if err := cmd.Wait(); err != nil && cmd.ProcessState.ExitCode() != exitFound {
		t.Errorf("sabaq %q: %v\n%s", args, err, out)
	}
	return bytes.ReplaceAll(out, []byte("\r\n"), []byte("\n"))
}

// TestColour draws in colour on a terminal that has it, unless NO_COLOR or TERM forbid it, and wraps to
// its width; whatever the deck holds, no other escapes get through.
func TestColour(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for name, text := range hostileDecks() {
		if !strings.Contains(name, "escapes") {
			continue
		}
		path := filepath.Join(dir, strings.ReplaceAll(name, " ", "-")+".md")
		if err := os.WriteFile(path, text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	reports := [][]string{
		{"deck", "show", "soft-escapes.md"}, {"deck", "show", "escapes-everywhere.md"}, {"deck", "check", "escapes-everywhere.md"},
		{"deck", "list", "--decks", dir}, {"--decks", dir}, {"help", "format"}, {"help", "grading"},
	}
	for _, args := range reports {
		out := onTerminal(t, dir, []string{"LC_ALL=C.UTF-8"}, args...)
		if h := harm(sgr.ReplaceAll(out, nil)); h != "" {
			t.Errorf("sabaq %q: %s", args, h)
		}
		for line := range bytes.Lines(sgr.ReplaceAll(out, nil)) {
			if n := len([]rune(string(line))); n > 61 && args[0] != "deck" { // the decks hold wide and narrow characters
				t.Errorf("sabaq %q: a line of %d columns in a window of 60: %q", args, n-1, line)
			}
		}
	}
	args := reports[0]
	if out := onTerminal(t, dir, nil, args...); !sgr.Match(out) {
		t.Errorf("no colours on a terminal:\n%q", out)
	}
	if out := onTerminal(t, dir, []string{"NO_COLOR=1"}, args...); regexp.MustCompile("\x1b\\[[0-9;]*3[0-9]").Match(out) {
		t.Errorf("colours in spite of NO_COLOR:\n%q", out)
	}
	if out := onTerminal(t, dir, []string{"TERM=dumb"}, args...); bytes.ContainsRune(out, '\x1b') {
		t.Errorf("escapes to a dumb terminal:\n%q", out)
	}
}

// typist is somebody at a terminal who waits for what is shown before typing.
type typist struct {
	t    *testing.T
	pty  *os.File
	seen []byte
}

// atTerminal starts the program in a terminal of its own.
func atTerminal(t *testing.T, dir string, env []string, args ...string) (*typist, *exec.Cmd) {
	t.Helper()
	cmd := sabaqIn(dir, firstMoment, args...)
	cmd.Env = append(append(cmd.Env, "TERM=xterm-256color"), env...)
	f, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: 24, Cols: 80})
	if err != nil {
		t.Skip("no pseudo-terminal: ", err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	stop := context.AfterFunc(ctx, func() { cmd.Process.Kill() })
	t.Cleanup(func() { stop(); cancel(); cmd.Process.Kill(); f.Close() })
	return &typist{t: t, pty: f}, cmd
}

// sees waits for a text to be shown, after what was waited for before.
func (p *typist) sees(text string) {
	p.t.Helper()
	var chunk [4096]byte
	for !bytes.Contains(p.seen, []byte(text)) {
		n, err := p.pty.Read(chunk[:])
		p.seen = append(p.seen, chunk[:n]...)
		if err != nil {
			p.t.Fatalf("%q was never shown (%v):\n%q", text, err, p.seen)
		}
	}
	_, p.seen, _ = bytes.Cut(p.seen, []byte(text))
}

func (p *typist) types(keys string) {
	p.t.Helper()
	if _, err := p.pty.WriteString(keys); err != nil {
		p.t.Fatal(err)
	}
}

// ends waits for the program to end and returns its last words.
func (p *typist) ends(cmd *exec.Cmd) string {
	p.t.Helper()
	rest, _ := io.ReadAll(p.pty)
	if err := cmd.Wait(); err != nil {
		p.t.Errorf("%v\n%q", err, rest)
	}
	return string(p.seen) + string(rest)
}

// TestTerminalSession answers one card by single keys.
func TestTerminalSession(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "deck.md"), numberedDeck(3), 0o600); err != nil {
		t.Fatal(err)
	}
	p, cmd := atTerminal(t, dir, []string{"LC_ALL=C.UTF-8", ticksEnv + "=1"}, "study", "deck.md")
	p.sees("Question 0?")
	p.types(" ")
	p.sees("Answer.")
	p.sees("easy")
	wait(200 * time.Millisecond) // for so long a rating is taken for a key too many
	p.types("4")
	p.sees("Question 1?")
	p.types("q")
	p.ends(cmd)
	events, err := eventsOf(progressIn(dir))
	if err != nil || len(events) == 0 || eventKey(events[0]) != "answered c0 easy" {
		t.Errorf("the log: %v, %v", events, err)
	}
}

// TestLineMode is what a terminal gets that asks for it, or can't do more.
func TestLineMode(t *testing.T) {
	t.Parallel()
	for name, env := range map[string][]string{
		"a variable": {"SABAQ_PLAIN=1"}, "a dumb terminal": {"TERM=dumb"}, "the settings": {"XDG_CONFIG_HOME=/nonexistent"}, "a flag": nil,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			args := []string{"study", "pak-afghan"}
			switch name {
			case "a flag":
				args = append(args, "--plain")
			case "the settings":
				if err := writeWhole(filepath.Join(dir, "sabaq", "config.toml"), []byte("plain = true\n")); err != nil {
					t.Fatal(err)
				}
				env = []string{"XDG_CONFIG_HOME=" + dir}
			}
			p, cmd := atTerminal(t, dir, env, args...)
			p.sees("Line mode, 10 cards.")
			p.types("\n4\n")
			p.sees("Saved: easy.")
			p.types("q\n")
			if rest := p.ends(cmd); strings.ContainsRune(rest, '\x1b') {
				t.Errorf("escapes in line mode: %q", rest)
			}
		})
	}
}
