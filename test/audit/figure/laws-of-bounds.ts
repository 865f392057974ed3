import { type CountedSet, isProven, type Proof } from '../../../audit/figure/bounds/bounds.ts'
import { countBounds } from '../../../audit/figure/bounds/count-bounds.ts'
import { coxBounds } from '../../../audit/figure/bounds/cox-bounds.ts'
import { pooledCurve, quantileBounds, survivalBounds } from '../../../audit/figure/bounds/curve-bounds.ts'
import { followUpBounds } from '../../../audit/figure/bounds/follow-up-bounds.ts'
import { logRankBounds } from '../../../audit/figure/bounds/log-rank-bounds.ts'
import { observedBounds, rateBounds } from '../../../audit/figure/bounds/observed-times.ts'
import type { FigureTable } from '../../../audit/figure/tables-of-set.ts'
import type { Result } from '../../../cohort/results/result.ts'
import { eventTableOf } from '../../../stages/commands/from-figure/event-table.ts'
import type { CoxTies } from '../../../statistics/cox/cox-likelihood.ts'
import { coxRegression } from '../../../statistics/cox/cox-regression.ts'
import { coxStratum } from '../../../statistics/cox/cox-risk-sets.ts'
import { logRank } from '../../../statistics/log-rank/log-rank.ts'
import type { Answer } from '../../../statistics/numbers/answer.ts'
import { sampleQuantile } from '../../../statistics/ranks/sample-quantile.ts'
import { kaplanMeier } from '../../../statistics/survival/kaplan-meier.ts'
import { personTimeRate } from '../../../statistics/survival/person-time-rate.ts'
import { reverseKaplanMeier } from '../../../statistics/survival/reverse-kaplan-meier.ts'
import { survivalAt } from '../../../statistics/survival/survival-at.ts'
import { survivalQuantile } from '../../../statistics/survival/survival-quantile.ts'

const Z = 1.959963984540054
const names = (table: FigureTable): readonly string[] => table.map((_, g) => `group ${g + 1}`)

/** A statistic that every table has or has not, and what was proven of it. */
export interface Law {
  readonly what: string
  readonly value: (table: FigureTable) => Answer
  readonly proof: Proof
}

const counted = (table: FigureTable) =>
  eventTableOf(table.map((patients, g) => ({ name: names(table)[g]!, patients })))
const pooled = (table: FigureTable) => {
  const { times, groups } = eventTableOf([{ name: '', patients: table.flat() }])
  return { times, counts: groups[0]! }
}
const result = (statistic: string, rest: Partial<Result> = {}): Result =>
  ({ statistic, group: '', level: '', versus: '', at: null, ...rest }) as Result

const coxOf = (table: FigureTable, ties: CoxTies) => {
  const covariates = new Map(names(table).map((name, g) => [name, [g]]))
  return coxRegression({ strata: [coxStratum(counted(table))], covariates }, ties, Z)
}

export const coxLaws = (set: CountedSet, ties: CoxTies): readonly Law[] => {
  const term = { level: 'group group 2', versus: 'group=group%202' }
  const versus = { ...term, versus: `group=${set.set[1]!.name.replace(' ', '%20')}` }
  const of = (
    statistic: string,
    value: (fit: ReturnType<typeof coxRegression>) => Answer,
    isTerm = true,
  ): Law => ({
    what: `${statistic} ${ties}`,
    value: (table) => value(coxOf(table, ties)),
    proof: coxBounds(result(statistic, isTerm ? versus : {}), set, ties, Z),
  })
  return [
    of('hazard-ratio', ({ coefficients: [b] }) => b!.hazardRatio),
    of('hazard-ratio-lower', ({ coefficients: [b] }) => b!.lower),
    of('hazard-ratio-upper', ({ coefficients: [b] }) => b!.upper),
    of('coefficient', ({ coefficients: [b] }) => b!.estimate),
    of('se', ({ coefficients: [b] }) => b!.standardError),
    of('z', ({ coefficients: [b] }) => b!.z),
    of('p', ({ coefficients: [b] }) => b!.p),
    of('wald-chi-square', ({ wald }) => wald.chiSquare, false),
    of('score-chi-square', ({ score }) => score.chiSquare, false),
    of('likelihood-ratio-chi-square', ({ likelihoodRatio }) => likelihoodRatio.chiSquare, false),
    of('likelihood-ratio-p', ({ likelihoodRatio }) => likelihoodRatio.p, false),
  ]
}

