import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { atRiskRange } from '../../../audit/figure/bounds/at-risk-range.ts'
import { logRankBounds } from '../../../audit/figure/bounds/log-rank-bounds.ts'
import { countsOfPatients } from '../../../audit/figure/counts-of-patients.ts'
import type { FigurePatient } from '../../../audit/figure/figure-set.ts'
import { possibleCounts } from '../../../audit/figure/possible-counts.ts'
import { rowsOfSet, setOfRows } from '../../../audit/figure/set-rows.ts'
import { tablesOfSet } from '../../../audit/figure/tables-of-set.ts'
import { rangeOfSum } from '../../../audit/figure/ways.ts'
import type { Result } from '../../../cohort/results/result.ts'
import { eventTableOf } from '../../../stages/commands/from-figure/event-table.ts'
import { logRank } from '../../../statistics/log-rank/log-rank.ts'
import { setOfTable, tablesOf } from './figures-by-hand.ts'

const tables = tablesOf(2)

const keyOf = (patients: readonly FigurePatient[]): string =>
  patients
    .map(({ time, isEvent }) => `${time} ${isEvent}`)
    .sort()
    .join()

describe('the set of tables of a figure', () => {
  it.each([true, false])('has the true table as a member (marks: %s)', (hasMarks) => {
    fc.assert(
      fc.property(tables, (table) => {
        const set = setOfTable(table, hasMarks)
        for (const [g, own] of set.entries()) expect(countsOfPatients(own, table[g]!)).toBeInstanceOf(Array)
      }),
      { numRuns: 80 },
    )
  })

  it('lists the true table where all tables can be listed, and only tables that give the figure', () => {
    let listed = 0
    fc.assert(
      fc.property(tables, (table) => {
        const set = setOfTable(table, true)
        const { tables: all, areAll } = tablesOfSet(set, table)
        for (const one of all)
          for (const [g, own] of set.entries()) expect(countsOfPatients(own, one[g]!)).toBeInstanceOf(Array)
        if (!areAll) return
        listed++
        // the cohort's table is listed first, so the others must hold it without its help
        const others = tablesOfSet(set, all.at(-1)!).tables.map((one) => one.map(keyOf).join(';'))
        expect(others).toContain(table.map(keyOf).join(';'))
      }),
      { numRuns: 50 },
    )
    expect(listed).toBeGreaterThan(25)
  })

  it('bounds the true counts, numbers at risk and log-rank test', () => {
    let tested = 0
    fc.assert(
      fc.property(tables, fc.boolean(), (table, hasMarks) => {
        const set = setOfTable(table, hasMarks)
        const possible = set.map(possibleCounts)
        for (const [g, patients] of table.entries()) {
          const events = patients.filter(({ isEvent }) => isEvent).length
          const [low, high] = rangeOfSum(possible[g]!, (counts) => [counts.events, counts.events])!
          expect(low <= events && events <= high).toBe(true)
          for (let t = 0.5; t < 10; t += 0.5) {
            const atRisk = patients.filter(({ time }) => time >= t).length
            const [least, most] = atRiskRange(set[g]!, possible[g]!, t)!
            expect(least <= atRisk && atRisk <= most).toBe(true)
          }
        }
        const groups = set.map(({ name }, g) => ({ name, patients: table[g]! }))
        const { chiSquare } = logRank([eventTableOf(groups as never)])
        const bounds = logRankBounds({ statistic: 'chi-square', group: '', level: '' } as Result, {
          set,
          possible,
        })
        if ('why' in bounds || !chiSquare.known) return
        tested++
        expect(chiSquare.value).toBeGreaterThanOrEqual(bounds.low - 1e-9)
        expect(chiSquare.value).toBeLessThanOrEqual(bounds.high + 1e-9)
      }),
      { numRuns: 80 },
    )
    expect(tested).toBeGreaterThan(30)
  })

  it('is the same after it was written and read', () => {
    fc.assert(
      fc.property(tables, fc.boolean(), (table, hasMarks) => {
        const set = setOfTable(table, hasMarks)
        expect(setOfRows(rowsOfSet(set))).toEqual(set)
      }),
      { numRuns: 30 },
    )
  })

  it('of four patients by hand: a censoring without marks lies before either of two events', () => {
    // S 1/2 after the first of two events: d = 1 of n = 2, so two of four were censored before it
    const patients = [
      { time: 1, isEvent: false },
      { time: 1, isEvent: false },
      { time: 3, isEvent: true },
      { time: 5, isEvent: true },
    ]
    const set = setOfTable([patients, patients], false)
    const [possible] = set.map(possibleCounts)
    // or two events of four, and then both others by the step to 0
    expect(atRiskRange(set[0]!, possible!, 3)).toEqual([2, 4])
    expect(rangeOfSum(possible!, ({ events }) => [events, events])).toEqual([2, 4])
    expect(atRiskRange(set[0]!, possible!, 0)).toEqual([4, 4])
    expect(atRiskRange(set[0]!, possible!, 5)).toEqual([1, 2])
  })

  it('refuses a table with an event elsewhere, a mark without a patient, and another number', () => {
    const patients = [
      { time: 2, isEvent: true },
      { time: 4, isEvent: false },
    ]
    const [own] = setOfTable([patients, patients], true)
    const moved = (changes: readonly FigurePatient[]) => countsOfPatients(own!, changes)
    expect(moved(patients)).toBeInstanceOf(Array)
    expect(moved([{ time: 3, isEvent: true }, patients[1]!])).toHaveProperty('expected')
    expect(moved([patients[0]!, { time: 3, isEvent: false }])).toHaveProperty('expected')
    expect(moved([...patients, patients[1]!])).toHaveProperty('expected')
  })
})
