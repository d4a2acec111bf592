package items

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Limits of a matrix file.
const (
	maxMatrixBytes = 64 << 20
	maxItems       = 2000
	maxLearners    = 200_000
	maxCells       = 5_000_000
	maxName        = 1000 // bytes of a learner's or an item's name
)

const shapeHint = "the first row names the learner and the items, the second is max and each item's maximum, then comes a row a learner"

// ReadMatrix reads a plain matrix of points in CSV (UTF-8, RFC 4180): a first
// row of names, its first cell being the learner's, a second that begins with
// max and holds each item's maximum, then a row a learner.
//
//	learner,Q1,Q2,Q3
//	max,1,1,2
//	Amina,1,0,1.5
//
// An empty cell or - is a question that was not answered: zero points. n/a is one
// that the learner was not asked. A file whose first line has no comma may use
// semicolons or tabs, and 0,5 for 0.5 then. Rows and last columns that are
// empty are passed over. Points over an item's maximum, or further below zero, are
// an error, but for items whose maximum is 0. Errors that are of the file's
// content are a *MatrixError.
func ReadMatrix(r io.Reader) (*Matrix, error) {
	limited := &io.LimitedReader{R: r, N: maxMatrixBytes + 1}
	m, err := readMatrix(bufio.NewReaderSize(limited, 1<<16))
	if limited.N <= 0 {
		return nil, &MatrixError{What: fmt.Sprintf("is over %d MB", maxMatrixBytes>>20)}
	}
	return m, err
}

func readMatrix(r *bufio.Reader) (*Matrix, error) {
	start, err := r.Peek(1 << 16)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	switch {
	case bytes.HasPrefix(start, []byte{0xff, 0xfe}), bytes.HasPrefix(start, []byte{0xfe, 0xff}):
		return nil, &MatrixError{What: "is UTF-16", Next: "save it as CSV in UTF-8"}
	case bytes.HasPrefix(start, []byte("PK\x03\x04")):
		return nil, &MatrixError{What: "is a spreadsheet file, not CSV", Next: "save it as CSV in UTF-8"}
	case bytes.HasPrefix(start, []byte("\ufeff")):
		r.Discard(3)
		start = start[3:]
	}
	comma := separator(start)
	rows := &matrixRows{csv: csv.NewReader(r), comma: comma, names: map[string]bool{}}
	rows.csv.Comma = comma
	rows.csv.FieldsPerRecord = -1
	rows.csv.ReuseRecord = true
	return rows.read()
}

// separator is a comma, unless the first line has none but has semicolons or tabs.
func separator(start []byte) rune {
	line, _, _ := bytes.Cut(start, []byte("\n"))
	for _, c := range []byte(",;\t") {
		if bytes.IndexByte(line, c) >= 0 {
			return rune(c)
		}
	}
	return ','
}

// matrixRows reads the rows of a matrix.
type matrixRows struct {
	csv    *csv.Reader
	comma  rune
	fields []string // of the current row, trimmed
	matrix Matrix
	names  map[string]bool // of learners
}

// next reads the next row that is not empty; false at the end.
func (r *matrixRows) next() (bool, error) {
	for {
		fields, err := r.csv.Read()
		if errors.Is(err, io.EOF) {
			return false, nil
		}
		var wrong *csv.ParseError
		if errors.As(err, &wrong) {
			return false, &MatrixError{Line: wrong.Line, Col: wrong.Column, What: quoteTrouble(wrong.Err)}
		}
		if err != nil {
			return false, err
		}
		empty := true
		for i, field := range fields {
			fields[i] = strings.TrimSpace(field)
			empty = empty && fields[i] == ""
		}
		if !empty {
			r.fields = fields
			return true, nil
		}
	}
}

func quoteTrouble(err error) string {
	switch {
	case errors.Is(err, csv.ErrBareQuote):
		return `a " stands inside a cell that doesn't begin with one`
	case errors.Is(err, csv.ErrQuote):
		return `a cell in "quotes" doesn't end properly`
	}
	return err.Error()
}

// wrong is an error at a field of the current row.
func (r *matrixRows) wrong(field int, format string, args ...any) *MatrixError {
	e := &MatrixError{What: fmt.Sprintf(format, args...)}
	e.Line, e.Col = r.csv.FieldPos(min(field, len(r.fields)-1))
	return e
}

func (r *matrixRows) read() (*Matrix, error) {
	for _, row := range []struct {
		read    func() error
		missing string
	}{
		{r.head, "is empty"},
		{r.maxima, "has no row of maxima"},
		{r.learner, "has no row of a learner"},
	} {
		ok, err := r.next()
		if err == nil && !ok {
			err = &MatrixError{What: row.missing, Next: shapeHint}
		}
		if err == nil {
			err = row.read()
		}
		if err != nil {
			return nil, err
		}
	}
	for {
		ok, err := r.next()
		if err == nil && ok {
			err = r.learner()
		}
		if err != nil {
			return nil, err
		}
		if !ok {
			return &r.matrix, nil
		}
	}
}