export const logRankLaws = (set: CountedSet): readonly Law[] =>
  (['chiSquare', 'p'] as const).map((name) => ({
    what: `log-rank ${name}, ${set.set.length} groups`,
    value: (table) => logRank([counted(table)])[name],
    proof: logRankBounds(result(name === 'p' ? 'p' : 'chi-square'), set),
  }))

const known = (value: number): Answer => ({ known: true, value })

/** Of the patients of some groups together. */
export const timeLaws = ({ set, possible }: CountedSet, which: readonly number[]): readonly Law[] => {
  const groups = which.map((g) => ({ group: set[g]!, possible: possible[g]! }))
  const part = (table: FigureTable): FigureTable => [which.flatMap((g) => table[g]!)]
  const times = (table: FigureTable): readonly number[] =>
    part(table)
      .flat()
      .map(({ time }) => time)
      .sort((a, b) => a - b)
  const of = (what: string, value: Law['value'], proof: Proof): Law => ({
    what: `${what}, ${which.length === 1 ? 'one group' : 'all groups'}`,
    ...{ value, proof },
  })
  const events = groups.reduce(
    (sum, { group, possible: counts }) => {
      const proof = countBounds('events', null, group, counts)
      return isProven(proof) ? { low: sum.low + proof.low, high: sum.high + proof.high } : sum
    },
    { low: 0, high: 0 },
  )
  return [
    of('min', (table) => known(times(table)[0]!), observedBounds('min', groups, 7)),
    of('max', (table) => known(times(table).at(-1)!), observedBounds('max', groups, 7)),
    ...([7, 6, 2] as const).map((type) =>
      of(
        `median of times, type ${type}`,
        (table) =>
          sampleQuantile(
            times(table),
            times(table).map(() => 1),
            0.5,
            type,
          ),
        observedBounds('median', groups, type),
      ),
    ),
    of(
      'mean',
      (table) => known(times(table).reduce((a, b) => a + b, 0) / times(table).length),
      observedBounds('mean', groups, 7),
    ),
    ...(['rate', 'lower', 'upper'] as const).map((name) =>
      of(
        `rate ${name}`,
        (table) => {
          const { times: at, counts } = pooled(part(table))
          return personTimeRate(at, counts, 0.95)[name]
        },
        rateBounds(name === 'rate' ? name : `rate-${name}`, groups, events, 0.95),
      ),
    ),
    ...(['events-first', 'swapped-status'] as const).map((ties) =>
      of(
        `follow-up ${ties}`,
        (table) => {
          const { times: at, counts } = pooled(part(table))
          return survivalQuantile(reverseKaplanMeier(at, counts, ties), 0.5, 'r-print')
        },
        followUpBounds(groups, ties),
      ),
    ),
  ]
}

export const curveLaws = (set: CountedSet): readonly Law[] => {
  const curve = pooledCurve(set)
  if ('why' in curve) return []
  const curveOf = (table: FigureTable) => kaplanMeier(pooled(table).times, pooled(table).counts)
  return [
    {
      what: 'median of all groups',
      value: (table) => survivalQuantile(curveOf(table), 0.5, 'r-print'),
      proof: quantileBounds(curve, 0.5),
    },
    {
      what: 'survival of all groups at 4',
      value: (table) => survivalAt(curveOf(table), 4).survival,
      proof: survivalBounds(curve, 4),
    },
  ]
}
