import { expect, test } from 'vitest'
import {
  changesCompared,
  changesExpected,
  changesOfSamples,
  changesSamples,
} from '../../../tools/conformance/cox/changes-compared.ts'
import { compareAll } from '../../../tools/conformance/oracle.ts'

test('there are at least four data sets and 2,000 samples', () => {
  expect(changesExpected.length).toBeGreaterThanOrEqual(4)
  expect(changesSamples).toHaveLength(2000)
})

for (const line of changesExpected)
  test(`the Cox model of ${line['dataset']} with a covariate from its change on is R's of split rows`, () => {
    const { faults, count } = compareAll(changesCompared(line), 1e-8)
    expect(count()).toBe(31)
    expect(faults).toEqual([])
  })

test('so are those of random samples, a third of them with delayed entry', () => {
  const { faults, count } = compareAll(changesOfSamples(), 1e-8)
  // R warns of a monotone likelihood, or has no coefficient, in the others
  expect(count()).toBeGreaterThan(4000)
  expect(faults).toEqual([])
})
