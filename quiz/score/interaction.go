package score

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"sabaq/quiz/exam"
)

// definition describes an activity, an interaction among others (xAPI 1.0.3, part two,
// 2.4.4.1).
type definition struct {
	Name        language       `json:"name,omitempty"`
	Description language       `json:"description,omitempty"`
	Type        string         `json:"type"`
	Interaction interaction    `json:"interactionType,omitempty"`
	Correct     []string       `json:"correctResponsesPattern,omitempty"`
	Choices     []component    `json:"choices,omitempty"`
	Extensions  map[string]any `json:"extensions,omitempty"`
}

type component struct {
	ID          string   `json:"id"`
	Description language `json:"description,omitempty"`
}

// interaction is an interaction's type.
type interaction string

const (
	trueFalse  interaction = "true-false"
	choice     interaction = "choice"
	sequencing interaction = "sequencing"
	fillIn     interaction = "fill-in"
	longFillIn interaction = "long-fill-in"
)

// delimiter stands between the parts of a response.
const delimiter = "[,]"

// longText is how long a fill-in normally is at most, by the specification.
const longText = 250

// interactionOf returns what an item is to xAPI.
func interactionOf(it *exam.Item) interaction {
	switch it.Form {
	case exam.Choose:
		if isTrueFalse(it.Options) {
			return trueFalse
		}
		return choice
	case exam.Tick:
		return choice
	case exam.Arrange:
		return sequencing
	case exam.Self:
		return longFillIn
	}
	if len(it.Correct) > longText {
		return longFillIn
	}
	return fillIn
}

func isTrueFalse(options []string) bool {
	return len(options) == 2 && slices.Contains(options, "true") && slices.Contains(options, "false")
}

// itemActivity is the question of an item. The same card asked in another form is
// another activity: a definition has one type.
func itemActivity(deck string, it *exam.Item) activity {
	kind := interactionOf(it)
	d := &definition{
		Description: words(it.Question),
		Type:        "http://adlnet.gov/expapi/activities/cmi.interaction",
		Interaction: kind,
		Correct:     kind.pattern(it),
	}
	if kind == choice || kind == sequencing {
		d.Choices = choices(it.Options)
	}
	if it.Section != "" {
		d.Extensions = map[string]any{base + "xapi/section": plain(it.Section)}
	}
	return activity{ObjectType: "Activity", ID: cardIRI(deck, it.Card) + "/" + string(kind), Definition: d}
}

// choices returns the options in an order of their own, so that the definition is the
// same whichever way a sitting shuffled them. Options with one text are one.
func choices(options []string) []component {
	list := make([]component, 0, len(options))
	for _, o := range options {
		list = append(list, component{optionID(o), words(o)})
	}
	slices.SortFunc(list, func(a, b component) int { return strings.Compare(a.ID, b.ID) })
	return slices.CompactFunc(list, func(a, b component) bool { return a.ID == b.ID })
}

// optionID returns an id that goes with the option's text wherever it was shown.
func optionID(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "o-" + hex.EncodeToString(sum[:6])
}

// response returns what was answered in the form of the interaction's type.
func (k interaction) response(it *exam.Item) string {
	switch k {
	case trueFalse:
		return strings.Join(chosen(it), "")
	case choice, sequencing:
		return optionIDs(chosen(it))
	}
	if it.Form == exam.List {
		return parts(lines(it.Text))
	}
	return part(it.Text)
}

// pattern returns the answers that are right, nil where the record doesn't tell all of
// them: a pattern is to be exhaustive.
func (k interaction) pattern(it *exam.Item) []string {
	var one string
	switch {
	case k == trueFalse:
		if one = strings.ToLower(strings.TrimSpace(it.Correct)); one != "true" && one != "false" {
			return nil
		}
	case k == choice && it.Form == exam.Choose:
		if !slices.Contains(it.Options, it.Correct) {
			return nil
		}
		one = optionID(it.Correct)
	case k == choice || k == sequencing:
		texts := listed(it.Correct)
		if texts == nil {
			texts = []string{it.Correct}
		}
		if it.Need > 0 && it.Need < len(texts) { // any so many of them
			return nil
		}
		for _, t := range texts {
			if !slices.Contains(it.Options, t) {
				return nil
			}
		}
		one = optionIDs(texts)
	case it.Form == exam.Type && it.Correct != "":
		one = part(it.Correct)
	default: // a list or a text in one's own words is right in many ways
		return nil
	}
	return []string{one}
}

func optionIDs(texts []string) string {
	ids := make([]string, len(texts))
	for i, t := range texts {
		ids[i] = optionID(t)
	}
	return strings.Join(ids, delimiter)
}

func parts(texts []string) string {
	list := make([]string, len(texts))
	for i, t := range texts {
		list[i] = part(t)
	}
	return strings.Join(list, delimiter)
}

// part returns a text as one part of a response: without a delimiter in it, and not
// beginning with what would be read as a parameter, {lang=en} and the like.
func part(s string) string {
	s = strings.ReplaceAll(plain(s), delimiter, "[ , ]")
	if strings.HasPrefix(s, "{") {
		s = " " + s
	}
	return s
}
