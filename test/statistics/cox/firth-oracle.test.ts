import { expect, test } from 'vitest'
import { firthCompared, firthExpected } from '../../../tools/conformance/cox/firth-compared.ts'
import { compareAll } from '../../../tools/conformance/oracle.ts'

for (const dataset of firthExpected.keys()) {
  test(`Firth's regression and profile limits of ${dataset} are those of coxph's likelihood`, () => {
    const compare = compareAll(firthCompared(dataset), 1e-8)
    expect(compare.faults).toEqual([])
    expect(compare.count()).toBe(10)
  })
}
