package class

import (
	"cmp"
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"sabaq/quiz/exam"
)

// The form of a hand-in. A reader refuses a higher version.
const (
	formatName    = "sabaq hand-in"
	formatVersion = 1
)

// Limits of a hand-in file, for its writer and its reader.
const (
	maxFile     = 16 << 20 // bytes of a file
	maxLine     = 1 << 20  // bytes of a line
	maxSittings = 1000     // of one hand-in
	maxObjects  = 5000     // objects in a line: {} takes 2 bytes there and 400 in memory
	maxProblems = 100      // listed for one file
	maxName     = 200      // bytes of a learner's id
)

// Header is what a hand-in says about itself. Beyond it, a hand-in names no
// machine, no account, no path: the learner's id is the one that they chose.
type Header struct {
	Learner     string
	Deck        string // name of the deck
	Title       string
	Fingerprint string // SHA-256 of the deck file as it was when handing in, 64 hexadecimal digits
}

// HandIn is one learner's sittings as they were handed in.
type HandIn struct {
	Header
	Sittings []exam.Record // by the time they began; Learner is the header's
	Lines    []int         // of each sitting in the file, from 1
	Line     int           // of the header
	Intact   bool          // the chain is whole and every line is as it was written

	hashes [][sha256.Size]byte // of what each sitting says
}

// Problem is something wrong with a file that was handed in.
type Problem struct {
	File string `json:"file"`
	Line int    `json:"line,omitempty"` // from 1; 0 where it is the file as a whole
	Text string `json:"text"`           // lower case, no full stop
}

// String returns the problem with its place in front, as compilers print it.
func (p Problem) String() string {
	if p.Line == 0 {
		return fmt.Sprintf("%s: %s", p.File, p.Text)
	}
	return fmt.Sprintf("%s:%d: %s", p.File, p.Line, p.Text)
}

// inOrder compares sittings for the order that a hand-in has them in.
func inOrder(a, b exam.Record) int {
	return cmp.Or(a.Started.Compare(b.Started), cmp.Compare(a.ID, b.ID))
}

// checkName says what is wrong with a learner's id, or nothing.
func checkName(id string) string {
	switch {
	case strings.TrimSpace(id) == "":
		return "the learner's id is empty"
	case len(id) > maxName:
		return fmt.Sprintf("the learner's id is longer than %d bytes", maxName)
	case id != strings.TrimSpace(id):
		return "the learner's id begins or ends with a space"
	case !utf8.ValidString(id) || strings.ContainsFunc(id, unicode.IsControl):
		return "the learner's id has characters that can't be shown"
	}
	return ""
}

// checkSittings says what is wrong with a list of sittings, or nothing.
func checkSittings(records []exam.Record) string {
	if len(records) == 0 {
		return "no sitting in it"
	}
	if len(records) > maxSittings {
		return fmt.Sprintf("more than %d sittings", maxSittings)
	}
	seen := make(map[string]bool, len(records))
	for i := range records {
		if seen[records[i].ID] {
			return fmt.Sprintf("sitting %s is in it twice", records[i].ID)
		}
		seen[records[i].ID] = true
		if records[i].Ended.IsZero() {
			return fmt.Sprintf("sitting %s has no end: only a finished one can be handed in", records[i].ID)
		}
	}
	if !slices.IsSortedFunc(records, inOrder) {
		return "the sittings are not in the order in which they began"
	}
	return ""
}
