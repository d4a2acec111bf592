package score

import (
	"bufio"
	"cmp"
	"crypto/sha1"
	"encoding/hex"
	"fmt"
	"io"
	"math"
	"net/url"
	"strconv"
	"strings"
	"time"

	"sabaq/quiz/exam"
	"sabaq/quiz/screen/ink"
)

// base begins every IRI of ours. The domain .invalid is reserved (RFC 6761): nothing
// answers there, and nobody else can own it.
const base = "https://sabaq.invalid/"

// A statement of the Experience API 1.0.3 (ADL, part two: data).
type statement struct {
	ID        string   `json:"id"`
	Actor     actor    `json:"actor"`
	Verb      verb     `json:"verb"`
	Object    activity `json:"object"`
	Result    *result  `json:"result,omitempty"`
	Context   *context `json:"context,omitempty"`
	Timestamp string   `json:"timestamp"`
}

type actor struct {
	ObjectType string  `json:"objectType"`
	Account    account `json:"account"`
}

type account struct {
	HomePage string `json:"homePage"`
	Name     string `json:"name"`
}

type verb struct {
	ID      string   `json:"id"`
	Display language `json:"display"`
}

// language is a language map. A deck doesn't say its language: "und".
type language map[string]string

type activity struct {
	ObjectType string      `json:"objectType"`
	ID         string      `json:"id"`
	Definition *definition `json:"definition,omitempty"`
}

type result struct {
	Score      *xapiScore     `json:"score,omitempty"`
	Success    *bool          `json:"success,omitempty"`
	Completion *bool          `json:"completion,omitempty"`
	Response   *string        `json:"response,omitempty"`
	Duration   string         `json:"duration,omitempty"`
	Extensions map[string]any `json:"extensions,omitempty"`
}

type xapiScore struct {
	Scaled float64 `json:"scaled"`
	Raw    float64 `json:"raw"`
	Min    float64 `json:"min"`
	Max    float64 `json:"max"`
}

type context struct {
	Registration string         `json:"registration,omitempty"`
	Activities   *activities    `json:"contextActivities,omitempty"`
	Revision     string         `json:"revision,omitempty"`
	Platform     string         `json:"platform,omitempty"`
	Extensions   map[string]any `json:"extensions,omitempty"`
}

type activities struct {
	Parent []activity `json:"parent,omitempty"`
}

// WriteXAPI writes an array of xAPI statements, which a learning record store takes as
// it is: for each sitting "attempted", one "answered" for each question that was
// answered, "completed", and "passed" or "failed" where there is a mark of passing; for each
// review "interacted". A statement's id is computed from the sitting's or review's, the
// question and the learner, so that a store keeps it once however often it is sent.
func WriteXAPI(w io.Writer, s *Set) error {
	d := document{w: bufio.NewWriter(w)}
	d.open()
	for i := range s.Sittings {
		for _, st := range s.sittingStatements(&s.Sittings[i]) {
			d.element(st)
		}
	}
	for i := range s.Reviews {
		d.element(s.reviewStatement(&s.Reviews[i]))
	}
	d.close()
	d.print("\n")
	return d.end()
}

func (s *Set) sittingStatements(rec *exam.Record) []statement {
	who := s.learner(rec.Learner)
	deck := deckActivity(rec.Deck, cmp.Or(rec.Title, rec.Deck))
	ctx := context{
		Registration: uuid("sitting", rec.ID),
		Revision:     rec.Fingerprint,
		Platform:     "sabaq",
	}
	about := func(name, part string, object activity, res *result, at time.Time) statement {
		c := ctx
		if part != "" {
			c.Activities = &activities{Parent: []activity{deck}}
		}
		return statement{
			ID: uuid("statement", rec.ID, name, part, who), Actor: actorOf(who), Verb: verbOf(name),
			Object: object, Result: res, Context: &c, Timestamp: isoTime(at),
		}
	}
	list := []statement{about("attempted", "", deck, nil, rec.Started)}
	for i := range rec.Items {
		if it := &rec.Items[i]; it.Given {
			at := it.At
			if at.IsZero() {
				at = rec.Started
			}
			list = append(list, about("answered", it.Card, itemActivity(rec.Deck, it), itemResult(it, rec.Penalty), at))
		}
	}
	if rec.End == "" {
		return list
	}
	totals := exam.Total(*rec)
	done := true
	res := result{
		Score:      scoreOf(totals.Points, lowest(rec), totals.Max),
		Completion: &done,
		Duration:   isoDuration(took(rec)),
		Extensions: map[string]any{base + "xapi/end": string(rec.End)},
	}
	list = append(list, about("completed", "", deck, &res, rec.Ended))
	if rec.Pass > 0 && totals.Max > 0 {
		verdict := res
		verdict.Extensions = map[string]any{base + "xapi/pass-percent": rec.Pass}
		verdict.Success = &totals.Passed
		name := "failed"
		if totals.Passed {
			name = "passed"
		}
		list = append(list, about(name, "", deck, &verdict, rec.Ended))
	}
	return list
}

