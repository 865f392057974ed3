import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CountedSet, isProven } from '../../../audit/figure/bounds/bounds.ts'
import { countBounds } from '../../../audit/figure/bounds/count-bounds.ts'
import { possibleCounts } from '../../../audit/figure/possible-counts.ts'
import { type FigureTable, tablesOfSet } from '../../../audit/figure/tables-of-set.ts'
import type { Answer } from '../../../statistics/numbers/answer.ts'
import { setOfTable, tablesOf } from './figures-by-hand.ts'
import { coxLaws, curveLaws, type Law, logRankLaws, timeLaws } from './laws-of-bounds.ts'

const SEED = 20_261_201

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
      { numRuns: hasMarks ? 25 : 6, seed: SEED },
    )
  })

  it('of three groups hold every table', () => {
    fc.assert(
      fc.property(tablesOf(3), fc.boolean(), (table, hasMarks) => {
        const set = countedOf(table, hasMarks)
        const { tables, areAll } = sampled(set, table)
        check(logRankLaws(set), tables, areAll)
      }),
      { numRuns: 20, seed: SEED },
    )
  })

  it('are attained where the tables leave nothing open, and otherwise often', () => {
    const share = (what: RegExp): number => {
      const rows = [...tally].filter(([name]) => what.test(name)).map(([, row]) => row)
      const all = rows.reduce((sum, { sets }) => sum + sets, 0)
      expect(all).toBeGreaterThan(10)
      return rows.reduce((sum, { attained }) => sum + attained, 0) / all
    }
    // each is attained alone, as groups do not depend on each other
    expect(share(/^(min|max|mean|median of times)/)).toBe(1)
    expect(share(/^(hazard-ratio|coefficient) /)).toBeGreaterThan(0.8)
    expect(share(/^log-rank/)).toBeGreaterThan(0.5)
    expect(share(/^follow-up/)).toBeGreaterThan(0.5)
    expect(share(/^rate/)).toBeGreaterThan(0.5)
  })

  it('without n: no table of the figure, nor twice one, has less than the least counts', () => {
    fc.assert(
      fc.property(tablesOf(1), fc.boolean(), ([patients], hasMarks) => {
        const [group] = setOfTable([patients!], hasMarks)
        const least = (statistic: string, at: number | null = null): number => {
          const proof = countBounds(statistic, at, { ...group!, entered: null }, null)
          return isProven(proof) ? proof.low : Number.NaN
        }
        const tables = tablesOfSet([group!], [patients!]).tables.map(([one]) => one!)
        for (const table of [...tables, tables.flatMap((one) => [...one, ...one])]) {
          expect(least('n')).toBeLessThanOrEqual(table.length)
          expect(least('events')).toBeLessThanOrEqual(table.filter(({ isEvent }) => isEvent).length)
          expect(least('censored')).toBeLessThanOrEqual(table.filter(({ isEvent }) => !isEvent).length)
          for (const t of [2, 4.5, 7])
            expect(least('at-risk', t)).toBeLessThanOrEqual(table.filter(({ time }) => time >= t).length)
        }
      }),
      { numRuns: 40, seed: SEED },
    )
    // by hand: S 0.9 after one step needs 10 patients, and 0.9 followed until the end one more than none
    const [group] = setOfTable(
      [[{ time: 1, isEvent: true }, ...Array.from({ length: 9 }, () => ({ time: 5, isEvent: false }))]],
      true,
    )
    expect(countBounds('n', null, { ...group!, entered: null }, null)).toMatchObject({
      low: 10,
      isOpenAbove: true,
    })
  })
})
