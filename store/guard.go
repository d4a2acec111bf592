package store

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"slices"
)

// bbolt trusts its pages: in a truncated or altered file it reads beyond the mapping, follows
// a loop of pages for ever, or gives a page that is in use to the next writer. So the file
// is looked over before each Open, by its own page format and without trusting it:
//
//   - both meta pages; the newer one must be sound, and the file as long as it says;
//   - every branch page: its id, that its elements lie in it without a gap, in order;
//   - that no page is referred to twice, or is free as well;
//   - in files of up to deepLimit, and before each backup, every leaf page likewise;
//   - but not the records of a larger file's log, where only caches are to be read.
//
// What is left, wrong bytes inside keys and values, is what their CRCs are for.

// scope is how much of a file is looked over.
type scope uint8

const (
	scopeCaches scope = iota // branch pages, but for those of the log: to read caches
	scopeTree                // all branch pages: to write, or to read the log
	scopeAll                 // leaf pages too
)

// deepLimit is the size of a file, in bytes, up to which the scope is always scopeAll.
const deepLimit = 4 << 20

const (
	pageHeader  = 16 // id uint64, flags uint16, count uint16, overflow uint32
	elementSize = 16
	metaSize    = 64
	metaMagic   = 0xED0CDAED
	metaVersion = 2

	branchPage   = 0x01
	leafPage     = 0x02
	freelistPage = 0x10

	minPage, maxPage = 1024, 1 << 24 // sizes of page that bbolt looks for
)

// native is the byte order in which bbolt writes its pages.
var native = binary.NativeEndian

// meta is what a meta page says.
type meta struct {
	pageSize             int
	root, freelist, high uint64 // pages; high is the first one never used
	txid                 uint64
	raw                  [metaSize]byte
}

// wouldBeSound reports whether only the number of the transaction is damaged, from txid to what stands there.
func (m *meta) wouldBeSound(txid uint64) bool {
	b := m.raw
	native.PutUint64(b[48:], txid)
	h := fnv.New64a()
	h.Write(b[:56])
	return native.Uint64(b[56:]) == h.Sum64()
}

// readMeta reads the meta page that begins at off.
func readMeta(r io.ReaderAt, off int64) (m meta, ok bool) {
	var page [pageHeader + metaSize]byte
	if _, err := r.ReadAt(page[:], off); err != nil {
		return meta{}, false
	}
	b := page[pageHeader:]
	m = meta{
		pageSize: int(native.Uint32(b[8:])), root: native.Uint64(b[16:]),
		freelist: native.Uint64(b[32:]), high: native.Uint64(b[40:]), txid: native.Uint64(b[48:]),
	}
	m.raw = [metaSize]byte(b)
	h := fnv.New64a()
	h.Write(b[:56])
	return m, native.Uint32(b) == metaMagic && native.Uint32(b[4:]) == metaVersion && native.Uint64(b[56:]) == h.Sum64()
}

var errHeader = errors.New("the file's header can't be read")

// readMetas returns the newer meta page. A damaged one is passed over only when it is
// known to be the older: else the last change would be lost without a word.
func readMetas(r io.ReaderAt, size int64) (meta, error) {
	m0, ok0 := readMeta(r, 0)
	if ok0 {
		m1, ok1 := readMeta(r, int64(m0.pageSize))
		switch {
		case ok1 && m1.txid > m0.txid:
			return m1, nil
		case ok1 || m1.txid+1 == m0.txid && !m1.wouldBeSound(m0.txid+1):
			return m0, nil
		}
		return m0, errHeader
	}
	for page := int64(minPage); page <= maxPage && page < size; page *= 2 {
		if m1, ok := readMeta(r, page); ok && int64(m1.pageSize) == page {
			if m0.txid+1 == m1.txid && !m0.wouldBeSound(m1.txid+1) {
				return m1, nil
			}
			return m1, errHeader
		}
	}
	return meta{}, errHeader
}

// pages reads the pages of a file that holds still: one that is locked or closed.
type pages struct {
	meta
	r io.ReaderAt
	scope
	leaf func(leafEntry) // told of each element of a leaf page that is looked at; may be nil
	bad  func(error)     // told of damage, to go on with what is left; nil = stop at the first

	used  []uint64   // bit set of pages referred to
	free  []uint64   // bit set of free pages
	depth [32][]byte // one buffer for each level of the tree
}

