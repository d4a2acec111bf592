package main

import (
	"time"

	"sabaq/quiz"
)

// instant writes a moment as RFC 3339 in the learner's zone.
func (a *app) instant(ms int64) string {
	return time.UnixMilli(ms).In(a.now().Location()).Format(time.RFC3339)
}

// dueTime writes when a card comes up: a date, or a moment inside the learning steps.
func (a *app) dueTime(due quiz.Due) string {
	if due.At != 0 {
		return a.instant(due.At)
	}
	return due.Day.String()
}
