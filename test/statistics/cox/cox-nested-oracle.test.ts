import { expect, test } from 'vitest'
import { coxNestedCompared, coxNestedExpected } from '../../../tools/conformance/cox/cox-nested-compared.ts'
import { compareAll } from '../../../tools/conformance/oracle.ts'

for (const dataset of coxNestedExpected.keys()) {
  test(`tests of covariates, subgroup effects and survival by Cox models of ${dataset} are R's`, () => {
    expect(compareAll(coxNestedCompared(dataset), 1e-8).faults).toEqual([])
  })
}
