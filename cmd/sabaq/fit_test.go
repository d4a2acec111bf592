package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"sabaq/quiz"
	"sabaq/quiz/fsrs"
	"sabaq/store"
)

func TestParseLog(t *testing.T) {
	const head = "card_id,review_time,rating,elapsed_days\n"
	cases := []struct {
		name, text string
		rows       int
		err        string
	}{
		{"one card", head + "a,1000,3,-1\na,86401000,1,1\n", 2, ""},
		{"no elapsed days", "rating,card_id,review_time\n3,a,1000\n", 1, ""},
		{"other columns, BOM, CRLF", "\ufeffx,card_id,review_time,Rating\r\n,a,1000,3\r\n", 1, ""},
		{"head only", head, 0, ""},
		{"quoted, with spaces", head + "\" a\", 1000 ,3,\n", 1, ""},
		{"numbers as fractions", head + "a,1000.0,3.0,2.0\n", 1, ""},
		{"empty", "", 0, "log.csv: is empty"},
		{"no column", "card_id,rating\na,3\n", 0, "log.csv:1: there is no column review_time"},
		{"column twice", "card_id,rating,rating,review_time\n", 0, "log.csv:1: column rating occurs twice"},
		{"rating 5", head + "a,1000,3,-1\na,2000,5,0\n", 0, "log.csv:3:8: rating 5 is not from 1 to 4"},
		{"rating 0", head + "a,1000,0,-1\n", 0, "log.csv:2:8: rating 0 is not from 1 to 4"},
		{"rating word", head + "a,1000,good,-1\n", 0, `log.csv:2:8: rating "good" is not a whole number`},
		{"time before 1970", head + "a,-1,3,-1\n", 0, "log.csv:2:3: review_time -1 is not from 0 to 253402300799999"},
		{"time too big", head + "a,99999999999999999999,3,-1\n", 0, `log.csv:2:3: review_time "99999999999999999999" is not a whole number`},
		{"NaN", head + "a,NaN,3,-1\n", 0, `log.csv:2:3: review_time "NaN" is not a whole number`},
		{"half a day", head + "a,1000,3,0.5\n", 0, `log.csv:2:10: elapsed_days "0.5" is not a whole number`},
		{"no card", head + ",1000,3,-1\n", 0, "log.csv:2:1: card_id is empty"},
		{"long card", head + strings.Repeat("x", 300) + ",1000,3,-1\n", 0, "log.csv:2:1: card_id has over 200 bytes"},
		{"short line", head + "a,1000\n", 0, "log.csv:2: wrong number of fields"},
		{"stray quote", head + "a\"b,1000,3,0\n", 0, `log.csv:2: bare " in non-quoted-field`},
		{"binary", "\x00\xff\xfe\n", 0, "log.csv:1: there is no column card_id"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			rows, err := parseLog("log.csv", strings.NewReader(c.text))
			got := ""
			if err != nil {
				got = err.Error()
			}
			if got != c.err || len(rows) != c.rows {
				t.Errorf("%d rows, %q; want %d, %q", len(rows), got, c.rows, c.err)
			}
		})
	}
}

// TestLogDays: elapsed days come from the file, else from the study day, whatever the order of the lines.
func TestLogDays(t *testing.T) {
	const text = "card_id,review_time,rating,elapsed_days\n" +
		"a,1711760400000,3,\n" + // 2024-03-30 01:00 UTC
		"b,1711760400000,3,-1\n" +
		"a,1711774800000,3,-1\n" + // 05:00, the next study day from 4:00
		"b,1711774800000,3,7\n"
	rows, err := parseLog("log.csv", strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		hour int
		want string
	}{{4, "[0 0 1 7]"}, {0, "[0 0 0 7]"}} {
		var days []int
		for _, r := range records(rows, dayRule{time.UTC, time.Duration(c.hour) * time.Hour}) {
			days = append(days, r.Days)
		}
		if got := fmt.Sprint(days); got != c.want {
			t.Errorf("days from %d:00: %s, want %s", c.hour, got, c.want)
		}
	}
}

