package items

import (
	"fmt"
	"math"
	"strings"
)

// Codes of flags.
const (
	TooFew     = "too-few"         // too few learners to say more than counts; no other flag stands beside it
	Miskeyed   = "miskeyed"        // the key is probably not the right option; beside it only Unused
	Negative   = "negative"        // those who do worse in the rest do better here
	NoSpread   = "no-spread"       // all earned the same, neither nearly nothing nor nearly all
	Weak       = "weak"            // hardly tells learners apart
	AtGuess    = "at-guess-level"  // learners earn no more than by guessing
	TooHard    = "too-hard"        // hardly anyone earns its points
	TooEasy    = "too-easy"        // nearly everyone does
	Unused     = "unused-option"   // nobody chose a wrong option, or a right one of several
	Unreliable = "low-consistency" // of the test: its items don't measure one thing
	Mixed      = "several-papers"  // of the test: learners were asked different items
)

// Where the flags begin, in percent. The facility and the discrimination are the
// ends of the table in https://docs.moodle.org/dev/Quiz_report_statistics:
// difficult, very easy, very weak; its word on a test under 64 percent is
// that it needs mending.
const (
	hardUpTo        = 20
	easyFrom        = 90
	weakUnder       = 20
	unreliableUnder = 64
)

// fewChoosers is how many must have chosen a wrong option before their mean says
// anything about the key.
const fewChoosers = 3

// itemFlags judges an item, the gravest first.
func itemFlags(f *ItemFigures, item *Item) []Flag {
	flags := []Flag{}
	add := func(code, format string, args ...any) {
		flags = append(flags, Flag{code, fmt.Sprintf(format, args...)})
	}
	if f.Asked < FewLearners {
		add(TooFew, "%s", tooFew(f.Asked))
		return flags
	}
	if keyed := miskeyed(f); keyed != "" {
		add(Miskeyed, "probably mis-keyed: %s", keyed) // the figures are those of the wrong key then
	} else {
		judge(f, add)
	}
	if unused := unusedOptions(f, item); unused != "" {
		add(Unused, "nobody chooses %s", unused)
	}
	return flags
}

// judge goes through the figures of an item whose key is in no doubt.
func judge(f *ItemFigures, add func(code, format string, args ...any)) {
	discrimination := f.DiscriminationIndex
	if discrimination != nil && *discrimination < 0 {
		add(Negative, "goes against the rest of the test: discrimination is %s", percent(discrimination))
	}
	easy := f.Facility != nil && !under(*f.Facility, easyFrom)
	hard := f.Facility != nil && !under(hardUpTo, *f.Facility)
	if easy {
		add(TooEasy, "too easy: the facility is %s", percent(f.Facility))
	}
	if hard {
		add(TooHard, "too hard: the facility is %s", percent(f.Facility))
	}
	if f.Facility != nil && f.RandomGuess != nil && *f.RandomGuess > 0 && !under(*f.RandomGuess, *f.Facility) {
		add(AtGuess, "no better than guessing: the facility is %s, blind guessing gives %s", percent(f.Facility), percent(f.RandomGuess))
	}
	switch {
	case discrimination != nil && *discrimination >= 0 && under(*discrimination, weakUnder):
		add(Weak, "doesn't discriminate: it hardly tells who knows from who doesn't, the index is %s", percent(discrimination))
	case f.SD != nil && *f.SD == 0 && !easy && !hard:
		add(NoSpread, "doesn't discriminate: all earned the same points")
	}
}

// under reports whether a figure lies under another by more than rounding: 6 of
// 30 is 20 percent, though not to the last binary digit.
func under(x, limit float64) bool { return x < limit-1e-9 }

// miskeyed says what speaks against an item's key, or nothing: a wrong option
// whose choosers do better than the key's, while the item discriminates the
// wrong way; or a key that nobody chose where half or more chose one wrong
// option. They are compared by the rest of the test, lest the points for
// choosing the key speak for it; who is ahead by the total is ahead by the rest.
func miskeyed(f *ItemFigures) string {
	key := f.best(func(o *OptionFigures) bool { return o.Key })
	if key < 0 {
		return ""
	}
	wrong := f.best(func(o *OptionFigures) bool { return !o.Key && o.Chosen >= fewChoosers })
	if wrong < 0 {
		return ""
	}
	with, against := &f.Options[key], &f.Options[wrong]
	if with.Chosen == 0 {
		most := f.favourite()
		if 2*f.Options[most].Chosen < f.Asked {
			return ""
		}
		return fmt.Sprintf("nobody chose the key %s, %d of %d chose %s", f.option(key), f.Options[most].Chosen, f.Asked, f.option(most))
	}
	if f.DiscriminationIndex == nil || *f.DiscriminationIndex >= 0 ||
		with.MeanRest == nil || against.MeanRest == nil || *against.MeanRest <= *with.MeanRest {
		return ""
	}
	return fmt.Sprintf("in the rest of the test the %d who chose %s have a mean of %s, the %d who chose the key %s one of %s; discrimination is %s",
		against.Chosen, f.option(wrong), percent(against.MeanRest), with.Chosen, f.option(key), percent(with.MeanRest), percent(f.DiscriminationIndex))
}

