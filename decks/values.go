package decks

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
)

// details is what an entry's fields say, read and checked.
type details struct {
	hint, why, note string
	quotes          []string
	source, weight  int
	tags            []string
	until           string
	reverse         bool
	lead            string
}

// details reads the fields. A value that can't be read is reported and left out;
// the card stays.
func (p *parser) details(e *Entry) details {
	d := details{weight: 1, tags: p.deck.Tags}
	var own []string
	var seen once
	for i := range e.Fields {
		f := &e.Fields[i]
		if seen.again(f.Name) {
			p.atField(codeFieldTwice, f, f.Name+": is given a second time", "the first counts")
			continue
		}
		message := ""
		switch f.Name {
		case "hint", "why", "note":
		case ">":
			d.quotes = append(d.quotes, f.Text)
		case "tags":
			own, message = p.split(own, f.Text)
		case "src":
			if d.source = paragraph(f.Text); d.source == 0 {
				message = "src: names a paragraph, as in `src: ¶4`"
			}
		case "weight":
			if n, err := strconv.Atoi(f.Text); err == nil && n >= 1 && n <= 3 {
				d.weight = n
			} else {
				message = "weight: is 1, 2 or 3"
			}
		case "until":
			if _, err := time.Parse(time.DateOnly, f.Text); err == nil {
				d.until = f.Text
			} else {
				message = "until: is a date, as in `until: 2027-03-31`"
			}
		case "reverse":
			var ok bool
			if d.reverse, ok = yes(f.Text); !ok {
				message = "reverse: is yes or no"
			} else if d.reverse && e.Kind != Basic && e.Kind != Typed {
				d.reverse = false
				p.atField(codeFieldKind, f, "reverse: works on cards with A: or = only", "")
			}
		}
		if message != "" {
			p.atField(codeFieldValue, f, message, "the value is not used")
		}
	}
	d.hint, d.why, d.note = paragraphs(e, "hint"), paragraphs(e, "why"), paragraphs(e, "note")
	if len(own) > 0 {
		d.tags = p.merged(own)
	}
	if e.Kind == Claim || slices.Contains(d.tags, "claim") {
		d.lead = p.deck.Attribution
	}
	return d
}

// once remembers which of the fields that can be given once were given.
type once struct{ src, weight, until, reverse bool }

// again reports whether the field was given before.
func (o *once) again(name string) bool {
	var given *bool
	switch name {
	case "src":
		given = &o.src
	case "weight":
		given = &o.weight
	case "until":
		given = &o.until
	case "reverse":
		given = &o.reverse
	default:
		return false
	}
	before := *given
	*given = true
	return before
}

func (p *parser) atField(code string, f *Field, message, hint string) {
	l := p.lineAt(f.Pos)
	p.add(code, p.r.src, p.r.base, l, l.off, l.end, message, hint)
}

// paragraphs returns the texts of all fields of one name, a blank line between
// them.
func paragraphs(e *Entry, name string) string {
	first, n := "", 0
	for i := range e.Fields {
		if e.Fields[i].Name == name {
			if n++; n == 1 {
				first = e.Fields[i].Text
			}
		}
	}
	if n < 2 {
		return first
	}
	return strings.Join(e.Field(name), "\n\n")
}

// yes reads a truth value.
func yes(s string) (value, ok bool) {
	switch strings.ToLower(s) {
	case "yes", "true":
		return true, true
	case "no", "false":
		return false, true
	}
	return false, false
}

// paragraph reads the number of a paragraph: "¶4", "4", "p4", "par 4"; 0 where it
// is none.
func paragraph(s string) int {
	digits := s
	for _, prefix := range [...]string{"¶", "paragraph", "para", "par", "p"} {
		if rest, ok := strings.CutPrefix(s, prefix); ok {
			digits = strings.TrimLeft(strings.TrimPrefix(rest, "."), " ")
			break
		}
	}
	n, err := strconv.ParseUint(digits, 10, 20)
	if err != nil {
		return 0
	}
	return int(n)
}

// split appends the tags in a list that commas or spaces part, and says what is
// wrong with those that it leaves out.
func (p *parser) split(tags []string, list string) ([]string, string) {
	message := ""
	for tag := range strings.FieldsFuncSeq(list, func(c rune) bool { return c == ',' || unicode.IsSpace(c) }) {
		tag = strings.TrimPrefix(tag, "#")
		switch {
		case !validTag(tag):
			message = fmt.Sprintf("a tag has at most %d bytes: letters, digits and - _ . / : +", maxTag)
		case len(tags) == maxTags:
			message = fmt.Sprintf("more than %d tags", maxTags)
		default:
			tags = append(tags, tag)
		}
	}
	return tags, message
}

func validTag(tag string) bool {
	if tag == "" || len(tag) > maxTag {
		return false
	}
	for _, c := range tag {
		if !unicode.IsLetter(c) && !unicode.IsMark(c) && !unicode.IsDigit(c) && !strings.ContainsRune("-_./:+", c) {
			return false
		}
	}
	return true
}

// ignored appends the codes of warnings in a list that commas or spaces part,
// and says what is wrong with those that it leaves out.
func ignored(codes []string, list string) ([]string, string) {
	message := ""
	if list == "" {
		message = "ignore: names the codes of warnings, as in `ignore: W301`"
	}
	for code := range strings.FieldsFuncSeq(list, func(c rune) bool { return c == ',' || unicode.IsSpace(c) }) {
		switch {
		case len(code) != 4 || code[0] != 'W' || strings.Trim(code[1:], "0123456789") != "":
			message = "only warnings can be ignored, by codes such as W301"
		case slices.Contains(codes, code):
		case len(codes) == maxIgnored:
			message = fmt.Sprintf("more than %d codes", maxIgnored)
		default:
			codes = append(codes, code)
		}
	}
	return codes, message
}

// merged returns the deck's tags and an entry's own, sorted, without repeats.
// Entries with the same tags share them.
func (p *parser) merged(own []string) []string {
	key := strings.Join(own, ",")
	if tags, ok := p.tags[key]; ok {
		return tags
	}
	tags := slices.Concat(p.deck.Tags, own)
	slices.Sort(tags)
	tags = slices.Clip(slices.Compact(tags))
	if len(p.tags) < 10_000 {
		p.tags[key] = tags
	}
	return tags
}
