package class

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// maxCells bounds a sheet: a cell takes one byte in the file and 40 in memory.
const maxCells = 2 << 20

// sheet is a CSV file with the place of every cell in it, so that one cell can be
// replaced and no other byte touched. It is RFC 4180, and besides commas takes
// semicolons and tabs, and lines that end in LF. Unlike encoding/csv it loses nothing.
type sheet struct {
	name string
	data []byte
	sep  byte
	rows [][]cell // blank lines have no cell
}

// cell is a cell with its quotation marks: data[start:end].
type cell struct {
	start, end int
	line, col  int // where it begins, from 1; col in characters
}

var byteOrderMark = []byte("\xef\xbb\xbf")

// readSheet reads a file and finds its cells. name is shown in errors.
func readSheet(name string, r io.Reader) (*sheet, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxFile+1))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if len(data) > maxFile {
		return nil, fmt.Errorf("%s: larger than %d MB", name, maxFile>>20)
	}
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
		return nil, fmt.Errorf("%s:1:1: the text is UTF-16: save it as CSV in UTF-8", name)
	}
	s := &sheet{name: name, data: data}
	s.sep = s.separator()
	return s, s.scan()
}

// separator returns the one of comma, semicolon and tab that the first line has most.
func (s *sheet) separator() byte {
	var counts [256]int
	quoted := false
first:
	for _, c := range s.data {
		switch {
		case c == '"':
			quoted = !quoted
		case c == '\n' && !quoted:
			break first
		case !quoted:
			counts[c]++
		}
	}
	sep := byte(',')
	for _, c := range []byte(";\t") {
		if counts[c] > counts[sep] {
			sep = c
		}
	}
	return sep
}

// errorAt is an error at a place of the file.
func (s *sheet) errorAt(line, col int, format string, args ...any) error {
	return fmt.Errorf("%s:%d:%d: %s", s.name, line, col, fmt.Sprintf(format, args...))
}

// errorIn is an error at a cell.
func (s *sheet) errorIn(c cell, format string, args ...any) error {
	return s.errorAt(c.line, c.col, format, args...)
}

// scan finds the cells.
func (s *sheet) scan() error {
	i, line, lineStart, cells := 0, 1, 0, 0
	if bytes.HasPrefix(s.data, byteOrderMark) {
		i, lineStart = len(byteOrderMark), len(byteOrderMark)
	}
	col := func(at int) int { return utf8.RuneCount(s.data[lineStart:at]) + 1 }
	var row []cell
	for i < len(s.data) {
		c := cell{start: i, line: line, col: len(row) + 1}
		if cells++; cells > maxCells {
			return s.errorAt(line, col(i), "more than %d cells", maxCells)
		}
		c.col = i - lineStart // bytes; characters are counted below, once a row
		if s.data[i] == '"' {
			opened, at := line, col(i)
			for i++; ; i++ {
				if i == len(s.data) {
					return s.errorAt(opened, at, "the quotation mark that opens the cell is never closed")
				}
				if s.data[i] == '\n' {
					line, lineStart = line+1, i+1
				}
				if s.data[i] == '"' {
					if i+1 == len(s.data) || s.data[i+1] != '"' {
						break
					}
					i++
				}
			}
			i++
			if i < len(s.data) && s.data[i] != s.sep && !s.lineEnds(i) {
				return s.errorAt(line, col(i), "text after the quotation mark that closes the cell")
			}
		} else {
			for i < len(s.data) && s.data[i] != s.sep && !s.lineEnds(i) {
				switch s.data[i] {
				case '"':
					return s.errorAt(line, col(i), "a quotation mark inside a cell that is not quoted")
				case '\r':
					return s.errorAt(line, col(i), "a carriage return inside a cell that is not quoted")
				}
				i++
			}
		}
		c.end = i
		row = append(row, c)
		if i < len(s.data) && s.data[i] == s.sep {
			i++
			if i < len(s.data) {
				continue
			}
			row = append(row, cell{start: i, end: i, line: line, col: i - lineStart}) // the file ends behind a separator
		}
		s.add(row)
		row = nil
		if i < len(s.data) {
			i = bytes.IndexByte(s.data[i:], '\n') + i + 1
			line, lineStart = line+1, i
		}
	}
	return nil
}

// add keeps a row; it turns the bytes before each cell on its line into a column.
func (s *sheet) add(row []cell) {
	if len(row) == 1 && row[0].start == row[0].end {
		row = nil
	}
	at, col, line := 0, 1, 0
	for i := range row {
		if row[i].line != line {
			line, at, col = row[i].line, row[i].start-row[i].col, 1
		}
		col += utf8.RuneCount(s.data[at:row[i].start])
		at, row[i].col = row[i].start, col
	}
	s.rows = append(s.rows, row)
}

// lineEnds reports whether a line break stands at i.
func (s *sheet) lineEnds(i int) bool {
	return s.data[i] == '\n' || s.data[i] == '\r' && i+1 < len(s.data) && s.data[i+1] == '\n'
}

// text returns what a cell says.
func (s *sheet) text(c cell) string {
	b := s.data[c.start:c.end]
	if len(b) < 2 || b[0] != '"' {
		return string(b)
	}
	return strings.ReplaceAll(string(b[1:len(b)-1]), `""`, `"`)
}

// at returns the text of a row's cell without the space around it, "" where the row is
// shorter or column is below 0.
func (s *sheet) at(row []cell, column int) string {
	if column < 0 || column >= len(row) {
		return ""
	}
	return strings.TrimSpace(s.text(row[column]))
}

// header returns the first row that is not blank, as its number in rows.
func (s *sheet) header() (int, error) {
	for i, row := range s.rows {
		if len(row) > 0 {
			return i, nil
		}
	}
	return 0, fmt.Errorf("%s: no line in it: its first line has to name the columns", s.name)
}
