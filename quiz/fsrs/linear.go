package fsrs

import "math"

// leastPivot keeps a matrix that is only just positive solvable.
const leastPivot = 1e-12

// cholesky replaces the lower triangle of a positive matrix by its factor L, where L·Lᵀ is the matrix.
func cholesky(a []float64, n int) {
	for i := range n {
		for j := range i + 1 {
			sum := a[at(i, j)]
			for k := range j {
				sum -= mul(a[at(i, k)], a[at(j, k)])
			}
			if i == j {
				a[at(i, i)] = math.Sqrt(max(sum, leastPivot))
			} else {
				a[at(i, j)] = sum / a[at(j, j)]
			}
		}
	}
}

// substitute solves L·Lᵀ·x = b in place of b.
func substitute(l, b []float64) {
	n := len(b)
	for i := range n {
		for k := range i {
			b[i] -= mul(l[at(i, k)], b[k])
		}
		b[i] /= l[at(i, i)]
	}
	for i := n - 1; i >= 0; i-- {
		for k := i + 1; k < n; k++ {
			b[i] -= mul(l[at(k, i)], b[k])
		}
		b[i] /= l[at(i, i)]
	}
}
