import { expect, test } from 'vitest'
import {
  logisticCompared,
  logisticExpected,
  randomLogisticCompared,
} from '../../../tools/conformance/models/logistic-compared.ts'
import { compareAll } from '../../../tools/conformance/oracle.ts'

for (const dataset of logisticExpected.keys()) {
  test(`logistic models of ${dataset}, with and without separation and penalty, are R's`, () => {
    expect(compareAll(logisticCompared(dataset), 1e-8).faults).toEqual([])
  })
}

test("logistic models of 250 random samples are R's", () => {
  expect(compareAll(randomLogisticCompared(), 1e-8).faults).toEqual([])
})
