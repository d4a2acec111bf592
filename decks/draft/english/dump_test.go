package english

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

func TestDump(t *testing.T) {
	name := os.Getenv("DUMP")
	if name == "" {
		t.Skip("no text named")
	}
	data, _ := os.ReadFile(name)
	r := NewReader()
	for line := range strings.Lines(string(data)) {
		for _, s := range Split(line) {
			r.Learn(Tokens(line[s.Start:s.End]))
		}
	}
	for line := range strings.Lines(string(data)) {
		for _, sp := range Split(line) {
			s := r.Parse(line[sp.Start:sp.End])
			fmt.Println("##", s.Text)
			if os.Getenv("TAGS") != "" {
				for _, k := range s.Tokens {
					fmt.Printf("%s/%s ", k.Text, k.Class)
					if k.Finite {
						fmt.Print("* ")
					}
				}
				fmt.Println()
			}
			tx := func(a, b int) string {
				if a >= b {
					return ""
				}
				return s.Text[s.Tokens[a].Start:s.Tokens[b-1].End]
			}
			for _, u := range s.Units {
				d := ""
				if u.Doubtful {
					d = "DOUBTFUL"
				}
				fmt.Printf("   unit %q %s\n", u.Link, d)
				for _, f := range u.Fronted {
					fmt.Printf("      front %d: %s\n", f.Kind, tx(f.Start, f.End))
				}
				if c := u.Main; c != nil {
					fmt.Printf("      S[%s] head=%d pl=%v apart=%v | V[%s] | R[%s] | sub[%s]\n", tx(c.Subject.Start, c.Subject.End), c.Subject.Head, c.Subject.Plural, c.Apart, tx(c.Verb, c.Rest), tx(c.Rest, c.Sub), tx(c.Sub, c.End))
				}
				for _, f := range u.Trailing {
					fmt.Printf("      trail %d: %s\n", f.Kind, tx(f.Start, f.End))
				}
			}
		}
	}
}
