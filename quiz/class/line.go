package class

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
)

// A hand-in is lines of JSON. Each is an object of one part and a hash:
//
//	{"hand_in":{"format":"sabaq hand-in","version":1,"learner":"...","deck":"...","title":"...","fingerprint":"...","sittings":2},"hash":"..."}
//	{"sitting":{... an exam.Record without its learner ...},"hash":"..."}
//	{"sitting":{...},"hash":"..."}
//	{"end":{"sittings":2},"hash":"..."}
//
// The hash is SHA-256, in hexadecimal, of the hash of the line before (nothing for
// the first) followed by the bytes of the line up to the comma before "hash".
type part string

const (
	partHead    part = "hand_in"
	partSitting part = "sitting"
	partEnd     part = "end"
)

type head struct {
	Format      string `json:"format"`
	Version     int    `json:"version"`
	Learner     string `json:"learner"`
	Deck        string `json:"deck"`
	Title       string `json:"title"`
	Fingerprint string `json:"fingerprint"`
	Sittings    int    `json:"sittings"`
}

type end struct {
	Sittings int `json:"sittings"`
}

const hashDigits = 2 * sha256.Size

// link returns the hash of a line whose bytes before the hash are body.
func link(previous string, body []byte) string {
	h := sha256.New()
	io.WriteString(h, previous)
	h.Write(body)
	return hex.EncodeToString(h.Sum(nil))
}

// appendLine adds a line to a file and returns its hash.
func appendLine(b *bytes.Buffer, previous string, kind part, content []byte) string {
	start := b.Len()
	b.WriteString(`{"` + string(kind) + `":`)
	b.Write(content)
	hash := link(previous, b.Bytes()[start:])
	b.WriteString(`,"hash":"` + hash + "\"}\n")
	return hash
}

// line is one line of a hand-in, taken apart.
type line struct {
	kind    part
	content []byte // JSON, not looked at yet
	body    []byte // what the hash is of; nil where the line is laid out otherwise
	hash    string
}

// parseLine takes a line apart; ok is false where it is none of a hand-in. A line
// that some program has laid out anew is still read, without a body.
func parseLine(b []byte) (l line, ok bool) {
	const key = `,"hash":"`
	if at := len(b) - len(`"}`) - hashDigits - len(key); at > 0 &&
		bytes.HasPrefix(b[at:], []byte(key)) && bytes.HasSuffix(b, []byte(`"}`)) {
		l.hash = string(b[at+len(key) : at+len(key)+hashDigits])
		l.body = b[:at]
		for _, kind := range []part{partHead, partSitting, partEnd} {
			if content, found := bytes.CutPrefix(l.body, []byte(`{"`+string(kind)+`":`)); found {
				l.kind, l.content = kind, content
				return l, true
			}
		}
	}
	var loose struct {
		Head    json.RawMessage `json:"hand_in"`
		Sitting json.RawMessage `json:"sitting"`
		End     json.RawMessage `json:"end"`
		Hash    string          `json:"hash"`
	}
	if json.Unmarshal(b, &loose) != nil {
		return line{}, false
	}
	l = line{hash: loose.Hash}
	for _, p := range []struct {
		kind    part
		content json.RawMessage
	}{{partHead, loose.Head}, {partSitting, loose.Sitting}, {partEnd, loose.End}} {
		if p.content == nil {
			continue
		}
		if l.kind != "" {
			return line{}, false
		}
		l.kind, l.content = p.kind, p.content
	}
	return l, l.kind != ""
}

// tooMany reports whether a line has more objects than a sitting can.
func tooMany(b []byte) bool {
	objects, quoted := 0, false
	for i := 0; i < len(b); i++ {
		switch b[i] {
		case '"':
			quoted = !quoted
		case '\\':
			i++
		case '{':
			if !quoted {
				objects++
			}
		}
	}
	return objects > maxObjects
}
