import { expect, test } from 'vitest'
import { compareAll } from './oracle.ts'
import { weightedCompared, weightedExpected } from './weighted-compared.ts'

for (const dataset of weightedExpected.keys()) {
  test(`weighted tests, pairs, contrasts and rules of other programs for ${dataset} are those of R's counts`, () => {
    const compare = compareAll(weightedCompared(dataset))
    expect(compare.faults).toEqual([])
    expect(compare.count()).toBeGreaterThan(10)
  })
}
