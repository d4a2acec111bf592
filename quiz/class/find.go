package class

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Limits of a search for hand-ins.
const (
	maxSources = 100_000 // files
	maxDepth   = 32      // folders in one another
)

// Source is a file of hand-ins that is opened when its turn comes.
type Source struct {
	Name string // shown in problems
	Open func() (io.ReadCloser, error)
}

// Find lists the files of hand-ins that the paths name: a file whatever its name, and
// of a folder all *.jsonl below it. Other files are problems, hidden ones are passed over and links
// inside a folder not followed. Each file is listed once, in the order of the names. The error is
// about a path that was given; what is wrong below a folder is a problem.
func Find(paths []string) ([]Source, []Problem, error) {
	var names []string
	var problems []Problem
	for _, path := range paths {
		info, err := os.Stat(path)
		switch {
		case err != nil:
			return nil, nil, err
		case info.Mode().IsRegular():
			names = append(names, filepath.Clean(path))
			continue
		case !info.IsDir():
			return nil, nil, fmt.Errorf("%s: neither a file nor a folder", path)
		}
		err = filepath.WalkDir(filepath.Clean(path), func(name string, entry fs.DirEntry, err error) error {
			if err != nil {
				problems = append(problems, Problem{File: name, Text: "can't be read: " + reason(err)})
				return nil
			}
			below, _ := filepath.Rel(path, name)
			hidden := below != "." && strings.HasPrefix(entry.Name(), ".")
			switch {
			case entry.IsDir() && (hidden || strings.Count(below, string(filepath.Separator)) >= maxDepth):
				return fs.SkipDir
			case entry.IsDir() || hidden:
				return nil
			case !strings.EqualFold(filepath.Ext(name), ".jsonl"):
				problems = append(problems, Problem{File: name, Text: "not looked at: its name doesn't end in .jsonl; name the file itself if it is a hand-in"})
				return nil
			case !entry.Type().IsRegular():
				problems = append(problems, Problem{File: name, Text: "not read: a link or no file; name it on the command line if you mean it"})
				return nil
			}
			if names = append(names, name); len(names) > maxSources {
				return fmt.Errorf("%s: more than %d files: gather them folder by folder", path, maxSources)
			}
			return nil
		})
		if err != nil {
			return nil, nil, err
		}
	}
	slices.Sort(names)
	names = slices.Compact(names)
	sources := make([]Source, len(names))
	for i, name := range names {
		sources[i] = Source{name, func() (io.ReadCloser, error) { return os.Open(name) }}
	}
	return sources, problems, nil
}

// reason returns what is wrong without the name of the file, which is shown beside it.
func reason(err error) string {
	if e, ok := err.(*fs.PathError); ok {
		return e.Err.Error()
	}
	return err.Error()
}
