package main

import (
	"bufio"
	"cmp"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"sabaq/quiz"
	"sabaq/quiz/fsrs"
)

// A review log is a CSV file: Anki's and other people's reviews come in by it. Its first line names the columns, in any
// order: card_id, review_time (milliseconds since 1970), rating (1 to 4), and optionally elapsed_days, the whole
// study days since the card's last review. Where that is empty or below 0, it is computed from the times. What else
// there is is not looked at.

const (
	maxLogBytes   = 2 << 30
	maxLogReviews = 50_000_000
	maxCardID     = 200
	// The last millisecond of the year 9999.
	maxReviewTime = 253402300799999
)

// logRow is a line of a review log.
type logRow struct {
	card   int
	time   int64
	days   int // -1 where the file does not say
	rating fsrs.Rating
}

// dayRule says when a study day begins, where a log does not give elapsed days.
type dayRule struct {
	zone     *time.Location
	rollover time.Duration
}

// readLog reads the review log at path.
func readLog(path string, rule dayRule) (*fsrs.Log, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	switch {
	case info.IsDir():
		return nil, fmt.Errorf("%s: is a directory", path)
	case info.Size() > maxLogBytes:
		return nil, fmt.Errorf("%s: is over 2 GB", path)
	}
	rows, err := parseLog(path, io.LimitReader(f, maxLogBytes))
	if err != nil {
		return nil, err
	}
	return fsrs.NewLog(records(rows, rule))
}

// logColumns are the places of the columns in a line; -1 where there is none.
type logColumns struct{ card, time, rating, days int }

// parseLog reads the lines of a review log. Errors begin with name and line.
func parseLog(name string, r io.Reader) ([]logRow, error) {
	buffered := bufio.NewReader(r)
	if mark, err := buffered.Peek(3); err == nil && string(mark) == "\ufeff" {
		buffered.Discard(3)
	}
	lines := csv.NewReader(buffered)
	lines.ReuseRecord = true
	head, err := lines.Read()
	if errors.Is(err, io.EOF) {
		return nil, hinted{fmt.Errorf("%s: is empty", name), "its first line has to name the columns: card_id,review_time,rating"}
	}
	if err != nil {
		return nil, csvError(name, err)
	}
	columns, err := findColumns(head)
	if err != nil {
		return nil, hinted{fmt.Errorf("%s:1: %w", name, err), "its first line has to name the columns card_id, review_time and rating"}
	}
	var rows []logRow
	cards := map[string]int{}
	for {
		fields, err := lines.Read()
		if errors.Is(err, io.EOF) {
			return rows, nil
		}
		if err != nil {
			return nil, csvError(name, err)
		}
		if len(rows) == maxLogReviews {
			return nil, fmt.Errorf("%s: over %d reviews", name, maxLogReviews)
		}
		row, column, err := columns.row(fields, cards)
		if err != nil {
			line, at := lines.FieldPos(column)
			return nil, fmt.Errorf("%s:%d:%d: %w", name, line, at, err)
		}
		rows = append(rows, row)
	}
}

// csvError puts the place before what is wrong with the form of a line.
func csvError(name string, err error) error {
	var wrong *csv.ParseError
	if errors.As(err, &wrong) {
		return fmt.Errorf("%s:%d: %w", name, wrong.Line, wrong.Err)
	}
	return fmt.Errorf("%s: %w", name, err)
}

func findColumns(head []string) (logColumns, error) {
	c := logColumns{-1, -1, -1, -1}
	named := map[string]*int{"card_id": &c.card, "review_time": &c.time, "rating": &c.rating, "elapsed_days": &c.days}
	for i, field := range head {
		at := named[strings.ToLower(strings.TrimSpace(field))]
		if at == nil {
			continue
		}
		if *at >= 0 {
			return c, fmt.Errorf("column %s occurs twice", strings.TrimSpace(field))
		}
		*at = i
	}
	for _, name := range []string{"card_id", "review_time", "rating"} {
		if *named[name] < 0 {
			return c, fmt.Errorf("there is no column %s", name)
		}
	}
	return c, nil
}

// row reads a line; with an error comes the column in which it is.
func (c logColumns) row(fields []string, cards map[string]int) (row logRow, column int, err error) {
	id := strings.TrimSpace(fields[c.card])
	switch {
	case id == "":
		return row, c.card, errors.New("card_id is empty")
	case len(id) > maxCardID:
		return row, c.card, fmt.Errorf("card_id has over %d bytes", maxCardID)
	}
	t, err := wholeNumber(fields[c.time], 0, maxReviewTime)
	if err != nil {
		return row, c.time, fmt.Errorf("review_time %w", err)
	}
	rating, err := wholeNumber(fields[c.rating], 1, 4)
	if err != nil {
		return row, c.rating, fmt.Errorf("rating %w", err)
	}
	days := int64(-1)
	if c.days >= 0 && strings.TrimSpace(fields[c.days]) != "" {
		if days, err = wholeNumber(fields[c.days], math.MinInt32, fsrs.MaxInterval); err != nil {
			return row, c.days, fmt.Errorf("elapsed_days %w", err)
		}
	}
	card, ok := cards[id]
	if !ok {
		card = len(cards)
		cards[strings.Clone(id)] = card
	}
	return logRow{card, t, max(int(days), -1), fsrs.Rating(rating)}, 0, nil
}

// wholeNumber reads a whole number from lo to hi; 12.0 is one.
func wholeNumber(field string, lo, hi int64) (int64, error) {
	field = strings.TrimSpace(field)
	n, err := strconv.ParseInt(field, 10, 64)
	if err != nil {
		x, ferr := strconv.ParseFloat(field, 64)
		if ferr != nil || x != math.Trunc(x) || math.Abs(x) > 1<<53 {
			return 0, fmt.Errorf("%q is not a whole number", short(field))
		}
		n = int64(x)
	}
	if n < lo || n > hi {
		return 0, fmt.Errorf("%d is not from %d to %d", n, lo, hi)
	}
	return n, nil
}

// short cuts what an error quotes.
func short(s string) string {
	const most = 40
	if len(s) <= most {
		return s
	}
	return strings.ToValidUTF8(s[:most], "") + "..."
}

// records computes the elapsed days that the log did not give.
func records(rows []logRow, rule dayRule) []fsrs.Record {
	byTime := func(a, b logRow) int { return cmp.Compare(a.time, b.time) }
	if !slices.IsSortedFunc(rows, byTime) {
		slices.SortStableFunc(rows, byTime)
	}
	last := map[int]int64{}
	records := make([]fsrs.Record, len(rows))
	for i, r := range rows {
		days := r.days
		if before, ok := last[r.card]; ok && days < 0 {
			days = int(rule.day(r.time) - rule.day(before))
		}
		last[r.card] = r.time
		records[i] = fsrs.Record{Card: r.card, Time: r.time, Days: max(days, 0), Rating: r.rating}
	}
	return records
}

func (r dayRule) day(ms int64) quiz.Day { return quiz.DayOf(time.UnixMilli(ms).In(r.zone), r.rollover) }
