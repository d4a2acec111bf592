package main

import (
	"strings"
	"testing"
)

// TestEditorAt: an editor that is none, or only spaces, is told and no crash.
func TestEditorAt(t *testing.T) {
	for editor, want := range map[string]string{"  ": "no editor: set EDITOR", "no-such-editor-at-all -x": `no editor "no-such-editor-at-all": set EDITOR`} {
		a := &app{stdio: stdio{env: func(name string) string { return map[string]string{"EDITOR": editor}[name] }}}
		if _, err := a.editorAt("card.md", 1); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", editor, err)
		}
	}
}
