package class

import (
	"bytes"
	"encoding/json"
	"fmt"
	"unicode"
	"unicode/utf16"
)

// encode returns v in JSON, indented by indent, without a line end. What can't be seen
// (U+009B is an escape to some terminals, U+202E turns the direction of what follows) is
// written as \uXXXX, which reads as the same.
func encode(v any, indent string) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", indent)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	text := bytes.TrimSuffix(b.Bytes(), []byte("\n"))
	if !bytes.ContainsFunc(text, unseen) {
		return text, nil
	}
	var out bytes.Buffer
	for _, r := range string(text) {
		switch {
		case !unseen(r):
			out.WriteRune(r)
		case r > 0xffff:
			high, low := utf16.EncodeRune(r)
			fmt.Fprintf(&out, `\u%04x\u%04x`, high, low)
		default:
			fmt.Fprintf(&out, `\u%04x`, r)
		}
	}
	return out.Bytes(), nil
}

// unseen reports whether a character has to be escaped; line ends stand between JSON's
// texts only.
func unseen(r rune) bool { return r != '\n' && !unicode.IsPrint(r) }

// canonical returns v as hand-ins have it: compact, keys in the order of the type.
func canonical(v any) ([]byte, error) { return encode(v, "") }
