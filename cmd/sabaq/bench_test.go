package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// The benchmarks run whole commands, in this process, on the 100,000 cards and
// 1,000,000 reviews that the benchmarks of package store leave in a folder:
//
//	export SABAQ_BENCH_DIR=/tmp/sabaq-bench
//	go test ./store -run '^$' -bench Open && go test ./cmd/sabaq -run '^$' -bench .

// benchRun returns a function that runs a command on that folder, at the moment at which its log ends.
func benchRun(b *testing.B) func(in string, args ...string) string {
	b.Helper()
	dir := os.Getenv("SABAQ_BENCH_DIR")
	if dir == "" || !exists(filepath.Join(dir, "progress.db")) {
		b.Skip("SABAQ_BENCH_DIR names no folder that the benchmarks of store have filled")
	}
	now := time.Date(2026, 11, 22, 9, 0, 0, 0, time.FixedZone("", 5*3600))
	home := b.TempDir()
	env := func(name string) string { return map[string]string{"HOME": home}[name] }
	return func(in string, args ...string) string {
		var out bytes.Buffer
		args = append(args, "--db", filepath.Join(dir, "progress.db"), "--decks", filepath.Join(dir, "decks"))
		if code := run(args, stdio{strings.NewReader(in), &out, io.Discard, env, func() time.Time { return now }}); code != exitDone {
			b.Fatalf("exit code %d: %s", code, out.String())
		}
		return out.String()
	}
}

// BenchmarkToday is plain `sabaq`.
func BenchmarkToday(b *testing.B) {
	run := benchRun(b)
	for b.Loop() {
		run("")
	}
}

// BenchmarkFirstCard is `sabaq study` up to the first card, which is left at once.
func BenchmarkFirstCard(b *testing.B) {
	run := benchRun(b)
	if out := run("q\n", "study", "--plain"); !strings.Contains(out, "What is asked by card") {
		b.Fatal(out)
	}
	for b.Loop() {
		run("q\n", "study", "--plain")
	}
}

// BenchmarkAnswer is one answer more in a session: saved, and the next card shown.
func BenchmarkAnswer(b *testing.B) {
	run := benchRun(b)
	b.StopTimer()
	answers := strings.Repeat("\n3\n", b.N)
	b.StartTimer()
	run(answers+"q\n", "study", "--plain", "--new", "9000")
}
