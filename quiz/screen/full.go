package screen

import (
	"errors"
	"io"
	"slices"
	"strings"
	"time"

	"sabaq/decks"
	"sabaq/quiz/fsrs"
	"sabaq/quiz/screen/ink"
	"sabaq/quiz/screen/tty"
)

// rateGuard is how long after the answer appears a key doesn't rate: it was
// meant for what was on the screen before.
const rateGuard = 150 * time.Millisecond

// full is a session in a terminal.
type full struct {
	*Study
	t      *tty.Terminal
	status string // what happened last; shown until the next key
	top    int    // first line of the body on the screen
	keys   bool   // typed cards: keys in place of the line entry
	draft  string // what was typed so far
	whole  bool   // the whole passage is shown
}

// Full runs the session in a terminal and closes it, then writes the report to
// out, where it stays. A signal ends it with that signal as the error.
func (s *Study) Full(t *tty.Terminal, out io.Writer) error {
	defer t.Close()
	began := s.Now()
	f := &full{Study: s, t: t}
	err := f.run()
	quit := err != nil
	cols, _ := t.Size()
	if closed := t.Close(); err == nil {
		err = closed
	}
	if errors.Is(err, errQuit) || errors.Is(err, tty.ErrEOF) {
		err = nil
	}
	if err != nil && !errors.Is(err, tty.ErrInterrupted) {
		return err
	}
	return errors.Join(err, s.Palette.Print(out, Report(s.ending(began, quit), min(cols, maxWidth), s.Palette)...))
}

func (f *full) run() error {
	for {
		turn, err := f.Session.Next()
		if err != nil || turn == nil {
			return err
		}
		f.top, f.keys, f.draft, f.whole = 0, false, "", false
		if err := f.ask(f.begin(turn)); err != nil && !errors.Is(err, errNextCard) {
			return err
		}
	}
}

// ask takes a card from its question to its rating.
func (f *full) ask(a *attempt) error {
	for !a.done {
		if err := f.tell(f.before(a)); err != nil {
			return err
		}
	}
	f.top = 0
	if _, rows := f.t.Size(); rows < roomy {
		f.top = len(f.question(a)) // in a small window the answer is what counts now
	}
	if a.card.Kind == decks.All {
		if err := f.tell(f.tick(a)); err != nil {
			return err
		}
	}
	f.t.Guard(rateGuard)
	for {
		rated, err := f.after(a)
		if err := f.tell(err); err != nil || rated {
			return err
		}
	}
}

// tell keeps an error that the session can go on after for the status line, and
// returns any other.
func (f *full) tell(err error) error {
	var slip *sayError
	if errors.As(err, &slip) {
		f.status = slip.text
		if errors.Is(err, errNextCard) {
			return errNextCard
		}
		return nil
	}
	return err
}

// before shows the question and takes what the learner does with it.
func (f *full) before(a *attempt) error {
	if a.typing() && !f.keys {
		return f.typeIn(a)
	}
	key, err := f.key(a, f.question(a), f.hintsBefore(a))
	if err != nil {
		return err
	}
	digit, isDigit := key.Digit()
	place := digit - 1
	switch kind := a.card.Kind; {
	case kind == decks.Choice && isDigit:
		return f.pick(a, place)
	case kind == decks.Choice && (key == tty.Up || key == tty.Down):
		f.moveCursor(a, key)
		return nil
	case kind == decks.Choice && key == tty.Enter && !a.severalRight() && a.cursor >= 0:
		a.choose([]int{a.cursor})
	case kind == decks.Choice && key == tty.Enter && a.severalRight() && len(a.picks) > 0:
		a.choose(a.places())
	case kind == decks.Choice && key == tty.Space && a.cursor >= 0 && a.severalRight():
		return f.pick(a, a.cursor)
	case kind == decks.TrueFalse && (key == 't' || digit == 1 && isDigit):
		a.truth(true)
	case kind == decks.TrueFalse && (key == 'f' || digit == 2 && isDigit):
		a.truth(false)
	case kind == decks.Order && isDigit:
		return a.put(place)
	case kind == decks.Order && key == tty.Backspace:
		a.picks = a.picks[:max(0, len(a.picks)-1)]
	case kind == decks.Order && key == tty.Enter && len(a.picks) > 0:
		return sayf("Name the other %d too, by their numbers; backspace takes one back, space shows the answer.", len(a.order)-len(a.picks))
	case key == tty.Space, key == tty.Enter, isDigit && digit == 0:
		a.show()
	case key == 'a' && a.typing():
		f.keys = false
	case key == 'h' && a.card.Hint != "":
		a.hinted = true
	case key == 'h':
		return sayf("This card has no hint.")
	case key == 'p':
		return sayf("The passage would give the answer away: show the answer first.")
	default:
		return f.command(a, key)
	}
	return nil
}

