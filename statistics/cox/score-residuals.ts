import type { GroupEventTable } from '../survival/event-table.ts'
import { type AtRisk, emptyRiskSet, updateRiskSet } from './cox-at-risk.ts'
import type { CoxTies } from './cox-likelihood.ts'
import type { Cells, RiskSets } from './cox-risk-sets.ts'
import { beginTerm, type EventSums, noEventSums, type Term } from './cox-term.ts'

/** Receives `subjects` with the residual of each, or of a group as a whole (`subjects` 1); the array is reused. */
type Visit = (group: number, subjects: number, residual: Float64Array) => void

/**
 * The score residuals of a stratum at coefficients b. With d events at a time, weights w_j = exp(x_j b), f_l = l/d for Efron and
 * 0 for Breslow, m_l and W_l the mean of x and the sum of weights at risk less f_l of those of the events, a subject with
 * covariates x has, summed over the times at which it is at risk,
 *   -sum_l (x - m_l) w / W_l   without an event then,   sum_l ((x - m_l) / d - (1 - f_l) (x - m_l) w / W_l)   with one.
 * They add up to the score, which is 0 at the maximum.
 *
 * `isOfSubjects`: one for each exit of a group and kind (all subjects enter at 0; throws otherwise); else the sum of each
 * group, for which its numbers at risk suffice, also with delayed entry. Cost: proportional to the rows of the event table
 * and to the events. Linear predictors must be within 700 of each other.
 * Source: Therneau, Grambsch and Fleming 1990. Checked against R survival 3.5-3 `residuals(coxph, "score")` through the
 * robust variances.
 */
export const scoreResiduals = (
  sets: RiskSets,
  groups: readonly GroupEventTable[],
  b: readonly number[],
  ties: CoxTies,
  isOfSubjects: boolean,
  visit: Visit,
): void => {
  const path = pathOf(sets, b, ties)
  if (isOfSubjects) residualsOfSubjects(sets, groups, path, visit)
  else residualsOfGroups(sets, path, visit)
}

/** Sums along the event times of a stratum, relative to weights of exp(x b - largest). */
interface Path {
  readonly size: number
  readonly weights: Float64Array
  /** Before each event time: the sum of all 1/W_l and of all m_l/W_l; one element more than times. */
  readonly hazard: Float64Array
  readonly mean: Float64Array
  /** At each event time: the mean of m_l, and the sums of f_l/W_l and of f_l m_l/W_l. */
  readonly eventMean: Float64Array
  readonly eventHazard: Float64Array
  readonly eventShift: Float64Array
}

const pathOf = (sets: RiskSets, b: readonly number[], ties: CoxTies): Path => {
  const [size, steps] = [b.length, sets.times.length]
  const atRisk = emptyRiskSet(sets, b, false)
  const largest = atRisk.linear.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY)
  const path: Path = {
    size,
    weights: atRisk.linear.map((value) => Math.exp(value - largest)),
    hazard: new Float64Array(steps + 1),
    mean: new Float64Array((steps + 1) * size),
    eventMean: new Float64Array(steps * size),
    eventHazard: new Float64Array(steps),
    eventShift: new Float64Array(steps * size),
  }
  const sums = noEventSums(size, false)
  const term: Term = {
    logLikelihood: 0,
    score: new Float64Array(size),
    information: new Float64Array(size * size),
    third: new Float64Array(0),
  }
  for (let k = steps - 1; k >= 0; k--) {
    updateRiskSet(atRisk, sets.changes, k)
    beginTerm(term, sums, atRisk, sets.deaths, k)
    addStep(path, atRisk, sums, sets.events[k]!, ties, k, Math.exp(largest - atRisk.largest))
  }
  for (let k = 0; k < steps; k++) {
    path.hazard[k + 1]! += path.hazard[k]!
    for (let a = 0; a < size; a++) path.mean[(k + 1) * size + a]! += path.mean[k * size + a]!
  }
  return path
}

