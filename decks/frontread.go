package decks

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/BurntSushi/toml"
	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	yamlparser "github.com/goccy/go-yaml/parser"
)

// yamlFront reads YAML. Anchors, aliases, tags and merges are refused: nothing
// here needs them, and they are how small files grow.
func yamlFront(block string) (pairs []frontPair, bad *frontError) {
	if bad := guard(block); bad != nil {
		return nil, bad
	}
	defer recovered(&bad)
	file, err := yamlparser.ParseBytes([]byte(block), 0)
	if err != nil {
		var e yaml.Error
		if errors.As(err, &e) {
			bad := &frontError{message: oneLine(e.GetMessage())}
			if t := e.GetToken(); t != nil && t.Position != nil {
				bad.line = t.Position.Line
			}
			return nil, bad
		}
		return nil, &frontError{message: oneLine(err.Error())}
	}
	if len(file.Docs) > 1 {
		return nil, &frontError{message: "more than one YAML document"}
	}
	if len(file.Docs) == 0 || file.Docs[0].Body == nil {
		return nil, nil
	}
	body := file.Docs[0].Body
	switch body.(type) {
	case *ast.MappingNode, *ast.MappingValueNode:
	case *ast.NullNode, *ast.CommentGroupNode:
		return nil, nil
	default:
		return nil, &frontError{1, "it is not a list of `key: value` lines"}
	}
	v, bad := yamlValue(body, 0)
	return v.table, bad
}

// yamlValue turns a node into a value, at most three tables deep.
func yamlValue(node ast.Node, depth int) (frontValue, *frontError) {
	var v frontValue
	switch n := node.(type) {
	case nil, *ast.NullNode:
	case *ast.StringNode:
		v.text = n.Value
	case *ast.LiteralNode:
		v.text = n.Value.Value
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode, *ast.InfinityNode, *ast.NanNode:
		v.text = n.GetToken().Value
	case *ast.SequenceNode:
		v.kind = frontList
		for _, item := range n.Values {
			sub, bad := yamlValue(item, depth+1)
			if bad != nil {
				return v, bad
			}
			if sub.kind != frontText {
				v.kind = frontOther
			}
			v.list = append(v.list, sub.text)
		}
	case *ast.MappingNode:
		return yamlTable(n.Values, depth)
	case *ast.MappingValueNode:
		return yamlTable([]*ast.MappingValueNode{n}, depth)
	default:
		return v, &frontError{lineOf(node), "anchors, aliases and tags are not used here"}
	}
	return v, nil
}

func yamlTable(values []*ast.MappingValueNode, depth int) (frontValue, *frontError) {
	v := frontValue{kind: frontTable}
	if depth > 2 {
		v.kind = frontOther
		return v, nil
	}
	for _, mv := range values {
		key, ok := mv.Key.(*ast.StringNode)
		if !ok {
			if mv.Key == nil || mv.Key.GetToken() == nil || mv.Key.IsMergeKey() {
				return v, &frontError{lineOf(mv), "a key is not a word"}
			}
			v.table = append(v.table, frontPair{key: mv.Key.GetToken().Value, line: lineOf(mv.Key)})
			continue
		}
		sub, bad := yamlValue(mv.Value, depth+1)
		if bad != nil {
			return v, bad
		}
		v.table = append(v.table, frontPair{key: key.Value, line: lineOf(key), value: sub})
	}
	return v, nil
}

func lineOf(node ast.Node) int {
	if t := node.GetToken(); t != nil && t.Position != nil {
		return t.Position.Line
	}
	return 0
}

// tomlFront reads TOML.
func tomlFront(block string) (pairs []frontPair, bad *frontError) {
	if bad := guard(block); bad != nil {
		return nil, bad
	}
	defer recovered(&bad)
	var table map[string]any
	if _, err := toml.Decode(block, &table); err != nil {
		var e toml.ParseError
		if errors.As(err, &e) {
			return nil, &frontError{e.Position.Line, oneLine(e.Message)}
		}
		return nil, &frontError{message: oneLine(err.Error())}
	}
	return tomlTable(table, block), nil
}

func tomlTable(table map[string]any, block string) []frontPair {
	var pairs []frontPair
	for key, value := range table {
		pair := frontPair{key: key, line: keyLine(block, key)}
		switch value := value.(type) {
		case map[string]any:
			pair.value = frontValue{kind: frontTable, table: tomlTable(value, block)}
		case []any:
			pair.value.kind = frontList
			for _, item := range value {
				text, ok := item.(string)
				if !ok {
					pair.value.kind = frontOther
				}
				pair.value.list = append(pair.value.list, text)
			}
		case string:
			pair.value.text = value
		case int64, float64, bool:
			pair.value.text = fmt.Sprint(value)
		case time.Time:
			pair.value.text = value.Format(time.DateOnly)
		default:
			pair.value.kind = frontOther
		}
		pairs = append(pairs, pair)
	}
	// A map has no order; the file's is restored.
	slices.SortFunc(pairs, func(a, b frontPair) int {
		if a.line != b.line {
			return a.line - b.line
		}
		return strings.Compare(a.key, b.key)
	})
	return pairs
}

// keyLine returns the first line that begins with the key, or holds it.
func keyLine(block, key string) int {
	n, held := 0, 0
	for l := range strings.Lines(block) {
		n++
		rest, ok := strings.CutPrefix(strings.TrimLeft(l, " \t[\"'"), key)
		if ok && strings.IndexAny(rest, "=]\"' \t.") == 0 {
			return n
		}
		if held == 0 && strings.Contains(l, key) {
			held = n
		}
	}
	return held
}

// recovered turns a panic of a reader into an error: its input is anyone's.
func recovered(bad **frontError) {
	if recover() != nil {
		*bad = &frontError{message: "the reader gave up on it"}
	}
}

func oneLine(s string) string {
	s, _, _ = strings.Cut(strings.TrimSpace(s), "\n")
	return cut(s, maxShown)
}
