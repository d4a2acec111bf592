package items

import (
	"fmt"
	"strings"

	"sabaq/quiz/screen/ink"
)

// column is a figure that an item has.
type column struct {
	Name  string // in full
	short string // on a screen; explained by the legend
	value func(*ItemFigures) string
}

// columns are the figures to show for each item.
func (r *Report) columns() []column {
	if r.few() {
		return []column{
			{"asked", "asked", func(f *ItemFigures) string { return fmt.Sprint(f.Asked) }},
			{"answered", "answers", func(f *ItemFigures) string { return fmt.Sprint(f.Answered) }},
			{"all points", "all", func(f *ItemFigures) string { return fmt.Sprint(f.Full) }},
			{"no points", "none", func(f *ItemFigures) string { return fmt.Sprint(f.None) }},
		}
	}
	figure := func(of func(*ItemFigures) *float64) func(*ItemFigures) string {
		return func(f *ItemFigures) string {
			if f.few() {
				return ""
			}
			return number(of(f))
		}
	}
	return []column{
		{"facility", "facility", figure(func(f *ItemFigures) *float64 { return f.Facility })},
		{"standard deviation", "sd", figure(func(f *ItemFigures) *float64 { return f.SD })},
		{"random guess", "guess", figure(func(f *ItemFigures) *float64 { return f.RandomGuess })},
		{"intended weight", "weight", figure(func(f *ItemFigures) *float64 { return f.IntendedWeight })},
		{"effective weight", "effect.", figure(func(f *ItemFigures) *float64 { return f.EffectiveWeight })},
		{"discrimination", "discr.", figure(func(f *ItemFigures) *float64 { return f.DiscriminationIndex })},
		{"efficiency", "effic.", figure(func(f *ItemFigures) *float64 { return f.DiscriminativeEfficiency })},
	}
}

// legend says what the columns hold.
func (r *Report) legend() string {
	if r.few() {
		return "how many learners"
	}
	legend := "in percent; a blank is a figure that is not defined, as an effective weight is for an item that goes against the total"
	if r.Test.SeveralPapers {
		legend += fmt.Sprintf("; an item that fewer than %d learners were asked has none", FewLearners)
	}
	return legend
}

// shorts explains the short names of the columns.
func (r *Report) shorts() string {
	if r.few() {
		return "all, none: of its points"
	}
	return "sd: standard deviation, guess: by blind guessing, weight: intended, effect.: effective weight, discr.: discrimination index, effic.: discriminative efficiency"
}

// table draws the items as one table.
func (t *textPage) table() {
	t.heading("Items")
	columns := t.report.columns()
	const cell = 8
	name := t.width - t.digits - 2 - cell*len(columns)
	head := append(right("#", t.digits), ink.Plainly("  item").Pad(2+name)...)
	for _, c := range columns {
		head = append(head, right(c.short, cell)...)
	}
	t.add(head.With(ink.Dim))
	for i := range t.report.Items {
		item := &t.report.Items[i]
		line := append(t.number(i), ink.Plainly(item.Name).Truncate(name-1, t.palette).Pad(name)...)
		for _, c := range columns {
			line = append(line, right(c.value(item), cell)...)
		}
		t.add(line)
	}
	t.wrapped(ink.Dim, "  ", t.report.legend())
	t.wrapped(ink.Dim, "  ", t.report.shorts())
}

// list draws each item's figures below its name.
func (t *textPage) list() {
	t.heading("Items")
	t.wrapped(ink.Dim, "  ", t.report.legend())
	t.wrapped(ink.Dim, "  ", t.report.shorts())
	for i := range t.report.Items {
		item := &t.report.Items[i]
		t.name(i, item)
		var figures []string
		for _, c := range t.report.columns() {
			if value := c.value(item); value != "" {
				figures = append(figures, c.short+"\u00a0"+value)
			}
		}
		t.wrapped(0, t.indent(2), strings.Join(figures, ", "))
	}
}

// options draws who chose what.
func (t *textPage) options() {
	begun := false
	for i := range t.report.Items {
		item := &t.report.Items[i]
		if len(item.Options) == 0 {
			continue
		}
		if !begun {
			begun = true
			t.heading("Options")
			t.wrapped(ink.Dim, "  ", t.report.optionLegend(t.palette.Pick("✓", "*").String()))
		}
		t.name(i, item)
		for k := range item.Options {
			t.option(k, &item.Options[k], item.few())
		}
		if blank := item.Asked - item.Answered; blank > 0 {
			t.wrapped(0, t.indent(4), fmt.Sprintf("no answer: %d", blank))
		}
	}
}

func (r *Report) optionLegend(sign string) string {
	legend := sign + " is the key; how many chose each"
	if !r.few() {
		legend += ", their share, their mean total, and their mean in the rest of the test"
	}
	return legend
}

func (t *textPage) option(k int, o *OptionFigures, few bool) {
	sign := ink.Blank(2)
	if o.Key {
		sign = ink.Line{{Style: ink.Right, Text: t.palette.Pick("✓", "*")}, ink.Styled(0, " ")}
	}
	before := append(ink.Plainly(t.indent(2)), sign...)
	before = append(before, ink.Plainly(Letter(k)+" ")...)
	after := ink.Blank(before.Width())
	if t.width < tableFrom { // no room beside the text
		t.add(ink.Prefix(ink.Wrap(ink.Plainly(o.Text), t.width-before.Width()), before, after)...)
		t.wrapped(0, after.Text().String(), o.figures(few))
		return
	}
	figures := right(fmt.Sprint(o.Chosen), 6)
	if !few {
		figures = append(figures, right(percent(o.Share), 9)...)
		figures = append(figures, right(percent(o.MeanTotal), 9)...)
		figures = append(figures, right(percent(o.MeanRest), 9)...)
	} else if !t.report.few() {
		figures = append(figures, ink.Blank(27)...)
	}
	lines := ink.Prefix(ink.Wrap(ink.Plainly(o.Text), t.width-before.Width()-figures.Width()), before, after)
	lines[0] = append(lines[0].Pad(t.width-figures.Width()), figures...)
	t.add(lines...)
}

// figures says in words who chose an option.
func (o *OptionFigures) figures(few bool) string {
	s := fmt.Sprint(o.Chosen)
	if !few && o.Share != nil {
		s += ", " + percent(o.Share)
	}
	if !few && o.MeanTotal != nil {
		s += ", mean total " + percent(o.MeanTotal)
	}
	if !few && o.MeanRest != nil {
		s += ", rest " + percent(o.MeanRest)
	}
	return s
}
