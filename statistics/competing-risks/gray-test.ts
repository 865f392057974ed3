import { chiSquareUpperTail } from '../distributions/chi-square-tail.ts'
import { groupNames } from '../log-rank/log-rank.ts'
import { type Answer, known, unknown } from '../numbers/answer.ts'
import { type Matrix, quadraticForm } from '../numbers/quadratic-form.ts'
import type { EventTable } from '../survival/event-table.ts'

export interface GrayTest {
  readonly chiSquare: Answer
  readonly df: number
  /** Two-sided. */
  readonly p: Answer
  /** Score and its variance, in the order in which the groups' names first appear. */
  readonly u: readonly number[]
  readonly v: Matrix
}

/**
 * Gray's test (rho = 0) that the cumulative incidence of one cause is the same in all groups. With n_k at risk, S_k
 * and F_k the group's Kaplan-Meier (any cause) and incidence curves just before a time, R_k = n_k(1 - F_k)/S_k and
 * d events of the cause over all groups:  u_k = sum of d_k - d R_k / sum R.
 * Strata add u and V; chi-square = u' V^- u on rank(V) df.
 *
 * `strata`: one event table each, groups matched by name; `cause`: 0 the endpoint's event, k the k-th competing one.
 * No answer if V is 0, or if Gray's estimate of it is not positive semidefinite (many ties, few subjects). Requires
 * that all subjects enter at 0; no reference exists for delayed entry.
 * Source: Gray 1988. Checked against cmprsk 2.2-11 `cuminc(group, strata)`.
 */
export const grayTest = (strata: readonly EventTable[], cause: number): GrayTest => {
  const names = groupNames(strata)
  const u = names.map(() => 0)
  const v = names.map(() => names.map(() => 0))
  for (const table of strata) {
    const place = table.groups.map((group) => names.indexOf(group.name))
    const { score, jumps, c } = passThrough(table, cause)
    score.forEach((value, i) => {
      u[place[i]!]! += value
    })
    const y = new Float64Array(score.length)
    for (const { group, variance, weights, later, soFar } of jumps) {
      // influence of this jump on the whole score: now and at later times
      for (let i = 0; i < y.length; i++) y[i] = weights[i]! + later * (c[i]![group]! - soFar[i]!)
      for (let i = 0; i < y.length; i++) {
        const row = v[place[i]!]!
        for (let j = 0; j < y.length; j++) row[place[j]!]! += variance * y[i]! * y[j]!
      }
    }
  }
  const { value, rank, isVariance } = quadraticForm(v, u)
  if (rank > 0 && isVariance) {
    return { chiSquare: known(value), df: rank, p: known(chiSquareUpperTail(value, rank)), u, v }
  }
  const none = unknown(
    isVariance
      ? 'no event of this cause while two groups were at risk together'
      : 'the variance estimate is not positive semidefinite: too few patients for so many ties',
  )
  return { chiSquare: none, df: 0, p: none, u, v }
}

/** A jump of one group's counting process: its variance and its influence on the score of every group. */
interface Jump {
  readonly group: number
  readonly variance: number
  readonly weights: readonly number[]
  readonly later: number
  readonly soFar: readonly number[]
}

/** The estimates of each group before or after a time, and the common incidence. */
interface Curves {
  readonly survival: readonly number[]
  readonly incidence: readonly number[]
  readonly common: number
}

/** What happens at one time, by group: events of the cause and of any cause, at risk, and h = n / S. */
interface Occurrence {
  readonly ofCause: readonly number[]
  readonly any: readonly number[]
  /** Events of the cause over all groups. */
  readonly d: number
  readonly n: readonly number[]
  readonly h: readonly number[]
  readonly sumH: number
}

const passThrough = (table: EventTable, cause: number) => {
  const groups = table.groups.map((group) => [group.events, ...group.competing])
  const score = groups.map(() => 0)
  const c = groups.map(() => groups.map(() => 0))
  const jumps: Jump[] = []
  let curves: Curves = { survival: groups.map(() => 1), incidence: groups.map(() => 0), common: 0 }
  for (let i = 0; i < table.times.length; i++) {
    const ofCause = groups.map((causes) => causes[cause]?.[i] ?? 0)
    const any = groups.map((causes) => sum(causes.map((counts) => counts[i]!)))
    if (any.every((d) => d === 0)) continue
    const { survival } = curves
    const n = table.groups.map((group, k) => (survival[k]! > 0 ? group.atRisk[i]! : 0))
    const h = n.map((atRisk, k) => (atRisk > 0 ? atRisk / survival[k]! : 0))
    const now: Occurrence = { ofCause, any, d: sum(ofCause), n, h, sumH: sum(h) }
    const weights = weightsOf(now)
    const after = curvesAfter(curves, now)
    if (now.d > 0) addScore(score, c, weights, curves, now)
    jumps.push(...jumpsAt(curves, after, now, weights, c))
    curves = after
  }
  return { score, jumps, c }
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** a_kl = h_k (1 - h_k / H) if k = l, otherwise -h_k h_l / H, with H the sum of h. */
const weightsOf = ({ h, sumH }: Occurrence): Matrix =>
  h.map((hi, k) => h.map((hj, l) => (k === l ? hi * (1 - hi / sumH) : (-hi * hj) / sumH)))

const curvesAfter = (
  { survival, incidence, common }: Curves,
  { ofCause, any, d, n, sumH }: Occurrence,
): Curves => ({
  survival: survival.map((s, k) => (n[k]! > 0 ? (s * (n[k]! - any[k]!)) / n[k]! : s)),
  incidence: incidence.map((f, k) => (n[k]! > 0 ? f + (survival[k]! * ofCause[k]!) / n[k]! : f)),
  common: common + d / sumH,
})

/** Adds d_k - d R_k / sum R to the score, and the weights times the rise of the common hazard to c. */
const addScore = (
  score: number[],
  c: number[][],
  weights: Matrix,
  { incidence, common }: Curves,
  { ofCause, d, h, sumH }: Occurrence,
): void => {
  const r = h.map((hk, k) => hk * (1 - incidence[k]!))
  const sumR = sum(r)
  const rise = d / (sumH * (1 - common))
  weights.forEach((row, k) => {
    score[k]! += ofCause[k]! - (d * r[k]!) / sumR
    row.forEach((weight, l) => {
      c[k]![l]! += weight * rise
    })
  })
}

/** Of each group at risk, the jump for the cause and the jump for the competing causes. */
const jumpsAt = (
  { survival }: Curves,
  after: Curves,
  { ofCause, any, d, n, sumH }: Occurrence,
  weights: Matrix,
  c: Matrix,
): readonly Jump[] =>
  n.flatMap((atRisk, k): readonly Jump[] => {
    if (atRisk === 0) return []
    const soFar = c.map((row) => row[k]!)
    const left = after.survival[k]! > 0 ? (1 - after.common) / after.survival[k]! : 0
    const jumps: Jump[] = []
    if (d > 0) {
      const ties = d > 1 ? 1 - (d - 1) / (sumH * survival[k]! - 1) : 1
      const variance = (ties * survival[k]! * d) / (sumH * atRisk)
      jumps.push({ group: k, variance, weights: weights.map((row) => row[k]!), later: 1 - left, soFar })
    }
    const others = any[k]! - ofCause[k]!
    if (others > 0 && after.survival[k]! > 0) {
      const ties = others > 1 ? 1 - (others - 1) / (atRisk - 1) : 1
      const variance = (ties * survival[k]! * survival[k]! * others) / (atRisk * atRisk)
      jumps.push({ group: k, variance, weights: n.map(() => 0), later: -left, soFar })
    }
    return jumps
  })
