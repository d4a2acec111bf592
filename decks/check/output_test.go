package check

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"testing"
	"unicode"

	"sabaq/decks"
)

// hostile is a diagnostic as a hostile deck, or file name, might bring it about.
func hostile() []decks.Diagnostic {
	return []decks.Diagnostic{
		{File: "a deck, 100%: x.md", Pos: decks.Pos{Line: 3, Col: 4, Length: 5}, Severity: decks.Error, Code: "E120",
			Message: "no\r\n::error::answer \x1b]52;c;x\x07 \u202e 100%, a: b\xff", Hint: "add\none", Text: "Q: héllo wörld"},
		{File: "/abs/x.md", Severity: decks.Warning, Code: "W301", Message: "long \U000e0041 {0}"},
	}
}

func TestGitHub(t *testing.T) {
	var b strings.Builder
	if err := GitHub(&b, hostile()); err != nil {
		t.Fatal(err)
	}
	want := "::error file=a deck%2C 100%25%3A x.md,line=3,col=4,title=E120%3A a question has no answer::" +
		"no%0D%0A::error::answer �]52;c;x� � 100%25, a: b�%0Aadd%0Aone\n" +
		"::warning file=/abs/x.md,line=1,col=1,title=W301%3A an answer is long::long � {0}\n"
	if b.String() != want {
		t.Errorf("got:\n%s\nwant:\n%s", b.String(), want)
	}
}

func TestSARIF(t *testing.T) {
	var b bytes.Buffer
	if err := SARIF(&b, append(hostile(), hostile()[0])); err != nil {
		t.Fatal(err)
	}
	for _, r := range b.String() {
		if r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r)) {
			t.Errorf("%U stands in the output", r)
		}
	}
	conforms(t, b.Bytes())
	var log sarifLog
	if err := json.Unmarshal(b.Bytes(), &log); err != nil {
		t.Fatal(err)
	}
	rules, results := log.Runs[0].Tool.Driver.Rules, log.Runs[0].Results
	if len(rules) != 2 || len(results) != 3 {
		t.Fatalf("%d rules, %d results", len(rules), len(results))
	}
	first := results[0]
	place := first.Locations[0].Physical
	if first.RuleID != "E120" || rules[first.RuleIndex].ID != "E120" || rules[results[1].RuleIndex].ID != "W301" || first.Level != "error" {
		t.Errorf("%+v", first)
	}
	if place.Artifact.URI != "a%20deck,%20100%25:%20x.md" && place.Artifact.URI != "./a%20deck,%20100%25:%20x.md" {
		t.Errorf("uri %s", place.Artifact.URI)
	}
	if want := (sarifRegion{StartLine: 3, StartColumn: 4, EndColumn: 8}); place.Region != want {
		t.Errorf("region %+v, want %+v", place.Region, want) // five bytes are four characters
	}
	if !strings.Contains(first.Message.Text, "\u202e") {
		t.Error("an escaped character is lost")
	}
	if got := results[1].Message.Text; got != "long \U000e0041 {{0}}" {
		t.Errorf("message %q", got)
	}
	if got := results[1].Locations[0].Physical; got.Artifact.URI != "file:///abs/x.md" || got.Region.StartLine != 1 || got.Region.StartColumn != 1 {
		t.Errorf("%+v", got)
	}
}

func TestSARIFOfNothing(t *testing.T) {
	var b bytes.Buffer
	if err := SARIF(&b, nil); err != nil {
		t.Fatal(err)
	}
	conforms(t, b.Bytes())
	if s := b.String(); !strings.Contains(s, `"results": []`) || !strings.Contains(s, `"rules": []`) {
		t.Error(s)
	}
}

