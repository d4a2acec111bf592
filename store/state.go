package store

import (
	"encoding/binary"
	"errors"
	"math"

	"sabaq/quiz"
	"sabaq/quiz/fsrs"
)

const (
	stateVersion = 1
	stateSize    = 4 + 24 + 12 + 12 + 4 + 4 + 4 + 16 + quiz.KeptReviews*reviewSize
	reviewSize   = 8 + 4 + 1 + 12
	memorySize   = 24
	dueSize      = 8 + 4 + memorySize
	countSize    = 4*4 + 8
)

var errState = errors.New("not a card state")

func appendFloats(b []byte, s fsrs.State) []byte {
	for _, v := range [...]float64{s.Stability, s.Fast, s.Difficulty} {
		b = binary.LittleEndian.AppendUint64(b, math.Float64bits(v))
	}
	return b
}

func (d *decoder) memory() fsrs.State {
	var v [3]float64
	for i := range v {
		v[i] = math.Float64frombits(d.u64())
		d.bad = d.bad || math.IsNaN(v[i]) || math.IsInf(v[i], 0)
	}
	return fsrs.State{Stability: v[0], Fast: v[1], Difficulty: v[2]}
}

func appendDue(b []byte, due quiz.Due) []byte {
	b = binary.LittleEndian.AppendUint32(b, uint32(due.Day))
	return binary.LittleEndian.AppendUint64(b, uint64(due.At))
}

func (d *decoder) due() quiz.Due {
	return quiz.Due{Day: quiz.Day(d.u32()), At: int64(d.u64())}
}

// appendState appends a state, always stateSize bytes.
func appendState(b []byte, s *quiz.CardState) []byte {
	var suspended byte
	if s.Suspended {
		suspended = 1
	}
	b = append(b, stateVersion, byte(s.Phase), s.Step, suspended)
	b = appendFloats(b, s.Memory)
	b = appendDue(b, s.Due)
	b = binary.LittleEndian.AppendUint64(b, uint64(s.Last))
	b = binary.LittleEndian.AppendUint32(b, uint32(s.LastDay))
	b = binary.LittleEndian.AppendUint32(b, s.Reps)
	b = binary.LittleEndian.AppendUint32(b, s.Lapses)
	b = binary.LittleEndian.AppendUint32(b, uint32(s.Buried))
	b = append(b, s.LastEvent.Device[:]...)
	b = binary.LittleEndian.AppendUint64(b, s.LastEvent.Seq)
	for i := range s.Recent {
		r := &s.Recent[i]
		b = binary.LittleEndian.AppendUint64(b, uint64(r.At))
		b = binary.LittleEndian.AppendUint32(b, uint32(r.Day))
		b = append(b, byte(r.Rating))
		b = appendDue(b, r.Due)
	}
	return b
}

// decodeState is the inverse of appendState, byte for byte.
func decodeState(b []byte) (s quiz.CardState, err error) {
	d := decoder{b: b}
	if d.u8() != stateVersion {
		return s, errState
	}
	s.Phase, s.Step = quiz.Phase(d.u8()), d.u8()
	suspended := d.u8()
	s.Suspended = suspended == 1
	d.bad = d.bad || s.Phase > quiz.Relearning || suspended > 1
	s.Memory = d.memory()
	s.Due = d.due()
	s.Last, s.LastDay = int64(d.u64()), quiz.Day(d.u32())
	s.Reps, s.Lapses = d.u32(), d.u32()
	s.Buried = quiz.Day(d.u32())
	copy(s.LastEvent.Device[:], d.take(len(s.LastEvent.Device)))
	s.LastEvent.Seq = d.u64()
	for i := range s.Recent {
		r := &s.Recent[i]
		r.At, r.Day, r.Rating, r.Due = int64(d.u64()), quiz.Day(d.u32()), fsrs.Rating(d.u8()), d.due()
		d.bad = d.bad || r.Rating > fsrs.Easy
	}
	if !d.done() {
		return quiz.CardState{}, errState
	}
	return s, nil
}

// storable reports whether a model's numbers can be written: no model of ours gives others.
func storable(s *quiz.CardState) bool {
	d := decoder{b: appendFloats(nil, s.Memory)}
	d.memory()
	return d.done()
}

// appendDueValue appends what the due index says of a card beside its key.
func appendDueValue(b []byte, s *quiz.CardState) []byte {
	b = binary.LittleEndian.AppendUint64(b, uint64(s.Last))
	b = binary.LittleEndian.AppendUint32(b, uint32(s.LastDay))
	return appendFloats(b, s.Memory)
}

func appendCount(b []byte, c quiz.DayCount) []byte {
	for _, v := range [...]uint32{c.Answers, c.New, c.Kept, c.Asked} {
		b = binary.LittleEndian.AppendUint32(b, v)
	}
	return binary.LittleEndian.AppendUint64(b, c.TookMS)
}

func decodeCount(b []byte) (c quiz.DayCount, ok bool) {
	d := decoder{b: b}
	c = quiz.DayCount{Answers: d.u32(), New: d.u32(), Kept: d.u32(), Asked: d.u32(), TookMS: d.u64()}
	return c, d.done()
}
