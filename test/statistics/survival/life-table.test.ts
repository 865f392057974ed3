import { describe, expect, it } from 'vitest'
import { lifeTable } from '../../../statistics/survival/life-table.ts'

/** Ten patients: events at 1, 2, 3 and 5, censored at 1.5, 2, 4 and 7, a competing event at 3.5, one more event at 9. */
const TIMES = [0, 1, 1.5, 2, 3, 3.5, 4, 5, 7, 9]
const counts = (entered: readonly number[] = [10, 0, 0, 0, 0, 0, 0, 0, 0, 0]) => ({
  name: '',
  entered,
  atRisk: [10, 10, 9, 8, 6, 5, 4, 3, 2, 1],
  events: [0, 1, 0, 1, 1, 0, 0, 1, 0, 1],
  competing: [[0, 0, 0, 0, 0, 1, 0, 0, 0, 0]],
  censored: [0, 0, 1, 1, 0, 0, 1, 0, 1, 0],
})
const tableOf = (ends: readonly number[]) => lifeTable(TIMES, counts() as never, ends)

describe('a life table', () => {
  it('by hand: who leaves without the event counts for half of the interval, who ends at its end for the next one', () => {
    // [0, 2): 10 start, 1 event, 1 censored: exposed 9.5; [2, 4): 8 start, 2 events, 2 leave: exposed 7; [4, 8): 4, 1, 2: 3
    const [first, second, third] = tableOf([2, 4, 8])
    expect([first!.exposed, second!.exposed, third!.exposed]).toEqual([9.5, 7, 3])
    expect(first!.survival).toEqual({ known: true, value: expect.closeTo(8.5 / 9.5, 14) })
    expect(third!.survival).toEqual({
      known: true,
      value: expect.closeTo((8.5 / 9.5) * (5 / 7) * (2 / 3), 14),
    })
    expect(third!.greenwood).toBeCloseTo(1 / (9.5 * 8.5) + 2 / (7 * 5) + 1 / (3 * 2), 14)
  })

  it('is 0 without a standard error once all who are exposed have the event, also after that', () => {
    const rows = tableOf([2, 4, 8, 10, 12])
    expect(rows.slice(3).map(({ survival }) => survival)).toEqual([
      { known: true, value: 0 },
      { known: true, value: 0 },
    ])
    expect(rows[4]!.standardError.known).toBe(false)
  })

  it('has no answer after an interval into which nobody was followed', () => {
    const [, , last] = lifeTable(
      [0, 1],
      { name: '', entered: [2, 0], atRisk: [2, 2], events: [0, 1], competing: [], censored: [0, 1] } as never,
      [1, 2, 3],
    )
    expect(last!.survival).toEqual({
      known: false,
      reason: 'no patient was followed until the start of the interval',
    })
  })

  it('of intervals that each have one time is the Kaplan-Meier estimate where events come before censorings of the same time', () => {
    const rows = lifeTable(
      [0, 1, 2, 3],
      {
        name: '',
        entered: [4, 0, 0, 0],
        atRisk: [4, 4, 2, 1],
        events: [0, 2, 1, 1],
        competing: [],
        censored: [0, 0, 0, 0],
      } as never,
      [1.5, 2.5, 3.5],
    )
    expect(rows.map(({ survival }) => survival)).toEqual(
      [0.5, 0.25, 0].map((value) => ({ known: true, value: expect.closeTo(value, 14) })),
    )
  })

  it('refuses delayed entry', () => {
    expect(() => lifeTable(TIMES, counts([9, 1, 0, 0, 0, 0, 0, 0, 0, 0]) as never, [2])).toThrow(
      'later entry',
    )
  })
})
