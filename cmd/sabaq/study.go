package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"sabaq/quiz"
	"sabaq/quiz/screen"
	"sabaq/quiz/screen/tty"
	"sabaq/store"
)

// studyFlags are the options of `sabaq study`.
type studyFlags struct {
	fresh, limit, ahead int
	minutes             float64
	tags                []string
	cram, plain, drafts bool
	seed                uint64
}

func newStudy(a *app) *cobra.Command {
	var f studyFlags
	cmd := &cobra.Command{
		Use:   "study [DECK...]",
		Short: "study what is due, and some new cards",
		Long: `Asks the cards that are due, and the day's new ones among them. DECK is a
deck's name, a file or a directory of decks; without one, all decks are studied.

Every answer is saved the moment it is given: the session can be left at any
time and goes on where it stopped.

Keys: space or enter shows the answer, 1 to 4 rate it (again, hard, good,
easy), u takes back, q ends, ? lists all. See: sabaq help keys

Line mode (--plain) is the same session by lines, for screen readers, dumb
terminals and pipes. It is used by itself when the input or output is not a
terminal, when TERM is dumb, when SABAQ_PLAIN is set, or "plain = true" stands
in the settings.

EXIT STATUS
  0 done, also when nothing was due; see: sabaq help exit-codes`,
		Example: `  sabaq study
  sabaq study pak-afghan --minutes 10
  sabaq study notes/history.md --new 5 --tag timeline`,
		ValidArgsFunction: a.completeDecks,
		RunE:              func(cmd *cobra.Command, args []string) error { return a.study(args, f) },
	}
	flags := cmd.Flags()
	flags.IntVar(&f.fresh, "new", -1, "`N` new cards today, in place of the setting")
	flags.Lookup("new").DefValue = "0" // so that the help doesn't show the -1
	flags.IntVar(&f.limit, "limit", 0, "ask at most `N` cards")
	flags.Float64Var(&f.minutes, "minutes", 0, "ask what fits into `M` minutes at your own pace, the cards most at risk first")
	flags.IntVar(&f.ahead, "ahead", 0, "also cards that come up in the next `DAYS`")
	flags.StringArrayVar(&f.tags, "tag", nil, "only cards with this `TAG` (repeat for any of several)")
	flags.BoolVar(&f.cram, "cram", false, "every card once, until right; the schedule stays as it is")
	flags.BoolVar(&f.drafts, "drafts", false, "also decks that are drafts (see: sabaq deck review)")
	flags.BoolVar(&f.plain, "plain", false, "by lines: no escapes, no redrawing")
	flags.Uint64Var(&f.seed, "seed", 0, "shuffle by this `NUMBER`")
	_ = cmd.RegisterFlagCompletionFunc("tag", a.completeTags)
	return cmd
}

func (f *studyFlags) check() error {
	switch {
	case f.fresh < -1 || f.limit < 0 || f.ahead < 0 || f.ahead > 3650:
		return usageError{errors.New("--new, --limit and --ahead want a number from 0 up"), "see: sabaq study --help"}
	case !(f.minutes >= 0 && f.minutes <= 24*60):
		return usageError{fmt.Errorf("--minutes %v: wants a number between 0 and 1440", f.minutes), "see: sabaq study --help"}
	}
	return nil
}

// study runs a session.
func (a *app) study(args []string, f studyFlags) error {
	if err := f.check(); err != nil {
		return err
	}
	cfg, st, err := a.learner()
	if err != nil {
		return err
	}
	opened, err := a.openAll(st, args)
	if err == nil && !f.drafts {
		opened, err = withoutDrafts(opened, len(args) > 0)
	}
	if err != nil {
		return err
	}
	for _, d := range opened {
		if err := a.tellChanges(d); err != nil {
			return err
		}
	}
	only, err := tagged(opened, f.tags)
	if err != nil {
		return err
	}
	var study []quiz.StudyDeck
	for _, d := range opened {
		study = append(study, d.study(a))
	}
	session, err := quiz.Start(st, &cfg.Settings, study, quiz.Options{
		New: f.fresh, Limit: f.limit, Budget: time.Duration(f.minutes * float64(time.Minute)),
		Ahead: f.ahead, Cram: f.cram, Only: only, Seed: f.seed,
	}, a.now)
	if err != nil {
		return err
	}
	s := a.screenStudy(cfg, st, session, opened)
	s.Cram = f.cram
	for _, arg := range args {
		s.Decks += " " + arg
	}
	if err := a.show(s, f.plain || cfg.Plain || a.env("SABAQ_PLAIN") != ""); err != nil {
		return err
	}
	if session.Summary.Answers > 0 && !f.cram {
		a.afterSession(cfg, st)
	}
	return nil
}

