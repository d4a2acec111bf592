package score

import (
	"encoding/csv"
	"io"
)

// column is a column of a table of Ts. What text returns is cleaned; a number or a
// word of ours needs no guard, and a number must have none.
type column[T any] struct {
	name  string
	value func(*T) string
	text  bool
}

// ours is a column of numbers, times and words of our own.
func ours[T any](name string, value func(*T) string) column[T] {
	return column[T]{name: name, value: value}
}

// theirs is a column of text from outside.
func theirs[T any](name string, value func(*T) string) column[T] {
	return column[T]{name: name, value: value, text: true}
}

// table writes rows as CSV: RFC 4180, UTF-8, a first line of names.
type table[T any] struct {
	columns []column[T]
	csv     *csv.Writer
	cells   []string
}

func newTable[T any](w io.Writer, columns []column[T]) (*table[T], error) {
	t := &table[T]{columns, csv.NewWriter(w), make([]string, len(columns))}
	t.csv.UseCRLF = true
	return t, t.csv.Write(names(columns))
}

// row writes a row.
func (t *table[T]) row(of *T) error {
	for i, c := range t.columns {
		t.cells[i] = c.value(of)
		if c.text {
			t.cells[i] = text(t.cells[i])
		}
	}
	return t.csv.Write(t.cells)
}

// flush writes what is left and reports any write that failed.
func (t *table[T]) flush() error {
	t.csv.Flush()
	return t.csv.Error()
}

// names returns the columns' names.
func names[T any](columns []column[T]) []string {
	names := make([]string, len(columns))
	for i, c := range columns {
		names[i] = c.name
	}
	return names
}
