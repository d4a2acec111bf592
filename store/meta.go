package store

import (
	"encoding/binary"
	"fmt"
	"math"

	"sabaq/quiz"
	"sabaq/quiz/fsrs"
)

// schema numbers the layout of the file. A file with a higher number is refused; one with
// a lower number would be backed up and migrated in File.update, before its first change.
const schema = 1

// Keys of partMeta.
var (
	keySchema = []byte("schema")
	keyHead   = []byte("head")
	keyModel  = []byte("model")
	keyFit    = []byte("fit") // the event that the model comes from; none = it is the one the file began with
)

// head is what changes with each event.
type head struct {
	device [8]byte     // who writes the next event here; zero = choose a new one
	inode  uint64      // of the file that device stands for; a copy has another
	seq    uint64      // of device's last event
	clock  quiz.Clock  // of the log's last event, of any device
	backup quiz.Day    // when the last backup was made
	deck   quiz.DeckID // the last one given
}

func (h head) append(b []byte) []byte {
	b = append(b, h.device[:]...)
	b = binary.LittleEndian.AppendUint64(b, h.inode)
	b = binary.LittleEndian.AppendUint64(b, h.seq)
	b = binary.LittleEndian.AppendUint64(b, uint64(h.clock))
	b = binary.LittleEndian.AppendUint32(b, uint32(h.backup))
	return binary.LittleEndian.AppendUint32(b, uint32(h.deck))
}

func decodeHead(payload []byte) (h head, ok bool) {
	d := decoder{b: payload}
	copy(h.device[:], d.take(len(h.device)))
	h.inode, h.seq, h.clock = d.u64(), d.u64(), quiz.Clock(d.u64())
	h.backup, h.deck = quiz.Day(d.u32()), quiz.DeckID(d.u32())
	return h, d.done()
}

// must looks up what every file has.
func (v *View) must(key []byte) ([]byte, error) {
	payload, ok, err := v.find(partMeta, key)
	if err == nil && !ok {
		err = v.unsound(partMeta, key)
	}
	return payload, err
}

func (v *View) readHead() (head, error) {
	payload, err := v.must(keyHead)
	if err != nil {
		return head{}, err
	}
	h, ok := decodeHead(payload)
	if !ok {
		return head{}, v.unsound(partMeta, keyHead)
	}
	return h, nil
}

// checkSchema refuses a file of a later version.
func (v *View) checkSchema() error {
	payload, err := v.must(keySchema)
	if err != nil {
		return err
	}
	switch d := (decoder{b: payload}); {
	case len(payload) < 4:
		return v.unsound(partMeta, keySchema)
	default:
		if n := d.u32(); n > schema {
			return &Error{Path: v.f.path, Kind: ErrNewer, Detail: fmt.Sprintf("its schema is %d, this program knows %d", n, schema)}
		}
	}
	return nil
}

// newModel is the model of a new file.
func newModel() (fsrs.Model, error) { return fsrs.New(fsrs.Name7, nil) }

func appendModel(b []byte, m fsrs.Model) []byte {
	b = appendText(b, m.Name())
	for _, p := range m.Parameters() {
		b = binary.LittleEndian.AppendUint64(b, math.Float64bits(p))
	}
	return b
}

const maxParameters = 64

// readModel makes the model in force. Its parameters stand in the file, defaults too, so
// that a version of the program with other defaults computes the same states.
func (v *View) readModel() (fsrs.Model, error) {
	payload, err := v.must(keyModel)
	if err != nil {
		return nil, err
	}
	m, ok := decodeModel(payload)
	if !ok {
		return nil, v.unsound(partMeta, keyModel)
	}
	return m, nil
}

func decodeModel(payload []byte) (fsrs.Model, bool) {
	d := decoder{b: payload}
	name := d.text(maxCardID)
	params := make([]float64, 0, maxParameters)
	for len(d.b) > 0 && !d.bad && len(params) < maxParameters {
		params = append(params, math.Float64frombits(d.u64()))
	}
	if !d.done() {
		return nil, false
	}
	m, err := fsrs.New(name, params)
	return m, err == nil
}

// setModel makes m the model in force, as the event fit says; a zero fit says that there was none yet.
func (c *change) setModel(m fsrs.Model, fit quiz.EventID) error {
	c.model = m
	if !fit.Zero() {
		if err := c.put(partMeta, keyFit, identity(fit)); err != nil {
			return err
		}
	}
	return c.put(partMeta, keyModel, appendModel(nil, m))
}

// printable names a key to a person.
func printable(p part, key []byte) string {
	switch {
	case p == partSittings || p == partState || p == partWhere || p == partKeys || p == partMeta:
		return fmt.Sprintf("%q", key)
	case len(key) == 4 && (p == partLoad || p == partDays):
		return keyDay(key).String()
	case len(key) == 4 && p <= partCounts:
		return fmt.Sprintf("deck %d", keyDeck(key))
	case len(key) == 8 && p == partCounts:
		return fmt.Sprintf("deck %d on %s", keyDeck(key), keyDay(key[4:]))
	case len(key) > 4 && p == partRefs:
		return fmt.Sprintf("deck %d, %q", keyDeck(key), key[4:])
	case len(key) > 16 && p == partDue:
		return fmt.Sprintf("deck %d, %q on %s", keyDeck(key), key[16:], keyDay(key[4:]))
	case len(key) == 8 && p == partNew:
		return fmt.Sprintf("deck %d, card number %d", keyDeck(key), binary.BigEndian.Uint32(key[4:])+1)
	}
	return fmt.Sprintf("%x", key)
}
