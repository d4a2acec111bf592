package decks

import (
	"slices"
	"testing"
)

func TestParagraphs(t *testing.T) {
	tests := []struct {
		in   string
		want []string
	}{
		{"", nil},
		{"\n\n \n", nil},
		{"one", []string{"one"}},
		{"one\ntwo\nthree", []string{"one", "two", "three"}},
		{"one\r\ntwo\r\n", []string{"one", "two"}},
		{"\n\none\ntwo\n\n", []string{"one", "two"}}, // blank lines at the ends part nothing
		{"one\nstill one\n\ntwo\n \n\t\nthree\n", []string{"one\nstill one", "two", "three"}},
		{"\uFEFFone\r\nstill\r\n\r\n two ", []string{"one\r\nstill", " two "}},
	}
	for _, tt := range tests {
		if got := Paragraphs([]byte(tt.in)); !slices.Equal(got, tt.want) {
			t.Errorf("%q: %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestFindQuote(t *testing.T) {
	text := []string{"the café's door", "a door, a door", "the end"}
	tests := []struct {
		quote             string
		paragraph, offset int
	}{
		{"door", 1, 12},
		{"a door, a", 2, 0},
		{"a door", 2, 0},
		{"end", 3, 4},
		{"The", 0, -1},
		{"cafe", 0, -1},
		{"", 0, -1},
	}
	for _, tt := range tests {
		if p, o := FindQuote(text, tt.quote); p != tt.paragraph || o != tt.offset {
			t.Errorf("%q: %d, %d", tt.quote, p, o)
		}
	}
}
