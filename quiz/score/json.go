package score

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"

	"sabaq/quiz/exam"
)

// Version is that of the forms json and jsonl. A reader refuses a higher one.
const Version = 1

// sitting is a record as WriteJSON shows it: with what it came to.
type sitting struct {
	exam.Record
	Took   int64       `json:"took_ms"`
	Totals exam.Totals `json:"totals"`
}

// WriteJSON writes one document: {"version", "learner", "sittings", "reviews"}, each
// sitting a record with its "totals". The form is stable: fields may be added, none
// changes its meaning.
func WriteJSON(w io.Writer, s *Set) error {
	d := document{w: bufio.NewWriter(w)}
	d.print("{\n  \"version\": " + itoa(Version) + ",\n  \"learner\": ")
	d.value(s.Learner, "")
	d.print(",\n  \"sittings\": ")
	d.open()
	for i := range s.Sittings {
		rec := &s.Sittings[i]
		d.element(sitting{*rec, took(rec), exam.Total(*rec)})
	}
	d.close()
	d.print(",\n  \"reviews\": ")
	d.open()
	for i := range s.Reviews {
		d.element(&s.Reviews[i])
	}
	d.close()
	d.print("\n}\n")
	return d.end()
}

// document writes JSON piece by piece, so that a large set is never in memory twice.
// The first error stays.
type document struct {
	w     *bufio.Writer
	count int
	err   error
}

func (d *document) print(s string) {
	if d.err == nil {
		_, d.err = d.w.WriteString(s)
	}
}

// value writes v, its lines after the first with the indent given.
func (d *document) value(v any, indent string) {
	if d.err != nil {
		return
	}
	data, err := encode(v)
	if err == nil && indent != "" {
		var b bytes.Buffer
		err = json.Indent(&b, data, indent, "  ")
		data = b.Bytes()
	}
	if err == nil {
		_, err = d.w.Write(data)
	}
	d.err = err
}

// open, element and close write an array, an element at a time.
func (d *document) open() {
	d.count = 0
	d.print("[")
}

func (d *document) element(v any) {
	if d.count++; d.count > 1 {
		d.print(",")
	}
	d.print("\n    ")
	d.value(v, "    ")
}

func (d *document) close() {
	if d.count > 0 {
		d.print("\n  ")
	}
	d.print("]")
}

func (d *document) end() error {
	if d.err != nil {
		return d.err
	}
	return d.w.Flush()
}

// encode returns v in JSON, with every character that isn't seen escaped, so that a
// terminal that the document is printed on obeys none of them and none hides. It is the
// same value.
func encode(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	data := bytes.TrimSuffix(b.Bytes(), []byte("\n"))
	return escape(data), nil
}

// escape escapes what is not seen. Outside strings JSON has nothing but ASCII that is.
func escape(data []byte) []byte {
	if !bytes.ContainsFunc(data, unseen) {
		return data
	}
	out := make([]byte, 0, len(data)+len(data)/4)
	for len(data) > 0 {
		r, n := utf8.DecodeRune(data)
		switch {
		case !unseen(r):
			out = append(out, data[:n]...)
		case r > 0xffff:
			high, low := utf16.EncodeRune(r)
			out = appendUnit(appendUnit(out, high), low)
		default:
			out = appendUnit(out, r)
		}
		data = data[n:]
	}
	return out
}

func unseen(r rune) bool { return !strconv.IsPrint(r) }

func appendUnit(out []byte, unit rune) []byte {
	const digits = "0123456789abcdef"
	return append(out, '\\', 'u', digits[unit>>12&15], digits[unit>>8&15], digits[unit>>4&15], digits[unit&15])
}
