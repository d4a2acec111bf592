// Package items says how good a test's items are: the figures of Moodle's quiz
// statistics report, how often each option was chosen and by whom, and, in
// words, which items to look at.
//
//	Matrix (or ReadMatrix) -> Analyse -> Report -> Text, HTML, WriteJSON
//	ReadReport -> Warnings, one a flag, to show at the card
//
// The figures are defined as Moodle defines them:
// https://docs.moodle.org/dev/Quiz_statistics_calculations, and where that page
// and Moodle's code differ, as the code does it. With x the points that a
// learner earned by an item, T the learner's total and R = T - x the rest of it,
// over the S learners who were asked the item, and P items:
//
//	facility                   100 mean(x) / max
//	standard deviation         100 sqrt(V(x)) / max
//	intended weight            100 max / sum of all items' max
//	effective weight           100 sqrt(C(x, T)) / sum of that over all items whose C is not
//	                           negative; undefined for an item whose C is
//	discrimination index       100 C(x, R) / sqrt(V(x) V(R))
//	discriminative efficiency  100 C(x, R) / C(sorted x, sorted R)
//
//	skewness                   k3 / k2^(3/2), from 3 learners on
//	kurtosis                   k4 / k2^2, from 4 learners on; 0 for a normal distribution
//	internal consistency       100 P/(P-1) (1 - sum of V(x) / V(T)), from 3 learners and 2 items on
//	error ratio                100 sqrt(1 - internal consistency/100)
//	standard error             error ratio * standard deviation / 100
//
// V and C are variance and covariance with S-1 below the line; k2, k3 and k4 are
// Fisher's k-statistics of T. Mean, median, standard deviation and standard
// error of the test are in percent of the points that could be had. A figure
// that is not defined (no spread, too few learners, no points to be had) is
// nil, null in JSON and a blank in print, never zero.
//
// A question that was asked and not answered counts as zero points, as in
// Moodle. Where learners sat different papers, an item's figures are over those
// who were asked it, and a learner's total and rest are scaled from what they
// were asked to the whole test; internal consistency, error ratio and standard
// error, which need one paper for all, are undefined then.
//
// The order of the learners changes no figure, not in its last digit.
package items
