package items

import (
	"math"
	"slices"
)

// options counts who chose what of an item's options; nil where it has none.
func (t *table) options(j int) []OptionFigures {
	item := &t.items[j]
	if len(item.Options) == 0 {
		return nil
	}
	asked := 0
	totals, rests := make([][]float64, len(item.Options)), make([][]float64, len(item.Options))
	out := make([]OptionFigures, len(item.Options))
	for i := range t.points {
		if math.IsNaN(t.points[i][j]) {
			continue
		}
		asked++
		chosen := t.answer(i, j).Chosen
		for k, option := range chosen {
			if option < 0 || option >= len(out) || slices.Contains(chosen[:k], option) {
				continue
			}
			out[option].Chosen++
			if total := t.total[i]; !math.IsNaN(total) {
				totals[option] = append(totals[option], total)
			}
			if rest := t.rest(i, j); !math.IsNaN(rest) {
				rests[option] = append(rests[option], rest)
			}
		}
	}
	for k, option := range item.Options {
		f := &out[k]
		f.Text, f.Key = option.Text, option.Key
		if offered := float64(item.offered(k, asked)); offered > 0 {
			f.Share = percentOf(float64(f.Chosen), offered)
		}
		f.MeanTotal = meanPercent(totals[k], t.max)
		f.MeanRest = meanPercent(rests[k], t.max-item.Max)
	}
	return out
}

// offered is how many learners an option was shown to.
func (item *Item) offered(option, asked int) int {
	if n := item.Options[option].Offered; n > 0 {
		return n
	}
	return asked
}

func meanPercent(v []float64, most float64) *float64 {
	if len(v) == 0 || !(most > 0) {
		return nil
	}
	return figure(100 * mean(v) / most)
}
