package class

import (
	"bytes"
	_ "embed"
	"html/template"
	"io"
	"time"

	"sabaq/quiz/screen/ink"
)

//go:embed page.html
var pageSource string

// WriteJSON writes the whole Gradebook, indented, its fields in the order of the types.
// What can't be seen is escaped, so that a terminal obeys none of it.
func WriteJSON(w io.Writer, g *Gradebook) error {
	text, err := encode(g, "  ")
	if err != nil {
		return err
	}
	_, err = w.Write(append(text, '\n'))
	return err
}

// WriteHTML writes one self-contained page for people: the learners, what to look at,
// what is wrong with files. No script, nothing from elsewhere; it prints well.
func WriteHTML(w io.Writer, g *Gradebook) error {
	page, err := template.New("page").Funcs(template.FuncMap{
		"number": number,
		"text":   func(s string) string { return ink.Clean(s).String() },
		"time":   func(t time.Time) string { return t.Format("2006-01-02 15:04 -07:00") },
		"lasted": func(a *Attempt) string { return a.Ended.Sub(a.Started).Round(time.Second).String() },
		"graded": func(results []Result) int {
			n := 0
			for i := range results {
				if results[i].counted != nil {
					n++
				}
			}
			return n
		},
	}).Parse(pageSource)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := page.Execute(&b, g); err != nil {
		return err
	}
	_, err = w.Write(b.Bytes())
	return err
}
