package items

import (
	"fmt"
	"strconv"
)

// MatrixError is what is wrong with a matrix file.
type MatrixError struct {
	Line, Col int // from 1, Col in bytes; 0 where it is not of one place
	What      string
	Next      string // what to do about it, or ""
}

// Error is "line:column: what".
func (e *MatrixError) Error() string {
	switch {
	case e.Line == 0:
		return e.What
	case e.Col == 0:
		return fmt.Sprintf("%d: %s", e.Line, e.What)
	}
	return fmt.Sprintf("%d:%d: %s", e.Line, e.Col, e.What)
}

// Hint says what to do next; it may be empty.
func (e *MatrixError) Hint() string { return e.Next }

func (e *MatrixError) hinted(next string) *MatrixError {
	e.Next = next
	return e
}

// quoted quotes at most 40 characters for an error.
func quoted(s string) string {
	if r := []rune(s); len(r) > 40 {
		s = string(r[:37]) + "..."
	}
	return strconv.Quote(s)
}
