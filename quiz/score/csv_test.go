package score

import (
	"bytes"
	"encoding/csv"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf16"
	"unicode/utf8"

	"sabaq/quiz/exam"
	"sabaq/quiz/screen/ink"
)

func TestText(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"", ""},
		{"the Indus", "the Indus"},
		{"3-4", "3-4"},
		{"=1+1", "'=1+1"},
		{"+1", "'+1"},
		{"-1", "'-1"},
		{"@a", "'@a"},
		{"\t=1", "' =1"},
		{"\r=1", "' =1"},
		{"  =1", "'  =1"},
		{"\u00a0=1", "'\u00a0=1"},
		{`"=1"`, `'"=1"`},
		{"'=1", "''=1"}, // so that the guard can be told from what was there
		{"'tis", "'tis"},
		{"＝1", "'＝1"},
		{"＋1", "'＋1"},
		{"－1", "'－1"},
		{"＠1", "'＠1"},
		{"\ufeff=1", "'=1"},
		{"\u202e=1", "'=1"},
		{"\x1b[31m=1", "'=1"},
		{"a;=1", "a;'=1"},
		{"a; -1;b", "a;' -1;b"},
		{"a,=1", "a,=1"},
		{"one\ntwo\r\n=3", "one two =3"},
		{"\x00a\x07", "a"},
	} {
		if got := text(c.in); got != c.want {
			t.Errorf("%q: %q, want %q", c.in, got, c.want)
		}
	}
}

// unguard takes the apostrophes of text away.
func unguard(s string) string {
	parts := strings.Split(s, ";")
	for i, p := range parts {
		if rest, ok := strings.CutPrefix(p, "'"); ok && isFormula(rest) {
			parts[i] = rest
		}
	}
	return strings.Join(parts, ";")
}

// checkCell checks what text promises of one cell.
func checkCell(t *testing.T, in string) {
	t.Helper()
	got := text(in)
	if units := len(utf16.Encode([]rune(got))); units > maxCell {
		t.Fatalf("%.40q: %d UTF-16 units", in, units)
	}
	if !utf8.ValidString(got) {
		t.Fatalf("%.40q: not UTF-8", in)
	}
	for part := range strings.SplitSeq(got, ";") {
		if first := strings.TrimLeft(part, " \u00a0\""); first != "" && strings.ContainsRune("=+-@＝＋－＠", []rune(first)[0]) {
			t.Fatalf("%.40q: %.40q is a formula", in, part)
		}
	}
	for _, r := range got {
		if r < ' ' || r >= 0x7f && r < 0xa0 || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 {
			t.Fatalf("%.40q: %U is in the cell", in, r)
		}
	}
	if clean := ink.Clean(in).String(); len(clean) < maxCell/2 && unguard(got) != clean {
		t.Fatalf("%.40q: %.80q is not %.80q with guards", in, got, clean)
	}
}

func FuzzText(f *testing.F) {
	for _, s := range nasty() {
		f.Add(s)
	}
	f.Add(strings.Repeat("😀", maxCell))
	f.Add(strings.Repeat("a;-", maxCell))
	f.Fuzz(checkCell)
}

func TestCut(t *testing.T) {
	for _, c := range []struct{ unit string }{{"a"}, {"é"}, {"😀"}} {
		per := len(utf16.Encode([]rune(c.unit)))
		fits := strings.Repeat(c.unit, maxCell/per)
		if got := cut(fits); got != fits {
			t.Errorf("%d of %q were cut", maxCell/per, c.unit)
		}
		got := cut(fits + c.unit)
		if n := len(utf16.Encode([]rune(got))); n > maxCell || n < maxCell-2 || !strings.HasSuffix(got, c.unit+"...") {
			t.Errorf("one more %q: %d units", c.unit, n)
		}
	}
}

func TestNumber(t *testing.T) {
	for x, want := range map[float64]string{
		0: "0", -0.00001: "0", 1: "1", 2.0 / 3: "0.6667", 0.1 + 0.2: "0.3", -0.5: "-0.5", 1e21: "1000000000000000000000", math.Inf(1): "", 100: "100",
	} {
		if got := number(x); got != want {
			t.Errorf("%v: %q, want %q", x, got, want)
		}
	}
	if got := number(math.NaN()); got != "" {
		t.Errorf("NaN: %q", got)
	}
}

// readCSV reads a table back, by names.
func readCSV(t *testing.T, data []byte) []map[string]string {
	t.Helper()
	if n := bytes.Count(data, []byte("\n")); n != bytes.Count(data, []byte("\r\n")) {
		t.Error("a line doesn't end in CR LF")
	}
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if lines := bytes.Count(data, []byte("\n")); lines != len(rows) {
		t.Errorf("%d rows on %d lines", len(rows), lines)
	}
	var out []map[string]string
	for _, row := range rows[1:] {
		m := map[string]string{}
		for i, cell := range row {
			m[rows[0][i]] = cell
		}
		out = append(out, m)
	}
	return out
}

