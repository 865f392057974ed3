import { expect, test } from 'vitest'
import {
  competingExpected,
  grayCompared,
  incidenceCompared,
} from '../../../tools/conformance/competing-compared.ts'
import { compareAll } from '../../../tools/conformance/oracle.ts'

for (const dataset of competingExpected.keys()) {
  test(`cumulative incidence of ${dataset} is that of cmprsk and survival`, () => {
    const compare = compareAll(incidenceCompared(dataset))
    expect(compare.faults).toEqual([])
    expect(compare.count()).toBeGreaterThan(0)
  })
  test(`Gray's test of ${dataset} is that of cmprsk`, () => {
    expect(compareAll(grayCompared(dataset)).faults).toEqual([])
  })
}
