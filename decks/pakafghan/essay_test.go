package pakafghan

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// Longest runs of the essay's words that may stand in a quotation, and the
// shortest that may stand nowhere in the repository.
const (
	longestQuote = 8
	copiedRun    = 13
)

// essay returns the text that the deck was written from. It is not ours to
// publish, so it is on few machines and these tests are skipped on the others.
func essay(t *testing.T) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "..", "shared", "essay.txt"))
	if os.IsNotExist(err) {
		t.Skip("the essay is not on this machine")
	}
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestQuoteLength(t *testing.T) {
	for _, c := range parse(t).Cards {
		for _, q := range c.Quotes {
			if n := len(strings.Fields(q)); n > longestQuote {
				t.Errorf("%s: a quotation of %d words: %q", c.ID, n, q)
			}
		}
	}
}

func TestSourceHash(t *testing.T) {
	sum := sha256.Sum256(essay(t))
	if got := parse(t).Source.SHA256; got != hex.EncodeToString(sum[:]) {
		t.Errorf("the deck names source %s, the essay is %x", got, sum)
	}
}

func TestQuotesAreVerbatim(t *testing.T) {
	paragraphs := strings.Split(string(essay(t)), "\n")
	quoted := 0
	for _, c := range parse(t).Cards {
		for _, q := range c.Quotes {
			quoted++
			if c.Source < 1 || c.Source > len(paragraphs) || !strings.Contains(paragraphs[c.Source-1], q) {
				t.Errorf("%s: not in ¶%d: %q", c.ID, c.Source, q)
			}
		}
	}
	if quoted == 0 {
		t.Error("no card quotes the essay")
	}
}

var word = regexp.MustCompile(`[\p{L}\p{N}]+`)

// runs returns every run of n words of a text, in lower case.
func runs(data []byte, n int) []string {
	words := word.FindAllString(strings.ToLower(string(data)), -1)
	var all []string
	for i := 0; i+n <= len(words); i++ {
		all = append(all, strings.Join(words[i:i+n], " "))
	}
	return all
}

func TestRuns(t *testing.T) {
	got := runs([]byte("One two, THREE-four"), 3)
	if want := "one two three|two three four"; strings.Join(got, "|") != want {
		t.Errorf("runs %q, want %q", got, want)
	}
}

func TestNothingCopied(t *testing.T) {
	copied := map[string]bool{}
	for _, r := range runs(essay(t), copiedRun) {
		copied[r] = true
	}
	files := 0
	root := filepath.Join("..", "..")
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if os.IsNotExist(err) { // removed since its parent was listed
			return nil
		}
		if err != nil {
			return err
		}
		if d.IsDir() {
			if d.Name() == ".git" {
				return filepath.SkipDir
			}
			return nil
		}
		if !d.Type().IsRegular() {
			return nil
		}
		data, err := os.ReadFile(path)
		if os.IsNotExist(err) {
			return nil
		}
		if err != nil {
			return err
		}
		if bytes.IndexByte(data, 0) >= 0 { // not text
			return nil
		}
		files++
		for _, r := range runs(data, copiedRun) {
			if copied[r] {
				t.Errorf("%s: the essay's words: %q", path, r)
				break
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if files < 3 {
		t.Errorf("only %d text files looked at", files)
	}
}
