import type { EventTable } from './event-table.ts'
import { dot } from './symmetric.ts'

/** How several events at one time share the risk set. */
export type CoxTies = 'efron' | 'breslow'

/**
 * What a Cox model reads: per stratum an event table whose groups are the covariate patterns, and each pattern's
 * covariates by its name. It is exactly the likelihood of the single rows. At-risk counts need not be whole.
 */
export interface CoxData {
  readonly strata: readonly EventTable[]
  readonly covariates: ReadonlyMap<string, readonly number[]>
}

/** Contribution of one event time of one stratum, at given coefficients. */
export interface CoxTerm {
  readonly stratum: number
  readonly time: number
  readonly events: number
  readonly logLikelihood: number
  readonly score: ArrayLike<number>
  readonly information: readonly ArrayLike<number>[]
  /** Derivative of the information: third[a][b][c]; only for `withThird`. */
  readonly third: readonly (readonly ArrayLike<number>[])[]
}

/**
 * Terms of the log partial likelihood at coefficients b. With x_j the covariates, n_j at risk and d_j events of
 * pattern j, weights w_lj = (n_j - f_l d_j) exp(x_j b), f_l = l/d for Efron and 0 for Breslow, l = 0..d-1, and m_l,
 * M_l the mean and the covariance of x under w_l:
 *   log L = sum d_j x_j b - sum_l log sum_j w_lj,  score = sum d_j x_j - sum_l m_l,  information = sum_l M_l
 *
 * Errors: throws if a group of a table has no covariates. Source: Cox 1972; Efron 1977; Breslow 1974.
 */
export const coxTerms = (
  data: CoxData,
  b: readonly number[],
  ties: CoxTies,
  withThird = false,
): readonly CoxTerm[] =>
  data.strata.flatMap((table, stratum) => {
    const patterns = table.groups.map((group) => covariatesOf(data, group.name))
    const x = Float64Array.from(patterns.flat())
    const linear = Float64Array.from(patterns, (values) => dot(values, b))
    const [n, d] = [new Float64Array(patterns.length), new Float64Array(patterns.length)]
    const terms: CoxTerm[] = []
    for (let i = 0; i < table.times.length; i++) {
      let events = 0
      for (let j = 0; j < d.length; j++) {
        n[j] = table.groups[j]!.atRisk[i]!
        d[j] = table.groups[j]!.events[i]!
        events += d[j]!
      }
      if (events === 0) continue
      terms.push({
        stratum,
        time: table.times[i]!,
        events,
        ...termOf(x, b.length, linear, n, d, events, ties, withThird),
      })
    }
    return terms
  })

const covariatesOf = (data: CoxData, name: string): readonly number[] => {
  const found = data.covariates.get(name)
  if (!found) throw new Error(`coxTerms: expected covariates of pattern "${name}", found none`)
  return found
}

/** `x` holds the covariates of one pattern after the other. */
const termOf = (
  x: Float64Array,
  size: number,
  linear: Float64Array,
  n: Float64Array,
  d: Float64Array,
  events: number,
  ties: CoxTies,
  withThird: boolean,
) => {
  const score = new Float64Array(size)
  const second = new Float64Array(size * size)
  const third = new Float64Array(withThird ? size * size * size : 0)
  // The largest hazard at risk is taken out, so that exp cannot overflow.
  let largest = Number.NEGATIVE_INFINITY
  for (let j = 0; j < n.length; j++) if (n[j]! > 0 && linear[j]! > largest) largest = linear[j]!
  const hazard = new Float64Array(n.length)
  let logLikelihood = 0
  for (let j = 0; j < n.length; j++) {
    if (n[j]! > 0) hazard[j] = Math.exp(linear[j]! - largest)
    if (d[j] === 0) continue
    logLikelihood += d[j]! * (linear[j]! - largest)
    for (let a = 0; a < size; a++) score[a]! += d[j]! * x[j * size + a]!
  }
  const w = new Float64Array(n.length)
  const [mean, fromMean] = [new Float64Array(size), new Float64Array(size)]
  // Breslow's terms are all the same: one, counted `events` times.
  const rounds = ties === 'efron' ? events : 1
  const copies = ties === 'efron' ? 1 : events
  for (let l = 0; l < rounds; l++) {
    let total = 0
    mean.fill(0)
    for (let j = 0; j < w.length; j++) {
      w[j] = (n[j]! - (l / events) * d[j]!) * hazard[j]!
      total += w[j]!
      for (let a = 0; a < size; a++) mean[a]! += w[j]! * x[j * size + a]!
    }
    for (let a = 0; a < size; a++) {
      mean[a]! /= total
      score[a]! -= copies * mean[a]!
    }
    logLikelihood -= copies * Math.log(total)
    for (let j = 0; j < w.length; j++) {
      if (!(w[j]! > 0)) continue
      for (let a = 0; a < size; a++) fromMean[a] = x[j * size + a]! - mean[a]!
      addMoments(second, third, fromMean, (copies * w[j]!) / total)
    }
  }
  return {
    logLikelihood,
    score,
    information: rowsOf(second, size),
    third: rowsOf(third, size * size).map((plane) => rowsOf(plane, size)),
  }
}

/** Numbers that stand one after the other, as rows of a length. */
const rowsOf = (numbers: Float64Array, length: number): readonly Float64Array[] => {
  const rows: Float64Array[] = []
  for (let from = 0; from < numbers.length; from += length) rows.push(numbers.subarray(from, from + length))
  return rows
}

/** Adds one pattern's share of the second and, where they are asked for, the third central moments. */
const addMoments = (
  second: Float64Array,
  third: Float64Array,
  fromMean: Float64Array,
  share: number,
): void => {
  const size = fromMean.length
  for (let a = 0; a < size; a++) {
    const own = share * fromMean[a]!
    for (let c = 0; c < size; c++) second[a * size + c]! += own * fromMean[c]!
    if (third.length === 0) continue
    for (let c = 0; c < size; c++)
      for (let e = 0; e < size; e++) third[(a * size + c) * size + e]! += own * fromMean[c]! * fromMean[e]!
  }
}

/** Sums of the terms over event times and strata. */
export const coxSum = (terms: readonly CoxTerm[], size: number) => {
  let logLikelihood = 0
  const score = Array.from({ length: size }, () => 0)
  const information = score.map(() => score.map(() => 0))
  const third = score.map(() => score.map(() => score.map(() => 0)))
  for (const term of terms) {
    logLikelihood += term.logLikelihood
    for (let a = 0; a < size; a++) {
      score[a]! += term.score[a]!
      for (let c = 0; c < size; c++) {
        information[a]![c]! += term.information[a]![c]!
        if (term.third.length > 0) for (let e = 0; e < size; e++) third[a]![c]![e]! += term.third[a]![c]![e]!
      }
    }
  }
  return { logLikelihood, score, information, third }
}
