package screen

import (
	"fmt"

	"sabaq/quiz/exam"
	"sabaq/quiz/screen/ink"
)

// Result draws what a sitting came to: points, whether they pass, how many answers
// were right, the time it took and the points of each section. problems are what
// marking found (see exam.Remark), nil where nothing is to be said of it.
func Result(rec exam.Record, problems []exam.Problem, width int, p ink.Palette) []ink.Line {
	t := exam.Total(rec)
	title := rec.Title
	if title == "" {
		title = rec.Deck
	}
	lines := ink.Wrap(ink.Line{ink.Styled(ink.Title, title)}, width)
	lines = append(lines, ink.Wrap(verdictOf(rec, t), width)...)
	if bar := min(width-4, 36); t.Max > 0 && bar >= 10 {
		lines = append(lines, append(ink.Blank(2), ink.Bar(t.Points/t.Max, bar, p)...))
	}
	lines = append(lines, nil)
	row := func(label, text string) {
		head, rest := ink.Line{ink.Styled(ink.Dim, "  "+label)}.Pad(resultLabel), ink.Blank(resultLabel)
		if width < 30 {
			lines = append(lines, ink.Line{ink.Styled(ink.Dim, "  "+label)})
			head, rest = ink.Blank(4), ink.Blank(4)
		}
		lines = append(lines, ink.Prefix(ink.Wrap(ink.Plainly(text), max(width-rest.Width(), 10)), head, rest)...)
	}
	if t.Items > 0 {
		row("answers", fmt.Sprintf("%d right, %d partly, %d wrong, %d skipped", t.Right, t.Partly, t.Wrong, t.Skipped))
	}
	row("time", timeUsed(rec))
	if t.SelfItems > 0 {
		row("own words", ownWords(t))
	}
	if t.Void > 0 {
		row("left out", count(t.Void, "question that the deck can't mark any more", "questions that the deck can't mark any more"))
	}
	lines = append(lines, sections(rec, width, p)...)
	if len(problems) > 0 {
		lines = append(append(lines, nil), ink.Wrap(ink.Plainly("The deck is not what it was when it was asked:"), width)...)
		for _, problem := range problems {
			lines = append(lines, ink.Prefix(ink.Wrap(ink.Plainly(problem.String()), max(width-4, 10)), ink.Blank(2), ink.Blank(4))...)
		}
	}
	return lines
}

// resultLabel is the column behind the labels of a result.
const resultLabel = len("  own words  ")

// verdictOf says how many points there were and whether they pass.
func verdictOf(rec exam.Record, t exam.Totals) ink.Line {
	if t.Max == 0 {
		return ink.Plainly("No points: nothing here is marked by machine.")
	}
	line := ink.Line{ink.Styled(ink.Strong, fmt.Sprintf("%s of %s, %s %%", figure(t.Points), inPoints(t.Max), figure(t.Percent)))}
	switch {
	case rec.Pass == 0:
	case t.Passed:
		line = append(line, ink.Styled(ink.Right, "  passed"), ink.Styled(ink.Dim, fmt.Sprintf(" (%s %% needed)", figure(rec.Pass))))
	default:
		line = append(line, ink.Styled(ink.Wrong, "  not passed"), ink.Styled(ink.Dim, fmt.Sprintf(" (%s %% needed)", figure(rec.Pass))))
	}
	return line
}

// ownWords says what came of the questions that the learner marks.
func ownWords(t exam.Totals) string {
	left := ""
	if n := t.SelfItems - t.SelfJudged; n > 0 {
		left = fmt.Sprintf("%d not marked yet", n)
	}
	if t.SelfJudged == 0 {
		return left
	}
	said := fmt.Sprintf("%s of %s by your own marking, apart from the above", figure(t.SelfPoints), inPoints(t.SelfMax))
	if left != "" {
		said += "; " + left
	}
	return said
}

// timeUsed says how long it took and how it ended.
func timeUsed(rec exam.Record) string {
	said := clock(rec.Ended.Sub(rec.Started))
	if rec.Minutes > 0 {
		said += " of " + figure(rec.Minutes) + " min"
	}
	if rec.End == exam.TimeUp {
		said += ", handed in by the clock"
	}
	return said
}

// sections draws the points of each section that machine-marked questions are of,
// where there is more than one.
func sections(rec exam.Record, width int, p ink.Palette) []ink.Line {
	type sum struct {
		name        string
		points, max float64
	}
	var sums []*sum
	byName := map[string]*sum{}
	for i := range rec.Items {
		it := &rec.Items[i]
		if it.Void || it.Form == exam.Self {
			continue
		}
		s := byName[it.Section]
		if s == nil {
			s = &sum{name: it.Section}
			byName[it.Section], sums = s, append(sums, s)
		}
		s.points, s.max = s.points+it.Points, s.max+it.Max
	}
	if len(sums) < 2 {
		return nil
	}
	lines := []ink.Line{nil}
	for _, s := range sums {
		if s.name == "" {
			s.name = "outside of sections"
		}
		lines = append(lines, ink.Spread(ink.Plainly("  "+s.name), ink.Plainly(fmt.Sprintf("%s of %s", figure(s.points), figure(s.max))), min(width, 60), p))
	}
	return lines
}
