import fc from 'fast-check'
import { expect, it } from 'vitest'
import { kaplanMeier } from '../../statistics/kaplan-meier.ts'
import { survivalColumns } from '../../statistics/survival-columns.ts'
import { eventTableOf } from './event-table-of.ts'

it('is the curve of Kaplan and Meier, a column for each of its parts', () => {
  const row = fc.record({ time: fc.integer({ min: 1, max: 9 }), status: fc.nat(2) })
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 30 }), (rows) => {
      const { times, groups } = eventTableOf(rows)
      const { steps, ...sums } = kaplanMeier(times, groups[0]!)
      const { at, survival, greenwood, ...ours } = survivalColumns(times, groups[0]!)
      expect(ours).toEqual(sums)
      expect(
        [...at].map((i, step) => ({
          time: times[i],
          atRisk: groups[0]!.atRisk[i],
          events: groups[0]!.events[i],
          survival: survival[step],
          greenwood: Number.isNaN(greenwood[step]) ? null : greenwood[step],
        })),
      ).toEqual(steps)
    }),
  )
})

it('has no variance from where nobody survives, as on three rows by hand', () => {
  const table = {
    times: [0, 1, 2],
    groups: [
      {
        name: 'all',
        entered: [2, 0, 0],
        atRisk: [0, 2, 1],
        events: [0, 1, 1],
        competing: [],
        censored: [0, 0, 0],
      },
    ],
  }
  const { at, survival, greenwood, lastTime, n, events } = survivalColumns(table.times, table.groups[0]!)
  expect([[...at], [...survival], [...greenwood]]).toEqual([
    [1, 2],
    [0.5, 0],
    [0.5, Number.NaN],
  ])
  expect([lastTime, n, events]).toEqual([2, 2, 2])
})