// show runs the session on the screen, or by lines where that was asked for or there is no screen.
func (a *app) show(s *screen.Study, plain bool) error {
	if plain {
		return s.Lines(a.in, a.console)
	}
	term, err := a.terminal()
	if errors.Is(err, tty.ErrPlain) {
		return s.Lines(a.in, a.console)
	}
	if err != nil {
		return err
	}
	return s.Full(term, a.console)
}

// withoutDrafts leaves drafts out; where one was named and nothing else is left, that is an error.
func withoutDrafts(opened []*deck, named bool) ([]*deck, error) {
	var ready []*deck
	found := ""
	for _, d := range opened {
		if d.front.Draft {
			found = d.shown()
			continue
		}
		ready = append(ready, d)
	}
	if len(ready) == 0 && named && found != "" {
		return nil, hinted{fmt.Errorf("%s is a draft", found), "look it over: sabaq deck review " + quoted(found) + "\nor study it all the same, with --drafts"}
	}
	return ready, nil
}

// openAll opens the named decks, or all that are known. A known deck that can't
// be read is reported and left out; a named one ends the command.
func (a *app) openAll(st *store.File, args []string) ([]*deck, error) {
	files, err := a.known(st)
	if len(args) > 0 {
		files, err = a.find(st, args)
	}
	if err != nil {
		return nil, err
	}
	infos, err := indexed(st, files)
	if err != nil {
		return nil, err
	}
	var opened []*deck
	var failed error
	for _, f := range files {
		d, err := a.open(st, f, infos)
		switch {
		case err == nil && len(args) > 0 && d.info.Cards == 0:
			if err := st.Forget(d.info.ID); err != nil {
				return nil, err
			}
			if d.broken > 0 {
				return nil, hinted{fmt.Errorf("%s: none of its cards can be read", d.shown()), "see: sabaq deck check " + d.shown()}
			}
			return nil, hinted{fmt.Errorf("%s has no cards", d.shown()), "see: sabaq help format"}
		case err == nil:
			opened = append(opened, d)
		case len(args) > 0 || exitCode(err) != exitFailed:
			return nil, err
		default:
			failed = err
			printError(a.err, err)
		}
	}
	if len(opened) == 0 && failed != nil {
		return nil, silent(exitFailed)
	}
	for _, d := range opened {
		if newer(d.front.MinSabaq, version) {
			printError(a.err, fmt.Errorf("%s asks for sabaq %s, and this is %s: some of its cards may be read wrongly", d.name, d.front.MinSabaq, version))
		}
		if d.broken > 0 {
			printError(a.err, leftOut(d.shown(), d.broken))
		}
	}
	return opened, nil
}

// screenStudy is the session with what the screen needs of the decks.
func (a *app) screenStudy(cfg *config, st *store.File, session *quiz.Session, opened []*deck) *screen.Study {
	texts := &passages{a: a}
	s := &screen.Study{Session: session, Palette: a.palette(), Now: a.now}
	s.Passage = func(t *quiz.Turn) string { return texts.of(opened[t.Index], &t.Card) }
	s.Standing = func(t *quiz.Turn) (quiz.Standing, error) { return a.standing(cfg, st, t.Card.ID) }
	s.Passing = func(err error) bool {
		return errors.Is(err, store.ErrBusy) || errors.Is(err, store.ErrFull) || errors.Is(err, store.ErrReplaced)
	}
	s.Editor = func(t *quiz.Turn) (*screen.Editing, error) { return a.editor(opened[t.Index], &t.Card) }
	return s
}

// tagged returns which cards have one of the tags; nil when no tag was asked for.
func tagged(opened []*deck, tags []string) (func(string) bool, error) {
	if len(tags) == 0 {
		return nil, nil
	}
	cards := map[string]bool{}
	var all []string
	for _, d := range opened {
		parsed, _, err := parseDeck(d.deckFile)
		if err != nil {
			return nil, err
		}
		for i := range parsed.Cards {
			c := &parsed.Cards[i]
			if slices.ContainsFunc(c.Tags, func(t string) bool { return slices.Contains(tags, t) }) {
				cards[c.ID] = true
			}
			all = append(all, c.Tags...)
		}
	}
	slices.Sort(all)
	all = slices.Compact(all)
	for _, tag := range tags {
		if !slices.Contains(all, tag) {
			return nil, hinted{fmt.Errorf("no card has the tag %q", tag), "tags here: " + joinShort(all, 20)}
		}
	}
	return func(id string) bool { return cards[id] }, nil
}

// joinShort lists at most n names.
func joinShort(names []string, n int) string {
	if len(names) == 0 {
		return "none"
	}
	if len(names) > n {
		return strings.Join(names[:n], ", ") + fmt.Sprintf(" and %d more", len(names)-n)
	}
	return strings.Join(names, ", ")
}
