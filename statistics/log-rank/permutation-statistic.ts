import { quadraticForm } from '../numbers/quadratic-form.ts'
import { add, compare, multiply, type Rational, rational, subtract } from '../numbers/rational.ts'
import type { Allocation, SubjectClass } from './log-rank-allocations.ts'

/**
 * The test statistic: studentised (O-E)'V^-(O-E) with V of the permuted groups, 0 if V is 0; or linear, |O-E| for two
 * groups (as package coin), for more the quadratic form with the variance of the permutation distribution.
 */
export type PermutationStatistic = 'studentised' | 'linear'

/** Statistics closer than this, relatively, are compared as fractions (two groups) or count as equal (more). */
const DOUBT = 1e-9

/** Returns a function: whether an allocation's statistic is at least the observed one. */
export const comparer = (
  classes: readonly SubjectClass[],
  sizes: readonly (readonly number[])[],
  statistic: PermutationStatistic,
  observed: Allocation,
): ((deal: Allocation) => boolean) => {
  const value = statistic === 'studentised' ? studentised(classes) : linear(classes, sizes)
  const target = value(observed)
  const isTwo = sizes[0]!.length === 2
  let exactTarget: Squared | undefined
  return (deal) => {
    const difference = value(deal) - target
    if (Math.abs(difference) > DOUBT * Math.max(target, DOUBT)) return difference > 0
    if (!isTwo) return true
    exactTarget ??= exact(classes, observed, statistic)
    return isAtLeast(exact(classes, deal, statistic), exactTarget)
  }
}

/**
 * Visits the event times of an allocation from the last to the first, with the events and numbers at risk of each
 * group.
 */
const walk = (
  classes: readonly SubjectClass[],
  deal: Allocation,
  atEvent: (d: readonly number[], n: readonly number[], events: number, all: number) => void,
): void => {
  let stratum = -1
  let n: number[] = []
  let all = 0
  for (let c = 0; c < classes.length; c++) {
    const subjects = classes[c]!
    if (subjects.stratum !== stratum) {
      stratum = subjects.stratum
      n = deal[c]!.map(() => 0)
      all = 0
    }
    deal[c]!.forEach((count, j) => {
      n[j]! += count
    })
    all += subjects.count
    if (subjects.isEvent) atEvent(deal[c]!, n, subjects.count, all)
  }
}

const studentised =
  (classes: readonly SubjectClass[]) =>
  (deal: Allocation): number => {
    const groups = deal[0]!.length
    const u = Array.from({ length: groups }, () => 0)
    const v = u.map(() => u.map(() => 0))
    walk(classes, deal, (d, n, events, all) => {
      const spread = all > 1 ? (events * (all - events)) / (all - 1) : 0
      for (let j = 0; j < groups; j++) {
        u[j]! += d[j]! - (events * n[j]!) / all
        for (let k = 0; k < groups; k++) {
          v[j]![k]! += (spread * (j === k ? n[j]! * (all - n[j]!) : -n[j]! * n[k]!)) / (all * all)
        }
      }
    })
    if (groups === 2) return v[0]![0]! > 0 ? (u[0]! * u[0]!) / v[0]![0]! : 0
    return quadraticForm(v, u).value
  }

const linear = (classes: readonly SubjectClass[], sizes: readonly (readonly number[])[]) => {
  const groups = sizes[0]!.length
  const variance = permutationVariance(classes, sizes)
  return (deal: Allocation): number => {
    const u = Array.from({ length: groups }, () => 0)
    walk(classes, deal, (d, n, events, all) => {
      for (let j = 0; j < groups; j++) u[j]! += d[j]! - (events * n[j]!) / all
    })
    return groups === 2 ? u[0]! * u[0]! : quadraticForm(variance, u).value
  }
}

/** Variance of O-E over all allocations: sum over strata of (sum of scores^2)/(n-1) (n_j [j = k] - n_j n_k/n). */
const permutationVariance = (classes: readonly SubjectClass[], sizes: readonly (readonly number[])[]) => {
  const groups = sizes[0]!.length
  const v = Array.from({ length: groups }, () => Array.from({ length: groups }, () => 0))
  sizes.forEach((row, stratum) => {
    const n = row.reduce((a, b) => a + b, 0)
    if (n < 2) return
    const spread = sumOfSquaredScores(classes.filter((tiedClass) => tiedClass.stratum === stratum)) / (n - 1)
    row.forEach((a, j) => {
      row.forEach((b, k) => {
        v[j]![k]! += spread * ((j === k ? a : 0) - (a * b) / n)
      })
    })
  })
  return v
}

/** A subject's score is its event (0 or 1) minus the cumulative hazard at its time. */
const sumOfSquaredScores = (classes: readonly SubjectClass[]): number => {
  const hazards = [...classes].reverse()
  let atRisk = classes.reduce((sum, { count }) => sum + count, 0)
  let [hazard, sum] = [0, 0]
  for (const { isEvent, count } of hazards) {
    if (isEvent) hazard += count / atRisk
    atRisk -= count
    const score = (isEvent ? 1 : 0) - hazard
    sum += count * score * score
  }
  return sum
}

/** u^2 / v as two fractions; v is 1 for the linear statistic. */
interface Squared {
  readonly u: Rational
  readonly v: Rational
}

const exact = (
  classes: readonly SubjectClass[],
  deal: Allocation,
  statistic: PermutationStatistic,
): Squared => {
  let u = rational(0)
  let v = rational(0)
  walk(classes, deal, (d, n, events, all) => {
    u = add(u, subtract(rational(d[0]!), rational(events * n[0]!, all)))
    if (all > 1) v = add(v, rational(events * (all - events) * n[0]! * (all - n[0]!), (all - 1) * all * all))
  })
  return { u: multiply(u, u), v: statistic === 'linear' ? rational(1) : v }
}

/** a.u/a.v >= b.u/b.v; with a variance of 0 the statistic is 0. */
const isAtLeast = (a: Squared, b: Squared): boolean => {
  if (b.v.n === 0n || b.u.n === 0n) return true
  if (a.v.n === 0n) return false
  return compare(multiply(a.u, b.v), multiply(b.u, a.v)) >= 0
}
