package class

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"sabaq/quiz/screen/ink"
)

func TestText(t *testing.T) {
	g, p := sample(t), ink.Palette{}
	var b bytes.Buffer
	for _, width := range []int{40, 80} {
		lines := Text(g, width, p)
		for _, line := range lines {
			if line.Width() > width {
				t.Errorf("%d cells, at most %d: %s", line.Width(), width, line.Render(p))
			}
		}
		fmt.Fprintf(&b, "-- %d --\n", width)
		if err := p.Print(&b, lines...); err != nil {
			t.Fatal(err)
		}
	}
	if strings.ContainsAny(b.String(), "\x1b\u202e") {
		t.Error("an escape got through")
	}
	golden(t, "class.text", b.Bytes())
	if lines := Text(&Gradebook{}, 5, p); len(lines) == 0 {
		t.Error("nothing of an empty class")
	}
}
