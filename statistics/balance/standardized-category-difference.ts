import { type Answer, known, unknown } from '../numbers/answer.ts'
import { add, compare, divide, multiply, rational, subtract, toNumber } from '../numbers/rational.ts'

/**
 * The absolute standardised difference of the proportions p and q of k categories in two groups: the Mahalanobis distance
 *   sqrt((p - q)' S^- (p - q)), S = (S1 + S2)/2, S1 = diag(p) - pp', S2 = diag(q) - qq'
 * with a generalised inverse of S; of two categories this is |p - q| / sqrt((p(1 - p) + q(1 - q))/2).
 *
 * With t = sum of 2 (p - q)^2/(p + q) over the categories that occur, its square is t/(1 - t/4): S is
 * diag(m) - mm' - uu'/4 with m = (p + q)/2 and u = p - q, and the inverse of such a sum is known (Sherman and Morrison).
 * So it is an exact fraction of counts, whatever the order or the reference of the categories.
 *
 * `a` and `b`: the number of subjects in each category, the same categories in both. Without unit, >= 0. No answer: a
 * group without subjects; all subjects in one category (0/0); no category that both groups have (t = 4: infinite; a
 * generalised inverse would give a finite number there, which means nothing).
 * Source: Yang and Dalton 2012 (SAS Global Forum, paper 335). Checked against base R with a generalised inverse by
 * singular values, and by hand.
 */
export const standardizedCategoryDifference = (a: readonly number[], b: readonly number[]): Answer => {
  const [n, m] = [totalOf(a), totalOf(b)]
  if (n === 0 || m === 0) return unknown('a group has no values')
  const present = [...a.keys()].filter((k) => a[k]! + b[k]! > 0)
  if (present.length === 1) return unknown('all values are equal')
  const t = present.reduce((sum, k) => {
    const [p, q] = [rational(a[k]!, n), rational(b[k]!, m)]
    const difference = subtract(p, q)
    return add(sum, divide(multiply(rational(2), multiply(difference, difference)), add(p, q)))
  }, rational(0))
  const rest = subtract(rational(1), divide(t, rational(4)))
  if (compare(rest, rational(0)) === 0) return unknown('infinite: the groups have no category in common')
  return known(Math.sqrt(toNumber(divide(t, rest))))
}

const totalOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0)
