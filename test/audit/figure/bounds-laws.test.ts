import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CountedSet, isProven, type Proof } from '../../../audit/figure/bounds/bounds.ts'
import { countBounds } from '../../../audit/figure/bounds/count-bounds.ts'
import { coxBounds } from '../../../audit/figure/bounds/cox-bounds.ts'
import { pooledCurve, quantileBounds, survivalBounds } from '../../../audit/figure/bounds/curve-bounds.ts'
import { followUpBounds } from '../../../audit/figure/bounds/follow-up-bounds.ts'
import { logRankBounds } from '../../../audit/figure/bounds/log-rank-bounds.ts'
import { observedBounds, rateBounds } from '../../../audit/figure/bounds/observed-times.ts'
import { possibleCounts } from '../../../audit/figure/possible-counts.ts'
import { type FigureTable, tablesOfSet } from '../../../audit/figure/tables-of-set.ts'
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
import { setOfTable, tablesOf } from './figures-by-hand.ts'

const SEED = 20_261_201
const Z = 1.959963984540054
const names = (table: FigureTable): readonly string[] => table.map((_, g) => `group ${g + 1}`)

/** A statistic that every table has or has not, and what was proven of it. */
interface Law {
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

const coxLaws = (set: CountedSet, ties: CoxTies): readonly Law[] => {
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

const logRankLaws = (set: CountedSet): readonly Law[] =>
  (['chiSquare', 'p'] as const).map((name) => ({
    what: `log-rank ${name}, ${set.set.length} groups`,
    value: (table) => logRank([counted(table)])[name],
    proof: logRankBounds(result(name === 'p' ? 'p' : 'chi-square'), set),
  }))

const known = (value: number): Answer => ({ known: true, value })

/** Of the patients of some groups together. */
const timeLaws = ({ set, possible }: CountedSet, which: readonly number[]): readonly Law[] => {
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

const curveLaws = (set: CountedSet): readonly Law[] => {
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

/** How often a statistic was compared, how often both bounds were attained, and the widest share of the range outside. */
interface Tally {
  checked: number
  sets: number
  attained: number
}

const outside = (value: Answer, { low, high }: { low: number; high: number }, isOpen: boolean): boolean => {
  if (!value.known) return high !== Number.POSITIVE_INFINITY || isOpen
  const room = 1e-7 * Math.max(1, Math.abs(value.value))
  return value.value < low - room || value.value > high + room
}

const tally = new Map<string, Tally>()

/** Every value over the tables lies within the bounds. */
const check = (laws: readonly Law[], tables: readonly FigureTable[], areAll: boolean): void => {
  for (const { what, value, proof } of laws) {
    const entry = tally.get(what) ?? { checked: 0, sets: 0, attained: 0 }
    tally.set(what, entry)
    if (!isProven(proof)) continue
    const values = tables.map(value)
    for (const [i, one] of values.entries())
      expect(
        outside(one, proof, proof.isOpenAbove === true),
        `${what}: ${one.known ? one.value : one.reason} outside ${proof.low} to ${proof.high}: ${JSON.stringify(tables[i])}`,
      ).toBe(false)
    entry.checked += values.length
    if (!areAll) continue
    entry.sets++
    const numbers = values.map((one) => (one.known ? one.value : Number.POSITIVE_INFINITY))
    const near = (a: number, b: number): boolean =>
      a === b || Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(b))
    if (near(Math.min(...numbers), proof.low) && near(Math.max(...numbers), proof.high)) entry.attained++
  }
}

const countedOf = (table: FigureTable, hasMarks: boolean): CountedSet => {
  const set = setOfTable(table, hasMarks)
  return { set, possible: set.map(possibleCounts) }
}

const sampled = ({ set }: CountedSet, table: FigureTable) => {
  const { tables, areAll } = tablesOfSet(set, table)
  // drawn tables differ in times only slightly
  return { tables: areAll ? tables : tables.filter((_, i) => i % 12 === 0), areAll }
}

describe('bounds of results over all tables of a figure', () => {
  it.each([true, false])('of two groups hold every table (marks: %s)', (hasMarks) => {
    fc.assert(
      fc.property(tablesOf(2), (table) => {
        const set = countedOf(table, hasMarks)
        const { tables, areAll } = sampled(set, table)
        const laws = [
          ...coxLaws(set, 'efron'),
          ...coxLaws(set, 'breslow'),
          ...logRankLaws(set),
          ...timeLaws(set, [0]),
          ...timeLaws(set, [0, 1]),
          ...curveLaws(set),
        ]
        check(laws, tables, areAll)
      }),
      { numRuns: hasMarks ? 60 : 25, seed: SEED },
    )
  })

  it('of three groups hold every table', () => {
    fc.assert(
      fc.property(tablesOf(3), fc.boolean(), (table, hasMarks) => {
        const set = countedOf(table, hasMarks)
        const { tables, areAll } = sampled(set, table)
        check(logRankLaws(set), tables, areAll)
      }),
      { numRuns: 40, seed: SEED },
    )
  })

  it('are attained', () => {
    console.log(
      [...tally]
        .map(([what, { checked, sets, attained }]) => `${what}: ${checked} ${sets} ${attained}`)
        .join('\n'),
    )
  })
})
