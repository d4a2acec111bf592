package items

import (
	"cmp"
	"math"
	"slices"
)

// table is a matrix made ready to be computed with: learners without a single
// question left out, the others in an order that depends on what they earned
// and not on how they came, so that no sum depends on it either.
type table struct {
	items    []Item
	learners []*Learner
	points   [][]float64 // of a learner and an item; NaN where it was not asked
	total    []float64   // of a learner, scaled to the whole test; NaN where there is nothing to scale
	sum      []float64   // of a learner, as earned
	askedMax []float64   // points that a learner could have had
	max      float64     // points to be had
	scale    float64     // the greatest number of points anywhere: what rounding is measured by
	whole    []bool      // the learner was asked every item
	several  bool        // not all learners were asked all items
}

func newTable(m *Matrix) *table {
	t := &table{items: make([]Item, len(m.Items))}
	for j, item := range m.Items {
		if !(item.Max > 0 && item.Max <= MaxPoints) {
			item.Max = 0
		}
		t.items[j] = item
		t.max += item.Max
	}
	for i := range m.Learners {
		t.add(&m.Learners[i])
	}
	t.sort()
	for i, row := range t.points {
		t.addTotal(i, row)
	}
	return t
}

// add takes a learner in who was asked something.
func (t *table) add(l *Learner) {
	row := make([]float64, len(t.items))
	asked := false
	for j := range row {
		row[j] = math.NaN()
		if j >= len(l.Answers) {
			continue
		}
		a := &l.Answers[j]
		if a.Asked && math.Abs(a.Points) <= MaxPoints {
			row[j] = a.Points
			asked = true
		}
	}
	if asked {
		t.learners = append(t.learners, l)
		t.points = append(t.points, row)
	}
}

func (t *table) sort() {
	order := make([]int, len(t.points))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int {
		return slices.CompareFunc(t.points[a], t.points[b], cmp.Compare[float64])
	})
	learners, points := make([]*Learner, len(order)), make([][]float64, len(order))
	for i, k := range order {
		learners[i], points[i] = t.learners[k], t.points[k]
	}
	t.learners, t.points = learners, points
}

func (t *table) addTotal(i int, row []float64) {
	var sum, most float64
	whole := true
	for j, p := range row {
		if math.IsNaN(p) {
			whole = false
			continue
		}
		sum += p
		most += t.items[j].Max
		t.scale = max(t.scale, math.Abs(p))
	}
	total := sum
	if !whole {
		t.several = true
		total = scaled(sum, most, t.max)
	}
	t.whole = append(t.whole, whole)
	t.sum = append(t.sum, sum)
	t.askedMax = append(t.askedMax, most)
	t.total = append(t.total, total)
	if !math.IsNaN(total) {
		t.scale = max(t.scale, math.Abs(total))
	}
}

// scaled turns points out of part into points out of whole; NaN where the part
// had none to be had.
func scaled(points, part, whole float64) float64 {
	if !(part > tiny*whole) {
		return math.NaN()
	}
	return points / part * whole
}

// rest is a learner's total without an item that the learner was asked.
func (t *table) rest(i, j int) float64 {
	most := t.items[j].Max
	rest := t.sum[i] - t.points[i][j]
	if !t.whole[i] {
		return scaled(rest, t.askedMax[i]-most, t.max-most)
	}
	return rest
}

// answer returns what a learner did with an item that they were asked.
func (t *table) answer(i, j int) *Answer { return &t.learners[i].Answers[j] }
