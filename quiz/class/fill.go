package class

import (
	"bytes"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
)

// Filled says what Fill did.
type Filled struct {
	Column       string   // title of the column that was filled
	Possible     float64  // points possible, by the gradebook; 0 where it doesn't say
	New          int      // cells that were empty
	Replaced     []string // learners whose cell said something else, as "key: old -> new"
	Same         int      // cells that said it already
	Left         []string // learners whose cell was left, because it says EX (excused) or N/A (not assigned)
	NotThere     []string // learners with a grade whom the gradebook has not
	NoGrade      []string // rows of the gradebook without a grade here, as they name the student
	Unclear      []string // rows that could be several learners'; left
	OtherMaximum bool     // points were written, and the most that anybody could get is not Possible
}

// Fill writes grades into one column of a gradebook that Canvas exported, and leaves
// every other byte as it is. The column is named by its whole title, 'Quiz (123)', or
// by the title without the number where that is one column. A learner's row is the one
// with the same id, login or address, or else the same name; a cell is written as a bare
// number. Learners without a grade keep what their cell says.
//
// Nothing is filled into CSV that is malformed, nor into a column that Canvas calculates.
// Errors about the file begin with name:line:col.
func Fill(name string, gradebook io.Reader, column string, g *Gradebook, scale Scale) ([]byte, *Filled, error) {
	if err := scale.check(); err != nil {
		return nil, nil, err
	}
	s, err := readSheet(name, gradebook)
	if err != nil {
		return nil, nil, err
	}
	f, err := newFiller(s, column, g, scale)
	if err != nil {
		return nil, nil, err
	}
	var out bytes.Buffer
	done := 0
	for _, row := range s.rows[f.first+1:] {
		if len(row) == 0 {
			continue
		}
		if len(row) != len(s.rows[f.first]) {
			return nil, nil, s.errorIn(row[0], "the row has %s, the first has %d", count(len(row), "cell", "cells"), len(s.rows[f.first]))
		}
		value, write, err := f.fill(row)
		if err != nil {
			return nil, nil, err
		}
		if write {
			c := row[f.column]
			out.Write(s.data[done:c.start])
			out.WriteString(value)
			done = c.end
		}
	}
	out.Write(s.data[done:])
	f.finish()
	return out.Bytes(), &f.Filled, nil
}

// filler goes through the rows of a gradebook.
type filler struct {
	Filled
	sheet  *sheet
	first  int // row of the titles
	column int
	who    identity
	grades *Gradebook
	index  Roster
	lines  map[int]int // line of the row in which a learner was found
	scale  Scale
}

func newFiller(s *sheet, column string, g *Gradebook, scale Scale) (*filler, error) {
	f := &filler{sheet: s, grades: g, scale: scale, lines: make(map[int]int)}
	var err error
	if f.first, err = s.header(); err != nil {
		return nil, err
	}
	header := s.rows[f.first]
	if f.who, err = s.identity(header); err != nil {
		return nil, err
	}
	if f.who.nobody() {
		return nil, s.errorIn(header[0], "no column says who a student is (there are: %s)", s.titles(header))
	}
	if f.column, err = s.findColumn(header, column); err != nil {
		return nil, err
	}
	if role(s.text(header[f.column])) != "" || fold(s.text(header[f.column])) == "section" {
		return nil, s.errorIn(header[f.column], "column %q says who a student is: it takes no grades", column)
	}
	f.Column = s.text(header[f.column])
	for _, row := range s.rows[f.first+1:] {
		if !isPossible(s, row) || f.column >= len(row) {
			continue
		}
		text := s.at(row, f.column)
		if strings.Contains(fold(text), "read only") {
			return nil, s.errorIn(row[f.column], "column %q is calculated by Canvas: it can't be filled", f.Column)
		}
		f.Possible = decimal(text)
	}
	if scale == Possible && f.Possible <= 0 {
		return nil, s.errorIn(header[f.column], "the gradebook doesn't say how many points are possible in %q: use another scale", f.Column)
	}
	for i := range g.Learners {
		f.index.Learners = append(f.index.Learners, g.Learners[i].Learner)
	}
	f.index.index()
	return f, nil
}

// findColumn returns the column that a person means.
func (s *sheet) findColumn(header []cell, want string) (int, error) {
	var found []int
	for _, same := range []func(title string) bool{
		func(title string) bool { return title == want },
		func(title string) bool { return fold(title) == fold(want) },
		func(title string) bool { return fold(withoutNumber(title)) == fold(want) },
	} {
		for i, c := range header {
			if same(s.text(c)) {
				found = append(found, i)
			}
		}
		switch {
		case len(found) == 1:
			return found[0], nil
		case len(found) > 1:
			var titles []cell
			for _, i := range found {
				titles = append(titles, header[i])
			}
			return 0, s.errorIn(header[found[0]], "%d columns may be meant by %q: %s", len(found), want, s.titles(titles))
		}
	}
	return 0, s.errorIn(header[0], "no column is called %q (there are: %s)", want, s.titles(header))
}

