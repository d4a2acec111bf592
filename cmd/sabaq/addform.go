package main

import (
	"fmt"
	"hash/fnv"
	"strings"
)

// step is a part of a card that is asked for, line by line.
type step struct {
	label    string
	marker   string // in the deck
	many     bool   // asked again until nothing is entered
	optional bool
}

// form is how a kind of card is asked for.
type form struct {
	name  string
	steps []step
}

// forms returns the kinds of card in the order of their keys, from 1.
func forms() []form {
	question := step{label: "question", marker: "Q:"}
	return []form{
		{"question and answer", []step{question, {label: "answer", marker: "A:"}}},
		{"typed answer", []step{question, {label: "answer", marker: "=", many: true}}},
		{"cloze, with [gaps]", []step{{label: "text with [gaps]", marker: "C:"}}},
		{"choice", []step{question, {label: "right option", marker: "- [x]", many: true}, {label: "wrong option", marker: "- [ ]", many: true}}},
		{"true statement", []step{{label: "statement", marker: "T:"}}},
		{"false statement", []step{{label: "statement", marker: "F:"}}},
		{"list, every item", []step{{label: "question", marker: "ALL:"}, {label: "item", marker: "-", many: true}}},
		{"list, in order", []step{{label: "question", marker: "ORDER:"}, {label: "next item", marker: "1.", many: true}}},
		{"claim", []step{
			{label: "claim", marker: "CLAIM:"},
			{label: "because", marker: "because:", many: true, optional: true},
			{label: "evidence", marker: "evidence:", many: true, optional: true},
			{label: "effect", marker: "effect:", many: true, optional: true},
			{label: "counter", marker: "counter:", many: true, optional: true},
			{label: "assumes", marker: "assumes:", many: true, optional: true},
		}},
	}
}

// extra is a field that a card can get in its preview.
type extra struct {
	key  rune
	name string
}

// extras returns them in the order in which they are written.
func extras() []extra {
	return []extra{{'h', "hint"}, {'w', "why"}, {'n', "note"}, {'t', "tags"}, {'g', "weight"}, {'p', "src"}}
}

// unsaved is a card that is being written.
type unsaved struct {
	form   form
	given  []given
	at     int               // the step that is asked for
	fields map[string]string // extras, by name
}

// given is a line that was entered for a step.
type given struct {
	step int
	text string
}

// done reports whether everything was asked for.
func (d *unsaved) done() bool { return d.at >= len(d.form.steps) }

// enter takes a line, and returns why it can't.
func (d *unsaved) enter(text string) (refused string) {
	s := d.form.steps[d.at]
	text = strings.TrimSpace(text)
	if text != "" {
		d.given = append(d.given, given{d.at, text})
		if !s.many {
			d.at++
		}
		return ""
	}
	if !s.optional && d.count(d.at) == 0 {
		return "nothing was entered: " + s.label
	}
	d.at++
	return ""
}

// back takes the last line back and returns it; ok is false where there is none.
func (d *unsaved) back() (text string, ok bool) {
	if len(d.given) == 0 {
		return "", false
	}
	last := d.given[len(d.given)-1]
	d.given = d.given[:len(d.given)-1]
	d.at = last.step
	return last.text, true
}

func (d *unsaved) count(step int) (n int) {
	for _, g := range d.given {
		if g.step == step {
			n++
		}
	}
	return n
}

// text returns the card as it is written into the deck.
func (d *unsaved) text() string {
	var lines []string
	first := -1 // option
	numbers := 0
	for i, g := range d.given {
		marker := d.form.steps[g.step].marker
		switch {
		case marker == "1.":
			numbers++
			marker = fmt.Sprintf("%d.", numbers)
		case strings.HasPrefix(marker, "- [") && first < 0:
			first = i
		}
		lines = append(lines, marker+" "+g.text)
	}
	if first >= 0 {
		spread(lines[first:])
	}
	for _, f := range extras() {
		if value := d.fields[f.name]; value != "" {
			lines = append(lines, f.name+": "+value)
		}
	}
	return strings.Join(lines, "\n")
}

// spread turns options about by an amount that their texts give: the right one, which
// was entered first, isn't to stand first in every card.
func spread(options []string) {
	h := fnv.New32a()
	for _, o := range options {
		h.Write([]byte(o))
	}
	n := int(h.Sum32() % uint32(len(options)))
	turned := append(append([]string(nil), options[n:]...), options[:n]...)
	copy(options, turned)
}
