package fsrs

// The solver's coordinates are the parameters, but for the four initial stabilities, which are positive and spread over
// orders of magnitude: there it is their logarithms.

// kinship is the correlation of the initial stabilities' logarithms among learners, as far as the prior knows: who
// remembers new cards longer after one rating does so after the others. It fills in for ratings not used.
const kinship = 0.7

// The prior is as strong as published. Its strength chosen from half to eight times that for each log by Laplace's evidence
// takes five fits and does not pay. Held-out log loss in the long term, so chosen and as it is: on the real log's first 1000
// reviews .6063 and .6101 (FSRS-6), .5322 and .5197 (FSRS-7), on its 12,580 .4348 and .4348, .4286 and
// .4289; on made-up logs of 200, 1000 and 12,580 within .002 of each other, either way.

// prior returns the precision matrix of the prior around the defaults by parameters and, of the initial stabilities,
// their logarithms; a lower triangle.
func (k *kind) prior(strength float64) []float64 {
	matrix := make([]float64, k.size*(k.size+1)/2)
	for i, d := range k.deviations {
		matrix[at(i, i)] = strength / (d * d)
	}
	// The inverse of the correlation matrix with kinship beside the diagonal.
	const own, shared = 1 / (1 - kinship), -kinship / (1 - kinship) / (1 + 3*kinship)
	for i := range 4 {
		for j := range i + 1 {
			cell := strength * shared / (k.deviations[i] * k.deviations[j])
			if i == j {
				cell = strength * (own + shared) / (k.deviations[i] * k.deviations[i])
			}
			matrix[at(i, j)] = cell
		}
	}
	return matrix
}

// toSolver changes parameters into the solver's coordinates, in place; fromSolver changes them back. FSRS-7 wants the
// initial stabilities in order: there those after the first are ratios to the one before.
func (k *kind) toSolver(w []float64) []float64 {
	for _, i := range k.logs {
		w[i] = log(w[i])
	}
	if k.ordered {
		for i := 3; i > 0; i-- {
			w[i] -= w[i-1]
		}
	}
	return w
}

func (k *kind) fromSolver(w []float64) []float64 {
	if k.ordered {
		for i := 1; i < 4; i++ {
			w[i] += w[i-1]
		}
	}
	for _, i := range k.logs {
		w[i] = exp(w[i])
	}
	return w
}

// chain changes derivatives by the logarithms of the initial stabilities into those by the solver's coordinates.
func (k *kind) chain(gradient, matrix []float64) {
	if !k.ordered {
		return
	}
	for i := 2; i >= 0; i-- {
		gradient[i] += gradient[i+1]
	}
	if matrix == nil {
		return
	}
	cell := func(i, j int) *float64 { return &matrix[at(max(i, j), min(i, j))] }
	// Both sides of the matrix in turn; its upper triangle is only there by symmetry, so the corner is
	// taken out, summed whole and put back.
	for i := 4; i < k.size; i++ {
		for j := 2; j >= 0; j-- {
			*cell(i, j) += *cell(i, j+1)
		}
	}
	var corner [4][4]float64
	for i := range 4 {
		for j := range 4 {
			corner[i][j] = *cell(i, j)
		}
	}
	for i := range 4 {
		for j := 2; j >= 0; j-- {
			corner[i][j] += corner[i][j+1]
		}
	}
	for i := 2; i >= 0; i-- {
		for j := range 4 {
			corner[i][j] += corner[i+1][j]
		}
	}
	for i := range 4 {
		for j := range i + 1 {
			*cell(i, j) = corner[i][j]
		}
	}
}
