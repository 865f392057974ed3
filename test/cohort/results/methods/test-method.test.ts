import { describe, expect, test } from 'vitest'
import { Plan } from '../../../../cohort/descriptors/plan/plan.ts'
import type { Test } from '../../../../cohort/descriptors/plan/test.ts'
import { testMethods } from '../../../../cohort/results/methods/test-method.ts'
import { type Result, result } from '../../../../cohort/results/result.ts'

const ofTimes = (more: object = {}): Test => {
  const { tests } = Plan.pick({ tests: true }).parse({
    tests: { one: { method: 'log-rank', endpoint: 'os', by: 'arm', ...more } },
  })
  return tests.one!
}
const ofValues = (method: string): Test =>
  Plan.pick({ tests: true }).parse({ tests: { one: { method, variable: 'v', by: 'arm' } } }).tests.one!
const p = (method: string, value: number | null = 0.5): Result =>
  result(
    { analysis: 'one', statistic: 'p' },
    value === null ? { known: false, reason: 'none' } : value,
    '1',
    method,
  )

describe('the words of a test', () => {
  test('keep what they do not know by name, as the method of the result has it', () => {
    const [method] = testMethods('one', ofTimes(), [p('log-rank, variance of Peto, two-sided')])
    expect(method).toMatchObject({
      name: 'log-rank test',
      qualifiers: ['variance of Peto'],
      isTwoSided: true,
    })
  })

  test('are one-sided where the method says so', () => {
    const [method] = testMethods('one', ofValues('fisher'), [
      p("Fisher's exact test, one-sided, greater in the first group"),
    ])
    expect(method).toMatchObject({
      name: "Fisher's exact test",
      qualifiers: ['one-sided', 'greater in the first group'],
      isTwoSided: false,
    })
  })

  test('have no word of a test that has no answer', () => {
    expect(testMethods('one', ofValues('mann-whitney'), [p('Mann-Whitney, two-sided', null)])).toEqual([])
    expect(testMethods('another', ofTimes(), [p('log-rank, two-sided')])).toEqual([])
  })

  test('take strata with commas in their names for strata', () => {
    const [method] = testMethods('one', ofTimes({ strata: ['sex, recorded', 'centre'] }), [
      p('log-rank, stratified by sex, recorded, centre, competing events censored, two-sided'),
    ])
    expect(method).toMatchObject({
      strata: ['sex, recorded', 'centre'],
      short: 'stratified log-rank',
      qualifiers: ['competing events censored'],
    })
  })
})
