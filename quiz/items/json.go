package items

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
)

// WriteJSON writes a report in its stable form: names and meaning of fields stay
// while Version does; there may come more.
func WriteJSON(w io.Writer, r *Report) error {
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	return e.Encode(r)
}

// Limits of a report file.
const (
	maxReportBytes = 64 << 20
	maxOptions     = 1000
	maxFlags       = 100
	maxBinsRead    = 100
	maxPercent     = 999       // either way, of a bar's ends
	maxCount       = 9_999_999 // of learners
)

// ReadReport reads what WriteJSON wrote; fields that it doesn't know it passes
// over. Text in a report is whatever the file says: make it safe before it is
// shown.
func ReadReport(r io.Reader) (*Report, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxReportBytes+1))
	if err != nil {
		return nil, err
	}
	if len(data) > maxReportBytes {
		return nil, fmt.Errorf("class report: is over %d MB", maxReportBytes>>20)
	}
	var report Report
	if err := json.Unmarshal(data, &report); err != nil {
		return nil, fmt.Errorf("class report: %w", plainJSONError(err))
	}
	if err := report.check(); err != nil {
		return nil, fmt.Errorf("class report: %w", err)
	}
	return &report, nil
}

// plainJSONError says where a file is no JSON, or not of the report's form,
// without the names of Go types.
func plainJSONError(err error) error {
	var form *json.UnmarshalTypeError
	if errors.As(err, &form) {
		return fmt.Errorf("byte %d: %s is a JSON %s, which it can't be", form.Offset, or(form.Field, "the report"), form.Value)
	}
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		return fmt.Errorf("byte %d: is no JSON: %w", syntax.Offset, err)
	}
	return err
}

// check refuses a report that Analyse can't have made where a reader would
// stumble over it.
func (r *Report) check() error {
	switch {
	case r.Version < 1:
		return errors.New("has no version: is it a class report?")
	case r.Version > Version:
		return fmt.Errorf("version %d is newer than this program's %d", r.Version, Version)
	case len(r.Items) > maxItems:
		return fmt.Errorf("over %d items", maxItems)
	case len(r.Test.Histogram) > maxBinsRead:
		return fmt.Errorf("over %d bars in the histogram", maxBinsRead)
	case len(r.Test.Flags) > maxFlags:
		return fmt.Errorf("over %d flags", maxFlags)
	}
	if err := counts(r.Test.Learners); err != nil {
		return fmt.Errorf("the test %w", err)
	}
	for i, bin := range r.Test.Histogram {
		if err := counts(bin.Learners); err != nil {
			return fmt.Errorf("bar %d of the histogram %w", i+1, err)
		}
		if max(math.Abs(bin.From), math.Abs(bin.To)) > maxPercent {
			return fmt.Errorf("bar %d of the histogram stands beyond %d percent", i+1, maxPercent)
		}
	}
	for i, item := range r.Items {
		switch {
		case len(item.Options) > maxOptions:
			return fmt.Errorf("item %d has over %d options", i+1, maxOptions)
		case len(item.Flags) > maxFlags:
			return fmt.Errorf("item %d has over %d flags", i+1, maxFlags)
		case item.Line < 0:
			return fmt.Errorf("item %d stands in line %d", i+1, item.Line)
		}
		if err := counts(item.Asked, item.Answered, item.Full, item.None); err != nil {
			return fmt.Errorf("item %d %w", i+1, err)
		}
		for _, option := range item.Options {
			if err := counts(option.Chosen); err != nil {
				return fmt.Errorf("an option of item %d %w", i+1, err)
			}
		}
	}
	return nil
}

// counts checks that numbers of learners can be such.
func counts(n ...int) error {
	if slices.Min(n) < 0 || slices.Max(n) > maxCount {
		return fmt.Errorf("has a number of learners that is not from 0 to %d", maxCount)
	}
	return nil
}

// Warning is a flag with the card that it is about.
type Warning struct {
	Name    string // of the item
	Card    string // id of the card; may be empty
	File    string // the deck that it stood in; may be empty
	Line    int    // from 1; 0 where it is not known
	Code    string // of the flag
	Message string
}

// Warnings lists the flags of a report's items, item by item, but for those that
// only say that there were too few learners.
func Warnings(r *Report) []Warning {
	var out []Warning
	for i := range r.Items {
		item := &r.Items[i]
		for _, flag := range item.Flags {
			if flag.Code != TooFew {
				out = append(out, Warning{item.Name, item.Card, item.File, item.Line, flag.Code, flag.Message})
			}
		}
	}
	return out
}
