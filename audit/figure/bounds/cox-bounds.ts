import type { Result } from '../../../cohort/results/result.ts'
import { idPart } from '../../../cohort/values/id-part.ts'
import { chiSquareUpperTail } from '../../../statistics/distributions/chi-square-tail.ts'
import { normalTwoSided } from '../../../statistics/distributions/normal.ts'
import { FIGURE_COLUMNS } from '../figure-columns.ts'
import {
  type Bounds,
  type CountedSet,
  type NotJudged,
  type Proof,
  ROUNDED,
  spanOf,
  square,
  sum,
} from './bounds.ts'
import {
  type CoxRule,
  type CoxTerms,
  costOf,
  coxTerms,
  type End,
  informationOf,
  likelihoodOf,
  scoreOf,
} from './cox-terms.ts'
import { openTimes } from './open-times.ts'

/** Of numbers of events that are looked at, so that time is bounded. */
const MOST_COST = 20_000
/** A log hazard ratio beyond is taken as infinite. */
const FAR = 30
const PIECES = 48

interface Coefficient {
  readonly terms: CoxTerms
  readonly rule: CoxRule
  readonly low: number
  readonly high: number
}

/**
 * Bounds of a Cox model of two groups with Efron's or Breslow's ties.
 *
 * * The score at b, U(b) = sum d1 - sum over the events of a time of p, p = e^b n1 / (n0 + e^b n1) (Efron: n0 and n1 less
 *   k/d of the events), falls with n1, rises with n0, and falls with b. So at each b it lies between the sums of the ends,
 *   which fall with b too, and the coefficient, its root, lies between their roots.
 * * The information, sum p (1 - p), for b between two values lies between the sums over the ends of each p, as p (1 - p) has
 *   its least value at one end, and its largest at 1/2 or at one end. The range of b is cut into pieces; one of them holds
 *   the coefficient, and standard error, limits, z and the Wald test follow from the ends of each.
 * * Score test: U(0)^2 / I(0). Likelihood ratio: 2 max_b of a sum l(b) that falls with n1 and rises with n0 for b > 0, and
 *   the other way for b < 0: below, the sum of the least ends at any b; above, by the tangent of the concave l in each piece.
 *
 * Attained where all tables have the same numbers at risk; else the ends of different times need not meet in one table.
 * Not judged: more groups, unknown n, a cut axis, Firth's likelihood, other covariates, and where a table may have no finite
 * hazard ratio (its ratio and logarithm have a bound below if the infinite ones are all large).
 */
export const coxBounds = (result: Result, counted: CountedSet, rule: CoxRule, critical: number): Proof => {
  const coefficient = coefficientOf(result, counted, rule)
  if ('why' in coefficient) return coefficient
  const { low, high } = coefficient
  const name = result.level === '' ? result.statistic : `term-${result.statistic}`
  if (low === Number.NEGATIVE_INFINITY || (high === Number.POSITIVE_INFINITY && !ESTIMATES.includes(name)))
    return { why: 'some table may have no finite hazard ratio' }
  return boundsOf(name, coefficient, critical)
}

const ESTIMATES: readonly string[] = ['term-hazard-ratio', 'term-coefficient']

const boundsOf = (name: string, coefficient: Coefficient, critical: number): Proof => {
  const { low, high } = coefficient
  const ratio = ({ low: least, high: most, ...rest }: Bounds): Bounds => ({
    ...{ low: Math.exp(least), high: Math.exp(most), ...rest },
  })
  switch (name) {
    case 'term-coefficient':
      return { low, high }
    case 'term-hazard-ratio':
      return ratio({ low, high })
    case 'term-se':
      return overPieces(coefficient, (_, se) => se)
    case 'term-z':
      return overPieces(coefficient, zOf)
    case 'term-p':
    case 'wald-p': {
      const absolute = overPieces(coefficient, absoluteZ)
      return { low: normalTwoSided(absolute.high), high: normalTwoSided(absolute.low) }
    }
    case 'wald-chi-square': {
      const absolute = overPieces(coefficient, absoluteZ)
      return { low: square(absolute.low), high: square(absolute.high) }
    }
    case 'term-hazard-ratio-lower':
      return ratio(overPieces(coefficient, ([a, b], [s, t]) => [a - critical * t, b - critical * s]))
    case 'term-hazard-ratio-upper':
      return ratio(overPieces(coefficient, ([a, b], [s, t]) => [a + critical * s, b + critical * t]))
    case 'score-chi-square':
      return scoreTest(coefficient)
    case 'likelihood-ratio-chi-square':
      return likelihoodRatio(coefficient)
    case 'score-p':
      return tailOf(scoreTest(coefficient))
    case 'likelihood-ratio-p':
      return tailOf(likelihoodRatio(coefficient))
    case 'score-df':
    case 'wald-df':
    case 'likelihood-ratio-df':
      return { low: 1, high: 1 }
    default:
      return { why: `no bounds are known for ${name.replace('term-', '')} of a Cox model` }
  }
}

const tailOf = ({ low, high }: Bounds): Bounds => ({
  low: Number.isFinite(high) ? chiSquareUpperTail(high, 1) : 0,
  high: chiSquareUpperTail(low, 1),
})

const coefficientOf = (result: Result, counted: CountedSet, rule: CoxRule): Coefficient | NotJudged => {
  const { set } = counted
  if (set.length !== 2) return { why: 'bounds of a Cox model are known for two groups' }
  const times = openTimes(counted)
  if ('why' in times) return times
  if (costOf(times) > MOST_COST) return { why: 'the numbers of events that a time can have are too many' }
  const numerator = set.findIndex(({ name }) => result.versus === `${FIGURE_COLUMNS.group}=${idPart(name)}`)
  const terms = coxTerms(times, numerator === 0 ? 0 : 1)
  const score = (b: number, end: End): number => total(terms, (term) => scoreOf(term, b, end, rule), end)
  return {
    ...{ terms, rule },
    low: rootOf((b) => score(b, 'least'))[0],
    high: rootOf((b) => score(b, 'largest'))[1],
  }
}

