package quiz

import "sabaq/decks"

// Look reads what the planner needs to know to plan a card: the model, how much
// comes up on the days after today, and the days of the card's siblings.
func (p *Planner) Look(v View, card string, today Day) (err error) {
	p.Model = v.Model()
	if p.Load, err = v.Load(today, balanced+1); err != nil {
		return err
	}
	return p.avoidSiblings(v, card)
}

// avoidSiblings notes on which days the card's siblings come up.
func (p *Planner) avoidSiblings(v View, card string) error {
	p.Avoid = p.Avoid[:0]
	group := decks.Group(card)
	if group == card {
		return nil
	}
	return v.Siblings(group, func(sibling string, st CardState) bool {
		if due, active := st.Active(); active && sibling != card {
			p.Avoid = append(p.Avoid, due.Day)
		}
		return true
	})
}