// typeIn takes a typed answer; Esc leaves the entry for the keys.
func (f *full) typeIn(a *attempt) error {
	body := f.question(a)
	if err := f.draw(a, body); err != nil {
		return err
	}
	text, err := f.t.ReadLine(ink.Line{ink.Styled(ink.Key, " > ")}.Render(f.Palette), f.draft)
	f.draft, f.status = text, ""
	switch {
	case errors.Is(err, tty.ErrRedraw):
		return nil
	case errors.Is(err, tty.ErrBack):
		f.keys = true
		return nil
	case err != nil:
		return err
	}
	return a.enter(strings.TrimSpace(text))
}

// pick chooses an option: where one is right that is the answer, else Enter is.
func (f *full) pick(a *attempt, place int) error {
	switch {
	case place < 0:
		a.choose(nil)
	case place >= len(a.order):
		return sayf("There is no option %d.", place+1)
	case !a.severalRight():
		a.choose([]int{place})
	default:
		a.cursor = place
		a.toggle(a.order[place])
	}
	return nil
}

func (f *full) moveCursor(a *attempt, key tty.Key) {
	n := len(a.order)
	switch {
	case key == tty.Down:
		a.cursor = (a.cursor + 1) % n
	case a.cursor <= 0:
		a.cursor = n - 1
	default:
		a.cursor--
	}
}

// tick lets the learner tick the points that were recalled.
func (f *full) tick(a *attempt) error {
	list := tty.Checklist{Keys: "qu?@-isb"}
	for _, item := range a.card.Items {
		list.Items = append(list.Items, plainQuestion(item))
	}
	for {
		if err := f.draw(a, append(f.question(a), nil, ink.Line{ink.Styled(ink.Strong, "Tick what you recalled.")}), len(list.Items)); err != nil {
			return err
		}
		err := f.t.Tick(&list, f.fit([]hint{{"1-9", "tick"}, {"a", "all"}, {"enter", "done"}, {"esc", "skip"}}))
		var left *tty.KeyError
		switch {
		case err == nil:
			var points []int
			for i, ticked := range list.Ticked {
				if ticked {
					points = append(points, i)
				}
			}
			a.recall(points)
			return nil
		case errors.Is(err, tty.ErrRedraw):
		case errors.As(err, &left) && left.Key == tty.Esc:
			return nil
		case errors.As(err, &left):
			if err := f.tell(f.command(a, left.Key)); err != nil {
				return err
			}
		default:
			return err
		}
	}
}

// after shows the answer and takes a rating or a command.
func (f *full) after(a *attempt) (rated bool, err error) {
	key, err := f.key(a, f.answered(a), nil)
	if err != nil {
		return false, err
	}
	rating := fsrs.Rating(0)
	if d, ok := key.Digit(); ok && d >= 1 && d <= 4 {
		rating = fsrs.Rating(d)
	} else if key == tty.Space || key == tty.Enter {
		rating = a.suggested()
	}
	switch {
	case rating != 0:
		saved, err := f.Session.Answer(a.turn, rating, a.proposed, a.took(f.Now()))
		if err != nil {
			return false, f.unsaved(err)
		}
		f.status = savedWords(rating, saved, f.Cram)
		return true, nil
	case key == 'p':
		f.whole = !f.whole
		return false, nil
	case key == 't' && a.card.Kind == decks.All:
		return false, f.tick(a)
	}
	return false, f.command(a, key)
}

// command does what a key means at any time.
func (f *full) command(a *attempt, key tty.Key) error {
	switch key {
	case 'q', tty.Esc:
		return errQuit
	case '?':
		return f.page("Help", ink.Markdown(KeysHelp, f.width(), f.Palette))
	case 'i':
		st, err := f.Standing(a.turn)
		if err != nil {
			return err
		}
		return f.page("This card", Standing(a.card, st, f.Now().Location(), f.width(), f.Palette))
	case 'u':
		if err := f.Session.Undo(); err != nil {
			return f.undoError(err)
		}
		return errors.Join(sayf("Taken back."), errNextCard)
	case 'b', '-':
		if err := f.Session.Bury(a.turn); err != nil {
			return f.unsaved(err)
		}
		return errors.Join(sayf("Put off to the next study day (u takes it back)."), errNextCard)
	case 's', '@':
		if err := f.Session.Suspend(a.turn); err != nil {
			return f.unsaved(err)
		}
		return errors.Join(sayf("Suspended (u takes it back)."), errNextCard)
	case 'e':
		return f.edit(a)
	}
	return nil
}

