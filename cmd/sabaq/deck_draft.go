package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"sabaq/decks/draft"
	"sabaq/quiz/screen/ink"
	"sabaq/quiz/screen/tty"
)

// draftFlags are the options of `deck draft`.
type draftFlags struct {
	out, with    string
	withTime     time.Duration
	count        int
	report, json bool
}

// draftJSON is what `deck draft --json` prints, which is stable.
type draftJSON struct {
	File     string         `json:"file"`   // the draft
	Source   string         `json:"source"` // the text that it was made from
	Words    int            `json:"words"`
	Cards    int            `json:"cards"`
	Kinds    map[string]int `json:"kinds"`
	Coverage []coveredJSON  `json:"coverage"` // every sentence, in order
	Doubts   []doubtJSON    `json:"doubts"`
	Refused  []refusedJSON  `json:"refused"`
	Offered  int            `json:"offered"` // by the command of --with
	Kept     int            `json:"kept"`    // of these
}

type coveredJSON struct {
	Paragraph int      `json:"paragraph"`
	Sentence  string   `json:"sentence"`
	Cards     []string `json:"cards"` // their questions
	Why       string   `json:"why"`   // where there are none
}

type doubtJSON struct {
	Paragraph int    `json:"paragraph"`
	Sentence  string `json:"sentence"`
	Why       string `json:"why"`
}

type refusedJSON struct {
	Question string `json:"question"`
	Why      string `json:"why"`
}

func newDeckDraft(a *app) *cobra.Command {
	var f draftFlags
	cmd := &cobra.Command{
		Use:   "draft ESSAY",
		Short: "draft a deck from an essay, every card grounded in it",
		Long: `Reads an essay (text, Markdown, or a saved web page) and drafts cards for the facts
and arguments in it: offline, by rules, the same each time. Nothing is made up:
each card names its paragraph and quotes its sentence, and its answer stands in
the text or follows from it.

The draft is a deck file beside the essay, ESSAY-draft.md, to be looked over:
"sabaq deck review" goes through it card by card. It is studied only with
"study --drafts". The rules know English.

--report tells sentence by sentence what was covered, what wasn't and why, and
which passages look doubtful. --with has a program of yours offer cards too, which
must stand in the essay like the others. See: sabaq help draft`,
		Example: "  sabaq deck draft essay.txt\n  sabaq deck draft essay.txt --count 30 --report\n  sabaq deck review essay-draft.md",
		Args:    oneArg("essay"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if cmd.Flags().Changed("with") && strings.TrimSpace(f.with) == "" {
				return usageError{errors.New("--with names no command"), "see: sabaq help draft"}
			}
			return a.draft(cmd.Context(), args[0], &f)
		},
	}
	cmd.Flags().StringVarP(&f.out, "output", "o", "", "write the draft to `FILE` (- for standard output)")
	cmd.Flags().IntVar(&f.count, "count", 0, "at most `N` cards, the most important ones of each part")
	cmd.Flags().StringVar(&f.with, "with", "", "have a `COMMAND` offer cards as well")
	cmd.Flags().DurationVar(&f.withTime, "with-time", 5*time.Minute, "how `LONG` that command may take")
	cmd.Flags().BoolVar(&f.report, "report", false, "say what was covered, sentence by sentence")
	cmd.Flags().BoolVar(&f.json, "json", false, "print the report as JSON")
	return cmd
}

