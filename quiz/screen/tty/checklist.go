package tty

import (
	"errors"
	"fmt"
	"strings"

	"github.com/AlecAivazis/survey/v2"
	"github.com/AlecAivazis/survey/v2/core"
	"github.com/AlecAivazis/survey/v2/terminal"

	"sabaq/quiz/screen/ink"
)

// A Checklist is a list whose items a person ticks. It keeps its state, so that
// a Tick that ended for another reason than Enter goes on where it was.
type Checklist struct {
	Items  []string // safe, plain, one line each; cut at the window's edge
	Ticked []bool   // of each item; missing ones are not ticked
	At     int      // the item the cursor is on

	// Keys end the Tick by a KeyError, such as "qu?". Esc always does. The
	// digits, 'a' and Space are the list's own.
	Keys string
}

// checklistTemplate is survey's question without its hints, which promise a
// filter and are wider than a small window, and without colours.
const checklistTemplate = `
{{- define "option"}}
    {{- if eq .SelectedIndex .CurrentIndex}}> {{else}}  {{end}}
    {{- if index .Checked .CurrentOpt.Index}}[x] {{else}}[ ] {{end}}
    {{- .CurrentOpt.Value}}
{{end}}
{{- range $i, $option := .PageEntries}}{{template "option" $.IterateOption $i $option}}{{end}}
{{- .Message}}`

// Columns before an item: the cursor, the box, and its digit.
const checklistMargin = len("> [x] 1  ")

// Tick shows the list under the frame, the footer (a safe line) under that, and
// lets a person tick: Up, Down and Space, or an item's digit (0 is the tenth);
// 'a' or Right ticks all, Left none; other letters do nothing. Enter returns
// nil. Any other end is an error, and the list then has what was ticked so far:
// a *KeyError, ErrRedraw, and those of ReadKey.
//
// It is survey's MultiSelect with the keys read before it, for it would take
// letters for a filter and Ctrl-D for an answer.
func (t *Terminal) Tick(list *Checklist, footer string) error {
	if len(list.Items) == 0 {
		return errors.New("tick: a list without items")
	}
	list.Ticked = append(list.Ticked[:min(len(list.Ticked), len(list.Items))], make([]bool, max(0, len(list.Items)-len(list.Ticked)))...)
	cols, rows := t.Size()
	var ticked []int
	options := make([]string, len(list.Items))
	for i, item := range list.Items {
		label := " "
		if i < 10 {
			label = fmt.Sprint((i + 1) % 10)
		}
		options[i] = label + "  " + ink.Cut(item, cols-checklistMargin)
		if list.Ticked[i] {
			ticked = append(ticked, i)
		}
	}
	// survey keeps its templates in variables; nothing else uses this one.
	survey.MultiSelectQuestionTemplate = checklistTemplate
	page := min(max(rows-t.drawn-1, 1), len(options))
	prompt := survey.MultiSelect{Message: ink.Cut(footer, cols), Options: options, Default: ticked, PageSize: page}
	ticker := ticker{list: list, key: t.key}
	ticker.start()
	prompt.WithStdio(t.stdio(ticker.next))
	defer t.plainInput()()
	answer, err := prompt.Prompt(&survey.PromptConfig{PageSize: page})
	if hiding := t.show("\x1b[?25l"); err == nil {
		err = hiding
	}
	if err != nil {
		if errors.Is(err, terminal.InterruptErr) {
			err = ErrInterrupted
		}
		return t.keys.ended(gone(err))
	}
	clear(list.Ticked)
	for _, option := range answer.([]core.OptionAnswer) {
		list.Ticked[option.Index] = true
	}
	return nil
}

// A ticker stands between the keyboard and MultiSelect: it follows the cursor
// and the ticks, and turns a digit into the keys that reach that item.
type ticker struct {
	list  *Checklist
	key   func() (Key, error)
	queue []Key
}

// start queues the way to the item where the list was left, for MultiSelect
// always begins at the top.
func (c *ticker) start() {
	at := min(max(c.list.At, 0), len(c.list.Items)-1)
	c.list.At = 0
	c.move(at)
}

// move queues the arrows to an item.
func (c *ticker) move(to int) {
	step := Down
	n := to - c.list.At
	if n < 0 {
		step, n = Up, -n
	}
	for range n {
		c.queue = append(c.queue, step)
	}
}

// next returns one key for MultiSelect.
func (c *ticker) next() (Key, error) {
	for len(c.queue) == 0 {
		k, err := c.key()
		if err != nil {
			return 0, err
		}
		if err := c.translate(k); err != nil {
			return 0, err
		}
	}
	k := c.queue[0]
	c.queue = c.queue[1:]
	c.follow(k)
	return k, nil
}

// translate queues what a key means to MultiSelect.
func (c *ticker) translate(k Key) error {
	digit, isDigit := k.Digit()
	switch {
	case k == Redraw:
		return ErrRedraw
	case k == CtrlD:
		return ErrEOF
	case isDigit:
		item := (digit + 9) % 10
		if item < len(c.list.Items) {
			c.move(item)
			c.queue = append(c.queue, Space)
		}
	case k == 'a' || k == 'A':
		c.queue = append(c.queue, Right)
	case k == Tab:
		c.queue = append(c.queue, Down)
	case k == BackTab:
		c.queue = append(c.queue, Up)
	case k == Up, k == Down, k == Left, k == Right, k == Space, k == Enter:
		c.queue = append(c.queue, k)
	case k == Esc, k > Space && strings.ContainsRune(c.list.Keys, rune(k)):
		return &KeyError{Key: k}
	}
	return nil
}

// follow keeps the list as MultiSelect will have it after the key.
func (c *ticker) follow(k Key) {
	l := c.list
	switch k {
	case Up:
		l.At = (l.At + len(l.Items) - 1) % len(l.Items)
	case Down:
		l.At = (l.At + 1) % len(l.Items)
	case Space:
		l.Ticked[l.At] = !l.Ticked[l.At]
	case Right, Left:
		for i := range l.Ticked {
			l.Ticked[i] = k == Right
		}
	}
}
