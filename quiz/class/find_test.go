package class

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestFind(t *testing.T) {
	root := t.TempDir()
	outside := t.TempDir()
	for _, name := range []string{"b.jsonl", "a/c.JSONL", "a/d.txt", ".hidden.jsonl", ".git/e.jsonl", "f.json"} {
		path := filepath.Join(root, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(outside, "out.jsonl"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for link, to := range map[string]string{"folder": outside, "link.jsonl": filepath.Join(outside, "out.jsonl"), "loop": root} {
		if err := os.Symlink(to, filepath.Join(root, link)); err != nil {
			t.Skip("no symbolic links here:", err)
		}
	}
	deep := root + strings.Repeat("/d", maxDepth+1)
	if err := os.MkdirAll(deep, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(deep+"/deep.jsonl", nil, 0o600); err != nil {
		t.Fatal(err)
	}
	names := func(paths ...string) (names []string, problems []Problem) {
		sources, problems, err := Find(paths)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range sources {
			name, _ := filepath.Rel(root, s.Name)
			names = append(names, filepath.ToSlash(name))
		}
		return names, problems
	}
	got, problems := names(root)
	if !slices.Equal(got, []string{"a/c.JSONL", "b.jsonl"}) {
		t.Errorf("found %q", got)
	}
	var passed []string
	for _, p := range problems {
		passed = append(passed, filepath.Base(p.File))
	}
	if !slices.Equal(passed, []string{"d.txt", "f.json", "folder", "link.jsonl", "loop"}) {
		t.Errorf("passed over %q", problems)
	}
	got, _ = names(filepath.Join(root, "f.json"), root+"/a/../f.json", filepath.Join(root, "a"), root)
	if !slices.Equal(got, []string{"a/c.JSONL", "b.jsonl", "f.json"}) {
		t.Errorf("found %q", got)
	}
	if got, _ = names(filepath.Join(root, "link.jsonl")); len(got) != 1 {
		t.Errorf("a link that is named: %q", got)
	}
	if _, _, err := Find([]string{filepath.Join(root, "missing")}); err == nil {
		t.Error("a path that there is not")
	}
	if _, _, err := Find([]string{os.DevNull}); err == nil {
		t.Error("a device")
	}
}
