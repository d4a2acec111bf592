package quiz

import (
	"encoding/binary"
	"errors"
	"math"

	"sabaq/quiz/fsrs"
)

// Fit is what a Fitted event says: the memory model in force from then on, and how far it is to be
// trusted. All states, those from before too, are computed with the model of the last Fit.
type Fit struct {
	Model      fsrs.Model
	Covariance *fsrs.Covariance // how far the parameters are to be trusted; nil where nothing was fitted
	Pinned     bool             // the learner chose the model: no comparison replaces it
	Answers    int              // in the log that it was fitted to
	Compared   int              // answers in the log when the models were last compared; 0 = never
}

const (
	fitVersion    = 1
	maxParameters = 64
	maxAnswers    = 1 << 40
)

var errFit = errors.New("not the record of a fit")

// Encode returns the fit as the Data of an event.
func (f *Fit) Encode() string {
	b := []byte{fitVersion, 0}
	if f.Pinned {
		b[1] = 1
	}
	name, params := f.Model.Name(), f.Model.Parameters()
	b = append(append(b, byte(len(name))), name...)
	b = append(b, byte(len(params)))
	for _, p := range params {
		b = binary.LittleEndian.AppendUint64(b, math.Float64bits(p))
	}
	b = binary.LittleEndian.AppendUint64(b, uint64(f.Answers))
	b = binary.LittleEndian.AppendUint64(b, uint64(f.Compared))
	if f.Covariance != nil {
		for _, c := range f.Covariance.Lower {
			b = binary.LittleEndian.AppendUint32(b, math.Float32bits(c))
		}
	}
	return string(b)
}

// DecodeFit is the inverse of Encode. What it accepts is a model that works and finite numbers.
func DecodeFit(data string) (Fit, error) {
	b := []byte(data)
	take := func(n int) []byte {
		if len(b) < n {
			b = nil
			return make([]byte, n)
		}
		head := b[:n]
		b = b[n:]
		return head
	}
	head := take(3)
	if head[0] != fitVersion || head[1] > 1 {
		return Fit{}, errFit
	}
	f := Fit{Pinned: head[1] == 1}
	name := string(take(int(head[2])))
	params := make([]float64, min(int(take(1)[0]), maxParameters))
	for i := range params {
		params[i] = math.Float64frombits(binary.LittleEndian.Uint64(take(8)))
	}
	answers, compared := binary.LittleEndian.Uint64(take(8)), binary.LittleEndian.Uint64(take(8))
	if b == nil || answers > maxAnswers || compared > maxAnswers {
		return Fit{}, errFit
	}
	f.Answers, f.Compared = int(answers), int(compared)
	if n := len(params) * (len(params) + 1) / 2; len(b) == 4*n && n > 0 {
		f.Covariance = &fsrs.Covariance{Model: name, Lower: make([]float32, n)}
		for i := range f.Covariance.Lower {
			c := math.Float32frombits(binary.LittleEndian.Uint32(take(4)))
			if math.IsNaN(float64(c)) || math.IsInf(float64(c), 0) {
				return Fit{}, errFit
			}
			f.Covariance.Lower[i] = c
		}
	}
	if len(b) != 0 {
		return Fit{}, errFit
	}
	m, err := fsrs.New(name, params)
	if err != nil || len(m.Parameters()) != len(params) {
		return Fit{}, errFit
	}
	f.Model = m
	return f, nil
}
