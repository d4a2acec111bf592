package store

import (
	"bytes"
	"errors"
	"fmt"
)

// level says what a tree of pages holds.
type level uint8

const (
	rootLevel   level = iota // buckets
	logLevel                 // a bucket for each device
	recordLevel              // the records of one device
	valueLevel               // keys and values
)

// walk looks at the whole file, from the root bucket down.
func (p *pages) walk() error {
	return p.note(p.tree(p.root, 0, rootLevel, "", limits{}))
}

// limits are what a page's keys must keep to: at least low, and below high where there is one.
type limits struct{ low, high []byte }

func (l limits) admit(key []byte) bool {
	return bytes.Compare(key, l.low) >= 0 && (l.high == nil || bytes.Compare(key, l.high) < 0)
}

// note passes damage on to bad, where the walk should go on in spite of it.
func (p *pages) note(err error) error {
	if err == nil || p.bad == nil {
		return err
	}
	p.bad(err)
	return nil
}

// tree looks at the tree of pages that hangs from the page id.
func (p *pages) tree(id uint64, depth int, lv level, bucket string, in limits) error {
	if err := p.claim(id, 0); err != nil {
		return err
	}
	leaves := len(p.depth) // the depth at which nothing is looked at any more
	if p.scope < scopeAll && lv >= recordLevel {
		var err error
		if leaves, err = p.bottom(id, depth); err != nil {
			return err
		}
	}
	return p.page(id, depth, leaves, lv, bucket, in)
}

// bottom returns the depth of a tree's leaf pages, which is the same for all of them; a
// leaf that is the tree's only page is looked at all the same.
func (p *pages) bottom(id uint64, depth int) (int, error) {
	for at := depth; ; at++ {
		b, err := p.read(id, branchPage|leafPage, at)
		if err != nil {
			return 0, err
		}
		if native.Uint16(b[8:]) == leafPage {
			return max(at, depth+1), nil
		}
		if id = native.Uint64(b[pageHeader+8:]); id >= p.high {
			return 0, fmt.Errorf("page %d is outside the file", id)
		}
	}
}

// page looks at a page that has been claimed, but for its overflow.
func (p *pages) page(id uint64, depth, leaves int, lv level, bucket string, in limits) error {
	b, err := p.read(id, branchPage|leafPage, depth)
	if err != nil {
		return err
	}
	if n := len(b)/p.pageSize - 1; n > 0 {
		if err := p.claim(id+1, uint64(n)-1); err != nil {
			return err
		}
	}
	if native.Uint16(b[8:]) == branchPage {
		err = p.branch(b, depth, leaves, lv, bucket, in)
	} else {
		err = p.leaves(b, depth, lv, bucket, in)
	}
	if err != nil {
		return fmt.Errorf("page %d: %w", id, err)
	}
	return nil
}

var (
	errShape = errors.New("its elements don't lie as they were written")
	errOrder = errors.New("its keys are out of order")
	errKind  = errors.New("a bucket where a value should be, or the other way round")
)

// branch looks at a branch page and its children.
func (p *pages) branch(b []byte, depth, leaves int, lv level, bucket string, in limits) error {
	count := int(native.Uint16(b[10:]))
	if count == 0 {
		return errShape
	}
	var last []byte
	for i, at := 0, pageHeader+count*elementSize; i < count; i++ {
		key, from := branchKey(b, i)
		if key == nil || from != at {
			return errShape
		}
		if i > 0 && bytes.Compare(last, key) >= 0 || (i == 0 || i == count-1) && !in.admit(key) {
			return errOrder
		}
		last = key
		at += len(key)
		id := b[pageHeader+i*elementSize+8:]
		if err := p.claim(native.Uint64(id), 0); err != nil {
			if p.note(err) != nil {
				return err
			}
			native.PutUint64(id, 0) // not followed: it may lead back here
		}
	}
	if depth+1 >= leaves {
		return nil
	}
	for i := range count {
		id := native.Uint64(b[pageHeader+i*elementSize+8:])
		if id == 0 {
			continue
		}
		inner := limits{high: in.high}
		inner.low, _ = branchKey(b, i)
		if i+1 < count {
			inner.high, _ = branchKey(b, i+1)
		}
		if err := p.note(p.page(id, depth+1, leaves, lv, bucket, inner)); err != nil {
			return err
		}
	}
	return nil
}

// branchKey takes a key of a branch page, and where it begins; nil when it isn't inside the page.
func branchKey(b []byte, i int) (key []byte, at int) {
	e := pageHeader + i*elementSize
	if e+elementSize > len(b) {
		return nil, 0
	}
	at, size := e+int(native.Uint32(b[e:])), int(native.Uint32(b[e+4:]))
	if at > len(b) || size == 0 || size > len(b)-at {
		return nil, 0
	}
	return b[at : at+size], at
}

// leaves looks at a leaf page and at the buckets in it.
func (p *pages) leaves(b []byte, depth int, lv level, bucket string, in limits) error {
	count := int(native.Uint16(b[10:]))
	at := pageHeader + count*elementSize
	var last []byte
	for i := range count {
		e := pageHeader + i*elementSize
		if at > len(b) {
			return errShape
		}
		flags, pos := native.Uint32(b[e:]), int(native.Uint32(b[e+4:]))
		ksize, vsize := int(native.Uint32(b[e+8:])), int(native.Uint32(b[e+12:]))
		if e+pos != at || ksize == 0 || ksize > len(b)-at || vsize > len(b)-at-ksize {
			return errShape
		}
		key, value := b[at:at+ksize], b[at+ksize:at+ksize+vsize]
		at += ksize + vsize
		if last != nil && bytes.Compare(last, key) >= 0 || (i == 0 || i == count-1) && !in.admit(key) {
			return errOrder
		}
		last = key
		isBucket := lv <= logLevel
		if flags > 1 || (flags == 1) != isBucket {
			return errKind
		}
		if !isBucket {
			if p.leaf != nil {
				p.leaf(leafEntry{bucket, lv == recordLevel, key, value})
			}
			continue
		}
		if err := p.note(p.bucket(string(key), value, depth, lv)); err != nil {
			return err
		}
	}
	return nil
}

// bucket looks at a bucket inside one of level lv: a small one lies in the value itself.
func (p *pages) bucket(name string, value []byte, depth int, lv level) error {
	if len(value) < 16 {
		return errShape
	}
	inner := valueLevel
	switch {
	case lv == logLevel:
		inner = recordLevel
	case name == partLog.String():
		inner = logLevel
	}
	root := native.Uint64(value)
	switch {
	case root != 0 && inner == recordLevel && p.scope == scopeCaches:
		return p.claim(root, 0)
	case root != 0:
		return p.tree(root, depth+1, inner, name, limits{})
	}
	page := value[16:]
	if len(page) < pageHeader || native.Uint16(page[8:]) != leafPage {
		return errShape
	}
	return p.leaves(page, depth+1, inner, name, limits{})
}