// leafEntry is one key and value, valid only during the call.
type leafEntry struct {
	bucket     string // name of the bucket in the root, or device in the log; "" in the root itself
	inLog      bool   // bucket is a device of the log
	key, value []byte
}

// newPages reads the metas and the freelist.
func newPages(r io.ReaderAt, size int64) (*pages, error) {
	m, err := readMetas(r, size)
	p := &pages{meta: m, r: r}
	if m.pageSize < minPage || m.pageSize > maxPage {
		return nil, errHeader
	}
	words := int(min(m.high, uint64(size)/uint64(m.pageSize))/64 + 1)
	p.used, p.free = make([]uint64, words), make([]uint64, words)
	if err != nil {
		return p, err
	}
	if m.high > uint64(size)/uint64(m.pageSize) {
		return p, fmt.Errorf("cut off: %d bytes of %d are left", size, m.high*uint64(m.pageSize))
	}
	return p, nil
}

// claim notes that a page, with overflow, is referred to.
func (p *pages) claim(id, overflow uint64) error {
	for end := id + overflow; id <= end; id++ {
		w, bit := id/64, uint64(1)<<(id%64)
		switch {
		case id < 2 || id >= p.high || w >= uint64(len(p.used)):
			return fmt.Errorf("page %d is outside the file", id)
		case p.used[w]&bit != 0:
			return fmt.Errorf("page %d is referred to twice", id)
		case p.free[w]&bit != 0:
			return fmt.Errorf("page %d is in use and free", id)
		}
		p.used[w] |= bit
	}
	return nil
}

// read reads a page of one of the kinds wanted, with its overflow, into a buffer that is kept for the depth.
func (p *pages) read(id uint64, wanted uint16, depth int) ([]byte, error) {
	if depth >= len(p.depth) {
		return nil, errors.New("the tree of pages is too deep")
	}
	if len(p.depth[depth]) < p.pageSize {
		p.depth[depth] = make([]byte, p.pageSize)
	}
	b := p.depth[depth][:p.pageSize]
	off := int64(id) * int64(p.pageSize)
	if _, err := p.r.ReadAt(b, off); err != nil {
		return nil, fmt.Errorf("page %d: %w", id, err)
	}
	flags, overflow := native.Uint16(b[8:]), uint64(native.Uint32(b[12:]))
	if native.Uint64(b) != id || flags&wanted == 0 || flags&(flags-1) != 0 {
		return nil, fmt.Errorf("page %d is not what it should be", id)
	}
	if overflow == 0 {
		return b, nil
	}
	if overflow >= p.high-id {
		return nil, fmt.Errorf("page %d is outside the file", id)
	}
	b = slices.Grow(b, int(overflow)*p.pageSize)[:int(overflow+1)*p.pageSize]
	p.depth[depth] = b
	_, err := p.r.ReadAt(b, off)
	return b, err
}

// readFree reads the list of free pages. It is sorted; a page that is on it can't be in use.
func (p *pages) readFree() error {
	if err := p.claim(p.freelist, 0); err != nil {
		return fmt.Errorf("free pages: %w", err)
	}
	b, err := p.read(p.freelist, freelistPage, 0)
	if err != nil {
		return fmt.Errorf("free pages: %w", err)
	}
	if n := len(b)/p.pageSize - 1; n > 0 {
		if err := p.claim(p.freelist+1, uint64(n)-1); err != nil {
			return fmt.Errorf("free pages: %w", err)
		}
	}
	count, ids := uint64(native.Uint16(b[10:])), b[pageHeader:]
	if count == 0xffff { // too many for the header: the first element says how many
		count, ids = native.Uint64(ids), ids[8:]
	}
	if count > uint64(len(ids)/8) {
		return errors.New("free pages: more than fit")
	}
	for last := uint64(1); count > 0; count, ids = count-1, ids[8:] {
		id := native.Uint64(ids)
		if id <= last || id >= p.high || p.used[id/64]&(1<<(id%64)) != 0 {
			return fmt.Errorf("free pages: page %d can't be free", id)
		}
		p.free[id/64] |= 1 << (id % 64)
		last = id
	}
	return nil
}

// inspect is the guard before each Open: nil when bbolt can be trusted with the file.
func inspect(r io.ReaderAt, size int64, s scope) error {
	p, err := newPages(r, size)
	if err != nil {
		return err
	}
	if p.scope = s; size <= deepLimit {
		p.scope = scopeAll
	}
	if err := p.readFree(); err != nil {
		return err
	}
	return p.walk()
}
