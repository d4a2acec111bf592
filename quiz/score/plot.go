package score

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"time"

	"sabaq/quiz/exam"
	"sabaq/quiz/screen/ink"
)

// A plot's measures, in the units of its viewBox. report.html has the same width.
const (
	plotWidth  = 720
	plotLeft   = 60
	plotRight  = 16
	plotTop    = 16
	plotHeight = 200 // of the area inside the axes
	maxLines   = 6   // decks that have a line of their own; the others share the last
)

// tick is a mark on an axis.
type tick struct {
	At      float64
	Label   string
	Between bool // neither the first nor the last
}

// scorePlot is the percentages of the sittings over time.
type scorePlot struct {
	Desc          string
	X, Y          []tick
	Lines         []scoreLine
	Pass          float64 // height of the mark of passing, where all have the same
	PassLabel     string
	Bottom, Right float64
}

// scoreLine is the sittings of one deck.
type scoreLine struct {
	Class  int
	Deck   string
	Path   string // points of a polyline
	Points []scorePoint
}

type scorePoint struct {
	X, Y  float64
	Label string
}

// plotScores returns nil where no sitting had points to earn.
func plotScores(sittings []exam.Record) *scorePlot {
	type dot struct {
		at      time.Time
		deck    string
		percent float64
	}
	var dots []dot
	pass, samePass := 0.0, true
	for i := range sittings {
		rec := &sittings[i]
		if t := exam.Total(*rec); t.Max > 0 {
			dots = append(dots, dot{rec.Started, cmp.Or(oneLine(rec.Deck), "(no name)"), t.Percent})
			samePass = samePass && (len(dots) == 1 || rec.Pass == pass)
			pass = rec.Pass
		}
	}
	if len(dots) == 0 {
		return nil
	}
	slices.SortStableFunc(dots, func(a, b dot) int { return a.at.Compare(b.at) })
	first, last := dots[0], dots[len(dots)-1]
	best, low := first.percent, 0.0
	for _, d := range dots {
		best, low = max(best, d.percent), min(low, d.percent)
	}
	low = math.Floor(max(low, -100)/25) * 25
	x := func(t time.Time) float64 {
		span := last.at.Sub(first.at).Seconds()
		share := 0.5
		if span > 0 {
			share = t.Sub(first.at).Seconds() / span
		}
		const inset = 48 // keeps the first and last dots and dates inside
		return rounded(plotLeft + inset + share*(plotWidth-plotLeft-plotRight-2*inset))
	}
	y := func(percent float64) float64 {
		return rounded(plotTop + plotHeight*(100-max(percent, low))/(100-low))
	}
	p := &scorePlot{Bottom: y(low), Right: plotWidth - plotRight}
	p.Desc = several(len(dots), "sitting") + ", " + span(first.at, last.at) + ": " + percent(first.percent) + "."
	if len(dots) > 1 {
		p.Desc = fmt.Sprintf("%s, %s: the first %s, the last %s, the best %s.", several(len(dots), "sitting"), span(first.at, last.at),
			percent(first.percent), percent(last.percent), percent(best))
	}
	for v := low; v <= 100; v += 25 {
		p.Y = append(p.Y, tick{At: y(v), Label: percent(v)})
	}
	p.X = dates(first.at, last.at, x)
	if samePass && pass > 0 {
		p.Pass, p.PassLabel = y(pass), "pass: "+percent(pass)
	}
	for _, d := range dots {
		n := slices.IndexFunc(p.Lines, func(l scoreLine) bool { return l.Deck == d.deck })
		if n < 0 && len(p.Lines) == maxLines {
			n = maxLines - 1
			p.Lines[n].Deck = "other decks"
		}
		if n < 0 {
			n = len(p.Lines)
			p.Lines = append(p.Lines, scoreLine{Class: n, Deck: d.deck})
		}
		l := &p.Lines[n]
		at := scorePoint{x(d.at), y(d.percent), d.deck + ", " + date(d.at) + ": " + percent(d.percent)}
		l.Points = append(l.Points, at)
		l.Path += fmt.Sprintf("%g,%g ", at.X, at.Y)
	}
	return p
}

// dates returns ticks for the first and last day and some between them.
func dates(first, last time.Time, x func(time.Time) float64) []tick {
	var ticks []tick
	const most = 4
	for i := range most + 1 {
		t := first.Add(last.Sub(first) / most * time.Duration(i))
		if i == most {
			t = last
		}
		if label := date(t); len(ticks) == 0 || ticks[len(ticks)-1].Label != label {
			ticks = append(ticks, tick{x(t), label, 0 < i && i < most})
		}
	}
	return ticks
}

// barPlot is bars of two parts: what went right and what didn't.
type barPlot struct {
	Desc   string
	Bars   []bar
	Height float64
}

// bar is one of them, lying. Good and Bad are widths.
type bar struct {
	Y, Good, Bad float64
	Label        string // short, for the plot
	Full         string // whole, for the table
	Note         string // the figures, in words
	Of           float64
	Got          float64
	Percent      float64
	Whole        bool // Of is not 0, so that Percent means something
}

const (
	barStep  = 44 // from one bar to the next, its label included
	barWidth = plotWidth - 4
	maxLabel = 60 // columns of a terminal, which wide letters take two of
)