func TestURI(t *testing.T) {
	for path, want := range map[string]string{
		"x.md": "x.md", "a/b c.md": "a/b%20c.md", "/a/é.md": "file:///a/%C3%A9.md", `C:\a\b.md`: "file:///C:/a/b.md", `a\b.md`: "a/b.md",
		"a:b.md": "./a:b.md", "x#y?z.md": "x%23y%3Fz.md", "//host/x.md": "file:////host/x.md",
	} {
		got := uri(path)
		if got != want {
			t.Errorf("uri(%q) = %q, want %q", path, got, want)
		}
		if _, err := url.Parse(got); err != nil {
			t.Error(err)
		}
	}
}

// conforms checks a log against what SARIF 2.1.0's schema says of the objects that
// are written: which properties they must and may have, and the values of enums.
func conforms(t *testing.T, data []byte) {
	t.Helper()
	var log map[string]any
	if err := json.Unmarshal(data, &log); err != nil {
		t.Fatal(err)
	}
	object(t, "log", log, "version runs", "$schema")
	if log["version"] != "2.1.0" {
		t.Error(log["version"])
	}
	for _, run := range each(log["runs"]) {
		object(t, "run", run, "tool", "columnKind results")
		if run["columnKind"] != "unicodeCodePoints" && run["columnKind"] != "utf16CodeUnits" {
			t.Error(run["columnKind"])
		}
		tool := run["tool"].(map[string]any)
		object(t, "tool", tool, "driver", "")
		driver := tool["driver"].(map[string]any)
		object(t, "toolComponent", driver, "name", "rules informationUri version semanticVersion")
		rules := map[string]bool{}
		for _, rule := range each(driver["rules"]) {
			object(t, "reportingDescriptor", rule, "id", "shortDescription help defaultConfiguration")
			object(t, "multiformatMessageString", rule["shortDescription"].(map[string]any), "text", "markdown")
			object(t, "multiformatMessageString", rule["help"].(map[string]any), "text", "markdown")
			level(t, rule["defaultConfiguration"].(map[string]any)["level"])
			if id := fmt.Sprint(rule["id"]); rules[id] {
				t.Errorf("rule %s stands there twice", id)
			} else {
				rules[id] = true
			}
		}
		for _, result := range each(run["results"]) {
			object(t, "result", result, "message", "ruleId ruleIndex level locations")
			object(t, "message", result["message"].(map[string]any), "text", "markdown")
			level(t, result["level"])
			if !rules[fmt.Sprint(result["ruleId"])] {
				t.Errorf("no rule %v", result["ruleId"])
			}
			for _, location := range each(result["locations"]) {
				object(t, "location", location, "", "physicalLocation")
				physical := location["physicalLocation"].(map[string]any)
				object(t, "physicalLocation", physical, "artifactLocation", "region")
				object(t, "artifactLocation", physical["artifactLocation"].(map[string]any), "uri", "")
				region := physical["region"].(map[string]any)
				object(t, "region", region, "startLine", "startColumn endColumn")
				for name, value := range region {
					if value.(float64) < 1 {
						t.Errorf("%s is %v", name, value)
					}
				}
			}
		}
	}
}

func each(list any) []map[string]any {
	var all []map[string]any
	for _, item := range list.([]any) {
		all = append(all, item.(map[string]any))
	}
	return all
}

func level(t *testing.T, value any) {
	t.Helper()
	if value != "error" && value != "warning" {
		t.Errorf("level %v", value)
	}
}

// object checks the names of an object's properties.
func object(t *testing.T, what string, o map[string]any, must, may string) {
	t.Helper()
	for _, name := range strings.Fields(must) {
		if _, ok := o[name]; !ok {
			t.Errorf("a %s has no %s", what, name)
		}
	}
	for name := range o {
		if !strings.Contains(" "+must+" "+may+" ", " "+name+" ") {
			t.Errorf("a %s has %s", what, name)
		}
	}
}

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errors.New("no space left") }

func TestWriteErrors(t *testing.T) {
	if err := SARIF(fullDisk{}, hostile()); err == nil {
		t.Error("SARIF says nothing of a full disk")
	}
	if err := GitHub(fullDisk{}, hostile()); err == nil {
		t.Error("GitHub says nothing of a full disk")
	}
}
