package check

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"sabaq/decks"
)

// The parts of SARIF 2.1.0 that are written (OASIS, Static Analysis Results
// Interchange Format, sections 3.13 to 3.30 and 3.49).
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool       sarifTool     `json:"tool"`
		ColumnKind string        `json:"columnKind"`
		Results    []sarifResult `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name  string      `json:"name"`
		Rules []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID      string       `json:"id"`
		Short   sarifMessage `json:"shortDescription"`
		Help    sarifHelp    `json:"help"`
		Default sarifLevel   `json:"defaultConfiguration"`
	}
	sarifLevel struct {
		Level string `json:"level"`
	}
	sarifMessage struct {
		Text string `json:"text"`
	}
	sarifHelp struct {
		Text     string `json:"text"`
		Markdown string `json:"markdown"`
	}
	sarifResult struct {
		RuleID    string          `json:"ruleId"`
		RuleIndex int             `json:"ruleIndex"`
		Level     string          `json:"level"`
		Message   sarifMessage    `json:"message"`
		Locations []sarifLocation `json:"locations"`
	}
	sarifLocation struct {
		Physical sarifPhysical `json:"physicalLocation"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   sarifRegion   `json:"region"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn"`
		EndColumn   int `json:"endColumn,omitempty"` // behind the last character
	}
)

const sarifSchema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

// SARIF writes diagnostics as one SARIF 2.1.0 log, with an explanation of each
// code that occurs. Columns count in Unicode code points. A file name that is
// relative stays so.
func SARIF(w io.Writer, found []decks.Diagnostic) error {
	run := sarifRun{
		Tool:       sarifTool{sarifDriver{Name: "sabaq", Rules: []sarifRule{}}},
		ColumnKind: "unicodeCodePoints",
		Results:    make([]sarifResult, 0, len(found)),
	}
	// In a message braces stand for arguments unless they are doubled (3.11.5).
	braces := strings.NewReplacer("{", "{{", "}", "}}")
	rules := map[string]int{}
	for i := range found {
		rules[found[i].Code] = 0
	}
	for _, c := range Codes() {
		if _, ok := rules[c.Code]; !ok {
			continue
		}
		help, _ := Explain(c.Code)
		rules[c.Code] = len(run.Tool.Driver.Rules)
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, sarifRule{
			ID: c.Code, Short: sarifMessage{c.Title}, Help: sarifHelp{help, help},
			Default: sarifLevel{severity(c.Code).String()},
		})
	}
	for i := range found {
		d := &found[i]
		message := d.Message
		if d.Hint != "" {
			message += " (" + d.Hint + ")"
		}
		run.Results = append(run.Results, sarifResult{
			RuleID: d.Code, RuleIndex: rules[d.Code], Level: d.Severity.String(), Message: sarifMessage{braces.Replace(message)},
			Locations: []sarifLocation{{sarifPhysical{sarifArtifact{uri(d.File)}, region(d)}}},
		})
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(sarifLog{sarifSchema, "2.1.0", []sarifRun{run}}); err != nil {
		return fmt.Errorf("write SARIF: %w", err)
	}
	_, err := w.Write(escapeControls(b.Bytes()))
	return err
}

// region returns the place of a diagnostic: up to its end where that is on the
// line that is known.
func region(d *decks.Diagnostic) sarifRegion {
	r := sarifRegion{StartLine: max(d.Pos.Line, 1), StartColumn: max(d.Pos.Col, 1)}
	line := []rune(d.Text)
	if from := r.StartColumn - 1; from < len(line) && d.Pos.Length > 0 {
		rest := string(line[from:])
		if d.Pos.Length <= len(rest) {
			r.EndColumn = r.StartColumn + utf8.RuneCountInString(rest[:d.Pos.Length])
		}
	}
	return r
}

// uri writes a path as a URI: relative, or a file: URI where it is absolute.
func uri(path string) string {
	path = slashed(path)
	u := url.URL{Path: path}
	switch {
	case strings.HasPrefix(path, "/"):
		u.Scheme = "file"
	case len(path) > 2 && path[1] == ':' && path[2] == '/':
		u.Scheme, u.Path = "file", "/"+path
	}
	return u.String()
}

// escapeControls writes what a terminal would obey as JSON escapes. Such
// characters stand in strings only.
func escapeControls(b []byte) []byte {
	hostile := func(r rune) bool { return r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r)) }
	if !slices.ContainsFunc([]rune(string(b)), hostile) {
		return b
	}
	var out bytes.Buffer
	for _, r := range string(b) {
		switch {
		case !hostile(r):
			out.WriteRune(r)
		case r > 0xFFFF:
			r -= 0x10000
			fmt.Fprintf(&out, `\u%04x\u%04x`, 0xD800+r>>10, 0xDC00+r&0x3FF)
		default:
			fmt.Fprintf(&out, `\u%04x`, r)
		}
	}
	return out.Bytes()
}
