import { expect, test } from 'vitest'
import type { Variable } from '../../../../cohort/values/value.ts'
import { modelsOf } from '../../../support/cohort/models.ts'

const variable = (name: string, levels: readonly string[]): Variable =>
  ({
    ...{ name, title: name, type: 'string', unit: '', of: [], derivation: null, source: null },
    categories: levels.map((value) => ({ value, label: value })),
  }) as unknown as Variable

const variables = [
  variable('outcome', ['none', 'some']),
  variable('arm', ['a', 'b', 'c']),
  variable('copy', ['a', 'b']),
]

/** A patient for each letter: upper case with the outcome. */
const people = (letters: string) =>
  [...letters].map((letter) => ({
    ...{ time: 1, status: 0, arm: letter.toLowerCase(), copy: letter.toLowerCase() },
    outcome: letter === letter.toLowerCase() ? 'none' : 'some',
  }))

const resultsOf = (letters: string, covariates: readonly string[], more: object = {}) =>
  modelsOf(
    [...people(letters), { time: 1, status: 0, arm: 'a', copy: 'a' }] as never,
    { m: { method: 'logistic', outcome: 'outcome', covariates, ...more } } as never,
    variables,
  )

test('the second of two categories is the outcome; who has no outcome is excluded; a level without patients is named', () => {
  const results = resultsOf('aaaAbbBB', ['arm'], { levelCounts: true })
  expect(results.get('m/n')!.value).toBe(8)
  expect(results.get('m/events')!.value).toBe(3)
  expect(results.get('m/left-out')!).toMatchObject({
    value: 1,
    method: 'subjects excluded from the model: outcome or arm missing',
  })
  // 2 of 4 in b, 1 of 4 in a: (2/2)/(1/3)
  expect(results.get('m/arm b/odds-ratio')!).toMatchObject({ value: 3, reference: 'arm=a', versus: 'arm=b' })
  expect(results.get('m/arm c/odds-ratio')!).toMatchObject({
    value: null,
    reason: 'no subject in the model has this level',
  })
  expect([results.get('m/arm=b/n')!.value, results.get('m/arm=b/events')!.value]).toEqual([4, 2])
})

test('a column that another determines is dropped and named', () => {
  const results = resultsOf('aaaAbbBB', ['arm', 'copy'])
  expect(results.get('m/copy b/odds-ratio')!.reason).toBe(
    'not in the model: determined by arm b among the subjects of the model',
  )
  expect(results.get('m/arm b/odds-ratio')!.value).toBe(3)
  expect(results.get('m/n')!.method).toBe(
    'subjects, logistic regression, without copy b: determined by arm b',
  )
})

test('a separated outcome has the reason in place of a ratio, a likelihood ratio, and a ratio by Firth where declared', () => {
  const results = resultsOf('aaaabbBB', ['arm'])
  for (const statistic of ['odds-ratio', 'odds-ratio-upper', 'p', 'log-odds-ratio-se'])
    expect(results.get(`m/arm b/${statistic}`)!).toMatchObject({
      value: null,
      reason: 'separation: an odds ratio is 0 or infinite',
    })
  expect(results.get('m/arm b/odds-ratio-profile-upper')!.reason).toBe('infinite: separation')
  // 2(ln(1/2^4) - ln(2^2 6^6/8^8)) is 3.45, less than 1.96²: the limit is below 1
  expect(results.get('m/likelihood-ratio-chi-square')!.value).toBeCloseTo(
    2 * (Math.log(1 / 16) - 2 * Math.log(1 / 4) - 6 * Math.log(3 / 4)),
    9,
  )
  expect(results.get('m/arm b/odds-ratio-profile-lower')!.value).toBeLessThan(1)
  const penalised = resultsOf('aaaabbBB', ['arm'], { firth: true })
  // one half more in each cell: (2.5/2.5)/(0.5/4.5)
  expect(penalised.get('m/arm b/odds-ratio')!.value).toBeCloseTo(9, 9)
  expect(penalised.get('m/n')!.method).toBe("subjects, logistic regression, Firth's penalised likelihood")
})

test('without a covariate that varies there is no model, and it says so', () => {
  const results = resultsOf('aaA', ['arm'])
  expect(results.get('m/score-p')!.reason).toBe('no covariate has more than one value among these subjects')
})
