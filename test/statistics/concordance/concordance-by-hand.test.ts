import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { censoringWeight } from '../../../statistics/concordance/censoring-weight.ts'
import { survivalConcordance } from '../../../statistics/concordance/survival-concordance.ts'
import { type ScoredRow, scoredStrata } from '../../../tools/conformance/cox/concordance-compared.ts'
import { answerOf } from '../../../tools/conformance/oracle.ts'

const row = ([time, status, score]: readonly [number, number, number]): ScoredRow => ({ time, status, score })
const six = (
  [
    [1, 1, 3],
    [2, 0, 5],
    [3, 1, 1],
    [4, 1, 2],
    [5, 1, 2],
    [6, 0, 1],
  ] as const
).map(row)

/** All pairs one by one, as the definition says. */
const byPairs = (rows: readonly ScoredRow[], weight: (time: number) => number = () => 1) => {
  let [pairs, concordant, tied] = [0, 0, 0]
  for (const a of rows)
    for (const b of rows) {
      const isAtRisk = (b.entry ?? 0) < a.time
      const isLater = b.time > a.time || (b.time === a.time && b.status !== 1)
      if (a === b || a.status !== 1 || a.stratum !== b.stratum || !isAtRisk || !isLater) continue
      pairs += weight(a.time)
      if (a.score > b.score) concordant += weight(a.time)
      if (a.score === b.score) tied += weight(a.time)
    }
  return { pairs, concordant, tied }
}

/** Small whole times and scores, so that there are many ties; the second stratum and late entries now and then. */
const rowsOf = fc.array(
  fc.record({
    entry: fc.nat(4),
    stay: fc.integer({ min: 1, max: 6 }),
    status: fc.nat(2),
    score: fc.nat(4),
    stratum: fc.constantFrom('a', 'b'),
  }),
  { minLength: 1, maxLength: 15 },
)
const subjects = rowsOf.map((rows) => rows.map(({ stay, ...row }) => ({ ...row, time: row.entry + stay })))

describe("Harrell's C", () => {
  test('of six patients: 6 of 11 pairs are concordant and 2 tied', () => {
    const found = survivalConcordance(scoredStrata(six))
    expect(found).toMatchObject({ pairs: 11, concordant: 6, tied: 2 })
    expect(answerOf(found.concordance)).toBe(7 / 11)
    // concordant pairs of each patient 4, 0, 1.5, 2.5, 2.5, 3.5, of 5, 1, 4, 4, 4, 4: squares of the differences 373/121
    expect(answerOf(found.se)).toBeCloseTo(Math.sqrt(373) / 121, 14)
  })

  test('is the proportion over all pairs, with strata, ties and delayed entry', () => {
    fc.assert(
      fc.property(subjects, (rows) => {
        const found = survivalConcordance(scoredStrata(rows))
        expect(found).toMatchObject(byPairs(rows))
        expect(found.se.known).toBe(found.pairs > 0 && rows.every(({ entry }) => entry === 0))
      }),
    )
  })

  test('of scores turned around is one minus C, with the same standard error', () => {
    fc.assert(
      fc.property(subjects, (all) => {
        const rows = all.map((one) => ({ ...one, entry: 0 }))
        const found = survivalConcordance(scoredStrata(rows))
        const turned = survivalConcordance(scoredStrata(rows.map((one) => ({ ...one, score: -one.score }))))
        fc.pre(found.concordance.known && turned.concordance.known)
        expect(answerOf(turned.concordance)!).toBeCloseTo(1 - answerOf(found.concordance)!, 12)
        expect(answerOf(turned.se)!).toBeCloseTo(answerOf(found.se)!, 12)
      }),
    )
  })

  test('does not exist without a pair whose order is known', () => {
    const found = survivalConcordance(scoredStrata([row([1, 1, 2])]))
    expect([found.pairs, found.concordance.known, found.se.known]).toEqual([0, false, false])
  })
})

describe("Uno's C", () => {
  test('of six patients: the censoring at 2 leaves 4/5 of the censoring curve', () => {
    const strata = scoredStrata(six)
    const weight = censoringWeight(strata[0]!, 4)
    // G is 1 before 2 and 4/5 after it; the event at 5 is after the time
    expect([1, 2, 3, 4, 5].map(weight)).toEqual([1, 1, 1 / (0.8 * 0.8), 1 / (0.8 * 0.8), 0])
    const found = survivalConcordance(strata, weight)
    expect(found.pairs).toBeCloseTo(5 + 5 / 0.64, 12)
    expect(answerOf(found.concordance)!).toBeCloseTo((4 + 2 / 0.64) / (5 + 5 / 0.64), 12)
  })

  test("is Harrell's C where nobody is censored", () => {
    fc.assert(
      fc.property(subjects, (all) => {
        const rows = all.map(({ time, score }) => ({ time, score, status: 1 }))
        const strata = scoredStrata(rows)
        expect(survivalConcordance(strata, censoringWeight(strata[0]!, 1000))).toEqual(
          survivalConcordance(strata),
        )
      }),
    )
  })
})
