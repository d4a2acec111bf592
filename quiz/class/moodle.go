package class

import (
	"errors"
	"fmt"
	"io"
	"strings"
)

// Identifier is what Moodle's grade import finds a user by.
type Identifier string

// Identifiers, and what to choose for each under "Map to" when importing.
const (
	ByID    Identifier = "id"    // ID number: useridnumber
	ByEmail Identifier = "email" // email address: useremail
	ByLogin Identifier = "login" // username
)

// Identifiers lists the identifiers, for a flag's help.
func Identifiers() []Identifier { return []Identifier{ByID, ByEmail, ByLogin} }

// column returns the title of the identifier's column, as Moodle calls it, and who the
// learner is by it.
func (by Identifier) column(l Learner) (title, value string) {
	switch by {
	case ByID:
		return "ID number", l.ID
	case ByEmail:
		return "Email address", l.Email
	case ByLogin:
		return "Username", l.Login
	}
	return "", ""
}

// WriteMoodle writes what Moodle's grade import takes as CSV: a column that says who, and
// one of grades with the title item. Only learners of the roster are in it who have a
// grade: an import fails as a whole over one user whom Moodle doesn't know. Learners who
// can't be in it, because the roster doesn't have their identifier or a spreadsheet would
// take it for a formula, are returned. Scale is Points or Percent; an import takes no
// grade above 100 unless the site allows it.
func WriteMoodle(w io.Writer, g *Gradebook, by Identifier, item string, scale Scale) (left []string, err error) {
	title, _ := by.column(Learner{})
	switch {
	case title == "":
		return nil, fmt.Errorf("moodle finds nobody by %q: there are id, email and login", string(by))
	case !g.roster:
		return nil, errors.New("moodle takes only learners that it knows: give the class list with --roster")
	case scale == Possible:
		return nil, errors.New("moodle's import doesn't say how many points are possible: use points or percent")
	}
	if err := scale.check(); err != nil {
		return nil, err
	}
	if item = strings.TrimSpace(item); item == "" {
		item = g.Title
	}
	t := newTable(title, item)
	for i := range g.Learners {
		r := &g.Learners[i]
		grade := r.Counted()
		if grade == nil {
			continue
		}
		_, who := by.column(r.Learner)
		if who == "" || safe(who) != who {
			left = append(left, r.Shown())
			continue
		}
		t.row(who, scale.grade(grade, 0))
	}
	if t.rows == 0 {
		return left, fmt.Errorf("no learner with a grade has %s in the roster: identify them otherwise", strings.ToLower(title))
	}
	return left, t.write(w)
}
