import { expect, test } from 'vitest'
import { compareAll } from '../../../tools/conformance/oracle.ts'
import { weightedCompared, weightedExpected } from '../../../tools/conformance/weighted-compared.ts'

for (const dataset of weightedExpected.keys()) {
  test(`weighted tests, pairs, contrasts and rules of other programs for ${dataset} are those of R's counts`, () => {
    const compare = compareAll(weightedCompared(dataset))
    expect(compare.faults).toEqual([])
    expect(compare.count()).toBeGreaterThan(10)
  })
}
