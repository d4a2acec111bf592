package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestRewrite replaces a file only as long as it is what was read.
func TestRewrite(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "deck.md")
	if err := os.WriteFile(path, []byte("one"), 0o604); err != nil {
		t.Fatal(err)
	}
	err := rewrite(path, []byte("zero"), []byte("two"))
	if err == nil || !strings.Contains(err.Error(), "was changed meanwhile") {
		t.Errorf("the change of somebody else: %v", err)
	}
	if err := rewrite(filepath.Join(dir, "nosuch.md"), nil, nil); err == nil {
		t.Error("a file that isn't there was written")
	}
	if got, _ := os.ReadFile(path); string(got) != "one" {
		t.Errorf("%q", got)
	}
	if err := rewrite(path, []byte("one"), []byte("two")); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o604 {
		t.Errorf("permissions %v, %v", info.Mode(), err)
	}
	if got, _ := os.ReadFile(path); string(got) != "two" {
		t.Errorf("%q", got)
	}
	if entries, _ := os.ReadDir(dir); len(entries) != 1 {
		t.Errorf("left behind: %v", entries)
	}
}
