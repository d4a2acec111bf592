package screen

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"sabaq/decks"
	"sabaq/quiz/exam"
	"sabaq/quiz/screen/ink"
)

// Exam is a scored sitting with what the screen needs to know besides. Full shows
// it in a terminal, Lines line by line; both save each answer before they show it
// as given, and can be left and gone on with at any time.
//
//	examanswer.go    an answer as it is being given, by keys or by lines
//	examquestion.go  the question drawn
//	examclock.go     the time left, and which questions are open
//	examfull.go, examlist.go, examend.go         the sitting in a terminal
//	examlines.go, examlineend.go, examtalk.go    the sitting by lines
//	examresult.go, examreview.go                 what it came to
type Exam struct {
	Sitting *exam.Sitting // one that is over is marked by oneself and reviewed
	Card    exam.Lookup   // the deck's cards, for what stands behind a right answer
	Palette ink.Palette

	// Passage returns the paragraph of the source that a card names, or "" when
	// the text isn't at hand.
	Passage func(*decks.Card) string
	// Keep saves the sitting as it stands: after each answer and flag, each second
	// in which a line entry changed, at the end and after each mark that the learner
	// gives.
	Keep func(exam.Record) error
	// Passing reports whether an error of Keep may pass, so that the learner can
	// try again; any other ends the showing.
	Passing func(error) bool
	// Resume is the command that goes on with the sitting, for the last words.
	Resume string

	deck   string        // its title
	orders map[int][]int // by question: orders that lack items yet
	every  time.Duration // between two looks at the clock while nothing is pressed
	after  func(time.Duration) <-chan time.Time
}

// tick is how often the clock on the screen is drawn.
const tick = time.Second

// begin readies what the two ways of showing need alike.
func (e *Exam) begin() {
	rec := e.Sitting.Record()
	e.deck, e.orders = rec.Title, map[int][]int{}
	if e.deck == "" {
		e.deck = rec.Deck
	}
	if e.every == 0 {
		e.every = tick
	}
	if e.after == nil {
		e.after = time.After
	}
}

// examFront is a way of showing a sitting: examFull or examLines.
type examFront interface {
	sit() error            // until it is over
	retry(why error) error // tells that it can't be saved for the moment; nil tries again
	timeUp() error         // tells that it was handed in by the clock
	judge(items []int) error
	review() error // shows what it came to
}

// run shows the sitting and what follows it.
func (e *Exam) run(f examFront) error {
	if !e.Sitting.Over() {
		if err := f.sit(); err != nil {
			return err
		}
		if err := e.keepPatiently(f); err != nil {
			return err
		}
		if e.Sitting.Record().End == exam.TimeUp {
			if err := f.timeUp(); err != nil {
				return err
			}
		}
	}
	if err := e.judgeBlank(f); err != nil {
		return err
	}
	if items := e.unjudged(); len(items) > 0 {
		if err := f.judge(items); err != nil {
			return err
		}
	}
	return f.review()
}

func (e *Exam) keep() error { return e.Keep(e.Sitting.Record()) }

func (e *Exam) keepPatiently(f examFront) error { return patiently(e.keep, e.Passing, f.retry) }

// save gives the question that is shown an answer, where it is another one than
// before. slip says why it wasn't saved, and then the earlier one still stands.
// After the end of the sitting the error is exam.ErrOver.
func (e *Exam) save(r exam.Response) (slip string, err error) {
	before := e.Sitting.Item(e.Sitting.Current()).Response
	if before.Text == r.Text && slices.Equal(before.Chosen, r.Chosen) {
		return "", nil
	}
	switch err := e.Sitting.Answer(r); {
	case errors.Is(err, exam.ErrOver):
		return "", err
	case err != nil:
		return "Not taken: " + err.Error() + ".", nil
	}
	return e.kept(func() error { return e.Sitting.Answer(before) })
}

