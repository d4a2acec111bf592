package score

import (
	"bufio"
	"cmp"
	_ "embed"
	"html/template"
	"io"
	"slices"
	"strings"
	"time"

	"sabaq/quiz/exam"
)

//go:embed report.html
var reportHTML string

// page is what report.html shows. Every text from outside in it has been cleaned.
type page struct {
	Learner  string
	Period   string
	Sittings []sittingView
	Days     []studied
	Reviews  int

	Scores   *scorePlot
	Sections *barPlot
	Times    *barPlot
	Study    *barPlot
}

// sittingView is a sitting on the page.
type sittingView struct {
	Title, Learner  string
	When, End, Took string
	Totals          exam.Totals
	Earnable        bool // there are points to earn
	Pass            float64
	Mistakes        []answerView // those of the machine's marking
	Own             []answerView // marked by the learner
}

// answerView is an answer on the page.
type answerView struct {
	Number                   int
	Section, Lead, Question  string
	Verdict, Answer, Correct string
	Points, Max, Took        string
}

// WriteHTML writes one page that needs nothing else: tables, plots drawn in SVG, each
// with a text alternative and a table of its figures, and every mistake with the
// right answer. It holds no script and no address, prints on paper, and is light or
// dark as the reader's system is.
func WriteHTML(w io.Writer, s *Set) error {
	report, err := template.New("report.html").Funcs(template.FuncMap{
		"number": brief, "percent": percent, "several": several,
	}).Parse(reportHTML)
	if err != nil {
		return err
	}
	b := bufio.NewWriter(w)
	if err := report.Execute(b, s.page()); err != nil {
		return err
	}
	return b.Flush()
}

func (s *Set) page() *page {
	p := &page{Reviews: len(s.Reviews), Period: s.period(), Learner: s.learners()}
	for i := range s.Sittings {
		p.Sittings = append(p.Sittings, s.view(&s.Sittings[i]))
	}
	p.Days = byDay(s.Reviews)
	for i := range p.Days {
		d := &p.Days[i]
		d.Day, d.Deck = oneLine(d.Day), oneLine(d.Deck)
	}
	p.Scores = plotScores(s.Sittings)
	p.Sections = plotSections(s.Sittings)
	p.Times = plotTimes(s.Sittings)
	p.Study = plotStudy(p.Days)
	return p
}

func (s *Set) view(rec *exam.Record) sittingView {
	v := sittingView{
		Title:   oneLine(cmp.Or(rec.Title, rec.Deck, "(no name)")),
		Learner: oneLine(s.learner(rec.Learner)),
		When:    moment(rec.Started),
		End:     oneLine(string(rec.End)),
		Took:    spell(took(rec)),
		Totals:  exam.Total(*rec),
		Pass:    rec.Pass,
	}
	v.Earnable = v.Totals.Max > 0
	for i := range rec.Items {
		it := &rec.Items[i]
		a := answerView{
			Number: i + 1, Section: oneLine(it.Section), Lead: oneLine(it.Lead), Question: plain(it.Question),
			Verdict: verdict(it), Answer: plain(shown(it, chosen(it), it.Text)), Correct: plain(it.Correct),
			Points: brief(it.Points), Max: brief(it.Max), Took: spell(it.Took),
		}
		switch {
		case marker(it) == "learner":
			v.Own = append(v.Own, a)
		case a.Verdict != "right":
			v.Mistakes = append(v.Mistakes, a)
		}
	}
	return v
}

// shown returns an answer in lines: several options as a list, as the right answer is.
func shown(it *exam.Item, chosen []string, text string) string {
	switch {
	case it.Form == exam.Arrange:
		for i := range chosen {
			chosen[i] = itoa(i+1) + ". " + chosen[i]
		}
	case it.Form == exam.Tick:
		for i := range chosen {
			chosen[i] = "- " + chosen[i]
		}
	case it.Form == exam.List:
		return strings.Join(lines(text), "\n")
	case it.Form != exam.Choose:
		return text
	}
	return strings.Join(chosen, "\n")
}

// learners names who the set is of, where it is of few.
func (s *Set) learners() string {
	var names []string
	for i := range s.Sittings {
		names = append(names, oneLine(s.learner(s.Sittings[i].Learner)))
	}
	if len(s.Reviews) > 0 {
		names = append(names, oneLine(s.Learner))
	}
	slices.Sort(names)
	names = slices.DeleteFunc(slices.Compact(names), func(n string) bool { return n == "" })
	if len(names) > 3 {
		return itoa(len(names)) + " learners"
	}
	return strings.Join(names, ", ")
}

// period returns the days from the first to the last thing done.
func (s *Set) period() string {
	var first, last time.Time
	see := func(t time.Time) {
		if first.IsZero() || t.Before(first) {
			first = t
		}
		if last.IsZero() || t.After(last) {
			last = t
		}
	}
	for i := range s.Sittings {
		see(s.Sittings[i].Started)
	}
	for i := range s.Reviews {
		see(s.Reviews[i].At)
	}
	if first.IsZero() {
		return ""
	}
	return span(first, last)
}
