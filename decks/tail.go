package decks

import "strings"

// tail reads the lines from i on: the parts behind the head.
func (r *reader) tail(i int) {
	e := r.entry
	marker := r.marker()
	afterBlank := false // a blank line stands between here and the last part
	for i < len(r.lines) {
		text := r.text(i)
		switch r.lines[i].kind {
		case blankLine:
			afterBlank = true
			i++
			continue
		case commentLine:
			i++
			continue
		case hashLine:
			r.hash(i)
			i++
			continue
		case idLine:
			r.stamped(i)
			i++
			// Nothing continues an id: what follows is the next field, or notes.
			afterBlank = true
			continue
		case ignoreLine:
			r.silence(i)
			i++
			afterBlank = true
			continue
		case answerLine:
			message := "a card of this kind has no A: line"
			if e.Kind == Basic {
				message = "the card has a second answer"
			}
			r.fail(codeTwoAnswers, i, message, "begin the next card with Q:, or indent this line")
			r.last = len(r.lines) - 1
			return
		case lateLine:
			r.notes(i)
			return
		case fenceLine:
			r.notes(i)
			return
		}
		if marker != nil {
			if n := marker(text); n > 0 {
				if r.begun && e.Kind != Typed {
					r.warn(codeIndent, i, "an item stands below a field", "put the items first, or indent this line to make it part of the field")
				}
				i = r.item(i, n)
				afterBlank = false
				continue
			}
		}
		if name, n := fieldMarker(text); name != "" {
			i = r.field(&r.fields, i, n, name)
			afterBlank = false
			continue
		}
		if e.Kind == Claim {
			if name, n := facetMarker(text); name != "" {
				i = r.field(&r.facets, i, n, name)
				afterBlank = false
				continue
			}
		}
		if text[0] == '>' {
			i = r.field(&r.fields, i, 1, ">")
			afterBlank = false
			continue
		}
		if afterBlank {
			r.notes(i)
			return
		}
		if want, why := nearMiss(text, true); want != "" {
			r.warn(codeNearMiss, i, "this line is not read", didYouMean(want, why))
			i++
			continue
		}
		r.warn(codeIndent, i, "this line belongs to no part of the card", "put a blank line before notes")
		r.notes(i)
		return
	}
}

// field reads the field that begins in line i behind a marker of n bytes, and
// returns the index of the line after it.
func (r *reader) field(to *[]Field, i, n int, name string) int {
	end := r.extent(i)
	sep := "\n"
	if name == ">" || name == "tags" {
		sep = " "
	}
	l := r.lines[i]
	f := Field{Name: name, Text: r.part(i, end, n, sep)}
	f.Pos = Pos{Line: l.num, Col: 1, Offset: r.base + l.off, Length: r.lines[r.last].end - l.off}
	if f.Text == "" {
		if to == &r.facets {
			r.fail(codeEmpty, i, name+": is empty", "")
		} else if name != ">" {
			r.warn(codeFieldEmpty, i, name+": is empty", "")
		}
		return end
	}
	r.begun = r.begun || to == &r.fields
	*to = append(*to, f)
	return end
}

// extent returns the index behind the last line that continues the part in
// line i. Lines that should be indented are taken, with a warning: they are
// hardly ever meant otherwise.
func (r *reader) extent(i int) int {
	end := i + 1
	for j := end; j < len(r.lines); j++ {
		text := r.text(j)
		switch r.lines[j].kind {
		case blankLine, commentLine:
			continue
		case hashLine:
			continue
		case fenceLine:
			if r.lines[j-1].kind != fenceLine || j-1 >= end {
				if !indented(text) && j > end {
					return end
				}
				if !indented(text) {
					r.warnIndent(j)
				}
			}
		case textLine:
			if !indented(text) {
				if j > end || r.special(text) {
					return end
				}
				r.warnIndent(j)
			}
		default:
			return end
		}
		end = j + 1
	}
	return end
}

func (r *reader) warnIndent(i int) {
	r.warn(codeIndent, i, "this line is read as part of the one above", "indent it by two spaces, or put a blank line before notes")
}

// special reports whether an unindented line is a part of its own, or was
// likely meant to be one.
func (r *reader) special(text string) bool {
	if text[0] == '>' {
		return true
	}
	if name, _ := fieldMarker(text); name != "" {
		return true
	}
	if name, _ := facetMarker(text); name != "" && r.entry.Kind == Claim {
		return true
	}
	if marker := r.marker(); marker != nil && marker(text) > 0 {
		return true
	}
	want, _ := nearMiss(text, true)
	return want != ""
}

// part returns the text of the lines from i to end without the first n bytes:
// comments left out, the continuation's indentation cut, lines joined by sep.
func (r *reader) part(i, end, n int, sep string) string {
	r.last = max(r.last, end-1)
	first := strings.TrimSpace(r.src[r.lines[i].off+n : r.lines[i].end])
	if end == i+1 {
		return first
	}
	var b strings.Builder
	b.WriteString(first)
	indent := -1
	for j := i + 1; j < end; j++ {
		switch r.lines[j].kind {
		case hashLine:
			r.hash(j)
			continue
		case commentLine:
			continue
		}
		text := strings.TrimRight(r.text(j), " \t\r")
		if sep == " " {
			text = strings.TrimSpace(text)
			if text == "" {
				continue
			}
		} else {
			margin := len(text) - len(strings.TrimLeft(text, " \t"))
			if indent < 0 && text != "" {
				indent = margin
			}
			text = text[max(0, min(indent, margin)):]
		}
		if b.Len() > 0 {
			b.WriteString(sep)
		}
		b.WriteString(text)
	}
	return strings.TrimRight(b.String(), " \t\r\n")
}

// notes checks the lines from i on, which belong to no card.
func (r *reader) notes(i int) {
	r.noted = true
	for ; i < len(r.lines); i++ {
		r.note(i)
	}
}

// note looks for what was meant to be part of a card in a line between cards.
func (r *reader) note(i int) {
	text := r.text(i)
	switch r.lines[i].kind {
	case answerLine:
		r.warn(codeNoQuestion, i, "answer has no question", "begin the card with Q:")
	case idLine:
		r.warn(codeFieldAlone, i, "this id belongs to no card", "put it below the card's last line")
	case ignoreLine:
		r.warn(codeFieldAlone, i, "this ignore comment belongs to no card", "put it below the card's last line; for the whole deck, put `ignore:` into the front matter")
	case lateLine:
		marker, _, _ := strings.Cut(text, ":")
		r.warn(codeBlankLine, i, "a blank line is missing before "+marker+":", "without it the line does not begin a card")
	case textLine:
		if name, _ := fieldMarker(text); name != "" {
			r.warn(codeFieldAlone, i, name+": belongs to no card", "put it directly below the card")
		} else if want, why := nearMiss(text, true); want != "" && want == strings.ToUpper(want) {
			r.warn(codeNearMiss, i, "this line is not part of a card", didYouMean(want, why))
		}
	}
}
