import { expect, test } from 'vitest'
import { PROFILES } from '../../../cohort/descriptors/conventions.ts'
import { summaryResults } from '../../../cohort/results/summaries.ts'
import type { Variable } from '../../../cohort/values/value.ts'

const variable = (name: string, type: string, categories: readonly string[] | null): Variable =>
  ({
    ...{ name, title: name, type, unit: '', of: [], derivation: null, source: null },
    categories: categories?.map((value) => ({ value, label: value })) ?? null,
  }) as unknown as Variable

const VARIABLES = [
  variable('arm', 'string', ['a', 'b']),
  variable('age', 'integer', null),
  variable('stage', 'string', ['I', 'II', 'III']),
  variable('died', 'boolean', null),
]

/** The standardised difference of six patients: three of each arm, or of some, with these values. */
const differenceOf = (name: string, a: readonly string[], b: readonly string[]) => {
  const rows = [...a.map((value) => ['arm=a', value]), ...b.map((value) => ['arm=b', value])].map(
    ([group, value]) => ({ population: '', variable: name, group: group!, value: value!, count: 1 }),
  )
  const summaries = { s: { variable: name, by: 'arm', standardizedDifference: true } }
  const variables = new Map(VARIABLES.map((one) => [one.name, one]))
  const rules = { ...PROFILES.r, alpha: 0.05, confidence: 0.95 }
  return summaryResults(summaries, rows, variables, rules).filter(
    ({ statistic }) => statistic === 'standardized-difference',
  )
}

test('is of numbers in standard deviations: 1 2 3 and 4 6 8', () => {
  expect(differenceOf('age', ['1', '2', '3'], ['4', '6', '8'])).toMatchObject([
    { id: 's/standardized-difference', group: '', unit: '1', value: 4 / Math.sqrt(2.5) },
  ])
})

test('is of categories and of yes and no a distance of proportions, without missing values', () => {
  expect(differenceOf('stage', ['I', 'I', 'II', ''], ['II', 'III', 'III'])[0]!.value).toBe(Math.sqrt(8))
  expect(differenceOf('died', ['no', 'no', 'no', 'yes'], ['yes', 'no', ''])[0]!.value).toBe(Math.sqrt(2 / 7))
})

test('has a reason where a group is missing or alike', () => {
  expect(differenceOf('age', ['1', '2'], [])[0]).toMatchObject({
    value: null,
    reason: 'a group has no subjects',
  })
  expect(differenceOf('died', ['no', 'no'], ['no'])[0]).toMatchObject({
    value: null,
    reason: 'all values are equal',
  })
})