// draft makes a draft and writes it.
func (a *app) draft(ctx context.Context, path string, f *draftFlags) error {
	switch {
	case f.count < 0:
		return usageError{fmt.Errorf("--count %d is below 0", f.count), "see: sabaq deck draft --help"}
	case f.withTime <= 0:
		return usageError{fmt.Errorf("--with-time %s is no time", f.withTime), "write it as in 5m or 90s"}
	}
	if f.out == "-" && (f.report || f.json) {
		return usageError{errors.New("-o - writes the draft to standard output, where the report would go, too"), "name a file with -o"}
	}
	text, err := readRegular(path, maxSource)
	if err != nil {
		return err
	}
	essay, err := draft.Read(filepath.Base(path), text)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	result := draft.Draft(essay, draft.Options{Count: f.count})
	offer := &draft.Offer{}
	if f.with != "" && !f.full(result) {
		ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
		defer stop()
		if offer, err = result.With(ctx, draft.Shell(f.with, draft.Limits{Time: f.withTime}), want(result, f.count)); err != nil {
			if errors.Is(err, context.Canceled) {
				return fmt.Errorf("%w; nothing was written", tty.ErrInterrupted)
			}
			return hinted{fmt.Errorf("--with: %w", err), "what it is sent and must answer: sabaq help draft"}
		}
	}
	if len(result.Cards) == 0 {
		return hinted{fmt.Errorf("%s: nothing in it that a card could be made of for sure", path), "write them yourself: sabaq deck new FILE; the rules know English"}
	}
	return a.writeDraft(path, result, offer, f)
}

// full reports whether a draft has as many cards as --count allows.
func (f *draftFlags) full(r *draft.Result) bool { return f.count > 0 && len(r.Cards) >= f.count }

// want is what a command is asked for: cards for the paragraphs that have none.
func want(r *draft.Result, count int) draft.Want {
	w := draft.Want{Count: max(0, count-len(r.Cards))}
	has := map[int]bool{}
	for _, c := range r.Cards {
		has[c.Paragraph] = true
	}
	for i := range r.Essay.Paragraphs {
		if p := &r.Essay.Paragraphs[i]; !p.IsHeading && !p.PullQuote && !p.Skipped && !has[p.N] {
			w.Paragraphs = append(w.Paragraphs, p.N)
		}
	}
	return w
}

// sayOffer says what became of a command's cards: "offered 31, kept 22, refused 9: ...".
func sayOffer(o *draft.Offer, full bool) []ink.Line {
	if full {
		return []ink.Line{ink.Plainly("The command wasn't asked: the rules made as many cards as --count allows.")}
	}
	lines := []ink.Line{ink.Plainly(fmt.Sprintf("The command offered %d, kept %d, refused %d%s", o.Offered, len(o.Kept), len(o.Refused), colon(len(o.Refused))))}
	for _, r := range o.Refused {
		lines = append(lines, ink.Plainly("  "+r.Why+": "+r.Card.Question))
	}
	return lines
}

func colon(n int) string {
	if n == 0 {
		return "."
	}
	return ":"
}

// writeDraft writes the draft beside the essay, with the text that its paragraphs count in where that is not the essay itself.
func (a *app) writeDraft(path string, result *draft.Result, offer *draft.Offer, f *draftFlags) error {
	out := f.out
	if out == "" {
		base := filepath.Base(path)
		out = filepath.Join(filepath.Dir(path), strings.TrimSuffix(base, filepath.Ext(base))+"-draft.md")
	}
	if out == "-" {
		_, err := a.out.Write(result.Deck())
		return err
	}
	if err := create(out, string(result.Deck())); errors.Is(err, fs.ErrExist) {
		return hinted{&fs.PathError{Op: "create", Path: out, Err: fs.ErrExist}, "name another file with -o, or remove it"}
	} else if err != nil {
		return err
	}
	source := filepath.Join(filepath.Dir(out), result.Essay.SourceName())
	if err := create(source, string(result.Essay.Text())); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	if f.json {
		return a.printJSON(asDraftJSON(out, source, result, offer))
	}
	if f.report {
		if err := a.print(draftReport(result, min(a.width(), 90), a.palette())...); err != nil {
			return err
		}
	}
	if f.with != "" {
		if err := a.print(sayOffer(offer, offer.Offered == 0 && f.full(result))...); err != nil {
			return err
		}
	}
	covered := 0
	for _, c := range result.Coverage {
		if len(c.Cards) > 0 {
			covered++
		}
	}
	lines := []ink.Line{
		ink.Plainly(fmt.Sprintf("%s: %s from %d of %s.", out, count(len(result.Cards), "draft card"), covered, count(len(result.Coverage), "sentence"))),
		ink.Plainly("Look them over:  " + reviewCommand(out)),
	}
	if !f.report {
		lines = append(lines, ink.Plainly("What wasn't covered, and why:  sabaq deck draft --report -o FILE "+quoted(path)))
	}
	return a.print(lines...)
}

