package score

import (
	"fmt"
	"math"
	"strings"

	"sabaq/quiz/exam"
	"sabaq/quiz/screen/ink"
)

// ShownID is how many characters of a sitting's id are shown, and are enough to name it by.
const ShownID = 8

// Text lists sittings for a terminal, in lines of at most width cells.
func Text(s *Set, width int, p ink.Palette) []ink.Line {
	width = max(width, 20)
	if len(s.Sittings) == 0 {
		return ink.Wrap(ink.Plainly("No scored quiz yet. Sit one: sabaq quiz DECK --count 20"), width)
	}
	var lines []ink.Line
	best := math.Inf(-1)
	for _, rec := range s.Sittings {
		t := exam.Total(rec)
		best = max(best, t.Percent)
		row := fmt.Sprintf("%s  %s  %3.0f %%  %s of %s", rec.ID[:min(ShownID, len(rec.ID))], rec.Started.Format("2006-01-02 15:04"), t.Percent, amount(t.Points), amount(t.Max))
		if rec.Pass > 0 {
			row += "  " + passed(t)
		}
		lines = append(lines, ink.Wrap(ink.Plainly(row), width)...)
		about := rec.Title
		if about == "" {
			about = rec.Deck
		}
		if who := s.learner(rec.Learner); who != "" {
			about = who + ", " + about
		}
		about += ", " + counts(t)
		if rec.End == exam.TimeUp {
			about += ", time up"
		}
		said := ink.Wrap(ink.Line{ink.Styled(ink.Dim, about)}, width-ShownID-2)
		lines = append(lines, ink.Prefix(said, ink.Blank(ShownID+2), ink.Blank(ShownID+2))...)
	}
	last := fmt.Sprintf("%d quizzes. Best: %.0f %%.", len(s.Sittings), best)
	if len(s.Sittings) == 1 {
		last = "1 quiz."
	}
	return append(append(lines, nil), ink.Wrap(ink.Plainly(last+" One in full: sabaq scores show "+s.Sittings[0].ID[:min(ShownID, len(s.Sittings[0].ID))]), width)...)
}

// Sheet draws one sitting in full: each question with the answer, right or wrong, its points and time.
func Sheet(rec *exam.Record, width int, p ink.Palette) []ink.Line {
	width = max(width, 20)
	t := exam.Total(*rec)
	var lines []ink.Line
	row := func(label, text string) {
		if text != "" {
			first := ink.Line{ink.Styled(ink.Dim, fmt.Sprintf("%-9s", label))}
			lines = append(lines, ink.Prefix(ink.Wrap(ink.Plainly(text), width-9), first, ink.Blank(9))...)
		}
	}
	lines = append(lines, ink.Wrap(ink.Line{ink.Styled(ink.Title, rec.Title)}, width)...)
	row("learner", rec.Learner)
	row("begun", rec.Started.Format("2006-01-02 15:04 -0700"))
	row("took", fmt.Sprintf("%s, %s", rec.Ended.Sub(rec.Started).Round(1e9), rec.End))
	score := fmt.Sprintf("%s of %s points, %.1f %%", amount(t.Points), amount(t.Max), t.Percent)
	if rec.Pass > 0 {
		score += ", " + passed(t)
	}
	row("score", score)
	row("answers", counts(t))
	if t.SelfJudged > 0 {
		row("by you", fmt.Sprintf("%s of %s points for %d of %d", amount(t.SelfPoints), amount(t.SelfMax), t.SelfJudged, t.SelfItems))
	}
	row("seed", fmt.Sprint(rec.Seed))
	for i := range rec.Items {
		lines = append(append(lines, nil), question(i, &rec.Items[i], width, p)...)
	}
	return lines
}

// question draws one answer.
func question(i int, it *exam.Item, width int, p ink.Palette) []ink.Line {
	sign := ink.Line{ink.Styled(ink.Wrong, "wrong")}
	switch {
	case it.Void:
		sign = ink.Line{ink.Styled(ink.Dim, "not counted")}
	case it.Self:
		sign = ink.Line{ink.Styled(ink.Dim, "by you")}
	case !it.Given:
		sign = ink.Line{ink.Styled(ink.Dim, "skipped")}
	case it.Right:
		sign = ink.Line{ink.Styled(ink.Right, "right")}
	case it.Points > 0:
		sign = ink.Line{ink.Styled(ink.Strong, "partly")}
	}
	sign = append(sign, ink.Styled(ink.Dim, fmt.Sprintf("  %s of %s points, %d s", amount(it.Points), amount(it.Max), (it.Took+500)/1000)))
	label := fmt.Sprintf("%3d  ", i+1)
	draw := ink.Markdown
	if it.Kind == "cloze" {
		draw = ink.Cloze
	}
	lines := ink.Prefix(draw(it.Question, width-5, p), ink.Plainly(label), ink.Blank(5))
	lines = append(lines, ink.Prefix(ink.Wrap(sign, width-5), ink.Blank(5), ink.Blank(5))...)
	if it.Given {
		lines = append(lines, ink.Prefix(ink.Wrap(ink.Plainly(gave(it)), width-10), ink.Plainly("     you: "), ink.Blank(10))...)
	}
	if !it.Right {
		lines = append(lines, ink.Prefix(ink.Markdown(it.Correct, width-12, p), ink.Plainly("     right: "), ink.Blank(12))...)
	}
	return lines
}

// gave is an answer in one line.
func gave(it *exam.Item) string {
	if len(it.Chosen) == 0 {
		var lines []string
		for line := range strings.Lines(it.Text) {
			if line = strings.TrimSpace(line); line != "" {
				lines = append(lines, line)
			}
		}
		return strings.Join(lines, " / ")
	}
	var chosen []string
	for _, i := range it.Chosen {
		if i >= 0 && i < len(it.Options) {
			chosen = append(chosen, it.Options[i])
		}
	}
	return strings.Join(chosen, " / ")
}

func passed(t exam.Totals) string {
	if t.Passed {
		return "passed"
	}
	return "not passed"
}

// counts says how many answers were what.
func counts(t exam.Totals) string {
	text := fmt.Sprintf("%d right", t.Right)
	for _, c := range []struct {
		n    int
		what string
	}{{t.Partly, "partly"}, {t.Wrong, "wrong"}, {t.Skipped, "skipped"}, {t.Void, "not counted"}} {
		if c.n > 0 {
			text += fmt.Sprintf(", %d %s", c.n, c.what)
		}
	}
	return text
}

// amount writes points without zeros that say nothing.
func amount(x float64) string {
	return strings.TrimSuffix(strings.TrimRight(fmt.Sprintf("%.2f", x), "0"), ".")
}
