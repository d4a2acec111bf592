package quiz

import (
	"math"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestSettingsCheck(t *testing.T) {
	good := DefaultSettings()
	if err := good.Check(); err != nil {
		t.Errorf("the defaults: %v", err)
	}
	tests := []struct {
		word   string
		change func(*Settings)
	}{
		{"retention", func(s *Settings) { s.Retention = 0.5 }},
		{"retention", func(s *Settings) { s.Retention = 1 }},
		{"retention", func(s *Settings) { s.Retention = math.NaN() }},
		{"longest", func(s *Settings) { s.Longest = 0 }},
		{"longest", func(s *Settings) { s.Longest = 36501 }},
		{"steps", func(s *Settings) { s.Steps = slices.Repeat(s.Steps[:1], 11) }},
		{"steps", func(s *Settings) { s.Steps = []time.Duration{0} }},
		{"steps", func(s *Settings) { s.Steps = []time.Duration{time.Minute, 24 * time.Hour} }},
		{"steps", func(s *Settings) { s.Steps = []time.Duration{time.Hour, time.Minute} }},
		{"new", func(s *Settings) { s.NewPerDay = -1 }},
		{"rollover", func(s *Settings) { s.Rollover = 24 * time.Hour }},
		{"rollover", func(s *Settings) { s.Rollover = -time.Second }},
		{"leech", func(s *Settings) { s.LeechAfter = 1 }},
		{"ahead", func(s *Settings) { s.Ahead = -time.Minute }},
	}
	for _, tt := range tests {
		s := DefaultSettings()
		tt.change(&s)
		if err := s.Check(); err == nil || !strings.HasPrefix(err.Error(), tt.word) {
			t.Errorf("%s: got %v", tt.word, err)
		}
	}
}

func TestLeech(t *testing.T) {
	tests := []struct {
		after int
		want  []uint32
	}{
		{8, []uint32{8, 12, 16, 20, 24, 28}}, {5, []uint32{5, 8, 11, 14, 17, 20, 23, 26, 29}}, {2, nil}, {0, nil}, {-3, nil},
	}
	for _, tt := range tests {
		s := Settings{LeechAfter: tt.after}
		var told []uint32
		for n := range uint32(30) {
			leech, tell := s.Leech(n)
			if tell {
				told = append(told, n)
			}
			if leech != (int(n) >= max(tt.after, 1)) || tell && !leech {
				t.Errorf("after %d: %d lapses: leech %v, tell %v", tt.after, n, leech, tell)
			}
		}
		if tt.want != nil && !slices.Equal(told, tt.want) {
			t.Errorf("after %d: told at %v, want %v", tt.after, told, tt.want)
		}
	}
}