// edit opens the card's text in the learner's editor and goes on with what it became.
func (f *full) edit(a *attempt) error {
	editing, err := f.Editor(a.turn)
	if err != nil {
		return sayf("%v", err)
	}
	if err := f.t.Run(editing.Cmd); err != nil {
		if sig := tty.Signal(0); errors.As(err, &sig) {
			return err
		}
		return sayf("The editor failed: %v", err)
	}
	id, err := editing.Done()
	if err != nil {
		return sayf("%v", err)
	}
	if err := f.Session.Rename(a.turn, id); err != nil {
		return f.unsaved(err)
	}
	return errNextCard // the same card, read anew
}

// question and answered draw the body of the screen.
func (f *full) question(a *attempt) []ink.Line {
	lines := a.question(f.width(), f.Palette)
	if a.card.Kind == decks.Order && len(a.picks) > 0 && !a.done {
		lines = append(lines, nil, ink.Line{ink.Styled(0, "Your order: "), ink.Styled(ink.Strong, a.placesWords())})
	}
	if a.typing() && !f.keys && !a.done {
		lines = append(lines, nil)
		lines = append(lines, ink.Wrap(ink.Line{ink.Styled(ink.Dim, "Type the answer; enter shows it, esc leaves the typing for the keys.")}, f.width())...)
	}
	return lines
}

func (f *full) answered(a *attempt) []ink.Line {
	width := f.width()
	lines := a.question(width, f.Palette)
	lines = append(lines, f.Palette.Rule(min(width, 4)))
	answer := a.answer(width, f.Palette)
	if len(answer) > 0 && len(answer[0]) == 0 {
		answer = answer[1:]
	}
	lines = append(lines, answer...)
	if source := f.source(a, f.whole, width); len(source) > 0 {
		lines = append(append(lines, nil), source...)
	}
	return lines
}

// page shows lines until a key is pressed that doesn't scroll.
func (f *full) page(title string, body []ink.Line) error {
	top := f.top
	defer func() { f.top = top }()
	f.top = 0
	for {
		if err := f.drawUnder(ink.Line{ink.Styled(ink.Title, title)}, nil, body); err != nil {
			return err
		}
		key, err := f.t.ReadKey(f.hints([]hint{{"any key", "closes"}, {"arrows", "scroll"}}).Render(f.Palette))
		if err != nil {
			return err
		}
		if key != tty.Redraw && !f.scroll(key, len(body)) {
			return nil
		}
	}
}

// key draws the body and reads keys until one of them doesn't merely scroll.
func (f *full) key(a *attempt, body []ink.Line, hints []hint) (tty.Key, error) {
	arrows := a.done || a.card.Kind != decks.Choice
	for {
		if err := f.draw(a, body); err != nil {
			return 0, err
		}
		footer := f.fit(hints)
		if a.done {
			footer = f.rateFooter(a)
		}
		key, err := f.t.ReadKey(footer)
		if err != nil {
			return 0, err
		}
		switch {
		case key == tty.Redraw:
			// The window may have another width now: let the caller draw anew.
			return key, nil
		case (arrows || key != tty.Up && key != tty.Down) && f.scroll(key, len(body)):
			continue
		}
		f.status = ""
		return key, nil
	}
}

// toggle chooses an option or takes the choice back.
func (a *attempt) toggle(index int) {
	if at := slices.Index(a.picks, index); at >= 0 {
		a.picks = slices.Delete(a.picks, at, at+1)
	} else {
		a.picks = append(a.picks, index)
	}
}

// places returns the places at which the picks are shown.
func (a *attempt) places() []int {
	places := make([]int, len(a.picks))
	for i, index := range a.picks {
		places[i] = slices.Index(a.order, index)
	}
	return places
}

// put appends the item shown at a place to the learner's order; the last one
// but one decides the last.
func (a *attempt) put(place int) error {
	if place < 0 || place >= len(a.order) {
		return sayf("There is no item %d.", place+1)
	}
	if a.chose(a.order[place]) {
		return sayf("Item %d is placed already; backspace takes the last one back.", place+1)
	}
	a.picks = append(a.picks, a.order[place])
	if len(a.picks) == len(a.order)-1 {
		for at, index := range a.order {
			if !a.chose(index) {
				place = at
			}
		}
		a.picks = append(a.picks, a.order[place])
	}
	if len(a.picks) == len(a.order) {
		a.arrange(a.places())
	}
	return nil
}
