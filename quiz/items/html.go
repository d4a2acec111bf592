package items

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"io"

	"sabaq/quiz/screen/ink"
)

//go:embed page.html
var pageTemplate string

// HTML writes a report as one file that needs no other: no script, nothing from
// the network, light and dark, fit to print. Under FewLearners it shows counts,
// mean and median only. Nothing is written where the page can't be made.
func HTML(w io.Writer, r *Report) error {
	page, err := template.New("page").Parse(pageTemplate)
	if err != nil {
		return err
	}
	var out bytes.Buffer
	if err := page.Execute(&out, newPage(r)); err != nil {
		return err
	}
	_, err = w.Write(out.Bytes())
	return err
}

// htmlPage is what the template prints. Text from outside has gone through
// visible.
type htmlPage struct {
	Title, Headline string
	Notes           []string
	Figures         []labelled
	Histogram       *histogramPlot
	Scatter         *scatterPlot
	Few             bool
	Columns         []column
	Legend          string
	Items           []htmlItem
	Flagged         bool // an item has flags
	Options         bool // an item has options
	OptionLegend    string
}

type htmlItem struct {
	Number      int
	Name, Place string
	Values      []string // one a column
	Flags       []string
	Options     []htmlOption
	Blank       int // learners who were asked and gave no answer
}

type htmlOption struct {
	Letter, Text      string
	Key               bool
	Chosen            int
	Share, Mean, Rest string
}

func newPage(r *Report) *htmlPage {
	page := &htmlPage{
		Title: or(visible(r.Title), "Item statistics"), Headline: headline(r), Few: r.few(),
		Figures: r.figures(), Columns: r.columns(), Legend: r.legend(), OptionLegend: r.optionLegend("✓"),
		Histogram: newHistogramPlot(r.Test.Histogram),
	}
	if !page.Few {
		page.Scatter = newScatterPlot(r.Items)
	}
	for _, flag := range r.Test.Flags {
		page.Notes = append(page.Notes, visible(flag.Message))
	}
	for i := range r.Items {
		item := newHTMLItem(r, i)
		page.Flagged = page.Flagged || len(item.Flags) > 0
		page.Options = page.Options || len(item.Options) > 0
		page.Items = append(page.Items, item)
	}
	return page
}

func newHTMLItem(r *Report, i int) htmlItem {
	f := &r.Items[i]
	item := htmlItem{
		Number: i + 1, Name: or(visible(f.Name), fmt.Sprintf("item %d", i+1)), Place: visible(f.place()),
		Blank: f.Asked - f.Answered,
	}
	for _, c := range r.columns() {
		item.Values = append(item.Values, c.value(f))
	}
	if !f.few() {
		for _, flag := range f.Flags {
			item.Flags = append(item.Flags, visible(flag.Message))
		}
	}
	for k, o := range f.Options {
		option := htmlOption{Letter: Letter(k), Text: visible(o.Text), Key: o.Key, Chosen: o.Chosen}
		if !f.few() {
			option.Share, option.Mean, option.Rest = percent(o.Share), percent(o.MeanTotal), percent(o.MeanRest)
		}
		item.Options = append(item.Options, option)
	}
	return item
}

// visible leaves of a text what is seen: html/template makes markup harmless, but
// not characters that turn the line round.
func visible(s string) string { return ink.Clean(s).String() }
