import { expect, test } from 'vitest'
import { schoenfeldCompared, schoenfeldExpected } from '../../../tools/conformance/cox/schoenfeld-compared.ts'
import { compareAll } from '../../../tools/conformance/oracle.ts'

test('there are at least four data sets', () => {
  expect(schoenfeldExpected.size).toBeGreaterThanOrEqual(4)
})

for (const dataset of schoenfeldExpected.keys()) {
  test(`scaled Schoenfeld residuals and their smooth of ${dataset} are R's`, () => {
    const { faults, count } = compareAll(schoenfeldCompared(dataset), 1e-8)
    expect(count()).toBeGreaterThan(100)
    expect(faults).toEqual([])
  })
}