// layBars gives the bars their places. Where even is set each is as long as any other
// and shows a share; otherwise their lengths compare their figures.
func layBars(bars []bar, even bool) *barPlot {
	most := 0.0
	for i := range bars {
		most = max(most, bars[i].Of)
	}
	for i := range bars {
		b := &bars[i]
		b.Y = float64(i * barStep)
		b.Label = ink.Cut(b.Full, maxLabel)
		length := 0.0
		if b.Of > 0 {
			b.Whole, b.Percent = true, 100*b.Got/b.Of
			if length = barWidth * b.Of / most; even {
				length = barWidth
			}
			b.Good = rounded(length * min(max(b.Got/b.Of, 0), 1))
		}
		b.Bad = rounded(length - b.Good)
	}
	return &barPlot{Bars: bars, Height: float64(len(bars) * barStep)}
}

// plotSections sums up the points of each section, as machines mark them; nil where
// there are none.
func plotSections(sittings []exam.Record) *barPlot {
	var bars []bar
	at := map[string]int{}
	for i := range sittings {
		for j := range sittings[i].Items {
			it := &sittings[i].Items[j]
			if it.Void || marker(it) == "learner" || !(it.Max > 0) {
				continue
			}
			name := cmp.Or(oneLine(it.Section), "(no section)")
			n, ok := at[name]
			if !ok {
				n = len(bars)
				at[name] = n
				bars = append(bars, bar{Full: name})
			}
			bars[n].Got += it.Points
			bars[n].Of += it.Max
		}
	}
	if len(bars) == 0 {
		return nil
	}
	p := layBars(bars, true)
	worst := &bars[0]
	for i := range bars {
		b := &bars[i]
		b.Note = brief(b.Got) + " of " + brief(b.Of) + " · " + percent(b.Percent)
		if b.Percent < worst.Percent {
			worst = b
		}
	}
	p.Desc = fmt.Sprintf("Points earned in %s; fewest in %q: %s.", several(len(bars), "section"), worst.Full, percent(worst.Percent))
	return p
}

// plotTimes counts the answers of sittings by the time they took; nil where there
// are none.
func plotTimes(sittings []exam.Record) *barPlot {
	limits := []int64{5, 10, 20, 30, 60, 120, math.MaxInt64 / 1000} // seconds
	bars := make([]bar, len(limits))
	var times []int64
	for i, limit := range limits {
		switch i {
		case 0:
			bars[i].Full = fmt.Sprintf("under %d s", limit)
		case len(limits) - 1:
			bars[i].Full = fmt.Sprintf("%d s and more", limits[i-1])
		default:
			bars[i].Full = fmt.Sprintf("%d to %d s", limits[i-1], limit)
		}
	}
	for i := range sittings {
		for j := range sittings[i].Items {
			it := &sittings[i].Items[j]
			if !it.Given || it.Void || marker(it) == "learner" {
				continue
			}
			times = append(times, it.Took)
			n := slices.IndexFunc(limits, func(limit int64) bool { return it.Took < limit*1000 })
			if n < 0 {
				n = len(limits) - 1
			}
			bars[n].Of++
			if it.Right {
				bars[n].Got++
			}
		}
	}
	if len(times) == 0 {
		return nil
	}
	slices.Sort(times)
	for i := range bars {
		bars[i].Note = several(int(bars[i].Of), "answer")
		if bars[i].Of > 0 {
			bars[i].Note += ", " + brief(bars[i].Got) + " right"
		}
	}
	p := layBars(bars, false)
	p.Desc = fmt.Sprintf("%s by the time they took; half of them took %s or less.", several(len(times), "answer"), spell(times[(len(times)-1)/2]))
	return p
}

// plotStudy shows the reviews of each of the last days; nil where there are none.
func plotStudy(days []studied) *barPlot {
	const most = 31 // days; the table has all
	var bars []bar
	for i := range days {
		d := &days[i]
		if n := len(bars); n == 0 || bars[n-1].Full != d.Day {
			bars = append(bars, bar{Full: oneLine(d.Day)})
		}
		b := &bars[len(bars)-1]
		b.Of += float64(d.Reviews)
		b.Got += float64(d.Reviews) - float64(d.Ratings[1])
	}
	if len(bars) == 0 {
		return nil
	}
	total, recalled := 0.0, 0.0
	for i := range bars {
		bars[i].Note = several(int(bars[i].Of), "review") + ", " + percent(100*bars[i].Got/bars[i].Of) + " recalled"
		total += bars[i].Of
		recalled += bars[i].Got
	}
	desc := fmt.Sprintf("%s on %s, %s recalled.", several(int(total), "review"), several(len(bars), "day"), percent(100*recalled/total))
	if len(bars) > most {
		bars = bars[len(bars)-most:]
		desc += fmt.Sprintf(" The plot shows the last %d of these days.", most)
	}
	p := layBars(bars, false)
	p.Desc = desc
	return p
}

// rounded returns a coordinate to a tenth: files differ less and are smaller.
func rounded(x float64) float64 {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return 0
	}
	return math.Round(x*10) / 10
}

// drawing is a barPlot with its words.
type drawing struct {
	*barPlot
	ID, Title string
	Good, Bad string // what the parts of the bars are
}

// Drawing names the plot and its parts, for the template.
func (p *barPlot) Drawing(id, title, good, bad string) drawing {
	return drawing{p, id, title, good, bad}
}
