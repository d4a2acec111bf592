package class

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"sabaq/quiz/exam"
)

// errTooLarge is why a file is not read at all.
var errTooLarge = errors.New("larger than a hand-in can be")

// ReadHandIns reads a file of hand-ins: one, or several put one after another. name
// is shown in the problems; nothing is opened.
//
// What can be read is returned, whatever else is wrong: a broken chain, a line that
// is no JSON or a file that was cut off makes a problem and a hand-in that is not
// Intact. A byte order mark, blank lines and line ends of CR LF are no problem. A file
// without problems holds, but for those, exactly the bytes that WriteHandIn writes for
// what is returned. The error is that of r, or that the file is too large.
func ReadHandIns(name string, r io.Reader) ([]HandIn, []Problem, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxFile+1))
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", name, err)
	}
	if len(data) > maxFile {
		return nil, nil, fmt.Errorf("%s: %w: over %d MB", name, errTooLarge, maxFile>>20)
	}
	p := handInReader{name: name}
	for rest := data; len(rest) > 0; {
		var line []byte
		line, rest, _ = bytes.Cut(rest, []byte("\n"))
		p.line++
		line = bytes.TrimSuffix(bytes.TrimPrefix(line, []byte("\xef\xbb\xbf")), []byte("\r"))
		if len(line) > 0 {
			p.read(line)
		}
	}
	p.close()
	if len(p.handIns) == 0 && len(p.problems) == 0 {
		p.report(0, "no hand-in in it")
	}
	return p.handIns, p.problems, nil
}

// handInReader goes through the lines of a file.
type handInReader struct {
	name     string
	line     int // that it is at, from 1
	handIns  []HandIn
	problems []Problem
	found    int // problems, listed or not

	open      bool   // the last hand-in has no end yet
	skip      bool   // the last hand-in is of a version that can't be read
	announced int    // sittings, by the header
	previous  string // hash of the line before, as it stands there; "" where it is not known
}

// report adds a problem of the file, and of the hand-in that is open.
func (p *handInReader) report(line int, format string, args ...any) {
	if p.open {
		p.current().Intact = false
	}
	p.found++
	switch {
	case p.found < maxProblems:
		p.problems = append(p.problems, Problem{p.name, line, fmt.Sprintf(format, args...)})
	case p.found == maxProblems:
		p.problems = append(p.problems, Problem{p.name, 0, "more problems, not listed"})
	}
}

func (p *handInReader) current() *HandIn { return &p.handIns[len(p.handIns)-1] }

func (p *handInReader) read(b []byte) {
	if len(b) > maxLine || tooMany(b) {
		p.report(p.line, "the line is larger than a sitting can be: not read")
		p.previous = ""
		return
	}
	l, ok := parseLine(b)
	if !ok {
		p.report(p.line, "not a line of a hand-in: cut off, or changed")
		p.previous = ""
		return
	}
	if l.kind == partHead {
		p.close()
		p.head(l)
		return
	}
	switch {
	case p.skip:
		return
	case !p.open:
		p.report(p.line, "the line belongs to no hand-in: the one that begins it is missing")
		return
	}
	p.check(l, p.previous)
	switch l.kind {
	case partSitting:
		p.sitting(l)
	case partEnd:
		p.end(l)
	}
}

// check follows the chain. It goes on with the hash as it stands, so that one change is
// one problem, at its line.
func (p *handInReader) check(l line, previous string) {
	switch {
	case l.body == nil:
		p.report(p.line, "the line is not laid out as sabaq writes it: another program has changed it")
	case previous == "" && l.kind != partHead: // the line before was reported
	case link(previous, l.body) != l.hash:
		p.report(p.line, "the chain is broken: this line was changed, or the one before it is missing or changed")
	}
	p.previous = l.hash
}

// sameForm reports whether v is written as content stands; where it isn't, content is
// not what sabaq writes, though it could be read. It returns the hash of the content as
// sabaq writes it.
func (p *handInReader) sameForm(v any, content []byte) [sha256.Size]byte {
	again, err := canonical(v)
	if err != nil || !bytes.Equal(again, content) {
		p.report(p.line, "the line is not what sabaq writes: another program has changed it")
	}
	return sha256.Sum256(again)
}

func (p *handInReader) head(l line) {
	var h head
	if err := json.Unmarshal(l.content, &h); err != nil || h.Format != formatName || h.Version < 1 {
		p.report(p.line, "not the header of a hand-in")
		return
	}
	if h.Version > formatVersion {
		p.skip = true
		p.report(p.line, "handed in by a newer sabaq (format %d): upgrade to read it", h.Version)
		return
	}
	p.handIns = append(p.handIns, HandIn{
		Header: Header{Learner: h.Learner, Deck: h.Deck, Title: h.Title, Fingerprint: h.Fingerprint},
		Line:   p.line, Intact: true,
	})
	p.open, p.announced = true, h.Sittings
	p.check(l, "")
	p.sameForm(h, l.content)
	if problem := checkName(h.Learner); problem != "" {
		p.report(p.line, "%s", problem)
	}
}

func (p *handInReader) sitting(l line) {
	h := p.current()
	if len(h.Sittings) == maxSittings {
		p.report(p.line, "more than %d sittings: the rest is not read", maxSittings)
		p.open, p.skip = false, true
		return
	}
	var r exam.Record
	if err := json.Unmarshal(l.content, &r); err != nil {
		p.report(p.line, "no sitting can be read here: %s", jsonTrouble(err))
		return
	}
	if err := r.Validate(); err != nil {
		p.report(p.line, "the sitting can't be read: %v", err)
		return
	}
	hash := p.sameForm(&r, l.content)
	if r.Learner != "" {
		p.report(p.line, "the sitting names a learner of its own")
	}
	r.Learner = h.Learner
	h.Sittings = append(h.Sittings, r)
	h.Lines = append(h.Lines, p.line)
	h.hashes = append(h.hashes, hash)
}

func (p *handInReader) end(l line) {
	h := p.current()
	var e end
	if err := json.Unmarshal(l.content, &e); err != nil {
		p.report(p.line, "not the end of a hand-in: %s", jsonTrouble(err))
	}
	p.sameForm(e, l.content)
	switch n := len(h.Sittings); {
	case e.Sittings != p.announced:
		p.report(p.line, "the end counts %d sittings, the header %d", e.Sittings, p.announced)
	case n != e.Sittings:
		p.report(p.line, "%d sittings of %d are here", n, e.Sittings)
	}
	if problem := checkSittings(h.Sittings); problem != "" {
		p.report(h.Line, "%s", problem)
	}
	p.open = false
}

// close ends the hand-in before another begins, or the file ends.
func (p *handInReader) close() {
	if p.open {
		p.report(p.current().Line, "the hand-in has no end: the file was cut off, or its last line removed")
	}
	p.open, p.skip, p.previous = false, false, ""
}

// jsonTrouble says in plain words why JSON could not be read.
func jsonTrouble(err error) string {
	var kind *json.UnmarshalTypeError
	if errors.As(err, &kind) && kind.Field != "" {
		return fmt.Sprintf("%s is a %s", kind.Field, kind.Value)
	}
	return err.Error()
}
