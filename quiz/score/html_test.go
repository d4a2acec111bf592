package score

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// The elements and attributes of the page: all that there may be in it.
var (
	elements = strings.Fields(`!doctype html head meta title style body header main section h1 h2 h3 h4 p span bdi figure figcaption div svg desc path
		text polyline circle g rect ul li i table caption thead tbody tr th td dl dt dd details summary`)
	attributes = strings.Fields(`html lang charset http-equiv content name class viewbox role aria-labelledby id d x y dy text-anchor style points cx cy r
		transform width height scope dir open`)
)

// htmlProblem takes the page apart as a browser's tokenizer does. Whatever begins with '<' is a tag of
// ours with attributes of ours, so nothing from outside became markup.
func htmlProblem(page []byte) error {
	s := string(page)
	var open []string
	for {
		i := strings.IndexByte(s, '<')
		if i < 0 {
			break
		}
		s = s[i+1:]
		name, attrs, rest, ok := tag(s)
		if !ok {
			return fmt.Errorf("no tag: <%.60s", s)
		}
		s = rest
		if name, closes := strings.CutPrefix(name, "/"); closes {
			if len(open) == 0 || open[len(open)-1] != name {
				return fmt.Errorf("</%s> closes %v", name, open)
			}
			open = open[:len(open)-1]
			continue
		}
		if !slices.Contains(elements, name) {
			return fmt.Errorf("element %s", name)
		}
		for _, a := range attrs {
			if a != "/" && !slices.Contains(attributes, a) {
				return fmt.Errorf("%s has attribute %s", name, a)
			}
		}
		if name != "meta" && name != "!doctype" && !selfClosed(attrs) {
			open = append(open, name)
		}
		if name == "style" {
			end := strings.Index(s, "</style>")
			if css := s[:end]; strings.ContainsAny(css, "<\\") || strings.Contains(css, "url(") || strings.Contains(css, "import") {
				return errors.New("the style sheet asks for something")
			}
			s = s[end:]
		}
	}
	if len(open) > 0 {
		return fmt.Errorf("left open: %v", open)
	}
	return nil
}

func checkHTML(t *testing.T, page []byte) {
	t.Helper()
	if err := htmlProblem(page); err != nil {
		t.Error(err)
	}
}

func selfClosed(attrs []string) bool { return len(attrs) > 0 && attrs[len(attrs)-1] == "/" }

var (
	tagName   = regexp.MustCompile(`^(!doctype|/?[a-z][a-z0-9]*)`)
	attribute = regexp.MustCompile(`^\s+([a-z-]+)(="[^"]*")?`)
)

// tag reads a tag, after its '<'.
func tag(s string) (name string, attrs []string, rest string, ok bool) {
	lower := strings.ToLower(s[:min(len(s), 16)])
	name = tagName.FindString(lower)
	if name == "" {
		return "", nil, "", false
	}
	s = s[len(name):]
	for {
		m := attribute.FindStringSubmatch(lowerNames(s))
		if m == nil {
			break
		}
		attrs = append(attrs, m[1])
		s = s[len(m[0]):]
	}
	if rest, ok := strings.CutPrefix(s, "/>"); ok {
		return name, append(attrs, "/"), rest, true
	}
	rest, ok = strings.CutPrefix(s, ">")
	return name, attrs, rest, ok
}

// lowerNames lets viewBox be found as the lower-case name it is.
func lowerNames(s string) string {
	if strings.HasPrefix(strings.TrimSpace(s), "viewBox") {
		return strings.Replace(s, "viewBox", "viewbox", 1)
	}
	return s
}

func TestHTML(t *testing.T) {
	for name, s := range map[string]*Set{"ordinary": ordinary(), "hostile": hostile(), "empty": {}} {
		data := write(t, format(t, "html"), s)
		checkHTML(t, data)
		if strings.Contains(string(data), "ZgotmplZ") || strings.Contains(string(data), "NaN") {
			t.Errorf("%s: a value was refused", name)
		}
	}
}

// TestHTMLProblem makes sure that the check would notice.
func TestHTMLProblem(t *testing.T) {
	for _, bad := range []string{"<script>", "<p onclick=\"1\"></p>", "<p><a href=\"x\"></a></p>", "<p", "<p>", "< p>", "<!--", "<img src=x>"} {
		if htmlProblem([]byte(bad)) == nil {
			t.Errorf("%s was let through", bad)
		}
	}
	if err := htmlProblem([]byte(`<p dir="auto">a &lt;b&gt;<svg viewBox="0 0 1 1"><path d="M0"/></svg></p>`)); err != nil {
		t.Error(err)
	}
}

// TestHTMLSays looks for what a person wants to find on the page.
func TestHTMLSays(t *testing.T) {
	page := string(write(t, format(t, "html"), ordinary()))
	for _, want := range []string{
		"<bdi>ayesha-07</bdi>", "3 sittings, 4 reviews · 3 Nov 2026 to 22 Nov 2026",
		"3 sittings, 3 Nov 2026 to 21 Nov 2026: the first 46.7 %, the last 100 %, the best 100 %.",
		"4.67 of 10", "46.7 %", "3 Nov 2026, 09:15 &#43;05:00",
		"Which of these ends in a basin?", "According to the atlas", `class="wrong">the Indus</dd>`, `class="right">the Helmand</dd>`,
		"1. Khyber\n2. Bolan\n3. Gomal", // the order that was given
		"Marked by the learner: 1 of 2 points, 1 of 2 marked", "(none)", "void · 0 of 0",
		"No mistakes.", "4 reviews on 2 days, 50 % recalled.",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page doesn't say %q", want)
		}
	}
	for _, plot := range []string{"scores", "sections", "times", "study"} {
		if !strings.Contains(page, `aria-labelledby="`+plot+"-title "+plot+`-desc"`) || !strings.Contains(page, `<title id="`+plot+`-title">`) || !strings.Contains(page, `<desc id="`+plot+`-desc">`) {
			t.Errorf("the plot %s has no text alternative", plot)
		}
	}
	if strings.Contains(page, "Why do rivers meander?") && strings.Count(page, "Why do rivers meander?") != 2 {
		t.Error("an answer that nobody marked is a mistake")
	}
}

func TestSpell(t *testing.T) {
	for ms, want := range map[int64]string{-5: "0.0 s", 0: "0.0 s", 1234: "1.2 s", 9949: "9.9 s", 9950: "10 s", 59499: "59 s", 59500: "1 min 00 s", 3599000: "59 min 59 s", 3600000: "1 h 00 min", 86400000: "24 h 00 min"} {
		if got := spell(ms); got != want {
			t.Errorf("%d ms: %q, want %q", ms, got, want)
		}
	}
}
