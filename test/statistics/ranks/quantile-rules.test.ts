import { describe, expect, test } from 'vitest'
import { eachStep, kaplanMeier } from '../../../statistics/survival/kaplan-meier.ts'
import type { BandKind } from '../../../statistics/survival/survival-band.ts'
import { survivalQuantileInterval } from '../../../statistics/survival/survival-quantile-interval.ts'
import { eventTableOf } from '../../../tools/conformance/event-table-of.ts'
import { answerOf, kmOf } from '../../../tools/conformance/oracle.ts'

const rowsOf = (text: string) =>
  text.split(' ').map((word) => ({ time: Number.parseFloat(word), status: word.endsWith('+') ? 0 : 1 }))

/*
 * 1 2 3 4 without censoring: S is 3/4, 1/2, 1/4, 0 and Greenwood's sum 1/12, 1/4, 3/4. For the first quartile (S = 3/4)
 * the standardised distance (g(S) - g(3/4)) / (|g'(S)| se(S)) at 2 is, with s = 1/2:
 *   plain    (1/2 - 3/4) / (1/4) = -1
 *   log      ln(2/3) / (1/2)
 *   log-log  ln(ln(3/4)/ln(1/2)) ln 2 / (1/2)
 *   logit    ln(1/3) (1/2) / (1/2)
 *   arcsine  2 (pi/4 - pi/3) / (1/2) = -pi/3
 */
const AT_TWO: readonly (readonly [BandKind, number])[] = [
  ['plain', 1],
  ['log', 2 * Math.log(3 / 2)],
  ['log-log', -2 * Math.LN2 * Math.log(Math.log(3 / 4) / Math.log(1 / 2))],
  ['logit', Math.log(3)],
  ['arcsine', Math.PI / 3],
]

describe("Brookmeyer and Crowley's interval as SAS prints it, of 1 2 3 4", () => {
  const four = kmOf(rowsOf('1 2 3 4'))
  const sas = (p: number, transform: BandKind, z: number) => {
    const { lower, upper, se } = survivalQuantileInterval(four, p, { kind: 'sas-sign', transform, z })
    expect(se).toEqual({ known: false, reason: 'the rule has no standard error' })
    return [lower, upper].map(answerOf)
  }

  test.each(AT_TWO)('%s: 2 is outside below its distance and inside above it', (transform, distance) => {
    expect(sas(0.25, transform, distance - 1e-9)).toEqual([1, 2])
    expect(sas(0.25, transform, distance + 1e-9)).toEqual([1, 3])
  })

  test('a distance of exactly z is inside; there R takes the middle of 2 and 3', () => {
    expect(sas(0.25, 'plain', 1)).toEqual([1, 3])
    const band = { kind: 'inverted-band', band: 'plain', z: 1 } as const
    expect(answerOf(survivalQuantileInterval(four, 0.25, band).upper)).toBe(2.5)
  })

  test('the median begins at 1 from a distance of 2/sqrt 3 on, at 2 below it', () => {
    expect(sas(0.5, 'plain', 2 / Math.sqrt(3) + 1e-9)[0]).toBe(1)
    expect(sas(0.5, 'plain', 2 / Math.sqrt(3) - 1e-9)[0]).toBe(2)
  })

  test('says which end is not reached, and passes over a curve at 0', () => {
    const high = kmOf(rowsOf('1 2+ 3+'))
    const limits = survivalQuantileInterval(high, 0.5, { kind: 'sas-sign', transform: 'plain', z: 0.5 })
    expect(limits.lower).toEqual({ known: false, reason: 'survival stays above the quantile' })
    expect(limits.upper).toEqual({
      known: false,
      reason: 'survival is never significantly below the quantile',
    })
    const gone = survivalQuantileInterval(kmOf(rowsOf('1 1')), 0.5, {
      kind: 'sas-sign',
      transform: 'log',
      z: 2,
    })
    expect([gone.lower.known, gone.upper.known]).toEqual([false, false])
  })
})

test('the SPSS interval takes steps at exactly 0.05 above and below: 11/20 at 1, 9/20 at 3', () => {
  const rows = [9, 1, 1, 9].flatMap((count, i) =>
    Array.from({ length: count }, () => ({ time: i + 1, status: 1 })),
  )
  const found = survivalQuantileInterval(kmOf(rows), 0.5, { kind: 'spss-density' })
  const se = Math.sqrt(1 / 4 / 20) / ((11 / 20 - 9 / 20) / (3 - 1))
  expect(answerOf(found.se)).toBeCloseTo(se, 12)
  expect(answerOf(found.lower)).toBeCloseTo(2 - 1.96 * se, 12)
})

test("Greenwood's sum does not come back after a curve was at 0 under delayed entry", () => {
  const { times, groups } = eventTableOf([
    { time: 1, status: 1 },
    { entry: 2, time: 3, status: 1 },
    { entry: 2, time: 4, status: 0 },
  ])
  expect(eachStep(kaplanMeier(times, groups[0]!)).map(({ greenwood }) => greenwood)).toEqual([null, null])
})