func FuzzParseLog(f *testing.F) {
	f.Add("card_id,review_time,rating,elapsed_days\na,1000,3,-1\na,86401000,1,1\n")
	f.Add("rating,card_id,review_time\n3,\"a\n\",1e3\n")
	f.Fuzz(func(t *testing.T, text string) {
		rows, err := parseLog("log.csv", strings.NewReader(text))
		if err != nil {
			if !strings.HasPrefix(err.Error(), "log.csv:") {
				t.Errorf("the error does not say where: %v", err)
			}
			return
		}
		if _, err := fsrs.NewLog(records(rows, dayRule{time.UTC, 0})); err != nil {
			t.Errorf("what was read makes no log: %v", err)
		}
	})
}

// writeLog writes a review log of some cards that are forgotten now and then.
func writeLog(t *testing.T, cards int) string {
	t.Helper()
	rng := rand.New(rand.NewPCG(1, 9))
	var b strings.Builder
	b.WriteString("card_id,review_time,rating\n")
	for c := range cards {
		now, gap := 1.7e12+float64(c)*1e8, 1.0
		for range 8 {
			rating := 3
			if rng.IntN(5) == 0 {
				rating, gap = 1, 0.5
			}
			fmt.Fprintf(&b, "%d,%.0f,%d\n", c, now, rating)
			gap *= 2
			now += gap * 86_400_000
		}
	}
	path := filepath.Join(t.TempDir(), "log.csv")
	if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// fitCommand runs `sabaq fit` with the given arguments, over the progress file at db.
func fitCommand(db string, args ...string) (string, error) {
	var out bytes.Buffer
	env := func(name string) string { return map[string]string{"SABAQ_DB": db, "HOME": filepath.Dir(db)}[name] }
	a := &app{stdio: stdio{strings.NewReader(""), &out, &out, env, time.Now}, console: &out}
	cmd := newFit(a)
	cmd.SetArgs(args)
	cmd.SilenceErrors, cmd.SilenceUsage = true, true
	err := cmd.Execute()
	return out.String(), err
}

func TestFitLog(t *testing.T) {
	path := writeLog(t, 60)
	for _, model := range []string{"auto", "fsrs-6", "fsrs-7"} {
		text, err := fitCommand("", "--log", path, "--model", model, "--refit", "--json", "--tz", "UTC")
		if err != nil {
			t.Fatal(err)
		}
		var got fitJSON
		if err := json.Unmarshal([]byte(text), &got); err != nil {
			t.Fatalf("%v in %s", err, text)
		}
		if got.Reviews != 480 || got.Cards != 60 || model != "auto" && got.Model != model {
			t.Errorf("%s: model %s, %d reviews, %d cards", model, got.Model, got.Reviews, got.Cards)
		}
		if got.InSample.All.N != 420 || got.HeldOut == nil || got.HeldOut.LongTerm.N != 350 {
			t.Errorf("%s: counts are wrong in %s", model, text)
		}
		long := got.HeldOut.LongTerm
		if long.Refitted == nil || long.Fitted.LogLoss == nil || *long.Fitted.LogLoss > *long.Default.LogLoss+0.005 {
			t.Errorf("%s: the fit is worse than the defaults: %s", model, text)
		}
	}
	text, err := fitCommand("", "--log", path, "--folds", "0")
	if err != nil || !strings.Contains(text, "480 reviews of 60 cards") || strings.Contains(text, "held out") {
		t.Errorf("without folds: %v, %s", err, text)
	}
}

// TestFitFew: hardly any reviews are no error; what they can't say is null.
func TestFitFew(t *testing.T) {
	for _, text := range []string{"", "a,1000,3\n", "a,1000,3\na,99999999,3\n"} {
		path := filepath.Join(t.TempDir(), "log.csv")
		if err := os.WriteFile(path, []byte("card_id,review_time,rating\n"+text), 0o600); err != nil {
			t.Fatal(err)
		}
		out, err := fitCommand("", "--log", path, "--refit", "--json")
		if err != nil || !strings.Contains(out, `"outcome": "too few"`) || !strings.Contains(out, `"auc": null`) {
			t.Errorf("%q: %v, %s", text, err, out)
		}
	}
}

func TestFitUsage(t *testing.T) {
	for _, args := range [][]string{
		{"--folds", "3"}, {"--refit"}, {"--log", "x", "--reset"}, {"--log", "x", "--model", "sm2"}, {"--log", "x", "--folds", "-1"}, {"--log", "x", "--tz", "Nowhere/City"},
		{"--log", "x", "--day-start", "24"}, {"--log", "x", "more"},
	} {
		_, err := fitCommand("", args...)
		if !errors.As(err, new(usageError)) {
			t.Errorf("fit %q: %v, want a usage error", args, err)
		}
	}
	if _, err := fitCommand("", "--log", t.TempDir()); err == nil || !strings.HasSuffix(err.Error(), ": is a directory") {
		t.Errorf("a directory: %v", err)
	}
}

// TestFitOwn fits a learner's own reviews, of a memory shorter than most, and goes back to the defaults.
func TestFitOwn(t *testing.T) {
	path := filepath.Join(t.TempDir(), "progress.db")
	st := store.New(path, store.Options{Now: time.Now, Rollover: 4 * time.Hour})
	say := func(want string, args ...string) {
		t.Helper()
		text, err := fitCommand(path, args...)
		if err != nil || !strings.Contains(text, want) {
			t.Errorf("fit %q: %v, %q, want %q in it", args, err, text, want)
		}
	}
	say("0 reviews are too few to learn from")

	rng := rand.New(rand.NewPCG(2, 2))
	began := time.Date(2026, 1, 1, 9, 0, 0, 0, time.UTC)
	for c := range 60 {
		card := fmt.Sprintf("card-%02d", c)
		now, last := began.AddDate(0, 0, c%20), quiz.EventID{}
		for i := range 5 {
			rating := fsrs.Good
			if i > 0 && rng.IntN(3) == 0 {
				rating = fsrs.Again
			}
			ev, _, err := st.Record(quiz.Event{
				Kind: quiz.Answered, Card: card, At: now, Day: quiz.DayOf(now, 4*time.Hour), Rating: rating, Phase: quiz.Reviewing,
				Due: quiz.Due{Day: quiz.DayOf(now, 4*time.Hour) + 2},
			}, last)
			if err != nil {
				t.Fatal(err)
			}
			last = ev.ID
			now = now.AddDate(0, 0, 2+i)
		}
	}
	model := func() fsrs.Model {
		var m fsrs.Model
		if err := st.Look(func(v *store.View) error { m = v.Model(); return nil }); err != nil {
			t.Fatal(err)
		}
		return m
	}
	plain := model()
	say("Nothing was changed: --dry-run.", "--dry-run")
	if !same(model(), plain) {
		t.Error("--dry-run changed the model")
	}
	say("You remember new cards less long than most", "--model", "fsrs-7")
	if same(model(), plain) {
		t.Error("the fit changed nothing")
	}
	say(`"outcome": "fitted"`, "--model", "fsrs-7", "--json", "--dry-run")
	say("From now on fsrs-6 schedules, not fsrs-7.", "--model", "fsrs-6")
	say("The parameters are the defaults of fsrs-7.", "--reset", "--model", "fsrs-7")
	if !same(model(), plain) {
		t.Error("--reset did not bring the defaults back")
	}
	report, err := st.Check(t.Context(), nil)
	if err != nil || !report.Clean() {
		t.Errorf("doctor: %v, %+v", err, report)
	}
}
