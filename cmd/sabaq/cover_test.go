package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/spf13/cobra"
)

// TestCovered wants every command and flag that the help shows to be run by a script, or at least by a test,
// and described as a person would.
func TestCovered(t *testing.T) {
	scripts, tests := texts(t, "testdata/*.txtar"), texts(t, "*_test.go")
	// A line of a script that runs the program, without what stands before its arguments.
	runs := regexp.MustCompile(`(?m)^(?:! |exec )*(?:sabaq|exits \d+|feed '[^']*')(.*)$`).FindAllString(scripts, -1)
	run := func(words ...string) bool {
		for _, line := range runs {
			fits := true
			for _, w := range words {
				fits = fits && strings.Contains(line+" ", " "+w)
			}
			if fits {
				return true
			}
		}
		return false
	}
	flags := regexp.MustCompile(`(?m)^ +(?:-\w, )?(--[\w-]+)(?: (\S+))?`)
	computerWords := regexp.MustCompile(`^(int|uint|float|duration|string|strings|stringArray|stringSlice)(64)?$`)
	root := newRoot(&app{stdio: stdio{env: func(string) string { return "" }, now: time.Now}})
	var visit func(cmd *cobra.Command)
	visit = func(cmd *cobra.Command) {
		path := strings.TrimPrefix(strings.TrimPrefix(cmd.CommandPath(), "sabaq"), " ")
		if cmd.Short == "" {
			t.Errorf("sabaq %s says nothing of itself", path)
		}
		if path != "" && !run(path) {
			t.Errorf("no script runs: sabaq %s", path)
		}
		if !strings.HasPrefix(path, "completion") {
			for _, f := range flags.FindAllStringSubmatch(cmd.LocalFlags().FlagUsages(), -1) {
				if name := f[1]; !run(path, name) && !strings.Contains(tests, `"`+name) {
					t.Errorf("nothing runs: sabaq %s %s", path, name)
				}
				if computerWords.MatchString(f[2]) {
					t.Errorf("sabaq %s %s wants a %q, and people don't", path, f[1], f[2])
				}
			}
		}
		for _, sub := range cmd.Commands() {
			visit(sub)
		}
	}
	visit(root)
	for _, topic := range topics() {
		if !run("help", topic.name) {
			t.Errorf("no script runs: sabaq help %s", topic.name)
		}
		if len(topic.text) < 100 {
			t.Errorf("sabaq help %s has nothing to say", topic.name)
		}
	}
}

// texts returns the files that a pattern names, one behind the other.
func texts(t *testing.T, pattern string) string {
	t.Helper()
	names, err := filepath.Glob(pattern)
	if err != nil || len(names) == 0 {
		t.Fatal(pattern, names, err)
	}
	var all strings.Builder
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(text)
	}
	return all.String()
}
