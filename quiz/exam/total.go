package exam

// Totals is what a sitting came to. Points, Max and the counts are of the items
// that a machine marks; what the learner marked is apart.
type Totals struct {
	Points  float64 `json:"points"`  // below 0 where penalties outweigh
	Max     float64 `json:"max"`     // points that could be earned
	Percent float64 `json:"percent"` // 100 x Points / Max; 0 where there is nothing to earn
	Passed  bool    `json:"passed"`  // Percent reaches Record.Pass; false where there is no mark of passing

	Items   int `json:"items"`   // Right + Partly + Wrong + Skipped
	Right   int `json:"right"`   // all of it right
	Partly  int `json:"partly"`  // some points
	Wrong   int `json:"wrong"`   // answered for no points, or fewer
	Skipped int `json:"skipped"` // not answered
	Void    int `json:"void"`    // not counted (see Mark.Void), of either sort

	SelfItems  int     `json:"self_items"`
	SelfJudged int     `json:"self_judged"` // of these, marked by the learner
	SelfPoints float64 `json:"self_points"`
	SelfMax    float64 `json:"self_max"` // of the items judged
}

// nearly is how far below the mark of passing still reaches it: sums of thirds are
// not exact.
const nearly = 1e-9

// Total sums the marks of a record up; it doesn't make them (see Remark). It is
// never NaN or infinite, whatever the record holds.
func Total(rec Record) Totals {
	var t Totals
	for i := range rec.Items {
		t.add(&rec.Items[i])
	}
	if t.Max > 0 {
		t.Percent = number(100 * t.Points / t.Max)
		t.Passed = rec.Pass > 0 && t.Percent >= rec.Pass-nearly
	}
	return t
}

func (t *Totals) add(it *Item) {
	points, most := bounded(it.Points), bounded(it.Max)
	switch {
	case it.Void:
		t.Void++
		return
	case it.Self || it.Form == Self:
		t.SelfItems++
		if it.Judged {
			t.SelfJudged++
			t.SelfPoints += points
			t.SelfMax += most
		}
		return
	}
	t.Items++
	t.Points += points
	t.Max += most
	switch {
	case it.blank():
		t.Skipped++
	case it.Right:
		t.Right++
	case points > 0:
		t.Partly++
	default:
		t.Wrong++
	}
}

// bounded returns a number of points within what a sum can bear.
func bounded(x float64) float64 { return min(max(number(x), -maxPoints), maxPoints) }
