package main

import (
	"cmp"
	"crypto/rand"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"sabaq/decks"
	"sabaq/quiz/screen"
	"sabaq/quiz/screen/ink"
	"sabaq/quiz/screen/tty"
)

func newDeckAdd(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "add DECK",
		Short: "write cards into a deck, one after the other",
		Long: `Asks for the parts of a card, shows the card as a learner will see it, and puts
it at the end of the deck or of a section. The rest of the file stays as it is,
and every card is saved at once.

Enter goes on, and ends a list of answers, options or items; Esc goes back by one
line. In the preview a key adds a hint, an explanation and more.`,
		Example:           "  sabaq deck add history.md",
		Args:              oneArg("deck"),
		ValidArgsFunction: a.completeDecks,
		RunE:              func(_ *cobra.Command, args []string) error { return a.deckAdd(args[0]) },
	}
}

func (a *app) deckAdd(arg string) error {
	_, st, err := a.learner()
	if err != nil {
		return err
	}
	files, err := a.ownDecks(st, []string{arg})
	if err != nil {
		return err
	}
	if len(files) > 1 {
		return usageError{fmt.Errorf("%q names %d decks, and this wants one", arg, len(files)), "see: sabaq deck add --help"}
	}
	data, err := readDeck(files[0])
	if err != nil {
		return deckError(files[0], err)
	}
	t, err := a.terminal()
	if errors.Is(err, tty.ErrPlain) {
		return hinted{errors.New("deck add asks its questions on a terminal, and this is none"), "write the cards into " + files[0].shown() + "; how: sabaq help format"}
	}
	if err != nil {
		return err
	}
	defer t.Close()
	w := &writer{a: a, t: t, file: files[0], palette: a.palette()}
	if sections := decks.Sections(data); len(sections) > 0 {
		w.section = sections[len(sections)-1]
	}
	err = w.run()
	if closed := t.Close(); err == nil {
		err = closed
	}
	if errors.Is(err, tty.ErrEOF) {
		err = nil
	}
	if !errors.Is(err, tty.ErrHangup) {
		said := ink.Plainly(fmt.Sprintf("%s: %s added", w.file.shown(), count(w.saved, "card")))
		err = errors.Join(err, a.print(said))
	}
	return err
}

// writer is a person writing cards.
type writer struct {
	a       *app
	t       *tty.Terminal
	file    deckFile
	palette ink.Palette

	form    int    // written last, from 0
	section string // that cards go to
	saved   int
	status  string // what the next screen has to tell
}

// run asks for cards until the person has no more.
func (w *writer) run() error {
	for {
		f, err := w.menu()
		if err != nil || f == nil {
			return err
		}
		if err := w.card(&unsaved{form: *f, fields: map[string]string{}}); err != nil {
			return err
		}
	}
}

// menu asks which kind the next card is; nil means that there is none.
func (w *writer) menu() (*form, error) {
	all := forms()
	for {
		lines := []ink.Line{ink.Plainly("Which kind of card?"), nil}
		for i, f := range all {
			sign := "  "
			if i == w.form {
				sign = "> "
			}
			lines = append(lines, ink.Line{ink.Styled(0, sign), ink.Styled(ink.Key, fmt.Sprint(i+1)), ink.Styled(0, "  "+f.name)})
		}
		if err := w.draw(lines); err != nil {
			return nil, err
		}
		key, err := w.t.ReadKey(w.footer("enter", all[w.form].name, "s", "section", "q", "ends"))
		if err != nil {
			return nil, err
		}
		w.status = ""
		if n, ok := key.Digit(); ok && n >= 1 && n <= len(all) {
			w.form = n - 1
			return &all[w.form], nil
		}
		switch key {
		case tty.Enter:
			return &all[w.form], nil
		case tty.Up, tty.BackTab:
			w.form = (w.form + len(all) - 1) % len(all)
		case tty.Down, tty.Tab:
			w.form = (w.form + 1) % len(all)
		case 's':
			if err := w.chooseSection(); err != nil {
				return nil, err
			}
		case 'q', tty.Esc:
			return nil, nil
		}
	}
}

