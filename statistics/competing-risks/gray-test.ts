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
    for (const { group, variance, own, later, soFar } of jumps) {
      // influence of this jump on the whole score: now and at later times
      for (let i = 0; i < y.length; i++) y[i] = own[i]! + later * (c[i]![group]! - soFar[i]!)
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
  readonly own: readonly number[]
  readonly later: number
  readonly soFar: readonly number[]
}

const passThrough = (table: EventTable, cause: number) => {
  const groups = table.groups.map((group) => [group.events, ...group.competing])
  const zeros = () => groups.map(() => 0)
  const score = zeros()
  const c = groups.map(zeros)
  const jumps: Jump[] = []
  let survival = groups.map(() => 1)
  let incidence = zeros()
  let common = 0
  for (let i = 0; i < table.times.length; i++) {
    const own = groups.map((causes) => causes[cause]?.[i] ?? 0)
    const any = groups.map((causes) => causes.reduce((sum, counts) => sum + counts[i]!, 0))
    if (any.every((d) => d === 0)) continue
    const d = own.reduce((sum, count) => sum + count, 0)
    const n = table.groups.map((group, k) => (survival[k]! > 0 ? group.atRisk[i]! : 0))
    const h = n.map((atRisk, k) => (atRisk > 0 ? atRisk / survival[k]! : 0))
    const r = h.map((share, k) => share * (1 - incidence[k]!))
    const [sumH, sumR] = [h.reduce((a, b) => a + b, 0), r.reduce((a, b) => a + b, 0)]
    const a = h.map((hi, k) => h.map((hj, l) => (k === l ? hi * (1 - hi / sumH) : (-hi * hj) / sumH)))
    const after = survival.map((s, k) => (n[k]! > 0 ? (s * (n[k]! - any[k]!)) / n[k]! : s))
    const next = incidence.map((f, k) => (n[k]! > 0 ? f + (survival[k]! * own[k]!) / n[k]! : f))
    const commonAfter = common + d / sumH
    if (d > 0) {
      const rise = d / (sumH * (1 - common))
      a.forEach((row, k) => {
        score[k]! += own[k]! - (d * r[k]!) / sumR
        row.forEach((value, l) => {
          c[k]![l]! += value * rise
        })
      })
    }
    for (let k = 0; k < groups.length; k++) {
      if (n[k]! === 0) continue
      const soFar = c.map((row) => row[k]!)
      const left = after[k]! > 0 ? (1 - commonAfter) / after[k]! : 0
      if (d > 0) {
        const ties = d > 1 ? 1 - (d - 1) / (sumH * survival[k]! - 1) : 1
        const variance = (ties * survival[k]! * d) / (sumH * n[k]!)
        jumps.push({ group: k, variance, own: a.map((row) => row[k]!), later: 1 - left, soFar })
      }
      const others = any[k]! - own[k]!
      if (others > 0 && after[k]! > 0) {
        const ties = others > 1 ? 1 - (others - 1) / (n[k]! - 1) : 1
        const variance = (ties * survival[k]! * survival[k]! * others) / (n[k]! * n[k]!)
        jumps.push({ group: k, variance, own: zeros(), later: -left, soFar })
      }
    }
    survival = after
    incidence = next
    common = commonAfter
  }
  return { score, jumps, c }
}
