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
	return p.note(p.tree(p.root, 0, rootLevel, "", nil, nil))
}

// note passes damage on to bad, where the walk should go on in spite of it.
func (p *pages) note(err error) error {
	if err == nil || p.bad == nil {
		return err
	}
	p.bad(err)
	return nil
}

// tree looks at the page id and what hangs from it. Its keys must be at least low and below high.
func (p *pages) tree(id uint64, depth int, lv level, bucket string, low, high []byte) error {
	if err := p.claim(id, 0); err != nil {
		return err
	}
	return p.page(id, depth, lv, bucket, low, high)
}

// page looks at a page that has been claimed, but for its overflow.
func (p *pages) page(id uint64, depth int, lv level, bucket string, low, high []byte) error {
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
		err = p.branch(b, depth, lv, bucket, low, high)
	} else {
		err = p.leaves(b, depth, lv, bucket, low, high)
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

// branch looks at a branch page and its children. All children of one page are of one
// kind, so without deep it is enough to look at the first whether they are leaves.
func (p *pages) branch(b []byte, depth int, lv level, bucket string, low, high []byte) error {
	count := int(native.Uint16(b[10:]))
	if count == 0 {
		return errShape
	}
	keys, err := p.keys(b, count, low, high)
	if err != nil {
		return err
	}
	for i := range count {
		e := b[pageHeader+i*elementSize+8:]
		if err := p.claim(native.Uint64(e), 0); err != nil {
			if p.note(err) != nil {
				return err
			}
			native.PutUint64(e, 0) // not followed: it may lead back here
		}
	}
	for i := range count {
		id := native.Uint64(b[pageHeader+i*elementSize+8:])
		if i == 0 && !p.deep && lv >= recordLevel {
			child, err := p.read(id, branchPage|leafPage, depth+1)
			if err == nil && native.Uint16(child[8:]) == leafPage {
				return nil
			}
		}
		next := high
		if i+1 < count {
			next = keys[i+1]
		}
		if id == 0 {
			continue
		}
		if err := p.note(p.page(id, depth+1, lv, bucket, keys[i], next)); err != nil {
			return err
		}
	}
	return nil
}

// keys takes the keys of a branch page, having looked whether they lie there one after the other.
func (p *pages) keys(b []byte, count int, low, high []byte) ([][]byte, error) {
	keys := make([][]byte, count)
	at := pageHeader + count*elementSize
	for i := range count {
		e := pageHeader + i*elementSize
		if at > len(b) {
			return nil, errShape
		}
		pos, size := int(native.Uint32(b[e:])), int(native.Uint32(b[e+4:]))
		if e+pos != at || size == 0 || size > len(b)-at {
			return nil, errShape
		}
		keys[i] = b[at : at+size]
		at += size
		if bytes.Compare(keys[i], low) < 0 || high != nil && bytes.Compare(keys[i], high) >= 0 {
			return nil, errOrder
		}
		if i > 0 && bytes.Compare(keys[i-1], keys[i]) >= 0 {
			return nil, errOrder
		}
	}
	return keys, nil
}

// leaves looks at a leaf page and at the buckets in it.
func (p *pages) leaves(b []byte, depth int, lv level, bucket string, low, high []byte) error {
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
		if last != nil && bytes.Compare(last, key) >= 0 ||
			bytes.Compare(key, low) < 0 || high != nil && bytes.Compare(key, high) >= 0 {
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
	if root != 0 {
		return p.tree(root, depth+1, inner, name, nil, nil)
	}
	page := value[16:]
	if len(page) < pageHeader || native.Uint16(page[8:]) != leafPage {
		return errShape
	}
	return p.leaves(page, depth+1, inner, name, nil, nil)
}