// TestCSVCells reads the table back: every cell is what went in, less what text does, and none is a formula.
func TestCSVCells(t *testing.T) {
	for name, s := range map[string]*Set{"ordinary": ordinary(), "hostile": hostile()} {
		rows := readCSV(t, write(t, format(t, "csv"), s))
		n := 0
		for i := range s.Sittings {
			rec := &s.Sittings[i]
			for j := range rec.Items {
				it, row := &rec.Items[j], rows[n]
				n++
				for column, want := range map[string]string{
					"source": "sitting", "id": text(rec.ID), "learner": text(s.learner(rec.Learner)), "deck": text(rec.Deck), "number": strconv.Itoa(j + 1),
					"card": text(it.Card), "section": text(it.Section), "kind": text(it.Kind), "form": string(it.Form), "question": text(it.Question),
					"took_s": strconv.FormatFloat(float64(it.Took)/1000, 'f', 3, 64), "rating": "", "proposed": "",
				} {
					if row[column] != want {
						t.Errorf("%s: %s of row %d: %.60q, want %.60q", name, column, n, row[column], want)
					}
				}
				if it.Form == exam.Type && row["answer"] != text(it.Text) {
					t.Errorf("%s: answer of row %d: %.60q", name, n, row["answer"])
				}
				if p, err := strconv.ParseFloat(row["points"], 64); err != nil || math.Abs(p-it.Points) > 1e-4 {
					t.Errorf("%s: points of row %d: %q, want %v", name, n, row["points"], it.Points)
				}
				if !it.At.IsZero() {
					checkTime(t, row["at"], it.At)
				}
			}
		}
		for i := range s.Reviews {
			r, row := &s.Reviews[i], rows[n]
			n++
			for column, want := range map[string]string{
				"id": text(r.ID), "learner": text(s.Learner), "deck": text(r.Deck), "card": text(r.Card), "rating": text(r.Rating), "answer": "", "points": "", "verdict": "",
			} {
				if row[column] != want {
					t.Errorf("%s: %s of row %d: %.60q, want %.60q", name, column, n, row[column], want)
				}
			}
			checkTime(t, row["at"], r.At)
		}
		if n != len(rows) {
			t.Errorf("%s: %d rows, want %d", name, len(rows), n)
		}
	}
}

// checkTime reads an RFC 3339 time: the moment and the UTC offset are kept.
func checkTime(t *testing.T, cell string, want time.Time) {
	t.Helper()
	got, err := time.Parse(time.RFC3339, cell)
	if err != nil {
		t.Error(err)
		return
	}
	_, a := got.Zone()
	_, b := want.Zone()
	if !got.Equal(want.Truncate(time.Millisecond)) || a != b {
		t.Errorf("%s is not %s", cell, want)
	}
}

// TestNoFormula looks at every cell of every table of the hostile set.
func TestNoFormula(t *testing.T) {
	numeric := []string{"points", "max", "percent", "self_points", "self_max"} // may begin with a minus
	for _, name := range []string{"csv", "summary"} {
		for _, row := range readCSV(t, write(t, format(t, name), hostile())) {
			for column, cell := range row {
				if slices.Contains(numeric, column) {
					if _, err := strconv.ParseFloat(cell, 64); cell != "" && err != nil {
						t.Errorf("%s: %s: %v", name, column, err)
					}
					continue
				}
				if isFormula(cell) && cell[0] != '\'' {
					t.Errorf("%s: %s: %.40q", name, column, cell)
				}
			}
		}
	}
}

// TestSummary checks the figures of the ordinary set, worked out by hand.
func TestSummary(t *testing.T) {
	rows := readCSV(t, write(t, format(t, "summary"), ordinary()))
	if len(rows) != 3+3 {
		t.Fatalf("%d rows", len(rows))
	}
	check := func(row map[string]string, want map[string]string) {
		t.Helper()
		for column, w := range want {
			if got, ok := row[column]; !ok || got != w {
				t.Errorf("%s: %q, want %q", column, got, w)
			}
		}
	}
	// 1 - 0.5 + 1 + 1 + 1.5 + 2/3 + 0 of 1 + 2 + 1 + 1 + 3 + 1 + 1
	check(rows[0], map[string]string{
		"source": "sitting", "learner": "ayesha-07", "deck": "rivers", "title": "Rivers and passes",
		"started": "2026-11-03T09:15:07.250+05:00", "ended": "2026-11-03T09:26:07.250+05:00", "end": "handed in", "day": "",
		"points": "4.6667", "max": "10", "percent": "46.6667", "pass_percent": "50", "passed": "no", "minutes": "20", "penalty": "0.25",
		"items": "7", "right": "3", "partly": "2", "wrong": "1", "skipped": "1", "void": "1",
		"self_items": "2", "self_judged": "1", "self_points": "1", "self_max": "2", "reviews": "", "again": "",
		"took_s": "237.725", // 4.321 x 55 + 10 x 0.007
	})
	check(rows[1], map[string]string{"end": "time up", "started": "2026-11-10T18:05:07.250+05:45", "points": "2.1667", "passed": "no"})
	check(rows[2], map[string]string{
		"learner": "ayesha-07", "deck": "Chess, first steps", "minutes": "", "pass_percent": "", "passed": "", "points": "2", "max": "2", "percent": "100",
		"started": "2026-11-21T23:50:07.250-05:00",
	})
	// The study day ends at four: the review at one in the night is the day before's.
	check(rows[3], map[string]string{"source": "review", "day": "2026-11-20", "deck": "rivers", "reviews": "2", "again": "1", "hard": "0", "good": "1", "easy": "0",
		"recalled_percent": "50", "took_s": "4.450", "points": "", "learner": "ayesha-07"})
	check(rows[4], map[string]string{"source": "review", "day": "2026-11-22", "reviews": "1", "hard": "1", "took_s": "600.000", "recalled_percent": "100"})
	check(rows[5], map[string]string{"source": "practice", "day": "2026-11-22", "reviews": "1", "again": "1", "recalled_percent": "0", "took_s": "1.234"})
}
