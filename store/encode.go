package store

import (
	"encoding/binary"
	"hash/crc32"

	"sabaq/quiz"
)

// part is one bucket of the file.
type part uint8

const (
	partMeta     part = iota // what the file is: schema, head, model
	partLog                  // device (a bucket each) -> seq -> event
	partLost                 // device, first seq -> last seq of records that damage took away
	partState                // card -> quiz.CardState
	partDecks                // deck -> DeckInfo
	partKeys                 // key of a deck -> deck
	partRefs                 // deck, card -> quiz.CardRef
	partWhere                // card, 0, deck -> nothing: which decks hold a card
	partNew                  // deck, ordinal -> card that was never answered and isn't suspended
	partDue                  // deck, day, moment, card -> what tells how much at risk it is
	partCounts               // deck -> totals; deck, day -> cards of the deck that come up
	partLoad                 // day -> cards that come up, over all decks, each once
	partDays                 // day -> quiz.DayCount
	partSittings             // id -> a scored sitting that isn't over, as its owner keeps it
	parts
)

var partNames = [parts][]byte{
	[]byte("meta"), []byte("log"), []byte("lost"), []byte("state"), []byte("decks"), []byte("keys"), []byte("refs"),
	[]byte("where"), []byte("new"), []byte("due"), []byte("counts"), []byte("load"), []byte("days"), []byte("sittings"),
}

func (p part) String() string { return string(partNames[p]) }

// Each value ends in a CRC32C of its bucket, its key and itself, so that a value that
// turns up under another key is damage too.
const crcSize = 4

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// sum turns the sum over between key and payload, so that it matters where one ends.
func sum(p part, key, payload []byte) uint32 {
	c := crc32.Update(uint32(p)+1, castagnoli, key)
	return crc32.Update(^c, castagnoli, payload)
}

// seal appends the CRC to payload.
func seal(p part, key, payload []byte) []byte {
	return binary.LittleEndian.AppendUint32(payload, sum(p, key, payload))
}

// unseal returns the payload of a sealed value, and false when the CRC is wrong.
func unseal(p part, key, value []byte) ([]byte, bool) {
	n := len(value) - crcSize
	if n < 0 || binary.LittleEndian.Uint32(value[n:]) != sum(p, key, value[:n]) {
		return nil, false
	}
	return value[:n:n], true
}

// Numbers in keys are big-endian, so that keys sort as the numbers do; signed ones
// have their sign bit turned over for the same end.

func appendDeck(b []byte, d quiz.DeckID) []byte { return binary.BigEndian.AppendUint32(b, uint32(d)) }

func appendDay(b []byte, d quiz.Day) []byte {
	return binary.BigEndian.AppendUint32(b, uint32(d)^1<<31)
}

func appendMoment(b []byte, ms int64) []byte {
	return binary.BigEndian.AppendUint64(b, uint64(ms)^1<<63)
}

func keyDeck(b []byte) quiz.DeckID { return quiz.DeckID(binary.BigEndian.Uint32(b)) }
func keyDay(b []byte) quiz.Day     { return quiz.Day(binary.BigEndian.Uint32(b) ^ 1<<31) }
func keyMoment(b []byte) int64     { return int64(binary.BigEndian.Uint64(b) ^ 1<<63) }

func appendText(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

// decoder takes a payload apart. After the first thing that doesn't fit it gives
// zeros, and done reports false.
type decoder struct {
	b   []byte
	bad bool
}

func (d *decoder) take(n int) []byte {
	if d.bad || n < 0 || n > len(d.b) {
		d.bad = true
		return nil
	}
	b := d.b[:n:n]
	d.b = d.b[n:]
	return b
}

func (d *decoder) u8() uint8 {
	if b := d.take(1); b != nil {
		return b[0]
	}
	return 0
}

func (d *decoder) u32() uint32 {
	if b := d.take(4); b != nil {
		return binary.LittleEndian.Uint32(b)
	}
	return 0
}

func (d *decoder) u64() uint64 {
	if b := d.take(8); b != nil {
		return binary.LittleEndian.Uint64(b)
	}
	return 0
}

// uvarint takes a number of at most max, in its shortest form only.
func (d *decoder) uvarint(max uint64) uint64 {
	v, n := binary.Uvarint(d.b)
	if d.bad || n <= 0 || n > 1 && d.b[n-1] == 0 || v > max {
		d.bad = true
		return 0
	}
	d.b = d.b[n:]
	return v
}

// varint takes a number between low and high.
func (d *decoder) varint(low, high int64) int64 {
	u := d.uvarint(1<<64 - 1)
	v := int64(u>>1) ^ -int64(u&1)
	if v < low || v > high {
		d.bad = true
		return 0
	}
	return v
}

// text takes a string of at most max bytes.
func (d *decoder) text(max int) string { return string(d.take(int(d.uvarint(uint64(max))))) }

// done reports whether everything fitted and nothing is left.
func (d *decoder) done() bool { return !d.bad && len(d.b) == 0 }
