package score

import (
	"strings"
	"time"

	"sabaq/quiz"
	"sabaq/quiz/exam"
	"sabaq/quiz/fsrs"
)

var (
	karachi = time.FixedZone("", 5*3600)
	kathman = time.FixedZone("", 5*3600+45*60)
	bogota  = time.FixedZone("", -5*3600)
)

func at(day, hour, min int, zone *time.Location) time.Time {
	return time.Date(2026, 11, day, hour, min, 7, 250e6, zone)
}

// fingerprint is a deck's, of no deck.
var fingerprint = strings.Repeat("0123456789abcdef", 4)

// items has one item of every form and fate.
func items(begin time.Time) []exam.Item {
	list := []exam.Item{
		{Card: "riv-1", Kind: "typed", Form: exam.Type, Section: "Rivers", Tags: []string{"map", "basics"},
			Question: "Which river do the Kabul and the Panjnad flow into?", Correct: "the Indus",
			Response: exam.Response{Text: "the Indus"}, Mark: exam.Mark{Points: 1, Max: 1, Right: true}},
		{Card: "riv-2", Kind: "choice", Form: exam.Choose, Section: "Rivers", Lead: "According to the atlas",
			Question: "Which of these ends in a basin?", Options: []string{"the Indus", "the Helmand", "the Amu Darya"}, Correct: "the Helmand",
			Response: exam.Response{Chosen: []int{0}}, Mark: exam.Mark{Points: -0.5, Max: 2}, Flagged: true},
		{Card: "riv-3", Kind: "true-false", Form: exam.Choose, Section: "Rivers / Borders",
			Question: "The Amu Darya forms part of a border.", Options: []string{"true", "false"}, Correct: "true",
			Response: exam.Response{Chosen: []int{0}}, Mark: exam.Mark{Points: 1, Max: 1, Right: true}},
		{Card: "riv-4", Kind: "choice", Form: exam.Tick, Section: "Rivers / Borders",
			Question: "Which two are in the east?", Options: []string{"the Kabul", "the Harirud", "the Kunar"}, Correct: "- the Kabul\n- the Kunar",
			Response: exam.Response{Chosen: []int{0, 2}}, Mark: exam.Mark{Points: 1, Max: 1, Right: true}},
		{Card: "riv-5", Kind: "all", Form: exam.List, Section: "Passes", Need: 2,
			Question: "Name two passes.", Correct: "- the Khyber\n- the Bolan\n- the Gomal",
			Response: exam.Response{Text: "khyber\n\n the Alps\n"}, Mark: exam.Mark{Points: 1.5, Max: 3}},
		{Card: "riv-6", Kind: "order", Form: exam.Arrange, Section: "Passes",
			Question: "From north to south?", Options: []string{"Bolan", "Khyber", "Gomal"}, Correct: "1. Khyber\n2. Gomal\n3. Bolan",
			Response: exam.Response{Chosen: []int{1, 0, 2}}, Mark: exam.Mark{Points: 2.0 / 3, Max: 1}},
		{Card: "riv-7.effect-1", Kind: "claim", Form: exam.Self, Section: "Passes",
			Question: "What follows from who holds a pass?", Correct: "Tolls, and a say in the trade.",
			Response: exam.Response{Text: "money"}, Judged: true, Mark: exam.Mark{Points: 1, Max: 2, Self: true}},
		{Card: "riv-8", Kind: "basic", Form: exam.Self, Section: "Passes",
			Question: "Why do rivers meander?", Correct: "Banks erode outside and grow inside.",
			Response: exam.Response{Text: "they like to"}, Mark: exam.Mark{Max: 1, Self: true}},
		{Card: "riv-9", Kind: "typed", Form: exam.Type,
			Question: "How long is the Indus, in kilometres?", Correct: "3180", Mark: exam.Mark{Max: 1}},
		{Card: "riv-10.2", Kind: "cloze", Form: exam.Type, Section: "Rivers",
			Question: "The Helmand ends in the [...].", Correct: "Sistan basin",
			Response: exam.Response{Text: "sea"}, Mark: exam.Mark{Void: true}},
	}
	for i := range list {
		it := &list[i]
		it.Took = int64(i+1)*4321 + 7
		if it.Text != "" || len(it.Chosen) > 0 {
			it.Given = true
			it.At = begin.Add(time.Duration(i+1) * 37 * time.Second)
		}
	}
	return list
}

func record(id string, begin time.Time) exam.Record {
	return exam.Record{
		Version: exam.Version, ID: strings.Repeat(id, 32)[:32], Learner: "ayesha-07", Deck: "rivers", Title: "Rivers and passes",
		Fingerprint: fingerprint, Seed: 1<<63 + 12345, Started: begin, Ended: begin.Add(11 * time.Minute), End: exam.HandedIn,
		Minutes: 20, Pass: 50, Penalty: 0.25, Items: items(begin),
	}
}

