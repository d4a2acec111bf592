package main

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"sabaq/decks"
	"sabaq/decks/draft"
	"sabaq/quiz/class"
	"sabaq/quiz/mark"
	"sabaq/quiz/score"
	"sabaq/quiz/screen"
	"sabaq/quiz/screen/ink"
)

var (
	//go:embed files.md
	filesHelp string
	//go:embed exitcodes.md
	exitCodesHelp string
)

// topic is a help page that belongs to no command. It stands beside the code that it describes.
type topic struct{ name, short, text string }

func topics() []topic {
	return []topic{
		{"format", "how a deck is written", decks.FormatHelp},
		{"keys", "the keys of a session, and line mode", screen.KeysHelp},
		{"grading", "how typed, ticked and ordered answers are marked", mark.Help},
		{"draft", "drafting a deck from an essay", draft.Help},
		{"scores", "scored quizzes, and what they are exported to", score.Help},
		{"class", "a class's hand-ins, gradebooks and the figures of questions", class.Help},
		{"files", "where things are kept, and the settings", filesHelp},
		{"exit-codes", "what the exit codes mean", exitCodesHelp},
	}
}

// newHelp is cobra's help command with our topics besides.
func newHelp(a *app, root *cobra.Command) *cobra.Command {
	var list strings.Builder
	for _, t := range topics() {
		fmt.Fprintf(&list, "  %-12s %s\n", t.name, t.short)
	}
	return &cobra.Command{
		Use:   "help [COMMAND | TOPIC]",
		Short: "help on a command or a topic: " + topicNames(),
		Long:  "Help on any command, or on one of these topics:\n\n" + list.String(),
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return strings.Split(topicNames(), ", "), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 1 {
				for _, t := range topics() {
					if t.name == args[0] {
						return a.print(ink.Markdown(t.text, min(a.width(), 90), a.palette())...)
					}
				}
			}
			target, rest, err := root.Find(args)
			if err != nil || len(rest) > 0 {
				return usageError{fmt.Errorf("no help on %q", strings.Join(args, " ")), "topics: " + topicNames()}
			}
			target.InitDefaultHelpFlag() // which cobra adds only when it runs the command
			return target.Help()
		},
	}
}

func topicNames() string {
	var names []string
	for _, t := range topics() {
		names = append(names, t.name)
	}
	return strings.Join(names, ", ")
}