// flag flags the question that is shown, or no longer, and says so.
func (e *Exam) flag(i int) (say string, err error) {
	shown, on := e.Sitting.Current(), !e.Sitting.Item(i).Flagged
	set := func(on bool) error {
		e.Sitting.Go(i)
		defer e.Sitting.Go(shown)
		return e.Sitting.Flag(on)
	}
	if err := set(on); err != nil {
		return "", err
	}
	slip, err := e.kept(func() error { return set(!on) })
	switch {
	case slip != "" || err != nil:
		return slip, err
	case on:
		return fmt.Sprintf("Question %d is flagged.", i+1), nil
	}
	return fmt.Sprintf("Question %d is no longer flagged.", i+1), nil
}

// kept saves the sitting; where that fails but may pass, what was done is taken
// back, so that what is shown is what is saved.
func (e *Exam) kept(back func() error) (slip string, err error) {
	err = e.keep()
	if err == nil || !e.Passing(err) {
		return "", err
	}
	if err := back(); err != nil {
		return "", err
	}
	return fmt.Sprintf("Not saved: %v. Try again.", err), nil
}

// judgeBlank gives what was left blank and only the learner can mark no points.
func (e *Exam) judgeBlank(f examFront) error {
	changed := false
	for _, i := range e.selfItems() {
		if it := e.Sitting.Item(i); !it.Given && !it.Judged {
			if err := e.Sitting.Judge(i, 0); err != nil {
				return err
			}
			changed = true
		}
	}
	if !changed {
		return nil
	}
	return e.keepPatiently(f)
}

// selfItems returns the questions that the learner marks.
func (e *Exam) selfItems() (items []int) {
	for i := range e.Sitting.Len() {
		if it := e.Sitting.Item(i); it.Form == exam.Self && !it.Void {
			items = append(items, i)
		}
	}
	return items
}

// unjudged returns those of them that are not marked yet.
func (e *Exam) unjudged() []int {
	return slices.DeleteFunc(e.selfItems(), func(i int) bool { return e.Sitting.Item(i).Judged })
}

// lastWords say what stays in the scrollback: the result, or how to go on.
func (e *Exam) lastWords(width int) []ink.Line {
	if e.Sitting.Over() {
		return Result(e.Sitting.Record(), e.Sitting.Problems(), width, e.Palette)
	}
	said := "Kept: " + e.progress() + "."
	if left, limited := e.Sitting.TimeLeft(); limited {
		said += " The clock runs on: " + clock(left) + " left."
	}
	lines := ink.Wrap(ink.Line{ink.Styled(ink.Title, said)}, width)
	if e.Resume != "" {
		lines = append(append(lines, nil), invite(width, [][2]string{{e.Resume, "goes on with it"}})...)
	}
	return lines
}

// rules says what is asked and how it is marked.
func (e *Exam) rules() string {
	rec := e.Sitting.Record()
	points, choices := 0.0, false
	for i := range rec.Items {
		points += rec.Items[i].Max
		choices = choices || rec.Items[i].Form == exam.Choose
	}
	said := fmt.Sprintf("%s, %s.", count(len(rec.Items), "question", "questions"), inPoints(points))
	if rec.Pass > 0 {
		said += fmt.Sprintf(" To pass: %s %%.", figure(rec.Pass))
	}
	if rec.Penalty > 0 && choices {
		said += fmt.Sprintf(" A wrong choice costs %s of its points.", figure(rec.Penalty))
	}
	return said
}

// progress says how far the sitting is: "3 of 12 answered, 9 open (4, 5, 6 ...)".
func (e *Exam) progress() string {
	open, flagged := e.Sitting.Open(), e.Sitting.Flagged()
	said := fmt.Sprintf("%d of %d answered", e.Sitting.Len()-len(open), e.Sitting.Len())
	if len(open) > 0 {
		said += fmt.Sprintf(", %d open (%s)", len(open), numbered(open))
	}
	if len(flagged) > 0 {
		said += fmt.Sprintf(", %d flagged (%s)", len(flagged), numbered(flagged))
	}
	return said
}

// numbered lists the first of some questions.
func numbered(items []int) string {
	const most = 10
	var numbers []string
	for _, i := range items[:min(len(items), most)] {
		numbers = append(numbers, strconv.Itoa(i+1))
	}
	if len(items) > most {
		numbers = append(numbers, "...")
	}
	return strings.Join(numbers, ", ")
}
