import type { Result } from '../../../cohort/results/result.ts'
import { idPart } from '../../../cohort/values/id-part.ts'
import { chiSquareUpperTail } from '../../../statistics/distributions/chi-square-tail.ts'
import { memoized } from '../../../statistics/numbers/memoized.ts'
import { quadraticForm } from '../../../statistics/numbers/quadratic-form.ts'
import { inverse } from '../../../statistics/numbers/symmetric.ts'
import { FIGURE_COLUMNS } from '../figure-columns.ts'
import { type Bounds, type CountedSet, type Proof, ROUNDED, spanOf, square, sum } from './bounds.ts'
import { type OpenTime, openTimes, together } from './open-times.ts'

/** Corners of a box are tried, two for each group but one. */
const MOST_GROUPS = 8

/**
 * Bounds of the log-rank test of two or more groups, hypergeometric variance. With d events among n patients at a time, of
 * them d_g among n_g in group g, and q_g = n_g/n:
 *
 * * Z_g = sum (d_g - d q_g) = sum (d_g (1 - q_g) - q_g (d - d_g)) falls with q_g and with the events of others, and q_g
 *   rises with n_g and falls with the others' n: the sums of the ends are bounds of Z_g.
 * * The variance V = sum d (n-d)/(n-1) (diag q - q q') is the Laplacian of a graph between groups with the weights a_ij =
 *   sum d (n-d)/(n-1) q_i q_j, as the q_g have the sum 1. The first factor rises with n and is concave in d; q_i q_j falls
 *   with the n of other groups, and rises and then falls with n_i and with n_j. x' V x = sum a_ij (x_i - x_j)^2 rises with
 *   every weight; so V lies between the Laplacians of the least and of the largest weights, and its inverse (without the row
 *   of one group) between theirs, in the other order.
 * * Above: chi-square = Z' V^-1 Z is at most Z' A^-1 Z, A of the least weights: convex in Z, so largest in a corner of the box
 *   of Z. Below: for each x, chi-square is at least (x'Z)^2 / x' V x (Cauchy and Schwarz), and x' V x at most that of the
 *   largest weights; x is chosen so that this is large.
 *
 * Attained where all tables have the same numbers at risk; else the ends of different times need not meet in one table.
 * Not judged where n is not known, an axis is cut, or there are more than 8 groups.
 */
export const logRankBounds = (result: Result, counted: CountedSet): Proof => {
  const { set } = counted
  const times = openTimes(counted)
  if ('why' in times) return times
  if (set.length < 2 || set.length > MOST_GROUPS)
    return { why: `bounds of the log-rank test are known for 2 to ${MOST_GROUPS} groups` }
  if (result.level !== '')
    return { why: 'bounds are known for the test of all groups, not of two among them' }
  const g = set.findIndex(({ name }) => result.group === `${FIGURE_COLUMNS.group}=${idPart(name)}`)
  switch (result.statistic) {
    case 'observed':
      return ofGroup(times, g, ({ own }) => [own.events, own.events])
    case 'expected':
      return ofGroup(times, g, ({ own, others, q }) => [
        (own.events + others.events[0]) * q[0],
        (own.events + others.events[1]) * q[1],
      ])
    case 'chi-square':
      return chiSquareBounds(times)
    case 'p':
      return pBounds(chiSquareBounds(times), set.length - 1)
    default:
      return { why: `no bounds are known for ${result.statistic} of a log-rank test` }
  }
}

const pBounds = ({ low, high }: Bounds, df: number): Proof => {
  // the rank of V, which is df, can be less
  if (!Number.isFinite(high) && df > 1)
    return { why: 'in some tables a group may be at risk at no time of an event' }
  return {
    low: Number.isFinite(high) ? chiSquareUpperTail(high, df) : 0,
    high: chiSquareUpperTail(low, df),
  }
}

interface Part {
  readonly own: OpenTime['groups'][number][number]
  readonly others: ReturnType<typeof together>
  /** The share of the group among all at risk. */
  readonly q: readonly [number, number]
}

const partsOf = ({ groups }: OpenTime, g: number): readonly Part[] => {
  const others = together(groups.filter((_, other) => other !== g))
  return groups[g]!.map((own) => ({
    own,
    others,
    q: [
      own.atRisk[0] / Math.max(1, own.atRisk[0] + others.atRisk[1]),
      own.atRisk[1] / Math.max(1, own.atRisk[1] + others.atRisk[0]),
    ],
  }))
}

/** Sums over the times of the least and of the most that a group's counts give. */
const ofGroup = (
  times: readonly OpenTime[],
  g: number,
  ends: (part: Part) => readonly [number, number],
): Proof => {
  if (g < 0) return { why: 'the result is of no group of the figure' }
  const spans = times.map((time) => spanOf(partsOf(time, g).flatMap(ends)))
  const isWhole = spans.every((span) => span.every(Number.isInteger))
  const room = isWhole ? 0 : ROUNDED
  return { low: sum(spans.map(([low]) => low)) - room, high: sum(spans.map(([, high]) => high)) + room }
}

/** Observed minus expected events. */
const differenceOf = (times: readonly OpenTime[], g: number): readonly [number, number] => {
  const bounds = ofGroup(times, g, ({ own, others, q }) => [
    own.events * (1 - q[1]) - q[1] * others.events[1],
    own.events * (1 - q[0]) - q[0] * others.events[0],
  ]) as Bounds
  return [bounds.low, bounds.high]
}

