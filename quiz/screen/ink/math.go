package ink

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// maxMath bounds the search for the end of a formula, so that a line of dollar
// signs stays linear.
const maxMath = 512 // bytes

// mathParser keeps $formulas$ and $$formulas$$ from being read as Markdown. The
// rule is pandoc's: no space inside the dollar signs, no digit after the second
// one, so that sums of money are not formulas.
type mathParser struct{}

func (mathParser) Trigger() []byte { return []byte{'$'} }

func (mathParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, _ := block.PeekLine()
	n := mathLength(line[:min(len(line), maxMath)])
	if n == 0 {
		return nil
	}
	formula := ast.NewString(bytes.Clone(line[:n]))
	formula.SetRaw(true)
	block.Advance(n)
	return formula
}

// mathLength returns the length of the formula at the start of line, 0 if there
// is none.
func mathLength(line []byte) int {
	fence := line[:1]
	if bytes.HasPrefix(line, []byte("$$")) {
		fence = line[:2]
	}
	for i := len(fence); i < len(line); i++ {
		switch {
		case line[i] == '\\':
			i++
		case bytes.HasPrefix(line[i:], fence):
			n := i + len(fence)
			inside := line[len(fence):i]
			if len(bytes.TrimSpace(inside)) == 0 {
				return 0
			}
			if len(fence) == 2 {
				return n
			}
			if isBlank(inside[0]) {
				return 0
			}
			if !isBlank(inside[len(inside)-1]) && (n == len(line) || line[n] < '0' || line[n] > '9') {
				return n
			}
		}
	}
	return 0
}

func isBlank(b byte) bool { return b == ' ' || b == '\t' }
