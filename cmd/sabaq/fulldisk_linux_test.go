package main

import (
	"bufio"
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// TestFullDisk studies until the disk is full: the session says that an answer isn't saved and stays at its card;
// all that it showed as saved is there; and with room again it goes on.
func TestFullDisk(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := syscall.Mount("sabaq-test", dir, "tmpfs", 0, "size=512k"); err != nil {
		t.Skip("no small disk can be mounted here: ", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	if err := os.WriteFile(filepath.Join(dir, "deck.md"), numberedDeck(300), 0o600); err != nil {
		t.Fatal(err)
	}
	study := []string{"study", "deck.md", "--plain", "--new", "1000"}
	wants(t, exitDone, dir, "q\n", study...)
	filler, err := os.Create(filepath.Join(dir, "filler"))
	if err != nil {
		t.Fatal(err)
	}
	for err == nil {
		_, err = filler.Write(make([]byte, 4096))
	}
	filler.Close()
	// Some answers fit into what the file has already.
	var shown []string
	full := false
	for range 20 {
		r := wants(t, exitDone, dir, strings.Repeat("\n4\n", 20)+"q\n", study...)
		shown = append(shown, readShown(bufio.NewReader(bytes.NewReader(r.out)), -1, nil)...)
		if full = bytes.Contains(r.out, []byte("Not saved: ")) && bytes.Contains(bytes.ReplaceAll(r.out, []byte("\n"), []byte(" ")), []byte("the disk is full")); full {
			break
		}
	}
	if !full {
		t.Errorf("the disk was never full; %d answers were saved", len(shown))
	}
	if keys := keysOf(t, dir); !slices.Equal(keys, shown) {
		t.Errorf("the log:\n%q\nshown:\n%q", keys, shown)
	}
	wants(t, exitDone, dir, "", "doctor")
	if err := os.Remove(filler.Name()); err != nil {
		t.Fatal(err)
	}
	r := wants(t, exitDone, dir, "\n4\nq\n", study...)
	shown = append(shown, readShown(bufio.NewReader(bytes.NewReader(r.out)), -1, nil)...)
	if keys := keysOf(t, dir); !slices.Equal(keys, shown) || !bytes.Contains(r.out, []byte("Saved: easy.")) {
		t.Errorf("with room again, the log:\n%q\nshown:\n%q", keys, shown)
	}
	wants(t, exitDone, dir, "", "doctor")
}
