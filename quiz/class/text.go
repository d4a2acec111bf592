package class

import (
	"fmt"
	"strings"

	"sabaq/quiz/screen/ink"
)

// mostListed is how many findings and problems are listed; the rest are counted.
const mostListed = 100

// Text draws a gradebook for a terminal, in lines of at most width cells: a line a learner, then what to look
// at, then what is wrong with files.
func Text(g *Gradebook, width int, p ink.Palette) []ink.Line {
	width = max(width, 30)
	title := g.Title
	if title == "" {
		title = g.Deck
	}
	lines := ink.Wrap(ink.Line{ink.Styled(ink.Title, title)}, width)
	counted := 0
	for i := range g.Learners {
		if g.Learners[i].Counted() != nil {
			counted++
		}
	}
	lines = append(lines, ink.Wrap(ink.Line{ink.Styled(ink.Dim, fmt.Sprintf("%d of %d with a score; of several the %s counts", counted, len(g.Learners), g.Policy))}, width)...)
	lines = append(lines, nil)
	const figures = 25 // cells: percent, points, sittings
	name := min(max(width-figures, 12), 40)
	lines = append(lines, ink.Line{ink.Styled(ink.Dim, fmt.Sprintf("%-*s %6s %9s %7s", name, "learner", "%", "points", "quizzes"))}.Truncate(width, p))
	for _, list := range []struct {
		results []Result
		note    string
	}{{g.Learners, ""}, {g.Unknown, " (not on the roster)"}} {
		for i := range list.results {
			lines = append(lines, row(&list.results[i], list.note, name, p).Truncate(width, p))
		}
	}
	var look []string
	for _, f := range g.Findings {
		look = append(look, string(f.Kind)+": "+strings.Join(f.Learners, ", ")+": "+f.Text)
	}
	lines = append(lines, listed("To look at", look, width)...)
	var wrong []string
	for _, problem := range g.Problems {
		wrong = append(wrong, problem.String())
	}
	return append(lines, listed("Files", wrong, width)...)
}

// row draws a learner's result.
func row(r *Result, note string, name int, p ink.Palette) ink.Line {
	who := ink.Plainly(r.Shown()+note).Truncate(name, p).Pad(name)
	a := r.Counted()
	if a == nil {
		return append(who, ink.Styled(ink.Dim, fmt.Sprintf(" %6s %9s %7d", "-", "-", len(r.Attempts))))
	}
	return append(who, ink.Styled(0, fmt.Sprintf(" %6.1f %9s %7d", a.Percent, fmt.Sprintf("%.4g/%.4g", a.Points, a.Max), len(r.Attempts))))
}

// listed draws a list under a heading, or nothing.
func listed(heading string, items []string, width int) []ink.Line {
	if len(items) == 0 {
		return nil
	}
	lines := []ink.Line{nil, {ink.Styled(ink.Title, heading)}}
	for _, text := range items[:min(len(items), mostListed)] {
		lines = append(lines, ink.Prefix(ink.Wrap(ink.Plainly(text), width-2), ink.Plainly("- "), ink.Blank(2))...)
	}
	if more := len(items) - mostListed; more > 0 {
		lines = append(lines, ink.Plainly(fmt.Sprintf("and %d more: --to json has all", more)))
	}
	return lines
}