// best is the option, of some, whose choosers do best in the rest of the test;
// one that nobody chose where none was chosen, -1 where there is none.
func (f *ItemFigures) best(some func(*OptionFigures) bool) int {
	best := -1
	for i := range f.Options {
		o := &f.Options[i]
		if some(o) && (best < 0 || o.MeanRest != nil && (f.Options[best].MeanRest == nil || *o.MeanRest > *f.Options[best].MeanRest)) {
			best = i
		}
	}
	return best
}

// favourite is the option that most chose.
func (f *ItemFigures) favourite() int {
	most := 0
	for i, o := range f.Options {
		if o.Chosen > f.Options[most].Chosen {
			most = i
		}
	}
	return most
}

// unusedOptions names the options that nobody chose, where there was somebody
// who did not simply choose right and enough who saw them.
func unusedOptions(f *ItemFigures, item *Item) string {
	if f.Full == f.Asked {
		return ""
	}
	keys := 0
	for _, o := range f.Options {
		if o.Key {
			keys++
		}
	}
	var names []string
	for i, o := range f.Options {
		alone := o.Key && keys == 1 // its not being chosen is what the other flags are about
		if o.Chosen == 0 && !alone && item.offered(i, f.Asked) >= FewLearners {
			names = append(names, f.option(i))
		}
	}
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " or " + names[last]
}

// testFlags judges the test.
func testFlags(t *Test) []Flag {
	flags := []Flag{}
	if t.SeveralPapers {
		flags = append(flags, Flag{Mixed, "learners were asked different items: totals are scaled to the whole test, and no consistency can be given"})
	}
	if t.Learners < FewLearners {
		return append(flags, Flag{TooFew, tooFew(t.Learners)})
	}
	if c := t.InternalConsistency; c != nil && under(*c, unreliableUnder) {
		flags = append(flags, Flag{Unreliable, fmt.Sprintf("internal consistency is %s: under %d%% the totals say little about who knows more", percent(c), unreliableUnder)})
	}
	return flags
}

func tooFew(n int) string {
	switch n {
	case 0:
		return "there is no learner who was asked"
	case 1:
		return fmt.Sprintf("1 learner is too few to say more than counts: %d are needed", FewLearners)
	}
	return fmt.Sprintf("%d learners are too few to say more than counts: %d are needed", n, FewLearners)
}

// maxOptionInFlag bounds what a flag quotes of an option, in characters.
const maxOptionInFlag = 40

// option names an option by its letter and its text.
func (f *ItemFigures) option(i int) string {
	text := []rune(strings.Join(strings.Fields(f.Options[i].Text), " "))
	if len(text) > maxOptionInFlag {
		text = append(text[:maxOptionInFlag-3], []rune("...")...)
	}
	if len(text) == 0 {
		return Letter(i)
	}
	return fmt.Sprintf("%s (%s)", Letter(i), string(text))
}

// Letter names the option of an index: A to Z, then AA and on.
func Letter(i int) string {
	if i < 26 {
		return string(rune('A' + max(i, 0)))
	}
	return Letter(i/26-1) + Letter(i%26)
}

// percent writes a figure as Moodle prints it; nothing where it is undefined.
func percent(x *float64) string {
	if x == nil {
		return ""
	}
	return number(x) + "%"
}

// number writes a figure with two decimals, or fewer where that would take more
// than eight characters; nothing where it is undefined.
func number(x *float64) string {
	if x == nil {
		return ""
	}
	switch size := math.Abs(*x); {
	case size < 0.005:
		return "0.00" // not -0.00
	case size < 9999.995:
		return fmt.Sprintf("%.2f", *x)
	case size < 9_999_999.5:
		return fmt.Sprintf("%.0f", *x)
	}
	return fmt.Sprintf("%.0e", *x)
}
