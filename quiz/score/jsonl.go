package score

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"sabaq/quiz/exam"
)

// line is one line of the form jsonl. It has one of the two.
type line struct {
	Version int          `json:"version"`
	Sitting *exam.Record `json:"sitting,omitempty"`
	Review  *Review      `json:"review,omitempty"`
}

// WriteJSONL writes one JSON object a line, a sitting's record or a review with all
// that is known of it: [ReadJSONL] returns equal ones. Bytes that are no UTF-8 become
// U+FFFD. A name in s.Learner is in none of the lines.
func WriteJSONL(w io.Writer, s *Set) error {
	d := document{w: bufio.NewWriter(w)}
	for i := range s.Sittings {
		d.value(line{Version: Version, Sitting: &s.Sittings[i]}, "")
		d.print("\n")
	}
	for i := range s.Reviews {
		d.value(line{Version: Version, Review: &s.Reviews[i]}, "")
		d.print("\n")
	}
	return d.end()
}

// ReadJSONL reads what WriteJSONL wrote. It stops at the first line that is none, and
// errors name the line. What has fields that it doesn't know is refused: it could not be
// written again without loss. Empty lines are passed over.
func ReadJSONL(r io.Reader) (*Set, error) {
	const maxLine = 3*exam.MaxRecord + 64<<10 // escaped, two bytes can become six
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, maxLine)
	s := new(Set)
	n := 0
	for lines.Scan() {
		n++
		data := bytes.TrimSpace(lines.Bytes())
		if len(data) == 0 {
			continue
		}
		if err := s.readLine(data); err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
	}
	switch err := lines.Err(); {
	case errors.Is(err, bufio.ErrTooLong):
		return nil, fmt.Errorf("line %d: is over %d MB", n+1, maxLine>>20)
	case err != nil:
		return nil, fmt.Errorf("line %d: %w", n+1, err)
	}
	return s, nil
}

// readLine adds what stands on a line.
func (s *Set) readLine(data []byte) error {
	var l line
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&l); err != nil {
		// A newer version may have other fields: that is the thing to say.
		var v struct {
			Version int `json:"version"`
		}
		if json.Unmarshal(data, &v) == nil && v.Version > Version {
			return exam.ErrVersion
		}
		return fmt.Errorf("not a sitting or review: %w", err)
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return errors.New("something follows the object on its line")
	}
	switch {
	case l.Version > Version:
		return exam.ErrVersion
	case l.Version < 1:
		return errors.New("the line has no version")
	case (l.Sitting == nil) == (l.Review == nil):
		return errors.New("the line has neither a sitting nor a review, or both")
	case l.Sitting != nil:
		if err := l.Sitting.Validate(); err != nil {
			return err
		}
		s.Sittings = append(s.Sittings, *l.Sitting)
	default:
		if err := l.Review.validate(); err != nil {
			return err
		}
		s.Reviews = append(s.Reviews, *l.Review)
	}
	return nil
}