/** The sum over the times of the least or the largest term. */
const total = (terms: CoxTerms, of: (term: CoxTerms[number][number]) => number, end: End): number =>
  sum(terms.map((time) => spanOf(time.map(of))[end === 'least' ? 0 : 1]))

/** Two sides of the root of a function that does not rise: above 0 at the first, below at the second. */
const rootOf = (f: (b: number) => number): readonly [number, number] => {
  let [low, high] = [-FAR, FAR]
  if (f(low) <= ROUNDED) return [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]
  if (f(high) >= -ROUNDED) return [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  while (high - low > 1e-11) {
    const middle = (low + high) / 2
    const value = f(middle)
    if (value > ROUNDED) low = middle
    else if (value < -ROUNDED) high = middle
    else return [around(f, middle, low, 1), around(f, middle, high, -1)]
  }
  return [low, high]
}

/** From a place where the function is 0 as far as sums tell, the nearest where it is not, on one side. */
const around = (f: (b: number) => number, zero: number, sure: number, sign: 1 | -1): number => {
  let [near, far] = [zero, sure]
  for (let i = 0; i < 40; i++) {
    const middle = (near + far) / 2
    if (sign * f(middle) > ROUNDED) far = middle
    else near = middle
  }
  return far
}

type Range = readonly [number, number]

const piecesOf = ({ low, high }: { readonly low: number; readonly high: number }): readonly Range[] => {
  const count = high - low < 1e-6 ? 1 : PIECES
  return Array.from({ length: count }, (_, i) => [
    low + ((high - low) * i) / count,
    i + 1 === count ? high : low + ((high - low) * (i + 1)) / count,
  ])
}

const informationIn = ({ terms, rule }: Coefficient, piece: Range): Range => {
  const parts = terms.map((time) => time.map((term) => informationOf(term, piece, rule)))
  return [
    sum(parts.map((time) => spanOf(time.map(([low]) => low))[0])),
    sum(parts.map((time) => spanOf(time.map(([, high]) => high))[1])),
  ]
}

/** The span of a function of the coefficient and its standard error over the pieces. */
const overPieces = (coefficient: Coefficient, of: (b: Range, se: Range) => Range): Bounds => {
  const ends = piecesOf(coefficient).flatMap((piece) => {
    const [least, most] = informationIn(coefficient, piece)
    const se = [Math.sqrt(1 / most), least > 0 ? Math.sqrt(1 / least) : Number.POSITIVE_INFINITY] as const
    return of(piece, se)
  })
  const [low, high] = spanOf(ends)
  const room = (value: number): number => ROUNDED * Math.max(1, Math.abs(value))
  return Number.isFinite(high)
    ? { low: Number.isFinite(low) ? low - room(low) : low, high: high + room(high) }
    : { low: Number.isFinite(low) ? low - room(low) : low, high, isOpenAbove: true }
}

const zOf = ([a, b]: Range, se: Range): Range => spanOf([a, b].flatMap((end) => se.map((s) => end / s)))

const absoluteZ = (piece: Range, se: Range): Range => {
  const [low, high] = zOf(piece, se)
  return [low > 0 ? low : high < 0 ? -high : 0, Math.max(-low, high)]
}

const scoreTest = ({ terms, rule, ...rest }: Coefficient): Bounds => {
  const [low, high] = (['least', 'largest'] as const).map((end) =>
    total(terms, (term) => scoreOf(term, 0, end, rule), end),
  ) as [number, number]
  const [least, most] = informationIn({ terms, rule, ...rest }, [0, 0])
  const nearest = low > 0 ? low : high < 0 ? high : 0
  return {
    low: most > 0 ? (square(nearest) / most) * (1 - ROUNDED) : 0,
    high:
      least > 0 ? (Math.max(square(low), square(high)) / least) * (1 + ROUNDED) : Number.POSITIVE_INFINITY,
  }
}

const likelihoodRatio = (coefficient: Coefficient): Bounds => {
  const { terms, rule, low, high } = coefficient
  const heightAt = (b: number, end: End): number => {
    // below 0 the other ends of the numbers at risk give the least
    const at = b >= 0 ? end : end === 'least' ? 'largest' : 'least'
    return total(terms, (term) => likelihoodOf(term, b, at, rule), end)
  }
  const steepest = (b: number, side: 1 | -1): number =>
    Math.max(
      0,
      side *
        total(
          terms,
          (term) => scoreOf(term, b, side > 0 ? 'largest' : 'least', rule),
          side > 0 ? 'largest' : 'least',
        ),
    )
  const positive = high > 0 ? piecesOf({ low: Math.max(0, low), high }) : []
  const negative = low < 0 ? piecesOf({ low, high: Math.min(0, high) }) : []
  const tops = [
    ...positive.map(([a, b]) => heightAt(a, 'largest') + steepest(a, 1) * (b - a)),
    ...negative.map(([a, b]) => heightAt(b, 'largest') + steepest(b, -1) * (b - a)),
  ]
  const bottoms = [...piecesOf({ low, high }).flat()].map((b) => heightAt(b, 'least'))
  return {
    low: Math.max(0, 2 * Math.max(...bottoms) - ROUNDED),
    high: 2 * Math.max(0, ...tops) + ROUNDED,
  }
}
