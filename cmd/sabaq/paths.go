package main

import (
	"cmp"
	"errors"
	"os"
	"path/filepath"

	"sabaq/store"
)

// dataDir is where progress, decks and source texts are kept.
func (a *app) dataDir() (string, error) {
	if dir := a.env("XDG_DATA_HOME"); filepath.IsAbs(dir) {
		return filepath.Join(dir, "sabaq"), nil
	}
	return a.underHome(".local", "share", "sabaq")
}

// underHome joins a path to the home directory.
func (a *app) underHome(path ...string) (string, error) {
	home := cmp.Or(a.env("HOME"), a.env("USERPROFILE"))
	if home == "" {
		return "", hinted{errors.New("no home directory"), "set HOME, or SABAQ_DB and SABAQ_DECKS"}
	}
	return filepath.Join(append([]string{home}, path...)...), nil
}

// place returns the flag's value, else the variable's, else name under the data directory.
func (a *app) place(flag, variable, name string) (string, error) {
	if p := cmp.Or(flag, a.env(variable)); p != "" {
		return filepath.Abs(p)
	}
	dir, err := a.dataDir()
	return filepath.Join(dir, name), err
}

func (a *app) progressPath() (string, error) {
	return a.place(a.flags.db, "SABAQ_DB", "progress.db")
}

func (a *app) decksDir() (string, error) {
	return a.place(a.flags.decks, "SABAQ_DECKS", "decks")
}

// sourcesDir is where `deck source` puts copies of texts, named by their SHA-256.
func (a *app) sourcesDir() (string, error) {
	dir, err := a.dataDir()
	return filepath.Join(dir, "sources"), err
}

func (a *app) configPath() (string, error) {
	if dir := a.env("XDG_CONFIG_HOME"); filepath.IsAbs(dir) {
		return filepath.Join(dir, "sabaq", "config.toml"), nil
	}
	return a.underHome(".config", "sabaq", "config.toml")
}

// learner returns the settings and the progress file, which need not exist yet.
func (a *app) learner() (*config, *store.File, error) {
	cfg, err := a.config()
	if err != nil {
		return nil, nil, err
	}
	path, err := a.progressPath()
	if err != nil {
		return nil, nil, err
	}
	return cfg, store.New(path, store.Options{Now: a.now, Rollover: cfg.Rollover, Warn: func(err error) { printError(a.err, err) }}), nil
}

// exists reports whether path names something, whatever it is.
func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}
