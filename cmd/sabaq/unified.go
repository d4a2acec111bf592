package main

import (
	"fmt"
	"strings"

	"sabaq/quiz/screen/ink"
)

// change is a run of lines of one text that stands in the place of a run of another:
// a[a0:a1] became b[b0:b1].
type change struct{ a0, a1, b0, b1 int }

// maxEdits bounds the edits that are searched for at once. What differs more is compared in
// pieces: the result is as right and a little longer.
const maxEdits = 500

// diffLines returns the changes that turn a into b, in order: Myers, "An O(ND) difference
// algorithm and its variations", Algorithmica 1 (1986).
func diffLines(a, b []string) []change {
	var changes []change
	x, y := 0, 0
	for x < len(a) || y < len(b) {
		if x < len(a) && y < len(b) && a[x] == b[y] {
			x, y = x+1, y+1
			continue
		}
		for _, step := range edits(a[x:], b[y:]) {
			if step.removed {
				changes = extend(changes, x, y, 1, 0)
				x++
			} else {
				changes = extend(changes, x, y, 0, 1)
				y++
			}
			for n := step.same; n > 0; n-- {
				x, y = x+1, y+1
			}
		}
	}
	return changes
}

// extend appends removed and added lines at x and y to the changes.
func extend(changes []change, x, y, removed, added int) []change {
	if n := len(changes); n > 0 && changes[n-1].a1 == x && changes[n-1].b1 == y {
		changes[n-1].a1 += removed
		changes[n-1].b1 += added
		return changes
	}
	return append(changes, change{x, x + removed, y, y + added})
}

// edit is one line removed or added, and how many equal ones follow.
type edit struct {
	removed bool
	same    int
}

// edits returns the shortest list of edits from a to b, or, where it has more than
// maxEdits, one that leads as far as that many can. a and b begin with different lines.
func edits(a, b []string) []edit {
	// reach[d][d+k] is how far in a one can get with d edits, k more of them removals
	// than additions.
	reach := [][]int{{0}}
	best, bestK, bestD := 0, 0, 0 // where it got furthest
	for d := 1; ; d++ {
		last, now := reach[d-1], make([]int, 2*d+1)
		for k := -d; k <= d; k += 2 {
			x := 0
			switch {
			case k == -d:
				x = last[d-1+k+1]
			case k == d:
				x = last[d-1+k-1] + 1
			default:
				x = max(last[d-1+k-1]+1, last[d-1+k+1])
			}
			y := x - k
			for x < len(a) && y >= 0 && y < len(b) && a[x] == b[y] {
				x, y = x+1, y+1
			}
			now[d+k] = x
			if inside := x <= len(a) && y >= 0 && y <= len(b); inside && 2*x-k > best {
				best, bestK, bestD = 2*x-k, k, d
			}
			if x == len(a) && y == len(b) {
				return path(append(reach, now), k)
			}
		}
		reach = append(reach, now)
		if d == maxEdits {
			return path(reach[:bestD+1], bestK)
		}
	}
}

// path goes back through what was reached, from diagonal k of the last round.
func path(reach [][]int, k int) []edit {
	list := make([]edit, len(reach)-1)
	for d := len(reach) - 1; d > 0; d-- {
		x := reach[d][d+k]
		last := reach[d-1]
		removed := k == d
		if k > -d && k < d {
			removed = last[d-1+k-1]+1 >= last[d-1+k+1]
		}
		begin := 0
		if removed {
			begin = last[d-1+k-1] + 1
			k--
		} else {
			begin = last[d-1+k+1]
			k++
		}
		list[d-1] = edit{removed, x - begin}
	}
	return list
}

// around is how many equal lines are shown around a change.
const around = 3

// unified draws what became of a text as diff -u does. It is empty where nothing did.
func unified(oldName, newName string, old, new []byte) []ink.Line {
	a, b := splitLines(string(old)), splitLines(string(new))
	changes := diffLines(a, b)
	if len(changes) == 0 {
		return nil
	}
	lines := []ink.Line{
		{ink.Styled(ink.Title, "--- "+oldName)},
		{ink.Styled(ink.Title, "+++ "+newName)},
	}
	show := func(style ink.Style, sign, line string) {
		text, whole := strings.CutSuffix(line, "\n")
		if r, ok := strings.CutSuffix(text, "\r"); ok && whole {
			text = r + "␍"
		}
		lines = append(lines, ink.Line{ink.Styled(style, sign+text)})
		if !whole {
			lines = append(lines, ink.Line{ink.Styled(ink.Dim, `\ No newline at end of file`)})
		}
	}
	for len(changes) > 0 {
		n := 1
		for n < len(changes) && changes[n].a0-changes[n-1].a1 <= 2*around {
			n++
		}
		hunk := changes[:n]
		changes = changes[n:]
		from, to := max(0, hunk[0].a0-around), min(len(a), hunk[n-1].a1+around)
		shift := hunk[0].b0 - hunk[0].a0
		grown := hunk[n-1].b1 - hunk[n-1].a1
		lines = append(lines, ink.Line{ink.Styled(ink.Dim, fmt.Sprintf("@@ -%s +%s @@", span(from, to), span(from+shift, to+grown)))})
		at := from
		for _, c := range hunk {
			for ; at < c.a0; at++ {
				show(0, " ", a[at])
			}
			for ; at < c.a1; at++ {
				show(ink.Wrong, "-", a[at])
			}
			for _, line := range b[c.b0:c.b1] {
				show(ink.Right, "+", line)
			}
		}
		for ; at < to; at++ {
			show(0, " ", a[at])
		}
	}
	return lines
}

// span writes lines from to to, counted from 0, as a hunk's head does.
func span(from, to int) string {
	switch to - from {
	case 0:
		return fmt.Sprintf("%d,0", from)
	case 1:
		return fmt.Sprint(from + 1)
	}
	return fmt.Sprintf("%d,%d", from+1, to-from)
}

// splitLines splits a text into lines that keep their ends.
func splitLines(text string) []string {
	lines := strings.SplitAfter(text, "\n")
	if lines[len(lines)-1] == "" {
		lines = lines[:len(lines)-1]
	}
	return lines
}
