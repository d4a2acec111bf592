package exam

import (
	_ "embed"
	"html/template"
	"io"
	"strings"

	"sabaq/quiz/screen/ink"
)

//go:embed page.html
var pageHTML string

// HTML writes the paper to be printed as one HTML page that needs nothing from
// outside and runs nothing, the key on a page of its own.
func (p *Paper) HTML(w io.Writer, s Setup) error {
	page, err := template.New("page").Funcs(template.FuncMap{"styled": style, "spoken": spoken, "also": also}).Parse(pageHTML)
	if err != nil {
		return err
	}
	var b strings.Builder // nothing half is written
	if err := page.Execute(&b, p.sheet(s, ink.Palette{Mode: ink.Mono})); err != nil {
		return err
	}
	_, err = io.WriteString(w, b.String())
	return err
}

// Lines lets a template repeat something to write on.
func (q asked) Lines() []struct{} { return make([]struct{}, q.Blanks) }

// styled is a span as HTML shows it.
type styled struct {
	Text                       string
	Strong, Emph, Code, Strike bool
}

func style(s ink.Span) styled {
	return styled{
		Text: s.Text.String(), Strong: s.Style&(ink.Strong|ink.Gap|ink.Title) != 0, Emph: s.Style&ink.Emph != 0,
		Code: s.Style&ink.Code != 0, Strike: s.Style&ink.Strike != 0,
	}
}