// ordinary is a set as people have it.
func ordinary() *Set {
	passed := record("a1", at(3, 9, 15, karachi))
	failed := record("b2", at(10, 18, 5, kathman))
	failed.End = exam.TimeUp
	for i := range failed.Items[:4] {
		failed.Items[i].Mark = exam.Mark{Max: failed.Items[i].Max}
	}
	plainOne := record("c3", at(21, 23, 50, bogota))
	plainOne.Learner, plainOne.Minutes, plainOne.Pass, plainOne.Penalty = "", 0, 0, 0
	plainOne.Deck, plainOne.Title = "Chess, first steps", ""
	plainOne.Items = plainOne.Items[2:4]
	s := &Set{Sittings: []exam.Record{passed, failed, plainOne}, Learner: "ayesha-07"}
	s.Reviews = Reviews(events())
	for i := range s.Reviews {
		s.Reviews[i].Deck, s.Reviews[i].Section, s.Reviews[i].Question = "rivers", "Rivers", "Which river?"
	}
	return s
}

// events is a log with everything that Reviews has to tell apart.
func events() []quiz.Event {
	id := func(n uint64) quiz.EventID {
		return quiz.EventID{Device: [8]byte{0xde, 0xad, 0xbe, 0xef, 0, 1, 2, 3}, Seq: n}
	}
	first := at(20, 7, 0, karachi)
	day := quiz.DayOf(first, 4*time.Hour)
	list := []quiz.Event{
		{Kind: quiz.Answered, Card: "~old", Rating: fsrs.Again, Proposed: fsrs.Good, Took: 3450 * time.Millisecond, Phase: quiz.Learning, Step: 1,
			Due: quiz.Due{Day: day, At: first.Add(10 * time.Minute).UnixMilli()}},
		{Kind: quiz.Edited, Card: "~old", To: "~new"},
		{Kind: quiz.Answered, Card: "~new", Rating: fsrs.Good, Took: time.Second, Phase: quiz.Reviewing, Due: quiz.Due{Day: day + 4}},
		{Kind: quiz.Answered, Card: "riv-1", Rating: fsrs.Easy, Took: 2 * time.Second, Phase: quiz.Reviewing, Due: quiz.Due{Day: day + 9}},
		{Kind: quiz.Undone, Target: id(4)},
		{Kind: quiz.Answered, Card: "riv-1", Rating: fsrs.Hard, Took: 10 * time.Minute, Phase: quiz.Reviewing, Due: quiz.Due{Day: day + 2}},
		{Kind: quiz.Suspended, Card: "riv-1"},
		{Kind: quiz.Practised, Card: "riv-2", Rating: fsrs.Again, Took: 1234 * time.Millisecond},
		{Kind: quiz.Edited, Card: "~new", To: "riv-3"},
	}
	for i := range list {
		ev := &list[i]
		ev.ID = id(uint64(i + 1))
		ev.At = first.Add(time.Duration(i) * 9 * time.Hour)
		ev.Day = quiz.DayOf(ev.At, 4*time.Hour)
		ev.Clock = quiz.Clock(ev.At.UnixMilli()) << 16
	}
	return list
}

// nasty is what decks, names and answers may hold.
func nasty() []string {
	return []string{
		"=cmd|' /C calc'!A0", "+1+1", "-2", "@SUM(A1)", "\t=1+1", "\r=1+1", "  =1+1", "\"=1+1\"", "'=1", "＝1", "a;=1+1;\" +2", "\ufeff=1", "\u200d=1",
		"<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "</title></svg><script>1</script>", "{{.Learner}}", "<!--", "javascript:alert(1)",
		"\x1b]52;c;aGk=\x07", "\x1b[2J\x1b[31mred", "\u009b31m", "\x00\x01\x7f", "a\u202egnp.exe", "\u2066\u2069\u200f", "line one\nline two\r\nthree\u2028four", "comma, \"quoted\", 'so'",
		"[,]{lang=en}[.]", "{case_matters=true}x", "ﷺ اردو نستعلیق", "e" + strings.Repeat("\u0301", 5000), "\xff\xfe broken", strings.Repeat("long ", 20000), "",
	}
}

// hostile is a set in which every text is one of nasty.
func hostile() *Set {
	texts := nasty()
	n := 0
	next := func() string { n++; return texts[(n-1)%len(texts)] }
	s := &Set{Learner: "=HYPERLINK(1)"}
	for range 8 {
		rec := record("d4", at(5, 5, 5, karachi))
		rec.Learner, rec.Deck, rec.Title, rec.End = next(), next(), next(), exam.End(next())
		for i := range rec.Items {
			it := &rec.Items[i]
			it.Section, it.Question, it.Correct, it.Lead, it.Kind = next(), next(), next(), next(), next()
			it.Card = next()
			it.Tags = []string{next(), next()}
			for j := range it.Options {
				it.Options[j] = next()
			}
			if it.Text != "" {
				it.Text = next()
			}
		}
		rec.Items[1].Chosen = []int{-1, 99, 1} // no form's, and must not panic
		s.Sittings = append(s.Sittings, rec)
	}
	for range len(texts) {
		r := Review{At: at(6, 6, 6, bogota), Day: next(), Took: 5}
		r.ID, r.Card, r.Was, r.Deck, r.Section, r.Question, r.Rating, r.Proposed, r.Phase, r.Due = next(), next(), next(), next(), next(), next(), next(), next(), next(), next()
		s.Reviews = append(s.Reviews, r)
	}
	return s
}
