package class

import (
	"fmt"
	"time"

	"sabaq/quiz/exam"
)

// leeway is what clocks may be off by, and what handing in may take after time is up.
const leeway = 2 * time.Minute

// impossible says in words what can't be about a sitting's times. now is the
// instructor's clock; zero doesn't ask.
func impossible(rec *exam.Record, now time.Time) []string {
	var found []string
	lasted := rec.Ended.Sub(rec.Started)
	switch allowed := time.Duration(rec.Minutes * float64(time.Minute)); {
	case lasted < 0:
		found = append(found, "it ended before it began")
	case allowed > 0 && lasted > allowed+leeway:
		found = append(found, fmt.Sprintf("it took %s of %s allowed", round(lasted), round(allowed)))
	}
	if !now.IsZero() && (rec.Started.After(now.Add(leeway)) || rec.Ended.After(now.Add(leeway))) {
		found = append(found, "it is dated in the future")
	}
	outside := 0
	var took time.Duration
	for i := range rec.Items {
		it := &rec.Items[i]
		if !it.At.IsZero() && (it.At.Before(rec.Started.Add(-time.Second)) || it.At.After(rec.Ended.Add(time.Second))) {
			outside++
		}
		took += time.Duration(it.Took) * time.Millisecond
	}
	if outside > 0 && lasted >= 0 {
		found = append(found, fmt.Sprintf("%s given outside its time", count(outside, "answer was", "answers were")))
	}
	if lasted >= 0 && took > lasted+leeway {
		found = append(found, fmt.Sprintf("its questions took %s, the whole %s", round(took), round(lasted)))
	}
	return found
}

func round(d time.Duration) time.Duration { return d.Round(time.Second) }

// count returns a number with its noun.
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