// head reads the items' names.
func (r *matrixRows) head() error {
	names := r.fields
	for len(names) > 1 && names[len(names)-1] == "" {
		names = names[:len(names)-1]
	}
	switch {
	case len(names) < 2:
		return r.wrong(0, "there is no item").hinted(shapeHint)
	case len(names)-1 > maxItems:
		return r.wrong(maxItems+1, "over %d items", maxItems)
	}
	first := map[string]bool{}
	for i, name := range names {
		if err := r.checkName(i, name); err != nil {
			return err
		}
		if i == 0 {
			continue
		}
		if name == "" {
			return r.wrong(i, "an item has no name")
		}
		if first[name] {
			return r.wrong(i, "item %s occurs twice", quoted(name))
		}
		first[name] = true
		r.matrix.Items = append(r.matrix.Items, Item{Name: strings.Clone(name)})
	}
	return nil
}

// maxima reads the row of maxima.
func (r *matrixRows) maxima() error {
	if !strings.EqualFold(r.fields[0], "max") {
		return r.wrong(0, "the second row begins with %s, not with max", quoted(r.fields[0])).hinted(shapeHint)
	}
	if err := r.width(); err != nil {
		return err
	}
	for i := range r.matrix.Items {
		item := &r.matrix.Items[i]
		most, err := r.number(i + 1)
		if err != nil {
			return err
		}
		if most < 0 {
			return r.wrong(i+1, "the maximum of %s is below 0", quoted(item.Name))
		}
		item.Max = most
	}
	return nil
}

// width checks that a row has a cell an item and nothing beyond.
func (r *matrixRows) width() error {
	want := len(r.matrix.Items) + 1
	if len(r.fields) < want {
		return r.wrong(len(r.fields)-1, "the row has %d cells, not %d: one for the name and one an item", len(r.fields), want)
	}
	for i := want; i < len(r.fields); i++ {
		if r.fields[i] != "" {
			return r.wrong(i, "a cell stands under no item's name")
		}
	}
	return nil
}

// learner reads a learner's row.
func (r *matrixRows) learner() error {
	name := r.fields[0]
	switch {
	case name == "":
		return r.wrong(0, "the learner has no name")
	case len(r.matrix.Learners) == maxLearners:
		return r.wrong(0, "over %d learners", maxLearners)
	case (len(r.matrix.Learners)+1)*len(r.matrix.Items) > maxCells:
		return r.wrong(0, "over %d cells", maxCells)
	case r.names[name]:
		return r.wrong(0, "learner %s occurs twice", quoted(name)).hinted("keep one row a learner, or tell the two apart by their names")
	}
	if err := r.checkName(0, name); err != nil {
		return err
	}
	if err := r.width(); err != nil {
		return err
	}
	answers := make([]Answer, len(r.matrix.Items))
	for i := range answers {
		var err error
		if answers[i], err = r.answer(i); err != nil {
			return err
		}
	}
	name = strings.Clone(name)
	r.names[name] = true
	r.matrix.Learners = append(r.matrix.Learners, Learner{Name: name, Answers: answers})
	return nil
}

// answer reads the cell of an item.
func (r *matrixRows) answer(i int) (Answer, error) {
	switch cell := r.fields[i+1]; {
	case cell == "" || cell == "-":
		return Answer{Asked: true}, nil
	case strings.EqualFold(cell, "n/a"):
		return Answer{}, nil
	}
	points, err := r.number(i + 1)
	if err != nil {
		return Answer{}, err
	}
	item := &r.matrix.Items[i]
	if item.Max > 0 && math.Abs(points) > item.Max*(1+1e-9) {
		return Answer{}, r.wrong(i+1, "%s is beyond the maximum of %s, %v", quoted(r.fields[i+1]), quoted(item.Name), item.Max)
	}
	return Answer{Asked: true, Given: true, Points: points}, nil
}

// number reads a plain decimal number.
func (r *matrixRows) number(field int) (float64, error) {
	text := r.fields[field]
	plain := text
	if r.comma != ',' && !strings.Contains(text, ".") {
		plain = strings.Replace(text, ",", ".", 1)
	}
	// ParseFloat takes more than a gradebook holds: 0x1p-2, inf, nan, 1_0.
	x, err := strconv.ParseFloat(plain, 64)
	if plain == "" || strings.Trim(plain, "0123456789+-.eE") != "" || err != nil && !errors.Is(err, strconv.ErrRange) {
		return 0, r.wrong(field, "%s is not a number", quoted(text))
	}
	if math.Abs(x) > MaxPoints {
		return 0, r.wrong(field, "%s is over %d either way", quoted(text), int(MaxPoints))
	}
	return x, nil
}

// checkName refuses what no name holds.
func (r *matrixRows) checkName(field int, name string) error {
	switch {
	case len(name) > maxName:
		return r.wrong(field, "a name has over %d bytes", maxName)
	case !utf8.ValidString(name):
		return r.wrong(field, "a name is not UTF-8").hinted("save the file as CSV in UTF-8")
	case strings.ContainsFunc(name, func(c rune) bool { return unicode.IsControl(c) && c != '\n' && c != '\t' }):
		return r.wrong(field, "a name holds a control character")
	}
	return nil
}