// reviewCommand is what goes through a draft. Where the draft's name doesn't tell the deck's, it
// names that, too.
func reviewCommand(out string) string {
	ending := filepath.Ext(out)
	name := strings.TrimSuffix(out, ending)
	if strings.HasSuffix(name, "-draft") {
		return "sabaq deck review " + quoted(out)
	}
	return "sabaq deck review " + quoted(out) + " -o " + quoted(name+"-deck"+ending)
}

func asDraftJSON(file, source string, r *draft.Result, o *draft.Offer) draftJSON {
	j := draftJSON{
		File: file, Source: source, Words: len(strings.Fields(string(r.Essay.Text()))), Cards: len(r.Cards), Kinds: map[string]int{},
		Coverage: []coveredJSON{}, Doubts: []doubtJSON{}, Refused: []refusedJSON{},
		Offered: o.Offered, Kept: len(o.Kept),
	}
	for _, c := range r.Cards {
		j.Kinds[c.Kind.String()]++
	}
	for _, c := range r.Coverage {
		row := coveredJSON{Paragraph: c.Paragraph, Sentence: c.Sentence, Cards: []string{}, Why: c.Why}
		for _, i := range c.Cards {
			row.Cards = append(row.Cards, r.Cards[i].Question)
		}
		j.Coverage = append(j.Coverage, row)
	}
	for _, d := range r.Doubts {
		j.Doubts = append(j.Doubts, doubtJSON{d.Paragraph, d.Sentence, d.Why})
	}
	for _, refused := range append(slices.Clip(r.Refused), o.Refused...) {
		j.Refused = append(j.Refused, refusedJSON{refused.Card.Question, refused.Why})
	}
	return j
}

// draftReport draws what became of each sentence.
func draftReport(r *draft.Result, width int, p ink.Palette) []ink.Line {
	var lines []ink.Line
	paragraph := 0
	for _, c := range r.Coverage {
		if c.Paragraph != paragraph {
			paragraph = c.Paragraph
			lines = append(lines, nil, ink.Line{ink.Styled(ink.Title, fmt.Sprintf("¶%d", paragraph))})
		}
		sign := ink.Plainly("  - ")
		if len(c.Cards) > 0 {
			sign = ink.Plainly("  + ")
		}
		lines = append(lines, ink.Prefix(ink.Wrap(ink.Plainly(c.Sentence), width-4), sign, ink.Blank(4))...)
		for _, i := range c.Cards {
			card := ink.Wrap(ink.Line{ink.Styled(ink.Dim, r.Cards[i].Kind.String()+": "+r.Cards[i].Question)}, width-6)
			lines = append(lines, ink.Prefix(card, ink.Blank(6), ink.Blank(6))...)
		}
		if len(c.Cards) == 0 {
			lines = append(lines, ink.Prefix(ink.Wrap(ink.Line{ink.Styled(ink.Dim, c.Why)}, width-6), ink.Blank(6), ink.Blank(6))...)
		}
	}
	if len(r.Doubts) > 0 {
		lines = append(lines, nil, ink.Line{ink.Styled(ink.Title, "Passages to look at")})
		for _, d := range r.Doubts {
			text := fmt.Sprintf("¶%d: %s (%s)", d.Paragraph, d.Sentence, d.Why)
			lines = append(lines, ink.Prefix(ink.Wrap(ink.Plainly(text), width-4), ink.Plainly("  ? "), ink.Blank(4))...)
		}
	}
	return append(lines, nil)
}
