package score

import (
	"strings"

	"sabaq/quiz/exam"
)

// answer returns what was answered, in words: a list's lines and the options chosen
// joined by "; ".
func answer(it *exam.Item) string {
	switch it.Form {
	case exam.Choose, exam.Tick, exam.Arrange:
		return strings.Join(chosen(it), "; ")
	case exam.List:
		return strings.Join(lines(it.Text), "; ")
	}
	return it.Text
}

// chosen returns the texts of the options chosen.
func chosen(it *exam.Item) []string {
	var texts []string
	for _, i := range it.Chosen {
		if i >= 0 && i < len(it.Options) {
			texts = append(texts, it.Options[i])
		}
	}
	return texts
}

// lines returns the lines of a text that say something, trimmed.
func lines(text string) []string {
	var out []string
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			out = append(out, line)
		}
	}
	return out
}

// verdict says in a word what an answer earned, as exam.Totals counts it.
func verdict(it *exam.Item) string {
	switch self := it.Self || it.Form == exam.Self; {
	case it.Void:
		return "void"
	case !it.Given:
		return "skipped"
	case self && !it.Judged:
		return "unmarked"
	case it.Right:
		return "right"
	case it.Points > 0:
		return "partly"
	}
	return "wrong"
}

// marker says who marked an item.
func marker(it *exam.Item) string {
	if it.Self || it.Form == exam.Self {
		return "learner"
	}
	return "machine"
}

// correct returns the right answer, a list's points joined by "; ".
func correct(it *exam.Item) string {
	if it.Form == exam.Tick || it.Form == exam.List || it.Form == exam.Arrange {
		if items := listed(it.Correct); items != nil {
			return strings.Join(items, "; ")
		}
	}
	return it.Correct
}

// listed takes a Markdown list apart, bulleted or numbered, as a deck writes the right
// answer of a card that has several. It returns nil where s is no such list.
func listed(s string) []string {
	var items []string
	marker := func(n int) string { return "- " }
	if !strings.HasPrefix(s, marker(1)) {
		marker = func(n int) string { return itoa(n) + ". " }
	}
	for line := range strings.SplitSeq(s, "\n") {
		n := len(items)
		if item, ok := strings.CutPrefix(line, marker(n+1)); ok {
			items = append(items, item)
			continue
		}
		if n == 0 {
			return nil
		}
		// What belongs to an item is indented to its text.
		more, ok := strings.CutPrefix(line, strings.Repeat(" ", len(marker(n))))
		if !ok {
			return nil
		}
		items[n-1] += "\n" + more
	}
	return items
}