// chooseSection asks where cards go from now on.
func (w *writer) chooseSection() error {
	data, err := readDeck(w.file)
	if err != nil {
		return deckError(w.file, err)
	}
	sections := decks.Sections(data)
	lines := []ink.Line{ink.Plainly("Which section? A new name makes a new one at the end."), nil}
	for _, s := range sections {
		lines = append(lines, ink.Plainly("  "+s))
	}
	name, err := w.ask(lines, "section", w.section)
	if errors.Is(err, tty.ErrBack) {
		return nil
	}
	if err != nil {
		return err
	}
	name = strings.Join(strings.Fields(strings.TrimLeft(name, "# ")), " ")
	w.section = name
	for _, s := range sections {
		if strings.EqualFold(s, name) {
			w.section = s
		}
	}
	return nil
}

// card asks for the lines of a card, shows it and saves it.
func (w *writer) card(d *unsaved) error {
	line := ""
	for {
		if d.done() {
			saved, err := w.preview(d)
			if err != nil || saved {
				return err
			}
			line, _ = d.back()
		}
		s := d.form.steps[d.at]
		label := s.label
		switch n := d.count(d.at); {
		case s.many && n > 0:
			label = "another " + strings.TrimPrefix(s.label, "next ") + ", or enter"
		case s.optional:
			label += ", or enter"
		}
		text, err := w.ask(w.entered(d), label, line)
		switch {
		case errors.Is(err, tty.ErrBack):
			var ok bool
			if line, ok = d.back(); !ok {
				return nil
			}
		case err != nil:
			return err
		default:
			w.status = d.enter(text)
			line = ""
		}
	}
}

// entered draws what was entered so far.
func (w *writer) entered(d *unsaved) []ink.Line {
	lines := []ink.Line{{ink.Styled(ink.Strong, d.form.name)}, nil}
	for _, g := range d.given {
		label := ink.Line{ink.Styled(ink.Dim, d.form.steps[g.step].label+"  ")}
		lines = append(lines, ink.Prefix(ink.Wrap(ink.Plainly(g.text), max(w.width()-label.Width(), 10)), label, ink.Blank(label.Width()))...)
	}
	return lines
}

// preview shows the card as a learner will see it, takes more fields, and saves it; saved
// is false when the person goes back to its lines. A card that is thrown away
// counts as saved: there is nothing to go back to.
func (w *writer) preview(d *unsaved) (saved bool, err error) {
	for {
		text := d.text()
		lines, sound := w.learnersView(text)
		if err := w.draw(lines); err != nil {
			return false, err
		}
		hints := []string{"enter", "saves", "esc", "back", "d", "discard"}
		if !sound {
			hints = hints[2:]
		}
		for _, f := range extras() {
			hints = append(hints, string(f.key), f.name)
		}
		key, err := w.t.ReadKey(w.footer(hints...))
		if err != nil {
			return false, err
		}
		w.status = ""
		switch {
		case (key == tty.Enter || key == 's') && sound:
			err := w.save(text)
			if err == nil {
				return true, nil
			}
			w.status = err.Error()
		case key == 'd':
			w.status = "discarded"
			return true, nil
		case key == tty.Esc:
			return false, nil
		}
		for _, f := range extras() {
			if key != tty.Key(f.key) {
				continue
			}
			value, err := w.ask(lines, f.name, d.fields[f.name])
			if err == nil {
				d.fields[f.name] = strings.TrimSpace(value)
			} else if !errors.Is(err, tty.ErrBack) {
				return false, err
			}
		}
	}
}

