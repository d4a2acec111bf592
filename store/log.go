package store

import (
	"encoding/binary"
	"errors"
	"math"
	"time"

	"sabaq/quiz"
	"sabaq/quiz/fsrs"
)

// eventVersion is the first byte of each record.
const eventVersion = 1

const (
	maxCardID = 80
	maxTook   = 10 * time.Minute
	maxOffset = 24 * 60 // minutes of UTC offset
)

// validCard reports whether id can name a card: 1 to 80 of [A-Za-z0-9._~-].
func validCard(id string) bool {
	for i := range len(id) {
		switch c := id[i]; {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9':
		case c == '.', c == '_', c == '~', c == '-':
		default:
			return false
		}
	}
	return len(id) >= 1 && len(id) <= maxCardID
}

// named reports whether ev names a card exactly where its kind is about one.
func named(ev *quiz.Event) bool {
	if ev.Kind == quiz.Fitted || ev.Kind == quiz.Sat {
		return ev.Card == ""
	}
	return validCard(ev.Card)
}

// appendEvent appends ev in its compact form, without its ID, which is the record's
// key. Fields that its kind doesn't use are left out.
func appendEvent(b []byte, ev *quiz.Event) []byte {
	_, offset := ev.At.Zone()
	b = append(b, eventVersion, byte(ev.Kind))
	b = binary.AppendUvarint(b, uint64(ev.Clock))
	b = appendText(b, ev.Card)
	b = binary.AppendVarint(b, ev.At.UnixMilli())
	b = binary.AppendVarint(b, int64(offset/60))
	b = binary.AppendVarint(b, int64(ev.Day))
	switch ev.Kind {
	case quiz.Answered, quiz.Practised:
		b = append(b, byte(ev.Rating), byte(ev.Proposed))
		b = binary.AppendUvarint(b, uint64(min(max(ev.Took, 0), maxTook)/time.Millisecond))
		if ev.Kind == quiz.Answered {
			b = append(b, byte(ev.Phase), ev.Step)
			b = binary.AppendVarint(b, int64(ev.Due.Day))
			b = binary.AppendVarint(b, ev.Due.At)
		}
	case quiz.Undone:
		b = append(b, ev.Target.Device[:]...)
		b = binary.AppendUvarint(b, ev.Target.Seq)
	case quiz.Edited:
		b = appendText(b, ev.To)
	case quiz.Corrected, quiz.Moved:
		b = binary.AppendVarint(b, int64(ev.Due.Day))
		b = binary.AppendVarint(b, ev.Due.At)
	case quiz.Fitted, quiz.Sat:
		b = appendText(b, ev.Data)
	}
	return b
}

// errEvent means that bytes are no event of version 1.
var errEvent = errors.New("not an event")

// decodeEvent is the inverse of appendEvent. Whatever it accepts, appendEvent gives back
// byte for byte.
func decodeEvent(id quiz.EventID, b []byte) (quiz.Event, error) {
	d := decoder{b: b}
	if d.u8() != eventVersion {
		return quiz.Event{}, errEvent
	}
	ev := quiz.Event{ID: id, Kind: quiz.EventKind(d.u8())}
	ev.Clock = quiz.Clock(d.uvarint(math.MaxUint64))
	ev.Card = d.text(maxCardID)
	ms := d.varint(math.MinInt64, math.MaxInt64)
	offset := int(d.varint(-maxOffset, maxOffset))
	ev.At = time.UnixMilli(ms).UTC()
	if offset != 0 {
		ev.At = ev.At.In(time.FixedZone("", offset*60))
	}
	ev.Day = quiz.Day(d.varint(math.MinInt32, math.MaxInt32))
	switch ev.Kind {
	case quiz.Answered, quiz.Practised:
		ev.Rating, ev.Proposed = fsrs.Rating(d.u8()), fsrs.Rating(d.u8())
		d.bad = d.bad || ev.Rating < fsrs.Again || ev.Rating > fsrs.Easy || ev.Proposed > fsrs.Easy
		ev.Took = time.Duration(d.uvarint(uint64(maxTook/time.Millisecond))) * time.Millisecond
		if ev.Kind == quiz.Answered {
			ev.Phase, ev.Step = quiz.Phase(d.u8()), d.u8()
			d.bad = d.bad || ev.Phase == quiz.New || ev.Phase > quiz.Relearning
			ev.Due.Day = quiz.Day(d.varint(math.MinInt32, math.MaxInt32))
			ev.Due.At = d.varint(math.MinInt64, math.MaxInt64)
		}
	case quiz.Undone:
		copy(ev.Target.Device[:], d.take(len(ev.Target.Device)))
		ev.Target.Seq = d.uvarint(math.MaxUint64)
		d.bad = d.bad || ev.Target.Seq == 0
	case quiz.Edited:
		ev.To = d.text(maxCardID)
		d.bad = d.bad || !validCard(ev.To) || ev.To == ev.Card
	case quiz.Corrected, quiz.Moved:
		ev.Due.Day = quiz.Day(d.varint(math.MinInt32, math.MaxInt32))
		ev.Due.At = d.varint(math.MinInt64, math.MaxInt64)
	case quiz.Fitted, quiz.Sat:
		ev.Data = d.text(quiz.MaxData)
		if ev.Kind == quiz.Fitted {
			_, err := quiz.DecodeFit(ev.Data)
			d.bad = d.bad || err != nil
		}
	case quiz.Suspended, quiz.Resumed, quiz.Buried, quiz.Reset:
	default:
		d.bad = true
	}
	// A moment that doesn't survive its own round trip was not written by appendEvent.
	if !d.done() || !named(&ev) || ev.At.UnixMilli() != ms {
		return quiz.Event{}, errEvent
	}
	return ev, nil
}

// A record's key is its sequence number; its CRC covers the device too.

func seqKey(seq uint64) []byte { return binary.BigEndian.AppendUint64(nil, seq) }

func identity(id quiz.EventID) []byte {
	return binary.BigEndian.AppendUint64(id.Device[:], id.Seq)
}

// sealEvent returns the record of ev.
func sealEvent(ev *quiz.Event) []byte {
	return seal(partLog, identity(ev.ID), appendEvent(make([]byte, 0, 64), ev))
}

// unsealEvent reads a record.
func unsealEvent(id quiz.EventID, value []byte) (quiz.Event, error) {
	payload, ok := unseal(partLog, identity(id), value)
	if !ok {
		return quiz.Event{}, errEvent
	}
	return decodeEvent(id, payload)
}
