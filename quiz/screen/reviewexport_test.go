package screen

// ReviewFooterKeys returns the keys that the footers of a review offer.
func ReviewFooterKeys() (keys []string) {
	for _, hints := range [][]keyHint{reviewHints(), reviewEndHints(true), reviewEndHints(false)} {
		for _, h := range hints {
			keys = append(keys, h.key)
		}
	}
	return keys
}