// learnersView draws the card that a text is, or what is wrong with it.
func (w *writer) learnersView(text string) (lines []ink.Line, sound bool) {
	d, problems := decks.Parse(w.file.shown(), []byte(text))
	for i := range problems {
		p := &problems[i]
		lines = append(lines, ink.Wrap(ink.Line{ink.Styled(ink.Wrong, p.Severity.String()), ink.Styled(0, ": "+p.Message)}, w.width())...)
		if p.Hint != "" {
			lines = append(lines, ink.Wrap(ink.Plainly("  "+p.Hint), w.width())...)
		}
	}
	if len(problems) > 0 {
		lines = append(lines, nil)
	}
	if len(d.Entries) != 1 {
		for line := range strings.Lines(text) {
			lines = append(lines, ink.Wrap(ink.Plainly(line), w.width())...)
		}
		return lines, false
	}
	for i := range d.Cards {
		c := &d.Cards[i]
		c.ID = fmt.Sprintf("card %d", i+1)
		lines = append(lines, screen.Card(c, w.width(), w.palette)...)
	}
	return lines, true
}

// save puts the card into the file as it is now.
func (w *writer) save(text string) error {
	data, err := readDeck(w.file)
	if err != nil {
		return deckError(w.file, err)
	}
	section := w.section
	if sections := decks.Sections(data); len(sections) > 0 && section == "" {
		section = sections[len(sections)-1] // the end of the file is there
	}
	// In a deck with ids a new card has one from the beginning.
	if d, _ := decks.Parse(w.file.shown(), data); len(d.Entries) > 0 && len(d.Unstamped()) == 0 {
		text += "\n" + decks.StampLine(d.NewIDs(rand.Reader)())
	}
	now, err := decks.Insert(data, section, text)
	if err != nil {
		return err
	}
	if err := rewrite(w.file.key, data, now); err != nil {
		return err
	}
	w.saved++
	w.status = "saved"
	return nil
}

// ask shows lines and lets the person type one more, whatever happens to the window meanwhile.
func (w *writer) ask(lines []ink.Line, label, text string) (string, error) {
	for {
		if err := w.draw(lines); err != nil {
			return "", err
		}
		prompt := ink.Line{ink.Styled(ink.Key, label), ink.Styled(0, ": ")}.Render(w.palette)
		typed, err := w.t.ReadLine(prompt, text)
		if errors.Is(err, tty.ErrRedraw) {
			text = typed
			continue
		}
		w.status = ""
		return typed, err
	}
}

func (w *writer) width() int {
	cols, _ := w.t.Size()
	return max(min(cols, 90), 20)
}

// draw shows the deck's name, where cards go, and lines; of too many, the last.
func (w *writer) draw(lines []ink.Line) error {
	_, rows := w.t.Size()
	title := ink.Line{ink.Styled(ink.Title, w.file.name), ink.Styled(ink.Dim, "  "+cmp.Or(w.section, "end of the file"))}
	right := ink.Plainly(count(w.saved, "card") + " added")
	frame := []ink.Line{ink.Spread(title, right, w.width(), w.palette), nil}
	room := max(rows-len(frame)-3, 1)
	lines = lines[max(0, len(lines)-room):]
	frame = slices.Concat(frame, lines, []ink.Line{nil})
	if w.status != "" {
		frame = append(frame, ink.Line{ink.Styled(ink.Strong, w.status)}.Truncate(w.width(), w.palette))
	}
	rendered := make([]string, len(frame))
	for i, line := range frame {
		rendered[i] = line.Render(w.palette)
	}
	return w.t.Draw(rendered)
}

// footer draws keys and what they do, as many as there is room for.
func (w *writer) footer(hints ...string) string {
	var line ink.Line
	for i := 0; i+1 < len(hints); i += 2 {
		next := ink.Line{ink.Styled(ink.Key, hints[i]), ink.Styled(0, " "+hints[i+1]+"  ")}
		if line.Width()+next.Width() > w.width() {
			break
		}
		line = append(line, next...)
	}
	return line.Render(w.palette)
}
