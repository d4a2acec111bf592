package score

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sabaq/quiz/screen/ink"
)

// TestDrawn keeps the list and the sheets as they are drawn, and no line is wider than it was told, whatever
// learners and decks are called.
func TestDrawn(t *testing.T) {
	p := ink.Palette{}
	for name, s := range map[string]*Set{"ordinary": ordinary(), "hostile": small(hostile()), "empty": {}} {
		var b bytes.Buffer
		for _, width := range []int{40, 80} {
			lines := Text(s, width, p)
			for i := range s.Sittings {
				lines = append(append(lines, nil), Sheet(&s.Sittings[i], width, p)...)
			}
			for _, line := range lines {
				if line.Width() > width {
					t.Errorf("%s: %d cells, at most %d: %s", name, line.Width(), width, line.Render(p))
				}
			}
			fmt.Fprintf(&b, "-- %d --\n", width)
			if err := p.Print(&b, lines...); err != nil {
				t.Fatal(err)
			}
		}
		if strings.ContainsAny(b.String(), "\x1b\u202e\x07") {
			t.Errorf("%s: an escape got through", name)
		}
		path := filepath.Join("testdata", name+".text")
		if *update {
			if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(b.Bytes(), want) {
			t.Errorf("%s is not as it was (go test -update, and look at the difference)", path)
		}
	}
}
