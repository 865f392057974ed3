import { expect, test } from 'vitest'
import type { EventRow } from '../../../../cohort/counts/event-rows.ts'
import { plain } from '../../../../cohort/results/styles/plain.ts'
import { axisEnd, endWords } from '../../../../stages/7-figures/curves/axis-end.ts'

/** Subjects who leave at these times: with an event (`e`), a competing event (`c`) or censored. */
const rowsOf = (
  leaving: readonly (readonly [time: number, outcome: 'e' | 'c' | '-'])[],
): readonly EventRow[] => {
  const times = [...new Set([0, ...leaving.map(([time]) => time)])].sort((a, b) => a - b)
  return times.map((time) => {
    const count = (outcome: string): number =>
      leaving.filter(([at, what]) => at === time && what === outcome).length
    return {
      endpoint: 'death',
      stratum: '',
      group: '',
      time,
      entered: time === 0 ? leaving.length : 0,
      at_risk: leaving.filter(([at]) => at >= time).length,
      events: count('e'),
      competing: String(count('c')),
      censored: count('-'),
    }
  })
}

const TICKS = [0, 12, 24, 36, 48]

test('by default the axis ends at the last time of the table with at least three at risk, and says who is cut', () => {
  const rows = rowsOf([
    [5, 'e'],
    [13, 'e'],
    [25, '-'],
    [30, 'e'],
    [40, 'c'],
    [50, 'e'],
  ])
  // by hand: 5 are at risk at 12, 4 at 24, 2 at 36; after 24 leave 25, 30, 40 and 50
  const end = axisEnd(undefined, 50, TICKS, rows)
  expect(end.time).toBe(24)
  expect(end.beyond).toEqual({ subjects: 4, events: 2, competing: 1, lastTime: 50 })
  expect(endWords(end, 'mo', 'death', plain).join(' ')).toBe(
    'The axis ends at the last time of the table with at least 3 at risk; not shown: 4 followed longer (to 50 months), 2 with death, 1 with a competing event.',
  )
})

test('a last time with many decimals is rounded to one', () => {
  const rows = rowsOf([1, 2, 3, 4, 15.236139630390143].map((time) => [time, '-'] as const))
  expect(endWords(axisEnd(2, 15.236139630390143, [0, 1, 2], rows), 'a', 'death', plain)[0]).toBe(
    'The axis ends where the analysis plan says; not shown: 3 followed longer (to 15.2 years).',
  )
})

test('of many subjects a tenth must be at risk', () => {
  const withLate = (late: number) =>
    rowsOf(Array.from({ length: 100 }, (_, i) => [i < 100 - late ? 20 : 47, '-'] as const))
  // by hand: 100 are at risk at 12, and those who stay late at 24 and 36
  expect(axisEnd(undefined, 47, TICKS, withLate(9)).time).toBe(12)
  expect(axisEnd(undefined, 47, TICKS, withLate(10)).time).toBe(36)
})

test('where nobody is enough the whole follow-up is shown', () => {
  const rows = rowsOf([
    [5, 'e'],
    [13, '-'],
  ])
  expect(axisEnd(undefined, 13, [0, 2, 4], rows)).toEqual({ time: 13, rule: null, beyond: null })
})

test('the plan decides: the last time, a time, or a number at risk', () => {
  const rows = rowsOf([
    [5, 'e'],
    [13, 'e'],
    [25, '-'],
    [30, 'e'],
  ])
  expect(axisEnd('last', 30, TICKS, rows)).toEqual({ time: 30, rule: null, beyond: null })
  expect(axisEnd(20, 30, TICKS, rows).time).toBe(20)
  expect(axisEnd(99, 30, TICKS, rows).time).toBe(30)
  expect(axisEnd({ atRisk: 3 }, 30, TICKS, rows).time).toBe(13)
})