// withoutNumber takes Canvas' number off a title: "Quiz (123)" is "Quiz".
func withoutNumber(title string) string {
	rest, ok := strings.CutSuffix(strings.TrimSpace(title), ")")
	at := strings.LastIndex(rest, "(")
	if !ok || at < 0 || at+1 == len(rest) || strings.Trim(rest[at+1:], "0123456789") != "" {
		return title
	}
	return rest[:at]
}

// isPossible reports whether a row says how many points each column has.
func isPossible(s *sheet, row []cell) bool {
	return len(row) > 0 && strings.HasPrefix(s.at(row, 0), "Points Possible")
}

// decimal reads a number as Canvas does, with a point or a comma; 0 for none.
func decimal(text string) float64 {
	if at := strings.LastIndexAny(text, ".,"); at >= 0 {
		text = strings.NewReplacer(".", "", ",", "").Replace(text[:at]) + "." + text[at+1:]
	}
	x, err := strconv.ParseFloat(text, 64)
	if err != nil || math.IsNaN(x) || math.IsInf(x, 0) {
		return 0
	}
	return x
}

// fill says what a row's cell should be, and whether it has to be written.
func (f *filler) fill(row []cell) (value string, write bool, err error) {
	l := f.sheet.learner(row, f.who)
	if l.Key() == "" || isPossible(f.sheet, row) {
		return "", false, nil
	}
	at, unclear := f.index.row(l)
	if unclear {
		f.Unclear = append(f.Unclear, l.Shown())
		return "", false, nil
	}
	if at >= 0 {
		if line, twice := f.lines[at]; twice {
			return "", false, f.sheet.errorIn(row[0], "the row is of %q, as line %d is: take one out", f.index.Learners[at].Key(), line)
		}
		f.lines[at] = l.Line
	}
	var grade *Attempt
	if at >= 0 {
		grade = f.grades.Learners[at].Counted()
	}
	if grade == nil {
		f.NoGrade = append(f.NoGrade, l.Shown())
		return "", false, nil
	}
	f.OtherMaximum = f.OtherMaximum || f.Possible > 0 && (f.scale == Points || f.scale == "") && math.Abs(grade.Max-f.Possible) > 1e-6
	value = f.scale.grade(grade, f.Possible)
	old := f.sheet.at(row, f.column)
	switch key := f.index.Learners[at].Key(); {
	case strings.EqualFold(old, "EX") || strings.EqualFold(old, "N/A"):
		f.Left = append(f.Left, key)
		return "", false, nil
	case old == "" || old == "-":
		f.New++
	case old == value || sameNumber(old, value):
		f.Same++
		return "", false, nil
	default:
		f.Replaced = append(f.Replaced, fmt.Sprintf("%s: %s -> %s", key, old, value))
	}
	return value, true, nil
}

// sameNumber reports whether a cell says a number already, as 8.50 says 8.5.
func sameNumber(old, value string) bool {
	return strings.Trim(old, "0123456789.,") == "" && old != "" && value != "" && number(decimal(old)) == value
}

// finish lists the learners that have no row.
func (f *filler) finish() {
	for at := range f.grades.Learners {
		r := &f.grades.Learners[at]
		if _, there := f.lines[at]; !there && r.Counted() != nil {
			f.NotThere = append(f.NotThere, r.Shown())
		}
	}
}

// row finds the learner of a gradebook's row: by what is of the same sort, else by any
// of the texts that say who it is, else by the name. Canvas' own number is compared with
// nothing else: it may be somebody else's number at the school.
func (r *Roster) row(l Learner) (at int, unclear bool) {
	var hits []int
	hit := func(m map[string]int, key string) {
		if at, ok := m[key]; ok && key != "" {
			hits = append(hits, at)
		}
	}
	for i, key := range []string{l.ID, l.Login, l.Email, l.Canvas} {
		hit(r.exact[i], key)
	}
	if len(hits) == 0 {
		for _, key := range []string{l.ID, l.Login, l.Email} {
			hit(r.folded, fold(key))
		}
	}
	if len(hits) == 0 {
		hit(r.folded, fold(l.Name))
		if last, first, ok := strings.Cut(l.Name, ","); ok && len(hits) == 0 {
			hit(r.folded, fold(first+" "+last))
		}
	}
	slices.Sort(hits)
	switch hits = slices.Compact(hits); {
	case len(hits) == 0:
		return -1, false
	case len(hits) > 1 || hits[0] < 0:
		return -1, true
	}
	return hits[0], false
}
