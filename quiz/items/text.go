package items

import (
	"fmt"
	"strings"

	"sabaq/quiz/screen/ink"
)

// tableFrom is the width in cells from which the items stand in a table; under
// it each has its figures below its name.
const tableFrom = 76

// Text draws a report for a terminal, in lines of at most width cells (20 at
// least). Under FewLearners it shows counts, mean and median only.
func Text(r *Report, width int, p ink.Palette) []ink.Line {
	t := &textPage{report: r, width: max(width, 20), palette: p}
	t.digits = max(3, len(fmt.Sprint(len(r.Items))))
	t.wrapped(ink.Title, "", or(r.Title, "Item statistics"))
	t.wrapped(0, "", headline(r))
	for _, flag := range r.Test.Flags {
		t.wrapped(ink.Strong, "", flag.Message)
	}
	t.test()
	t.histogram()
	t.flagged()
	if t.width >= tableFrom {
		t.table()
	} else {
		t.list()
	}
	t.options()
	return t.lines
}

// textPage collects the lines of a report.
type textPage struct {
	report  *Report
	width   int
	digits  int // of the longest number of an item
	palette ink.Palette
	lines   []ink.Line
}

func (t *textPage) add(lines ...ink.Line) { t.lines = append(t.lines, lines...) }

// heading begins a part.
func (t *textPage) heading(s string) {
	t.add(ink.Line{})
	t.wrapped(ink.Title, "", s)
}

// wrapped adds text, every line of it indented.
func (t *textPage) wrapped(style ink.Style, indent, s string) {
	before := ink.Plainly(indent)
	t.add(ink.Prefix(ink.Wrap(ink.Line{ink.Styled(style, s)}, t.width-before.Width()), before, before)...)
}

// few reports whether there are too few learners for more than counts.
func (r *Report) few() bool { return r.Test.Learners < FewLearners }

// few is the same of one item, which not all learners need have been asked.
func (f *ItemFigures) few() bool { return f.Asked < FewLearners }

// headline says how large the test is.
func headline(r *Report) string {
	return fmt.Sprintf("%s, %s, %s", counted(r.Test.Learners, "learner"), counted(r.Test.Items, "item"), counted(r.Test.Max, "point"))
}

func counted[N int | float64](n N, what string) string {
	if n == 1 {
		return fmt.Sprintf("%v %s", n, what)
	}
	return fmt.Sprintf("%v %ss", n, what)
}

func or(s, other string) string {
	if strings.TrimSpace(s) == "" {
		return other
	}
	return s
}

// labelled is a figure with its name, as reports print them.
type labelled struct {
	Name, Value string
}

// figures lists the test's figures that may be shown; what is undefined has an
// empty value.
func (r *Report) figures() []labelled {
	t := &r.Test
	list := []labelled{
		{"mean", percent(t.Mean)},
		{"median", percent(t.Median)},
	}
	if r.few() {
		return list
	}
	return append(list, []labelled{
		{"standard deviation", percent(t.SD)},
		{"skewness", number(t.Skewness)},
		{"kurtosis", number(t.Kurtosis)},
		{"internal consistency", percent(t.InternalConsistency)},
		{"error ratio", percent(t.ErrorRatio)},
		{"standard error", percent(t.StandardError)},
	}...)
}

func (t *textPage) test() {
	t.heading("The test")
	for _, f := range t.report.figures() {
		t.add(append(ink.Plainly("  "+f.Name).Pad(24), right(f.Value, 8)...).Truncate(t.width, t.palette))
	}
}

func (t *textPage) histogram() {
	bins := t.report.Test.Histogram
	if len(bins) == 0 {
		return
	}
	t.heading("Totals, in percent")
	most := 1
	for _, bin := range bins {
		most = max(most, bin.Learners)
	}
	for _, bin := range bins {
		line := right(fmt.Sprintf("%.0f to %.0f ", bin.From, bin.To), 13)
		line = append(line, ink.Bar(float64(bin.Learners)/float64(most), min(t.width-20, 44), t.palette)...)
		t.add(append(line, right(fmt.Sprint(bin.Learners), 6)...))
	}
}

// flagged lists the items to look at.
func (t *textPage) flagged() {
	if t.report.few() {
		return
	}
	t.heading("Items to look at")
	none := true
	for i := range t.report.Items {
		item := &t.report.Items[i]
		if len(item.Flags) == 0 || item.few() {
			continue
		}
		none = false
		t.name(i, item)
		if place := item.place(); place != "" {
			t.wrapped(ink.Dim, t.indent(2), place)
		}
		for _, flag := range item.Flags {
			dash := ink.Plainly(t.indent(0) + "- ")
			t.add(ink.Prefix(ink.Wrap(ink.Plainly(flag.Message), t.width-dash.Width()), dash, ink.Blank(dash.Width()))...)
		}
	}
	if none {
		t.wrapped(0, "  ", "none: no figure is out of the ordinary")
	}
}

// name adds an item's number and name.
func (t *textPage) name(i int, item *ItemFigures) {
	number := t.number(i)
	name := ink.Line{ink.Styled(ink.Strong, item.Name)}
	t.add(ink.Prefix(ink.Wrap(name, t.width-number.Width()), number, ink.Blank(number.Width()))...)
}

// number is an item's number, and indent as many spaces as its digits and more.
func (t *textPage) number(i int) ink.Line {
	return append(right(fmt.Sprint(i+1), t.digits), ink.Blank(2)...)
}

func (t *textPage) indent(more int) string { return strings.Repeat(" ", t.digits+more) }

// place is where the item's card stands: file:line, or what is known of it.
func (f *ItemFigures) place() string {
	switch {
	case f.File != "" && f.Line > 0:
		return fmt.Sprintf("%s:%d", f.File, f.Line)
	case f.File != "":
		return f.File
	case f.Card != "":
		return "card " + f.Card
	}
	return ""
}

// right sets s at the right end of width cells.
func right(s string, width int) ink.Line {
	line := ink.Plainly(s)
	return append(ink.Blank(width-line.Width()), line...)
}
