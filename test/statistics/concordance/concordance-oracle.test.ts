import { expect, test } from 'vitest'
import {
  concordanceCompared,
  concordanceExpected,
  randomConcordanceCompared,
} from '../../../tools/conformance/cox/concordance-compared.ts'
import { compareAll } from '../../../tools/conformance/oracle.ts'

test('there are at least four data sets', () => {
  expect(concordanceExpected.size).toBeGreaterThanOrEqual(4)
})

for (const dataset of concordanceExpected.keys()) {
  test(`Harrell's and Uno's C of ${dataset} are R's`, () => {
    const { faults, count } = compareAll(concordanceCompared(dataset))
    expect(count()).toBeGreaterThan(15)
    expect(faults).toEqual([])
  })
}

test("Harrell's and Uno's C of random samples are R's", () => {
  const { faults, count } = compareAll(randomConcordanceCompared())
  expect(count()).toBe(8000)
  expect(faults).toEqual([])
})
