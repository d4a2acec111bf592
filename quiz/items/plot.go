package items

import (
	"fmt"
	"math"
	"strings"
)

// The drawing area of a plot, in the units of its viewBox.
const (
	plotLeft, plotRight = 56.0, 624.0
	plotTop             = 16.0
	histogramBottom     = 196.0
	scatterBottom       = 336.0
)

// tick is a mark on an axis.
type tick struct {
	At    float64
	Label string
}

// histogramPlot is a histogram in the coordinates of its SVG.
type histogramPlot struct {
	Description string
	Bars        []plotBar
	Ticks       []tick // of the axis below
}

type plotBar struct {
	X, Y, Width, Height float64
	Middle, Above       float64 // where the count is written
	Learners            int
	Label               string
}

// newHistogramPlot returns nil where there is nothing to draw.
func newHistogramPlot(bins []Bin) *histogramPlot {
	if len(bins) == 0 {
		return nil
	}
	most, all := 1, 0
	for _, bin := range bins {
		most = max(most, bin.Learners)
		all += bin.Learners
	}
	p := &histogramPlot{}
	step := (plotRight - plotLeft) / float64(len(bins))
	said := []string{}
	for i, bin := range bins {
		height := (histogramBottom - plotTop - 20) * float64(bin.Learners) / float64(most)
		x := plotLeft + step*float64(i)
		p.Bars = append(p.Bars, plotBar{
			X: round(x + 1), Y: round(histogramBottom - height), Width: round(step - 2), Height: round(height),
			Middle: round(x + step/2), Above: round(histogramBottom - height - 5), Learners: bin.Learners,
			Label: fmt.Sprintf("%.0f to %.0f percent: %s", bin.From, bin.To, counted(bin.Learners, "learner")),
		})
		p.Ticks = append(p.Ticks, tick{round(x), fmt.Sprintf("%.0f", bin.From)})
		if bin.Learners > 0 {
			said = append(said, fmt.Sprintf("%d from %.0f to %.0f percent", bin.Learners, bin.From, bin.To))
		}
	}
	p.Ticks = append(p.Ticks, tick{plotRight, fmt.Sprintf("%.0f", bins[len(bins)-1].To)})
	p.Description = fmt.Sprintf("Totals of %s: %s.", counted(all, "learner"), strings.Join(said, ", "))
	return p
}

// scatterPlot is the items by facility (across) and discrimination (up).
type scatterPlot struct {
	Description string
	Points      []plotPoint
	Across, Up  []tick
	Zero        float64 // height of no discrimination
	Weak        float64 // height under which it is weak
	Hard, Easy  float64 // where too hard ends and too easy begins
}

type plotPoint struct {
	X, Y, Left, Top, Base float64 // the middle, the corner of a square around it, where its number stands
	Number                int
	Flagged               bool
	Label                 string
}

// radius of a point.
const radius = 10

// newScatterPlot returns nil where no item has both figures.
func newScatterPlot(items []ItemFigures) *scatterPlot {
	low := -20.0
	for _, f := range items {
		if f.DiscriminationIndex != nil && !f.few() {
			low = min(low, math.Floor(*f.DiscriminationIndex/20)*20)
		}
	}
	low = max(low, -100)
	across := func(facility float64) float64 {
		return round(plotLeft + (plotRight-plotLeft)*min(max(facility, 0), 100)/100)
	}
	up := func(discrimination float64) float64 {
		share := (min(max(discrimination, low), 100) - low) / (100 - low)
		return round(scatterBottom - (scatterBottom-plotTop)*share)
	}
	p := &scatterPlot{Zero: up(0), Weak: up(weakUnder), Hard: across(hardUpTo), Easy: across(easyFrom)}
	left, flagged := 0, 0
	for i, f := range items {
		if f.few() || f.Facility == nil || f.DiscriminationIndex == nil {
			left++
			continue
		}
		x, y := across(*f.Facility), up(*f.DiscriminationIndex)
		if len(f.Flags) > 0 {
			flagged++
		}
		p.Points = append(p.Points, plotPoint{
			X: x, Y: y, Left: round(x - radius), Top: round(y - radius), Base: round(y + 4),
			Number: i + 1, Flagged: len(f.Flags) > 0,
			Label: fmt.Sprintf("item %d: facility %s, discrimination %s", i+1, percent(f.Facility), percent(f.DiscriminationIndex)),
		})
	}
	if len(p.Points) == 0 {
		return nil
	}
	for v := 0.0; v <= 100; v += 20 {
		p.Across = append(p.Across, tick{across(v), fmt.Sprint(v)})
	}
	for v := low; v <= 100; v += 20 {
		p.Up = append(p.Up, tick{up(v), fmt.Sprint(v)})
	}
	p.Description = fmt.Sprintf("%s by facility and discrimination, %d of them flagged", counted(len(p.Points), "item"), flagged)
	if left > 0 {
		p.Description += fmt.Sprintf("; %d without both figures left out", left)
	}
	p.Description += ". The same figures stand in the table of the items."
	return p
}

// round keeps a coordinate to a tenth.
func round(x float64) float64 { return math.Round(x*10) / 10 }
