import { expect, test } from 'vitest'
import { atRiskAt, riskSet } from '../../../statistics/survival/event-table.ts'

/** Numbers at risk at these times from [time, entered, left]. */
const along = (rows: readonly (readonly [time: number, entered: number, left: number])[]) => {
  const risk = riskSet()
  return { atRisk: rows.map((row) => risk.next(...row)), remaining: risk.remaining() }
}

test("numbers at risk with delayed entry are survfit's", () => {
  // survfit(Surv(c(0, 0, 1, 2, 0), c(3, 1, 4, 5, 3), c(1, 0, 1, 1, 1)) ~ 1)$n.risk at 1, 3, 4, 5: 3, 4, 2, 1
  const rows = [
    [0, 3, 0],
    [1, 1, 1],
    [2, 1, 0],
    [3, 0, 2],
    [4, 0, 1],
    [5, 0, 1],
  ] as const
  expect(along(rows)).toEqual({ atRisk: [3, 3, 3, 4, 2, 1], remaining: 0 })
})

test('at time 0 all who enter at it are at risk, also those who leave at it', () => {
  // survfit(Surv(c(0, 0, 2), c(1, 0, 1)) ~ 1)$n.risk at 0 and 2: 3, 1
  const rows = [
    [0, 3, 2],
    [2, 0, 1],
  ] as const
  expect(along(rows)).toEqual({ atRisk: [3, 1], remaining: 0 })
})

test('between two times the number at risk is that at the later one, after the last it is 0', () => {
  const [times, atRisk] = [
    [0, 1, 3],
    [5, 4, 2],
  ]
  expect([0, 0.5, 1, 2, 3, 3.5].map((time) => atRiskAt(time, times!, atRisk!))).toEqual([5, 4, 4, 2, 2, 0])
  // 0.1 + 0.2 is 0.3
  expect(atRiskAt(0.1 + 0.2, [0.3, 1], [7, 1])).toBe(7)
})