const addStep = (
  path: Path,
  { moments }: AtRisk,
  { total, first }: EventSums,
  events: number,
  ties: CoxTies,
  k: number,
  scale: number,
): void => {
  const { size } = path
  const rounds = ties === 'efron' ? events : 1
  for (let l = 0; l < rounds; l++) {
    const f = l / events
    const left = moments.total - f * total
    const increment = (events / rounds / left) * scale
    path.hazard[k + 1]! += increment
    path.eventHazard[k]! += f * increment
    for (let a = 0; a < size; a++) {
      const mean = moments.mean[a]! - (f * first[a]!) / left
      path.mean[(k + 1) * size + a]! += mean * increment
      path.eventMean[k * size + a]! += mean / rounds
      path.eventShift[k * size + a]! += f * mean * increment
    }
  }
}

/** Adds `count` times the part of being at risk at the event times from index `from` up to before `to`. */
const addRisk = (
  residual: Float64Array,
  x: readonly number[],
  weight: number,
  { size, hazard, mean }: Path,
  from: number,
  to: number,
): void => {
  const passed = hazard[to]! - hazard[from]!
  for (let a = 0; a < size; a++)
    residual[a]! -= weight * (x[a]! * passed - (mean[to * size + a]! - mean[from * size + a]!))
}

/** Adds the part of `events` events at the k-th event time. */
const addEvents = (
  residual: Float64Array,
  x: readonly number[],
  weight: number,
  { size, eventMean, eventHazard, eventShift }: Path,
  k: number,
  events: number,
): void => {
  for (let a = 0; a < size; a++)
    residual[a]! +=
      events *
      (x[a]! - eventMean[k * size + a]! + weight * (x[a]! * eventHazard[k]! - eventShift[k * size + a]!))
}

/** From the numbers at risk of each group, which are constant between its changes. */
const residualsOfGroups = (
  { times, changes, deaths, covariates }: RiskSets,
  path: Path,
  visit: Visit,
): void => {
  const residuals = covariates.map(() => new Float64Array(path.size))
  const count = new Float64Array(covariates.length)
  const until = new Uint32Array(covariates.length)
  const close = (j: number, from: number): void => {
    if (count[j]! > 0)
      addRisk(residuals[j]!, covariates[j]!, count[j]! * path.weights[j]!, path, from, until[j]!)
  }
  for (let k = times.length - 1; k >= 0; k--) {
    eachCell(changes, k, (j, now) => {
      close(j, k + 1)
      count[j] = now
      until[j] = k + 1
    })
    eachCell(deaths, k, (j, events) =>
      addEvents(residuals[j]!, covariates[j]!, path.weights[j]!, path, k, events),
    )
  }
  covariates.forEach((_, j) => {
    close(j, 0)
    visit(j, 1, residuals[j]!)
  })
}

/** Subjects of a group who leave at one time in one way have one residual. */
const residualsOfSubjects = (
  { times, covariates }: RiskSets,
  groups: readonly GroupEventTable[],
  path: Path,
  visit: Visit,
): void => {
  const residual = new Float64Array(path.size)
  groups.forEach((group, j) => {
    const [x, weight] = [covariates[j]!, path.weights[j]!]
    let passed = 0
    for (let i = 0; i < group.times.length; i++) {
      if (group.times[i]! > 0 && (group.entered[i] ?? 0) > 0)
        throw new Error('scoreResiduals: expected subjects who all enter at 0, found delayed entry')
      while (passed < times.length && times[passed]! <= group.times[i]!) passed++
      const others = group.competing.reduce((sum, cause) => sum + cause[i]!, group.censored[i]!)
      residual.fill(0)
      addRisk(residual, x, weight, path, 0, passed)
      if (others > 0) visit(j, others, residual)
      const events = group.events[i]!
      if (events === 0) continue
      addEvents(residual, x, weight, path, passed - 1, 1)
      visit(j, events, residual)
    }
  })
}

const eachCell = (
  { starts, pattern, count }: Cells,
  k: number,
  visit: (j: number, count: number) => void,
) => {
  for (let at = starts[k]!; at < starts[k + 1]!; at++) visit(pattern[at]!, count[at]!)
}
