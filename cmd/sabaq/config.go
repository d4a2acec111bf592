package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/BurntSushi/toml"

	"sabaq/quiz"
)

// config is what the learner set in config.toml.
type config struct {
	quiz.Settings
	Plain bool          // always by lines
	Fit   time.Duration // how long the memory model may learn at the end of a session; 0 = never
}

// aMoment is how long the end of a session may take without anybody noticing.
const aMoment = 50 * time.Millisecond

// settingsFile is config.toml as it is written. A key that isn't here is an error.
type settingsFile struct {
	Retention *float64 `toml:"retention"`
	Longest   *int     `toml:"longest"`
	Steps     []string `toml:"steps"`
	New       *int     `toml:"new"`
	Rollover  *string  `toml:"rollover"`
	Leech     *int     `toml:"leech"`
	Fuzz      *bool    `toml:"fuzz"`
	LightDays []string `toml:"light_days"`
	Plain     bool     `toml:"plain"`
	Fit       *string  `toml:"fit"`
}

// maxConfig is far above any real file.
const maxConfig = 64 << 10

// config reads config.toml; a file that isn't there means the defaults.
func (a *app) config() (*config, error) {
	cfg := &config{Settings: quiz.DefaultSettings(), Fit: aMoment}
	path, err := a.configPath()
	if err != nil {
		return nil, err
	}
	data, err := readRegular(path, maxConfig)
	if errors.Is(err, fs.ErrNotExist) {
		return cfg, nil
	}
	if err != nil {
		return nil, err
	}
	if err := cfg.read(string(data)); err != nil {
		return nil, hinted{fmt.Errorf("%s: %w", path, err), "see: sabaq help files"}
	}
	return cfg, nil
}

// read sets what the text of config.toml says.
func (c *config) read(text string) error {
	var f settingsFile
	meta, err := toml.Decode(text, &f)
	var syntax toml.ParseError
	if errors.As(err, &syntax) {
		return fmt.Errorf("line %d: %s", syntax.Position.Line, syntax.Message)
	}
	if err != nil {
		return err
	}
	if unknown := meta.Undecoded(); len(unknown) > 0 {
		return fmt.Errorf("there is no setting %q", unknown[0].String())
	}
	set(&c.Retention, f.Retention)
	set(&c.Longest, f.Longest)
	set(&c.NewPerDay, f.New)
	set(&c.LeechAfter, f.Leech)
	set(&c.Fuzz, f.Fuzz)
	c.Plain = f.Plain
	if meta.IsDefined("steps") {
		c.Steps = nil
		for _, text := range f.Steps {
			step, err := time.ParseDuration(text)
			if err != nil {
				return fmt.Errorf("steps: %q is no length of time; write 30s, 10m or 2h", text)
			}
			c.Steps = append(c.Steps, step)
		}
	}
	if f.Rollover != nil {
		t, err := time.Parse("15:04", *f.Rollover)
		if err != nil {
			return fmt.Errorf("rollover: %q is no time of day; write 4:00", *f.Rollover)
		}
		c.Rollover = time.Duration(t.Hour())*time.Hour + time.Duration(t.Minute())*time.Minute
	}
	if f.Fit != nil {
		var err error
		if c.Fit, err = time.ParseDuration(*f.Fit); err != nil || c.Fit < 0 || c.Fit > time.Hour {
			return fmt.Errorf("fit: %q is no length of time up to 1h; write 50ms, or 0s for never", *f.Fit)
		}
	}
	for _, day := range f.LightDays {
		n := slices.IndexFunc(weekdays, func(name string) bool { return len(day) >= 3 && strings.HasPrefix(name, strings.ToLower(day)) })
		if n < 0 {
			return fmt.Errorf("light_days: %q is no weekday; write mon or monday", day)
		}
		c.LightDays[n] = true
	}
	return c.Check()
}

var weekdays = []string{"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"}

func set[T any](to *T, from *T) {
	if from != nil {
		*to = *from
	}
}

// readRegular reads a regular file of at most limit bytes. Anything else under the
// name (a directory, a pipe that would block for ever) is refused.
func readRegular(path string, limit int64) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s: not a regular file", path)
	}
	if info.Size() > limit {
		return nil, fmt.Errorf("%s: larger than %d KB", path, limit>>10)
	}
	return os.ReadFile(path)
}
