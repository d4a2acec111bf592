package items

// Version of the report's JSON form. A reader refuses a higher one.
const Version = 1

// FewLearners is how many learners it takes to say more of an item than counts.
const FewLearners = 10

// Report is what Analyse found.
type Report struct {
	Version     int           `json:"version"`
	Title       string        `json:"title,omitempty"`
	Fingerprint string        `json:"fingerprint,omitempty"` // of the deck
	Test        Test          `json:"test"`
	Items       []ItemFigures `json:"items"` // in the order of the matrix
}

// Test holds the figures of the test as a whole. Nil is undefined.
type Test struct {
	Learners            int      `json:"learners"`
	Items               int      `json:"items"`
	Max                 float64  `json:"max"`                  // points to be had
	Mean                *float64 `json:"mean"`                 // percent of Max
	Median              *float64 `json:"median"`               // percent of Max
	SD                  *float64 `json:"sd"`                   // standard deviation, percent of Max
	Skewness            *float64 `json:"skewness"`             // a number; 0 = symmetrical
	Kurtosis            *float64 `json:"kurtosis"`             // a number; 0 = as peaked as a normal distribution
	InternalConsistency *float64 `json:"internal_consistency"` // percent; Cronbach's alpha
	ErrorRatio          *float64 `json:"error_ratio"`          // percent
	StandardError       *float64 `json:"standard_error"`       // percent of Max
	SeveralPapers       bool     `json:"several_papers"`       // not all learners were asked all items
	Histogram           []Bin    `json:"histogram"`            // of the totals
	Flags               []Flag   `json:"flags"`
}

// Bin is one bar of a histogram: the learners whose total lies from From up to
// and not including To, in percent of the points to be had. The bar that ends
// at 100 includes it.
type Bin struct {
	From     float64 `json:"from"`
	To       float64 `json:"to"`
	Learners int     `json:"learners"`
}

// ItemFigures holds the figures of one item, all but Max in percent. Nil is
// undefined.
type ItemFigures struct {
	Name                     string          `json:"name"`
	Card                     string          `json:"card,omitempty"`
	File                     string          `json:"file,omitempty"`
	Line                     int             `json:"line,omitempty"`
	Max                      float64         `json:"max"`      // points
	Asked                    int             `json:"asked"`    // learners whose paper had it
	Answered                 int             `json:"answered"` // those of them who answered it
	Full                     int             `json:"full"`     // those who earned all its points
	None                     int             `json:"none"`     // those who earned nothing or lost points by it
	Facility                 *float64        `json:"facility"`
	SD                       *float64        `json:"sd"`           // standard deviation, of Max
	RandomGuess              *float64        `json:"random_guess"` // of Max
	IntendedWeight           *float64        `json:"intended_weight"`
	EffectiveWeight          *float64        `json:"effective_weight"`
	NegativeCovariance       bool            `json:"negative_covariance"` // with the total: why EffectiveWeight is nil
	DiscriminationIndex      *float64        `json:"discrimination_index"`
	DiscriminativeEfficiency *float64        `json:"discriminative_efficiency"`
	Options                  []OptionFigures `json:"options,omitempty"`
	Flags                    []Flag          `json:"flags"` // the gravest first
}

// OptionFigures says who chose an option.
type OptionFigures struct {
	Text      string   `json:"text"`
	Key       bool     `json:"key"`
	Chosen    int      `json:"chosen"`
	Share     *float64 `json:"share"`      // percent of those who were shown it
	MeanTotal *float64 `json:"mean_total"` // of those who chose it, percent of the points to be had
	MeanRest  *float64 `json:"mean_rest"`  // the same without the points of this item
}

// Flag is a finding in words. Its code keeps its meaning for ever.
type Flag struct {
	Code    string `json:"code"`
	Message string `json:"message"`
}