// itemResult says how an item was answered and what that earned. What the learner has
// not marked yet, and what can't be marked, has neither score nor success.
func itemResult(it *exam.Item, penalty float64) *result {
	response := interactionOf(it).response(it)
	res := &result{Response: &response, Duration: isoDuration(it.Took)}
	res.Extensions = map[string]any{base + "xapi/marked-by": marker(it)}
	if v := verdict(it); v != "void" && v != "unmarked" {
		res.Score = scoreOf(it.Points, least(it, penalty), it.Max)
		res.Success = &it.Right
	}
	return res
}

// least returns the fewest points that an item can bring.
func least(it *exam.Item, penalty float64) float64 {
	if it.Form == exam.Choose && penalty > 0 {
		return -penalty * it.Max
	}
	return 0
}

// lowest returns the fewest points that a sitting can bring.
func lowest(rec *exam.Record) float64 {
	sum := 0.0
	for i := range rec.Items {
		if it := &rec.Items[i]; !it.Void && !it.Self {
			sum += least(it, rec.Penalty)
		}
	}
	return sum
}

// scoreOf returns a score as the specification wants one: min <= raw <= max, min < max,
// scaled from -1 to 1. It returns nil where there is nothing to earn.
func scoreOf(raw, low, high float64) *xapiScore {
	if math.IsNaN(raw) || math.IsNaN(low) || !(high > 0) || math.IsInf(high, 0) {
		return nil
	}
	p := &xapiScore{Scaled: min(max(round(raw/high), -1), 1), Raw: round(raw), Min: round(low), Max: round(high)}
	if p.Raw < p.Min || p.Raw > p.Max || p.Min >= p.Max {
		return nil
	}
	return p
}

// reviewStatement tells of a review. The verb is "interacted": a card that a learner
// rates themselves is no answer that somebody marked, and shouldn't count among those.
func (s *Set) reviewStatement(r *Review) statement {
	recalled := r.Rating != "again"
	rating := r.Rating
	deck := deckActivity(r.Deck, r.Deck)
	object := activity{
		ObjectType: "Activity",
		ID:         cardIRI(r.Deck, r.Card),
		Definition: &definition{
			Type:        "http://adlnet.gov/expapi/activities/question",
			Description: words(r.Question),
		},
	}
	return statement{
		ID:     uuid("statement", r.ID, "interacted", s.Learner),
		Actor:  actorOf(s.Learner),
		Verb:   verbOf("interacted"),
		Object: object,
		Result: &result{
			Success: &recalled, Response: &rating, Duration: isoDuration(r.Took),
			Extensions: map[string]any{base + "xapi/practice": r.Practised},
		},
		Context: &context{
			Activities: &activities{Parent: []activity{deck}},
			Platform:   "sabaq",
		},
		Timestamp: isoTime(r.At),
	}
}

// actorOf names the learner by an account of no real system: no address, no name of
// a machine. Who gave no name is "learner".
func actorOf(name string) actor {
	name = cmp.Or(strings.TrimSpace(ink.Clean(name).String()), "learner")
	return actor{"Agent", account{base + "learners", name}}
}

func verbOf(name string) verb {
	return verb{"http://adlnet.gov/expapi/verbs/" + name, language{"en": name}}
}

func deckActivity(deck, title string) activity {
	return activity{
		ObjectType: "Activity",
		ID:         deckIRI(deck),
		Definition: &definition{
			Type: "http://adlnet.gov/expapi/activities/assessment",
			Name: words(title),
		},
	}
}

func deckIRI(deck string) string { return base + "decks/" + url.PathEscape(cmp.Or(deck, "-")) }

func cardIRI(deck, card string) string {
	return deckIRI(deck) + "/cards/" + url.PathEscape(cmp.Or(card, "-"))
}

// words returns a language map of a text from outside, nil where there is none.
func words(s string) language {
	s = plain(s)
	if s == "" {
		return nil
	}
	return language{"und": s}
}

// plain returns s cleaned, its lines kept.
func plain(s string) string {
	var b strings.Builder
	for i, line := range ink.CleanLines(s) {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(line.String())
	}
	return b.String()
}

// isoTime returns a moment as ISO 8601, its UTC offset kept.
func isoTime(t time.Time) string { return t.Format("2006-01-02T15:04:05.000Z07:00") }

// isoDuration returns milliseconds as an ISO 8601 duration to the hundredth of a second, as
// the specification asks: stores compare no finer.
func isoDuration(ms int64) string {
	s := strconv.FormatFloat(float64(max(ms, 0)/10)/100, 'f', 2, 64)
	return "PT" + strings.TrimSuffix(strings.TrimRight(s, "0"), ".") + "S"
}

// namespace of the ids below, drawn once.
const namespace = "5f0c8e0a9a6b4d5e8c31b2f47d90e6a4"

// uuid returns a UUID of version 5 (RFC 9562, 5.5): the same for the same parts, and
// for other parts another one, wherever they are divided.
func uuid(parts ...string) string {
	ns, _ := hex.DecodeString(namespace)
	h := sha1.New()
	h.Write(ns)
	for _, p := range parts {
		fmt.Fprintf(h, "%d:%s,", len(p), p)
	}
	id := h.Sum(nil)[:16]
	id[6] = id[6]&0x0f | 0x50
	id[8] = id[8]&0x3f | 0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", id[:4], id[4:6], id[6:8], id[8:10], id[10:])
}