/** The least and the largest d (n-d)/(n-1) q_i q_j at a time. */
const weightAt = ({ groups }: OpenTime, i: number, j: number): readonly [number, number] => {
  const all = together(groups)
  const [first, second] = [together([groups[i]!]).atRisk, together([groups[j]!]).atRisk]
  const rest = together(groups.filter((_, g) => g !== i && g !== j)).atRisk
  const spread = (d: number, n: number): number => (n > 1 ? (d * Math.max(0, n - d)) / (n - 1) : 0)
  const [fewest, most] = all.events
  const middle = Math.min(most, Math.max(fewest, all.atRisk[1] / 2))
  const spreads = [
    Math.min(...all.events.map((d) => spread(d, all.atRisk[0]))),
    Math.max(...[fewest, most, middle].map((d) => spread(d, all.atRisk[1]))),
  ] as const
  const least = Math.min(
    ...first.flatMap((a) => second.map((b) => (a * b) / square(Math.max(1, a + b + rest[1])))),
  )
  const share = (own: readonly [number, number], other: readonly [number, number], k: 0 | 1): number =>
    own[k] / Math.max(1, own[k] + other[1 - k]! + rest[1 - k]!)
  const shares = [
    [share(first, second, 0), share(first, second, 1)],
    [share(second, first, 0), share(second, first, 1)],
  ] as const
  // q_i q_j is at most q_i (1 - q_i)
  const largest = Math.min(
    shares[0][1] * shares[1][1],
    ...shares.map(([low, high]) =>
      low <= 0.5 && high >= 0.5 ? 0.25 : Math.max(low * (1 - low), high * (1 - high)),
    ),
  )
  return [spreads[0] * least, spreads[1] * largest]
}

type Matrix = readonly (readonly number[])[]

/** The Laplacian of weights without the row and column of one group. */
const laplacian = (weights: Matrix, without: number): Matrix => {
  const kept = [...weights.keys()].filter((g) => g !== without)
  return kept.map((i) => kept.map((j) => (i === j ? sum(weights[i]!) : -weights[i]![j]!)))
}

const chiSquareBounds = memoized((times: readonly OpenTime[]): Bounds => {
  const count = times[0]?.groups.length ?? 0
  const all = Array.from({ length: count }, (_, g) => g)
  const differences = all.map((g) => differenceOf(times, g))
  const weights = all.map((i) =>
    all.map((j) =>
      i === j
        ? ([0, 0] as const)
        : times.reduce<readonly [number, number]>(
            ([low, high], time) => {
              const [least, most] = i < j ? weightAt(time, i, j) : weightAt(time, j, i)
              return [low + least, high + most]
            },
            [0, 0],
          ),
    ),
  )
  const [least, largest] = [0, 1].map((end) => weights.map((row) => row.map((pair) => pair[end]!)))
  const highs = all.map((without) => above(laplacian(least!, without), boxOf(differences, without)))
  const lows = all.map((without) => below(laplacian(largest!, without), boxOf(differences, without)))
  return { low: Math.max(0, ...lows) * (1 - ROUNDED), high: Math.min(...highs) * (1 + ROUNDED) }
}, new WeakMap<readonly OpenTime[], Bounds>())

type Box = readonly (readonly [number, number])[]
const boxOf = (differences: Box, without: number): Box => differences.filter((_, g) => g !== without)

/** The largest z' A^-1 z in the corners of a box. */
const above = (a: Matrix, box: Box): number => {
  const corners = box.reduce<readonly (readonly number[])[]>(
    (sofar, ends) => sofar.flatMap((corner) => ends.map((end) => [...corner, end])),
    [[]],
  )
  const values = corners.map((corner) => quadraticForm(a, corner))
  return values.some(({ rank }) => rank < a.length)
    ? Number.POSITIVE_INFINITY
    : Math.max(...values.map(({ value }) => value))
}

/** A bound below z' B^-1 z in a box: (x'z)^2 / x'Bx for some x, of which x = B^-1 z with the least z is the best. */
const below = (b: Matrix, box: Box): number => {
  const inverted = inverse(b)
  if (inverted === null) return 0
  const z = leastIn(inverted, box)
  const candidates = [inverted.map((row) => dot(row, z)), ...b.map((_, k) => b.map((__, i) => +(i === k)))]
  return Math.max(
    ...candidates.map((x) => {
      const ends = box.map(([low, high], i) => [x[i]! * low, x[i]! * high] as const)
      const smallest = sum(ends.map((pair) => Math.min(...pair)))
      const greatest = sum(ends.map((pair) => Math.max(...pair)))
      const nearest = smallest > 0 ? smallest : greatest < 0 ? greatest : 0
      const form = dot(
        x,
        b.map((row) => dot(row, x)),
      )
      return form > 0 ? (nearest * nearest) / form : 0
    }),
  )
}

const dot = (a: readonly number[], b: readonly number[]): number => sum(a.map((value, i) => value * b[i]!))

const SWEEPS = 60

/** Where z' M z is least in a box, nearly: one coordinate after the other. */
const leastIn = (m: Matrix, box: Box): readonly number[] => {
  const z = box.map(([low, high]) => Math.min(high, Math.max(low, 0)))
  for (let sweep = 0; sweep < SWEEPS; sweep++)
    for (const [i, [low, high]] of box.entries()) {
      const rest = sum(z.map((value, j) => (j === i ? 0 : m[i]![j]! * value)))
      z[i] = Math.min(high, Math.max(low, -rest / m[i]![i]!))
    }
  return z
}
