package main

import (
	"bufio"
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"sabaq/quiz"
	"sabaq/quiz/fsrs"
)

var crashSeed = flag.Uint64("seed", 0, "seed of TestKill; 0 = a new one")

const (
	killRounds = 200
	killCards  = 300
)

// TestKill ends sessions by SIGKILL at any moment, two hundred times on one progress file: what was
// shown as saved is in the log, once, in the order in which it was shown, and after it at most the one
// answer that there was no time left to show.
func TestKill(t *testing.T) {
	t.Parallel()
	rounds := killRounds
	if testing.Short() {
		rounds = 30
	}
	seed := *crashSeed
	if seed == 0 {
		seed = rand.Uint64() >> 32
	}
	t.Logf("run again with -run TestKill -seed %d", seed)
	rnd := rand.New(rand.NewPCG(seed, 1))
	k := &killing{rnd: rnd, dir: t.TempDir(), deck: numberedDeck(killCards)}
	if err := os.WriteFile(filepath.Join(k.dir, "deck.md"), k.deck, 0o600); err != nil {
		t.Fatal(err)
	}
	for round := range rounds {
		if err := k.round(round); err != nil {
			t.Fatalf("round %d: %v", round, err)
		}
	}
	t.Logf("%d rounds, %d of them killed, %d answers shown as saved, %d events in the log", rounds, k.killed, k.shown, len(k.log))
	if k.killed < rounds/2 || k.shown < rounds {
		t.Errorf("too few sessions were killed amid their answers for this to show anything")
	}
	cmd := k.command("doctor")
	if out, err := cmd.CombinedOutput(); err != nil || !bytes.Contains(out, []byte("Nothing is wrong.")) {
		t.Errorf("doctor: %v\n%s", err, out)
	}
}

// TestKillAtFirst ends the first session of all while the progress file is being made. What is there
// then is a file that the next session can use, or none.
func TestKillAtFirst(t *testing.T) {
	t.Parallel()
	rounds := 40
	if testing.Short() {
		rounds = 10
	}
	seed := *crashSeed
	if seed == 0 {
		seed = rand.Uint64() >> 32
	}
	t.Logf("run again with -run TestKillAtFirst -seed %d", seed)
	rnd := rand.New(rand.NewPCG(seed, 2))
	made := 0
	for round := range rounds {
		dir := t.TempDir()
		cmd := sabaqIn(dir, firstMoment, "study", "pak-afghan", "--plain")
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		wait(time.Duration(rnd.IntN(40_000)) * time.Microsecond)
		cmd.Process.Kill()
		cmd.Wait()
		if _, err := os.Lstat(progressIn(dir)); err == nil {
			made++
		}
		cmd = sabaqIn(dir, firstMoment, "study", "pak-afghan", "--plain")
		cmd.Stdin = strings.NewReader("\n4\nq\n")
		if out, err := cmd.CombinedOutput(); err != nil || !bytes.Contains(out, []byte("Saved: easy.")) {
			t.Fatalf("round %d, the session after it: %v\n%s", round, err, out)
		}
		events, err := eventsOf(progressIn(dir))
		if err != nil || len(events) != 1 {
			t.Fatalf("round %d: %d events, %v", round, len(events), err)
		}
	}
	t.Logf("%d rounds; the file was there after %d of them", rounds, made)
}

// numberedDeck is a deck of n cards, "Question 17?" with the id c17.
func numberedDeck(n int) []byte {
	var b bytes.Buffer
	for i := range n {
		fmt.Fprintf(&b, "Q: Question %d?\nA: Answer.\n<!-- id: c%d -->\n\n", i, i)
	}
	return b.Bytes()
}

// killing is one progress file and what should be in its log.
type killing struct {
	rnd    *rand.Rand
	dir    string
	deck   []byte
	day    int
	log    []string // of the events, as eventKey has them, up to the last round
	killed int
	shown  int
}

func (k *killing) command(args ...string) *exec.Cmd {
	now := time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC).AddDate(0, 0, k.day)
	return sabaqIn(k.dir, now.Format(clockLayout), args...)
}

// sabaqIn is the program with its home in dir.
func sabaqIn(dir, now string, args ...string) *exec.Cmd {
	cmd := exec.Command("sabaq", args...)
	cmd.Dir = dir
	cmd.Env = []string{"HOME=" + dir, "TZ=UTC", "LC_ALL=C.UTF-8", clockEnv + "=" + now, "GORACE=" + noSleep, "GOCOVERDIR=" + os.Getenv("GOCOVERDIR")}
	return cmd
}

// progressIn is the progress file of sabaqIn.
func progressIn(dir string) string {
	return filepath.Join(dir, ".local", "share", "sabaq", "progress.db")
}

// keys makes up what a learner enters: mostly answers, some taken back or put off.
func (k *killing) keys(n int) string {
	var b strings.Builder
	for range n {
		switch p := k.rnd.IntN(20); {
		case p == 0:
			b.WriteString("u\n")
		case p == 1:
			b.WriteString("b\n")
		case p == 2:
			b.WriteString("\nu\n")
		default:
			fmt.Fprintf(&b, "\n%d\n", 1+k.rnd.IntN(4))
		}
	}
	return b.String()
}

