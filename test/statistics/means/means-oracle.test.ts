import { expect, test } from 'vitest'
import {
  groupMeansCompared,
  pairsCompared,
  trendCompared,
} from '../../../tools/conformance/means-compared.ts'
import { compareAll } from '../../../tools/conformance/oracle.ts'

test("t tests and analysis of variance of data sets and 2,000 random samples are R's", () => {
  const compare = compareAll(groupMeansCompared())
  expect(compare.faults).toEqual([])
  expect(compare.count()).toBeGreaterThan(35_000)
})

test("paired t tests and correlations of data sets and 2,000 random samples are R's", () => {
  const compare = compareAll(pairsCompared())
  expect(compare.faults).toEqual([])
  expect(compare.count()).toBeGreaterThan(40_000)
})

test("trends of proportions of data sets and 2,000 random tables are R's", () => {
  const compare = compareAll(trendCompared())
  expect(compare.faults).toEqual([])
  expect(compare.count()).toBeGreaterThan(6_000)
})
