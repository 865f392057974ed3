import { expect, test } from 'vitest'
import { compareAll } from '../../tools/conformance/oracle.ts'
import { randomCurvesCompared, randomTestsCompared } from '../../tools/conformance/random-compared.ts'

test('curves, quantiles and means of 2,000 random small samples are R’s', () => {
  const compare = compareAll(randomCurvesCompared())
  expect(compare.faults).toEqual([])
  expect(compare.count()).toBeGreaterThan(20_000)
})

test('tests and incidences of 2,000 random small samples are R’s', () => {
  const { compared, notOne } = randomTestsCompared()
  const compare = compareAll(compared)
  expect(compare.faults).toEqual([])
  expect(compare.count()).toBeGreaterThan(8_000)
  expect(notOne).toBeLessThan(40)
})