// round runs a session, kills it, and compares the log with what the session showed.
func (k *killing) round(n int) error {
	k.day += k.rnd.IntN(3) // on the first change of a day there is a backup to be killed in
	cmd := k.command("study", "deck.md", "--plain", "--new", "1000")
	cmd.Stdin = strings.NewReader(k.keys(60))
	var complaints bytes.Buffer
	cmd.Stderr = &complaints
	out, err := cmd.StdoutPipe()
	if err != nil {
		return err
	}
	if err := cmd.Start(); err != nil {
		return err
	}
	// The moment: after so many lines of output, then a little later. One round in eight doesn't wait
	// for the first line, to meet the deck being indexed or the backup being made.
	lines, delay := k.rnd.IntN(250), time.Duration(k.rnd.IntN(1<<k.rnd.IntN(13)))*time.Microsecond
	if k.rnd.IntN(8) == 0 {
		lines, delay = 0, time.Duration(k.rnd.IntN(40_000))*time.Microsecond
	}
	shown := readShown(bufio.NewReader(out), lines, func() {
		wait(delay)
		cmd.Process.Kill()
	})
	err = cmd.Wait()
	var exit *exec.ExitError
	switch {
	case err == nil: // it was done sooner
	case errors.As(err, &exit) && !exit.Exited():
		k.killed++
	default:
		return fmt.Errorf("%w\n%s", err, complaints.Bytes())
	}
	k.shown += len(shown)
	return k.compare(shown)
}

// wait lets a very short time pass, without giving up the processor for a longer one.
func wait(d time.Duration) {
	for began := time.Now(); time.Since(began) < d; {
	}
}

// readShown reads all that a session on a numberedDeck wrote, calls kill after so many lines, and returns
// what was shown as done, as eventKey has it. What stood in the pipe when it was killed was shown, too; a line
// that was cut off was not.
func readShown(out *bufio.Reader, lines int, kill func()) (shown []string) {
	var card string
	var done []string // of this session, to know what is taken back
	if lines == 0 {
		kill()
	}
	for n := 1; ; n++ {
		line, err := out.ReadString('\n')
		if err != nil {
			io.Copy(io.Discard, out)
			return shown
		}
		line = strings.TrimSuffix(line, "\n")
		// A prompt and what is printed behind it are one line in a pipe.
		if _, question, ok := strings.Cut(line, "Question "); ok {
			card = "c" + strings.TrimSuffix(question, "?")
		}
		rating, saved := strings.CutPrefix(line, "Saved: ")
		rating, _, saved2 := strings.Cut(rating, ". Next in ")
		switch {
		case saved && saved2:
			shown = append(shown, "answered "+card+" "+rating)
			done = append(done, card)
		case strings.HasPrefix(line, "Put off"):
			shown = append(shown, "buried "+card)
			done = append(done, card)
		case strings.HasPrefix(line, "Taken back."):
			last := len(done) - 1
			shown = append(shown, "undone "+done[last])
			done = done[:last]
		}
		if n == lines {
			kill()
		}
	}
}

// compare reads the log and makes sure that it goes on with what was shown.
func (k *killing) compare(shown []string) error {
	path := progressIn(k.dir)
	if _, err := os.Lstat(path); errors.Is(err, os.ErrNotExist) && len(k.log)+len(shown) == 0 {
		return nil // killed before the file was made
	}
	events, err := eventsOf(path)
	if err != nil {
		return err
	}
	ids := map[quiz.EventID]bool{}
	last := map[[8]byte]uint64{}
	log := make([]string, len(events))
	for i, ev := range events {
		log[i] = eventKey(ev)
		if ids[ev.ID] {
			return fmt.Errorf("event %v is there twice", ev.ID)
		}
		ids[ev.ID] = true
		if ev.ID.Seq != last[ev.ID.Device]+1 {
			return fmt.Errorf("event %v follows number %d", ev.ID, last[ev.ID.Device])
		}
		last[ev.ID.Device] = ev.ID.Seq
	}
	if len(last) > 1 {
		return fmt.Errorf("%d devices have written to it", len(last))
	}
	want := slices.Concat(k.log, shown)
	if len(log) < len(want) || len(log) > len(want)+1 || !slices.Equal(log[:len(want)], want) {
		return fmt.Errorf("the log has %d events; shown before %d, in this session %d:\n%q\nthe log from there on:\n%q",
			len(log), len(k.log), len(shown), shown, log[min(len(k.log), len(log)):])
	}
	k.log = log
	return nil
}

// eventKey writes an event as the session shows it.
func eventKey(ev quiz.Event) string {
	key := kindNames[ev.Kind] + " " + ev.Card
	if ev.Rating != fsrs.Rating(0) {
		key += " " + ev.Rating.String()
	}
	return key
}
