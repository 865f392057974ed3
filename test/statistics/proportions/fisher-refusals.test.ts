import { describe, expect, test } from 'vitest'
import { fisherExact } from '../../../statistics/proportions/fisher-exact.ts'
import { answerOf } from '../../../tools/conformance/oracle.ts'

const reason = (text: string) => ({ known: false, reason: text })

describe("Fisher's test", () => {
  test('refuses counts that are none', () => {
    for (const count of [-1, 0.5, Number.NaN])
      expect(() =>
        fisherExact([
          [1, count],
          [2, 3],
        ]),
      ).toThrow(`expected whole counts from 0, found ${count}`)
  })

  test('leaves out empty rows and columns, and has no answer with fewer than two of either', () => {
    const whole = fisherExact([
      [3, 1],
      [1, 3],
    ])
    const padded = fisherExact([
      [3, 0, 1],
      [0, 0, 0],
      [1, 0, 3],
    ])
    expect([padded.p, padded.midP]).toEqual([whole.p, whole.midP])
    for (const table of [
      [
        [3, 0],
        [1, 0],
      ],
      [
        [3, 1],
        [0, 0],
      ],
      [
        [0, 0],
        [0, 0],
      ],
      [],
    ])
      expect(fisherExact(table)).toMatchObject({
        p: reason('fewer than two rows or columns have counts'),
        midP: reason('fewer than two rows or columns have counts'),
        probability: reason('fewer than two rows or columns have counts'),
      })
  })

  test('has tails for two by two alone: 3 1 1 3 has weights 1 16 36 16 1 of 70', () => {
    const found = fisherExact([
      [3, 1],
      [1, 3],
    ])
    expect(answerOf(found.p)).toBeCloseTo(34 / 70, 15)
    expect(answerOf(found.midP)).toBeCloseTo((2 + 16) / 70, 15)
    expect(answerOf(found.less)).toBeCloseTo(69 / 70, 15)
    expect(answerOf(found.greater)).toBeCloseTo(17 / 70, 15)
    expect(answerOf(found.probability)).toBeCloseTo(16 / 70, 15)
    for (const table of [
      [
        [3, 1, 1],
        [1, 3, 1],
      ],
      [
        [3, 1],
        [1, 3],
        [1, 1],
      ],
    ]) {
      const only = reason('defined only for 2x2 tables')
      expect(fisherExact(table)).toMatchObject({ less: only, greater: only, p: { known: true } })
      expect(fisherExact(table, 'doubled')).toMatchObject({
        p: only,
        midP: only,
        probability: { known: true },
      })
    }
  })

  test('doubled takes the smaller tail on either side: 17/70 twice, mid-p half of the 16 less', () => {
    for (const table of [
      [
        [3, 1],
        [1, 3],
      ],
      [
        [1, 3],
        [3, 1],
      ],
    ]) {
      const found = fisherExact(table, 'doubled')
      expect(answerOf(found.p)).toBeCloseTo(34 / 70, 15)
      expect(answerOf(found.midP)).toBeCloseTo((2 + 16) / 70, 15)
    }
    expect(
      answerOf(
        fisherExact(
          [
            [2, 2],
            [2, 2],
          ],
          'doubled',
        ).p,
      ),
    ).toBe(1)
  })

  test('one-sided is the smaller tail on either side: 17 of 70, mid-p 1 + 16/2 of 70; two by two alone', () => {
    const [high, low] = [
      [3, 1],
      [1, 3],
    ]
    for (const table of [
      [high!, low!],
      [low!, high!],
    ]) {
      const found = fisherExact(table, 'one-sided')
      expect(answerOf(found.p)).toBeCloseTo(17 / 70, 15)
      expect(answerOf(found.midP)).toBeCloseTo((1 + 16 / 2) / 70, 15)
    }
    // weights 1 16 36 16 1: both tails hold the observed one and are alike
    const even = fisherExact(
      [
        [2, 2],
        [2, 2],
      ],
      'one-sided',
    )
    expect(answerOf(even.p)).toBeCloseTo(53 / 70, 15)
    const only = reason('defined only for 2x2 tables')
    expect(fisherExact([[...high!, 1], low!.concat(1)], 'one-sided')).toMatchObject({ p: only, midP: only })
  })

  test('says so where adding the probabilities of more than a million tables would take too many steps', () => {
    const many = Array.from({ length: 6 }, () => [9, 9, 9, 9, 9])
    expect(fisherExact(many, 'probability', 1000).p).toEqual(
      reason(
        'more than 1000000 tables have these margins, and adding their probabilities takes more than 1000 steps',
      ),
    )
  })

  test('weighs a 2x2 table of any size', () => {
    for (const subjects of [50_000, 50_003, 5_000_001]) {
      const { p, less } = fisherExact([
        [subjects - 2, 1],
        [1, 0],
      ])
      // the one other table, with a first cell of n - 1, has 1 in n
      expect(answerOf(p)).toBeCloseTo(1, 14)
      expect(answerOf(less)).toBeCloseTo(1 - 1 / subjects, 14)
    }
  })
})
