import { expect, test } from 'vitest'
import { compareAll } from './oracle.ts'
import { permutationCompared, ranksCompared, ranksExpected } from './ranks-compared.ts'

for (const [quantity, lines] of ranksExpected) {
  test(`${quantity} of ${lines.length} samples is R's`, () => {
    expect(compareAll(ranksCompared(quantity)).faults).toEqual([])
  })
}

test('the permutation log-rank test is that of every split through survdiff', () => {
  expect(compareAll(permutationCompared()).faults).toEqual([])
})
