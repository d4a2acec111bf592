package decks

import (
	"errors"
	"regexp"
	"slices"
	"strings"
)

// maxTyped is how many words an answer may have that somebody is asked to type.
const maxTyped = 5

// Recast returns the text of an entry as one of the other kind that asks the
// same: typed as basic and basic as typed, a choice as typed or, where several
// options are right, as a list of all of them. Everything else of the entry stays
// as it is. The error says why there is no such kind.
func Recast(entry string) (string, error) {
	d, _ := Parse("", []byte(entry))
	if len(d.Entries) != 1 || d.Entries[0].Pos.Offset > 0 {
		return "", ErrNotOne
	}
	e := &d.Entries[0]
	r := recaster{entry: e, lines: strings.SplitAfter(entry, "\n")}
	var err error
	switch e.Kind {
	case Typed:
		err = r.toBasic()
	case Basic:
		err = r.toTyped()
	case Choice:
		err = r.fromChoice()
	case Cloze:
		err = errors.New("a gap stands in its sentence: what would be asked without it has to be written")
	case TrueFalse:
		err = errors.New("a statement is no question: what it answers has to be written")
	default:
		err = errors.New("no other kind asks for all that this one does")
	}
	if err != nil {
		return "", err
	}
	text := strings.Join(r.lines, "")
	if !r.sound(text) {
		return "", errors.New("its text can't be rearranged without changing more")
	}
	return text, nil
}

// recaster rewrites the lines of an entry.
type recaster struct {
	entry *Entry
	lines []string // with their line ends
	want  Entry    // what has to be read: kind, and what is asked for
}

// sound reports whether the text is read as what is wanted, and else as before.
func (r *recaster) sound(text string) bool {
	d, problems := Parse("", []byte(text))
	if len(d.Entries) != 1 || countErrors(problems) > 0 {
		return false
	}
	now, was, want := &d.Entries[0], r.entry, &r.want
	texts := func(all []Accept) (list []string) {
		for _, a := range all {
			list = append(list, a.Text)
		}
		return list
	}
	numeric := func(a Accept) bool { return a.Numeric }
	return now.Pos.Length == len(strings.TrimRight(text, " \t\r\n")) &&
		now.Kind == want.Kind && now.Question == was.Question && now.ID == was.ID && now.Answer == want.Answer &&
		slices.Equal(texts(now.Accept), texts(want.Accept)) && !slices.ContainsFunc(now.Accept, numeric) &&
		slices.Equal(now.Items, want.Items) && slices.Equal(now.Ignore, was.Ignore) && sameFields(now.Fields, was.Fields)
}

// put replaces the lines for which old is true by text, at the first of them.
// Lines indented below such a line go with it.
func (r *recaster) put(old func(string) bool, text string) bool {
	var out []string
	first, under := -1, false
	eol := lineEnd(strings.Join(r.lines, ""))
	for i, line := range r.lines {
		if i > 0 && (old(line) || under && indented(line)) {
			if first < 0 {
				first = len(out)
			}
			under = true
			continue
		}
		under = false
		out = append(out, line)
	}
	if first < 0 {
		return false
	}
	if first == len(out) && !strings.HasSuffix(r.lines[len(r.lines)-1], "\n") {
		eol = ""
	}
	r.lines = slices.Insert(out, first, text+eol)
	return true
}

// toBasic makes the accepted answers the answer.
func (r *recaster) toBasic() error {
	var all []string
	for _, a := range r.entry.Accept {
		all = append(all, a.Text)
	}
	r.want.Kind, r.want.Answer = Basic, strings.Join(all, ", or ")
	r.put(isAcceptLine, "A: "+r.want.Answer)
	return nil
}

// untyped is what a typed answer can't hold, because it is compared as it stands:
// markup, and what makes it more than one thing.
var untyped = regexp.MustCompile("[*_`$\\[\\]<>|\\\\\n;]|, |\\b(and|or)\\b")

func typable(answer string) bool {
	return len(strings.Fields(answer)) <= maxTyped && len(answer) <= maxValue && !untyped.MatchString(answer)
}

// toTyped asks for a short answer to be typed.
func (r *recaster) toTyped() error {
	answer := r.entry.Answer
	switch {
	case len(r.entry.Field("reverse")) > 0:
		return errors.New("it is asked the other way, too")
	case !typable(answer):
		return errors.New("its answer is too long to be typed, or more than one thing")
	}
	short := strings.TrimSuffix(answer, ".")
	if strings.ContainsAny(short, ".") {
		short = answer // "Harry S. Truman Jr."
	}
	r.want.Kind, r.want.Accept = Typed, []Accept{{Text: short}}
	r.put(func(line string) bool { return strings.HasPrefix(line, "A:") }, "= "+short)
	return nil
}

// leans finds questions that only make sense with their options.
var leans = regexp.MustCompile(`(?i)\b(these|following|below|options?|except)\b`)

// fromChoice leaves the wrong options out.
func (r *recaster) fromChoice() error {
	var right []string
	for _, c := range r.entry.Choices {
		if c.Right {
			right = append(right, c.Text)
		}
	}
	isOption := func(line string) bool { return optionMarker(line) > 0 }
	switch {
	case leans.MatchString(r.entry.Question):
		return errors.New("the question leans on its options")
	case len(right) > 1:
		r.want.Kind, r.want.Items = All, right
		if !r.put(isOption, "- "+strings.Join(right, lineEnd(strings.Join(r.lines, ""))+"- ")) {
			return nil
		}
		r.lines[0] = "ALL:" + strings.TrimPrefix(r.lines[0], "Q:")
		return nil
	case !typable(right[0]):
		return errors.New("the right option is too long to be typed, or more than one thing")
	}
	r.want.Kind, r.want.Accept = Typed, []Accept{{Text: right[0]}}
	r.put(isOption, "= "+right[0])
	return nil
}

func isAcceptLine(line string) bool { return isAccept(strings.TrimRight(line, "\r\n")) }
