import { expect, test } from 'vitest'
import { coxCompared, coxExpected } from '../../../tools/conformance/cox/cox-compared.ts'
import { compareAll } from '../../../tools/conformance/oracle.ts'

for (const dataset of coxExpected.keys()) {
  test(`Cox regression of ${dataset} is R's`, () => {
    expect(compareAll(coxCompared(dataset), 1e-8).faults).toEqual([])
  })
}
