import { describe, expect, test } from 'vitest'
import { normalTwoSided } from '../../../statistics/distributions/normal.ts'
import { fisherExact } from '../../../statistics/proportions/fisher-exact.ts'
import { mcNemar } from '../../../statistics/proportions/mcnemar.ts'
import { conditionalOddsRatio, sampleOddsRatio } from '../../../statistics/proportions/odds-ratio.ts'
import { riskDifference } from '../../../statistics/proportions/risk-difference.ts'
import { answerOf } from '../../../tools/conformance/oracle.ts'

describe('the table 3 1 / 1 3', () => {
  test('Fisher: 34/70 by probability and by doubling, 17/70 one-sided', () => {
    const found = fisherExact([
      [3, 1],
      [1, 3],
    ])
    expect(answerOf(found.p)).toBe(34 / 70)
    expect(answerOf(found.greater)).toBe(17 / 70)
    expect(answerOf(found.midP)).toBeCloseTo((2 + 16) / 70, 15)
    expect(
      answerOf(
        fisherExact(
          [
            [3, 1],
            [1, 3],
          ],
          'doubled',
        ).p,
      ),
    ).toBe(34 / 70)
    expect(
      answerOf(
        fisherExact(
          [
            [3, 1],
            [1, 3],
          ],
          'doubled',
        ).midP,
      ),
    ).toBeCloseTo((2 + 16) / 70, 15)
  })

  test('odds ratio 9, log error sqrt(8/3)', () => {
    const found = sampleOddsRatio(
      [
        [3, 1],
        [1, 3],
      ],
      0.95,
    )
    expect(answerOf(found.estimate)).toBe(9)
    expect(answerOf(found.standardError)).toBeCloseTo(Math.sqrt(8 / 3), 15)
  })

  test('an infinite end says so, a 0 end is known', () => {
    expect(
      conditionalOddsRatio(
        [
          [4, 0],
          [1, 3],
        ],
        0.95,
      ).upper.known,
    ).toBe(false)
    expect(
      answerOf(
        conditionalOddsRatio(
          [
            [0, 4],
            [1, 3],
          ],
          0.95,
        ).lower,
      ),
    ).toBe(0)
  })

  test("Newcombe's own example: 56/70 against 48/80 is 0.0524 to 0.3339", () => {
    const found = riskDifference(
      [
        [56, 14],
        [48, 32],
      ],
      0.95,
      'newcombe',
    )
    expect(answerOf(found.lower)).toBeCloseTo(0.0524, 4)
    expect(answerOf(found.upper)).toBeCloseTo(0.3339, 4)
  })
})

describe('McNemar with 9 pairs one way and 3 the other', () => {
  test('is 3 on 1 df, or 2 (1 + 12 + 66 + 220)/4096', () => {
    const found = mcNemar(9, 3, 'asymptotic', 0.95)
    expect(answerOf(found.chiSquare)).toBe(3)
    expect(answerOf(found.p)).toBeCloseTo(normalTwoSided(Math.sqrt(3)), 14)
    expect(answerOf(mcNemar(9, 3, 'asymptotic-corrected', 0.95).chiSquare)).toBeCloseTo(25 / 12, 15)
    expect(answerOf(mcNemar(9, 3, 'exact', 0.95).p)).toBe(598 / 4096)
  })

  test('has odds 3, infinite when no pair goes back', () => {
    expect(answerOf(mcNemar(9, 3, 'exact', 0.95).oddsRatio.estimate)).toBeCloseTo(3, 14)
    expect(mcNemar(9, 0, 'exact', 0.95).oddsRatio.estimate.known).toBe(false)
    expect(mcNemar(0, 0, 'exact', 0.95).p).toEqual({ known: false, reason: 'no pair changed' })
  })
})
