package class

import (
	"bytes"
	"fmt"
	"io"
	"slices"

	"sabaq/quiz/exam"
)

// WriteHandIn writes one learner's finished sittings of a deck. The same sittings
// give the same bytes, in whatever order they come. Nothing is written before all of
// it is known to be a hand-in that can be read again.
func WriteHandIn(w io.Writer, header Header, records []exam.Record) error {
	if problem := checkName(header.Learner); problem != "" {
		return fmt.Errorf("hand-in: %s", problem)
	}
	records = slices.Clone(records)
	slices.SortFunc(records, inOrder)
	if problem := checkSittings(records); problem != "" {
		return fmt.Errorf("hand-in: %s", problem)
	}

	var b bytes.Buffer
	previous := ""
	add := func(kind part, v any) error {
		content, err := canonical(v)
		if err != nil {
			return fmt.Errorf("hand-in: %w", err)
		}
		start := b.Len()
		previous = appendLine(&b, previous, kind, content)
		if b.Len()-start > maxLine || tooMany(content) {
			return fmt.Errorf("hand-in: a sitting is larger than can be handed in (%d KB): sit fewer cards at once", maxLine>>10)
		}
		return nil
	}
	err := add(partHead, head{
		Format: formatName, Version: formatVersion, Learner: header.Learner,
		Deck: header.Deck, Title: header.Title, Fingerprint: header.Fingerprint, Sittings: len(records),
	})
	if err != nil {
		return err
	}
	for _, r := range records {
		if err := r.Validate(); err != nil {
			return fmt.Errorf("hand-in: sitting %s: %w", r.ID, err)
		}
		r.Learner = "" // the header says who; another name has no place here
		if err := add(partSitting, &r); err != nil {
			return err
		}
	}
	if err := add(partEnd, end{len(records)}); err != nil {
		return err
	}
	if b.Len() > maxFile {
		return fmt.Errorf("hand-in: it would be larger than %d MB: hand in fewer sittings", maxFile>>20)
	}
	_, err = w.Write(b.Bytes())
	return err
}
