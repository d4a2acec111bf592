package class

import (
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Learner is one line of a roster. At least one of its texts is not empty.
type Learner struct {
	ID     string `json:"id,omitempty"`    // of the school: student id, Canvas' SIS User ID, Moodle's ID number
	Login  string `json:"login,omitempty"` // user name, Canvas' SIS Login ID
	Email  string `json:"email,omitempty"`
	Canvas string `json:"canvas,omitempty"` // Canvas' own number
	Name   string `json:"name,omitempty"`
	Line   int    `json:"-"` // of the roster, from 1; 0 without one
}

// Key returns the learner's name in reports: the first text that there is.
func (l Learner) Key() string {
	for _, key := range []string{l.ID, l.Login, l.Email, l.Canvas} {
		if key != "" {
			return key
		}
	}
	return l.Name
}

// Shown returns the learner's key with their name, for a list that people read.
func (l Learner) Shown() string {
	key := l.Key()
	if l.Name == "" || l.Name == key {
		return key
	}
	return fmt.Sprintf("%s (%s)", key, l.Name)
}

// Roster is who is in the class, in the order of its file.
type Roster struct {
	Learners []Learner
	exact    [4]map[string]int // by ID, Login, Email, Canvas: place in Learners, -1 for several
	folded   map[string]int    // by any of them or the name, without regard to case and space
}

// role says what a column's title stands for, its case, underlines and space aside.
func role(title string) string {
	switch fold(strings.NewReplacer("_", " ", "-", " ", "\u00a0", " ").Replace(title)) {
	case "learner", "learner id", "student id", "student number", "sis user id", "id number", "idnumber", "roll no", "roll no.", "roll number":
		return "id"
	case "id":
		return "number" // the school's, unless another column is
	case "sis login id", "login", "login id", "username", "user name":
		return "login"
	case "email", "e mail", "email address", "mail":
		return "email"
	case "name", "student", "student name", "full name":
		return "name"
	case "first name", "firstname", "given name":
		return "first"
	case "last name", "lastname", "surname", "family name":
		return "last"
	}
	return ""
}

// identity finds the columns that say who a row is about: -1 where there is none.
type identity struct{ id, login, email, canvas, name, first, last int }

func (who identity) nobody() bool { return who == (identity{-1, -1, -1, -1, -1, -1, -1}) }

func (s *sheet) identity(header []cell) (identity, error) {
	columns := make(map[string]int)
	canvas := false
	for i, c := range header {
		r := role(s.text(c))
		canvas = canvas || strings.HasPrefix(fold(s.text(c)), "sis ")
		if r == "" {
			continue
		}
		if before, twice := columns[r]; twice {
			return identity{}, s.errorIn(c, "columns %q and %q say the same of a learner: keep one", s.text(header[before]), s.text(c))
		}
		columns[r] = i
	}
	column := func(r string) int {
		if i, ok := columns[r]; ok {
			return i
		}
		return -1
	}
	who := identity{column("id"), column("login"), column("email"), column("number"), column("name"), column("first"), column("last")}
	if who.id < 0 && !canvas {
		who.id, who.canvas = who.canvas, -1
	}
	return who, nil
}

// learner reads who a row is about; it has no Key where the row is about nobody.
func (s *sheet) learner(row []cell, who identity) Learner {
	l := Learner{
		ID: s.at(row, who.id), Login: s.at(row, who.login), Email: s.at(row, who.email),
		Canvas: s.at(row, who.canvas), Name: s.at(row, who.name),
	}
	if l.Name == "" {
		l.Name = strings.TrimSpace(s.at(row, who.first) + " " + s.at(row, who.last))
	}
	if len(row) > 0 {
		l.Line = row[0].line
	}
	// Rows of a gradebook that are nobody's: what can be reached, and Canvas' test student.
	if l.ID == "" && l.Login == "" && l.Email == "" && l.Canvas == "" && strings.HasPrefix(l.Name, "Points Possible") ||
		who.canvas >= 0 && (l.Name == "Student, Test" || l.Name == "Test Student") {
		return Learner{}
	}
	return l
}

// ReadRoster reads a class list: CSV whose first line names the columns. It knows them by
// their usual names (id, student id, SIS User ID, login, email, name, first name, ...) and
// passes over others, so that a gradebook exported from Canvas and a list of participants
// from Moodle are rosters as they are. Errors begin with name:line:col.
func ReadRoster(name string, r io.Reader) (*Roster, error) {
	s, err := readSheet(name, r)
	if err != nil {
		return nil, err
	}
	first, err := s.header()
	if err != nil {
		return nil, err
	}
	header := s.rows[first]
	who, err := s.identity(header)
	if err != nil {
		return nil, err
	}
	if who.nobody() {
		return nil, s.errorIn(header[0], "no column says who a learner is: name one of them id, email or name (there are: %s)", s.titles(header))
	}
	roster := &Roster{}
	seen := make(map[string]int)
	for _, row := range s.rows[first+1:] {
		l := s.learner(row, who)
		if l.Key() == "" {
			continue
		}
		for _, c := range row {
			if text := s.text(c); !utf8.ValidString(text) {
				return nil, s.errorIn(c, "the text is not UTF-8: save the list as CSV in UTF-8")
			}
		}
		if before, twice := seen[l.Key()]; twice {
			other := roster.Learners[before]
			if l.sameAs(other) {
				continue // someone in two sections
			}
			return nil, s.errorIn(row[0], "learner %q is in line %d already, and otherwise", l.Key(), other.Line)
		}
		seen[l.Key()] = len(roster.Learners)
		roster.Learners = append(roster.Learners, l)
	}
	if len(roster.Learners) == 0 {
		return nil, fmt.Errorf("%s: no learner in it", name)
	}
	roster.index()
	return roster, nil
}

func (l Learner) sameAs(other Learner) bool {
	l.Line, other.Line = 0, 0
	return l == other
}

// titles lists column titles for an error.
func (s *sheet) titles(header []cell) string {
	const most = 40
	var titles []string
	for i, c := range header {
		if i == most {
			titles = append(titles, "...")
			break
		}
		titles = append(titles, fmt.Sprintf("%q", s.text(c)))
	}
	return strings.Join(titles, ", ")
}

// index makes the roster searchable.
func (r *Roster) index() {
	add := func(m map[string]int, key string, at int) {
		if key == "" {
			return
		}
		if before, ok := m[key]; ok && before != at {
			at = -1
		}
		m[key] = at
	}
	for i := range r.exact {
		r.exact[i] = make(map[string]int)
	}
	r.folded = make(map[string]int)
	for at, l := range r.Learners {
		for i, key := range []string{l.ID, l.Login, l.Email, l.Canvas} {
			add(r.exact[i], key, at)
			add(r.folded, fold(key), at)
		}
		add(r.folded, fold(l.Name), at)
		if last, first, ok := strings.Cut(l.Name, ","); ok {
			add(r.folded, fold(first+" "+last), at)
		}
	}
}

// find returns the place of a learner by what they call themselves: an exact id, login,
// address or number; else any of those or the name but for case and space, where that
// fits one learner only. -1 where nobody is meant, or several may be.
func (r *Roster) find(name string) int {
	for _, m := range r.exact {
		if at, ok := m[name]; ok && at >= 0 {
			return at
		}
	}
	if at, ok := r.folded[fold(name)]; ok && name != "" {
		return at
	}
	return -1
}

// fold returns s without regard to case and to the space in and around it.
func fold(s string) string {
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		return unicode.ToLower(unicode.ToUpper(r))
	}, s)), " ")
}
