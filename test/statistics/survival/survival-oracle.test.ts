import { expect, test } from 'vitest'
import { criticalValue } from '../../../statistics/distributions/normal.ts'
import { compareSurvival, kaplanMeier } from '../../../statistics/survival/kaplan-meier.ts'
import type { BandKind } from '../../../statistics/survival/survival-band.ts'
import { survivalQuantileInterval } from '../../../statistics/survival/survival-quantile-interval.ts'
import { eventTableOf } from '../../../tools/conformance/event-table-of.ts'
import {
  answerOf,
  cellValue,
  compareAll,
  comparison,
  groupBy,
  subjectsOf,
} from '../../../tools/conformance/oracle.ts'
import {
  curvesCompared,
  curvesOf,
  survivalExpected as expected,
  logRankCompared,
  notMonotone,
} from '../../../tools/conformance/survival-compared.ts'

for (const dataset of expected.keys()) {
  test(`curves of ${dataset} are R's`, () => {
    const compare = compareAll(curvesCompared(dataset))
    expect(compare.faults).toEqual([])
    expect(compare.count()).toBeGreaterThan(20)
  })
  test(`log-rank of ${dataset} is R's`, () => {
    expect(compareAll(logRankCompared(dataset)).faults).toEqual([])
  })
}

test('whether a curve is at one half is decided alike by doubles and whole numbers, where doubles can', () => {
  for (const dataset of expected.keys()) {
    const { times, groups } = eventTableOf(subjectsOf(dataset).map((row) => ({ ...row, group: 'all' })))
    const curve = kaplanMeier(times, groups[0]!)
    curve.steps.survival.forEach((survival, i) => {
      if (Math.abs(survival - 0.5) > 1e-12) {
        expect(compareSurvival(curve, i, { n: 1n, d: 2n })).toBe(Math.sign(survival - 0.5))
      }
    })
  }
})

test("the SAS sign interval is R's inverted band wherever R's end is not the middle of a flat", () => {
  const compare = comparison()
  for (const [dataset, lines] of expected) {
    const rows = subjectsOf(dataset)
    for (const [group, own] of groupBy(lines, (line) => line.group!)) {
      if (group === '') continue
      const { km } = curvesOf(rows.filter((row) => row.group === group))
      for (const line of own) {
        const [, band, side] = /^quantile-(.+)-(lower|upper)$/.exec(line.quantity!) ?? []
        const theirs = cellValue(line.value!)
        const isTime = theirs === null || km.steps.time.includes(theirs)
        if (!band || !isTime || notMonotone.has(`${dataset} ${group} ${line.quantity} ${line.at}`)) continue
        const rule = { kind: 'sas-sign', transform: band as BandKind, z: criticalValue(0.95) } as const
        const limits = survivalQuantileInterval(km, Number(line.at), rule)
        compare.check(
          `${dataset} ${group}`,
          line.quantity!,
          answerOf(limits[side as 'lower' | 'upper']),
          theirs,
        )
      }
    }
  }
  expect(compare.faults).toEqual([])
  expect(compare.count()).toBeGreaterThan(1000)
})
