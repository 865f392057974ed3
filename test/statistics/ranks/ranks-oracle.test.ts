import { expect, test } from 'vitest'
import { compareAll } from '../../../tools/conformance/oracle.ts'
import {
  groupPermutationCompared,
  permutationCompared,
  ranksCompared,
  ranksExpected,
} from '../../../tools/conformance/ranks-compared.ts'

for (const [quantity, lines] of ranksExpected) {
  test(`${quantity} of ${lines.length} samples is R's`, () => {
    expect(compareAll(ranksCompared(quantity)).faults).toEqual([])
  })
}

test('the permutation test of three groups and within strata is that of every relabelling', () => {
  const compare = compareAll(groupPermutationCompared())
  expect(compare.faults).toEqual([])
  expect(compare.count()).toBeGreaterThan(60)
})

test('the permutation log-rank test is that of every split through survdiff', () => {
  expect(compareAll(permutationCompared()).faults).toEqual([])
})
