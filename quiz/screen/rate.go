package screen

import (
	"errors"
	"fmt"
	"strings"

	"sabaq/decks"
	"sabaq/quiz"
	"sabaq/quiz/fsrs"
	"sabaq/quiz/screen/ink"
	"sabaq/quiz/screen/tty"
)

// rating reads a rating: a digit of any script, or nothing for the suggested one.
func (a *attempt) rating(line string) (fsrs.Rating, bool) {
	if line == "" {
		return a.suggested(), true
	}
	runes := []rune(line)
	if len(runes) != 1 {
		return 0, false
	}
	d, ok := tty.Key(runes[0]).Digit()
	return fsrs.Rating(d), ok && d >= 1 && d <= 4
}

// savedWords says what a saved answer led to.
func savedWords(r fsrs.Rating, saved quiz.Saved, cram bool) string {
	if cram {
		return fmt.Sprintf("Saved: %s. The schedule stays as it is.", r)
	}
	text := fmt.Sprintf("Saved: %s. Next in %s.", r, spanWords(saved.Plan))
	if saved.Leech {
		text += fmt.Sprintf(" Forgotten %d times: reword this card, split it, or suspend it.", saved.Lapses)
	}
	return text
}

// spanWords is a plan's wait in words that can be read aloud.
func spanWords(p quiz.Plan) string {
	days := int(p.Wait.Hours() / 24)
	switch {
	case p.Due.At != 0:
		return quiz.Days(p.Wait.Hours() / 24)
	case days == 1:
		return "1 day"
	default:
		return fmt.Sprintf("%d days", days)
	}
}

// unsaved turns an error of saving into words, where the session can go on: the file is busy for
// the moment, or the card was answered elsewhere.
func (s *Study) unsaved(err error) error {
	switch {
	case errors.Is(err, quiz.ErrMoved):
		return errors.Join(sayf("This card was answered elsewhere meanwhile; its schedule is the one from there."), errNextCard)
	case s.Passing(err):
		return sayf("Not saved: %v. Try again.", err)
	}
	return err
}

// undoError turns an error of undoing into words, where the session can go on.
func (s *Study) undoError(err error) error {
	switch {
	case errors.Is(err, quiz.ErrNothingToUndo):
		return sayf("Nothing to take back in this session.")
	case errors.Is(err, quiz.ErrMoved):
		return sayf("Not taken back: the card was answered elsewhere meanwhile.")
	}
	return s.unsaved(err)
}

// asked remembers the question of a card for the report at the end.
func (s *Study) asked(c *decks.Card) {
	if s.questions == nil {
		s.questions = map[string]string{}
	}
	question, _, _ := strings.Cut(strings.TrimSpace(c.Question), "\n")
	s.questions[c.ID] = question
}

// plainQuestion is a question without its Markdown, for one line.
func plainQuestion(markdown string) string {
	lines := ink.Markdown(markdown, 200, ink.Palette{Mode: ink.Mono})
	if len(lines) == 0 {
		return ""
	}
	return lines[0].Text().String()
}
