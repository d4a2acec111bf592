package decks

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// String returns the diagnostic on one line, as compilers print it and editors
// read it: "history.md:12:3: error E120: question has no answer". The hint and
// the line are not in it. The text is raw: whoever prints it cleans it.
func (d Diagnostic) String() string {
	return fmt.Sprintf("%s:%d:%d: %s %s: %s", d.File, d.Pos.Line, d.Pos.Col, d.Severity, d.Code, d.Message)
}

// String returns "warning" or "error".
func (s Severity) String() string {
	switch s {
	case Warning:
		return "warning"
	case Error:
		return "error"
	}
	return ""
}

// diagnostics collects what is wrong with one file.
type diagnostics struct {
	path   string
	list   []Diagnostic
	unsaid int // found after the list was full
}

// add reports a problem at the bytes from to to of src, which stand in the line
// ln; base is the place of src in the file.
func (d *diagnostics) add(code, src string, base int, ln line, from, to int, message, hint string) {
	if len(d.list) >= maxReports {
		d.unsaid++
		return
	}
	from = min(max(from, ln.off), len(src))
	to = min(max(to, from), len(src))
	d.list = append(d.list, Diagnostic{
		File: d.path,
		Pos: Pos{
			Line:   ln.num,
			Col:    utf8.RuneCountInString(src[ln.off:from]) + 1,
			Offset: base + from,
			Length: to - from,
		},
		Severity: severityOf(code),
		Code:     code,
		Message:  message,
		Hint:     hint,
		Text:     cut(src[ln.off:ln.end], maxShown),
	})
}

// addFile reports a problem of the file as a whole.
func (d *diagnostics) addFile(code, message, hint string) {
	d.list = append(d.list, Diagnostic{
		File: d.path, Pos: Pos{Line: 1, Col: 1}, Severity: severityOf(code), Code: code, Message: message, Hint: hint,
	})
}

// sorted returns the diagnostics in file order, and says how many are missing.
func (d *diagnostics) sorted() []Diagnostic {
	slices.SortStableFunc(d.list, func(a, b Diagnostic) int { return cmp.Compare(a.Pos.Offset, b.Pos.Offset) })
	if d.unsaid > 0 {
		last := d.list[len(d.list)-1]
		last.Code, last.Severity, last.Text = codeMore, Warning, ""
		last.Message = fmt.Sprintf("%d more problems are not listed", d.unsaid)
		last.Hint = "solve the ones above first"
		d.list = append(d.list, last)
	}
	return d.list
}

func severityOf(code string) Severity {
	if strings.HasPrefix(code, "W") {
		return Warning
	}
	return Error
}

// cut returns at most n bytes of s, ending between characters.
func cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}
