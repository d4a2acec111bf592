package class

import (
	"bytes"
	"encoding/csv"
	"io"
	"strconv"
	"strings"
	"time"
	"unicode"

	"sabaq/quiz/screen/ink"
)

// table is CSV in memory: RFC 4180, lines end in CR LF, written at once or not at all.
type table struct {
	buf  bytes.Buffer
	csv  *csv.Writer
	rows int // without the first
}

func newTable(titles ...string) *table {
	t := &table{}
	t.csv = csv.NewWriter(&t.buf)
	t.csv.UseCRLF = true
	safeTitles := make([]string, len(titles))
	for i, title := range titles {
		safeTitles[i] = safe(title)
	}
	t.csv.Write(safeTitles) // into memory: its error is always nil
	return t
}

// row adds a row; its texts have to be safe.
func (t *table) row(cells ...string) {
	t.csv.Write(cells)
	t.rows++
}

func (t *table) write(w io.Writer) error {
	t.csv.Flush()
	_, err := w.Write(t.buf.Bytes())
	return err
}

// safe returns a text that is one line, does nothing to a terminal, and begins no formula
// in a spreadsheet: where it would, an apostrophe stands before it. What follows a
// semicolon is looked at too, because that begins a cell where the system's lists have it.
func safe(s string) string {
	parts := strings.Split(ink.Clean(s).String(), ";")
	for i, part := range parts {
		bare := strings.TrimLeftFunc(part, func(r rune) bool {
			return unicode.IsSpace(r) || unicode.In(r, unicode.Quotation_Mark, unicode.Cf)
		})
		if strings.IndexAny(bare, "=+-@＝＋－＠﹦﹢﹣﹫−") == 0 {
			parts[i] = "'" + part
		}
	}
	return strings.Join(parts, ";")
}

// WriteCSV writes one row a learner, those of unknown learners last. A learner without
// a sitting that counts has empty cells from "sitting" on.
func WriteCSV(w io.Writer, g *Gradebook) error {
	t := newTable("learner", "name", "email", "login", "on roster", "attempts", "sitting", "started", "ended", "minutes",
		"points", "max", "percent", "questions", "right", "partly", "wrong", "skipped", "void",
		"self points", "self max", "claimed points", "look at")
	look := make(map[string][]string)
	for _, f := range g.Findings {
		for _, key := range f.Learners {
			if kinds := look[key]; len(kinds) == 0 || kinds[len(kinds)-1] != string(f.Kind) {
				look[key] = append(kinds, string(f.Kind))
			}
		}
	}
	for i, r := range g.all() {
		on := ""
		if g.roster {
			on = "yes"
			if i >= len(g.Learners) {
				on = "no"
			}
		}
		row := make([]string, 0, 23)
		row = append(row, safe(r.Key()), safe(r.Name), safe(r.Email), safe(r.Login), on, strconv.Itoa(len(r.Attempts)))
		if a := r.Counted(); a != nil {
			row = append(row, a.Sitting, a.Started.Format(time.RFC3339), a.Ended.Format(time.RFC3339), number(a.Ended.Sub(a.Started).Minutes()),
				number(a.Points), number(a.Max), number(a.Percent))
			for _, n := range []int{a.Items, a.Right, a.Partly, a.Wrong, a.Skipped, a.Void} {
				row = append(row, strconv.Itoa(n))
			}
			row = append(row, number(a.SelfPoints), number(a.SelfMax), number(a.Claimed))
		} else {
			row = append(row, make([]string, 16)...)
		}
		t.row(append(row, strings.Join(look[r.Key()], "; "))...)
	}
	return t.write(w)
}
