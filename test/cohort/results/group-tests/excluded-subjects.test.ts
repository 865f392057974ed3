import { expect, it } from 'vitest'
import { countingOf } from '../../../../cohort/counts/counting.ts'
import { PROFILES } from '../../../../cohort/descriptors/conventions.ts'
import type { Endpoint } from '../../../../cohort/descriptors/plan/endpoint.ts'
import type { Model } from '../../../../cohort/descriptors/plan/model.ts'
import type { Test } from '../../../../cohort/descriptors/plan/test.ts'
import { testResults } from '../../../../cohort/results/group-tests/index.ts'
import { modelResults } from '../../../../cohort/results/models/index.ts'
import type { Subject } from '../../../../cohort/values/value.ts'
import { memory } from '../../../../engines/memory.ts'
import { grouping, variable } from '../../../support/cohort/six-rows.ts'

const endpoint: Endpoint = {
  code: 'E',
  title: 'E',
  event: { label: 'e', when: { dead: 1 }, at: 'time' },
  competing: { other: { label: 'o', when: { dead: 2 }, at: 'time' } },
  until: 'time',
}
const variables = [grouping('arm', ['x', 'y']), grouping('centre', ['n', 's']), variable('age', 'number')]
const rules = { ...PROFILES.r, alpha: 0.05, confidence: 0.95 }

/** Subject i leaves at time i + 1: the event, another cause, censored, and so on. */
const resultsOf = (
  people: readonly Omit<Subject, 'id'>[],
  tests: Readonly<Record<string, Test>>,
  models: Readonly<Record<string, Model>>,
) => {
  const plan = { subject: 'id', estimates: {}, tests, models, summaries: {} }
  const source = memory({
    subjectName: 'id',
    subjects: people.map((one, i) => ({ ...one, id: String(i) })),
    endpoints: { e: endpoint },
    populations: {},
    followUps: {
      e: people.map((_, i) => ({
        ...{ subject: String(i), entry: 0, time: i + 1, label: '', at: 'time' },
        outcome: ['event', 'other', 'censored'][i % 3]!,
      })),
    },
  })
  const { eventTables, counts } = countingOf(plan)
  const data = {
    eventRows: eventTables.flatMap(source.eventTable),
    countRows: counts.flatMap(source.counts),
    variables: new Map(variables.map((one) => [one.name, one])),
    endpoints: { e: endpoint },
  }
  const all = [...testResults(tests, data, rules), ...modelResults(models, data, rules)]
  return new Map(all.map(({ id, value, reason }) => [id, value ?? reason]))
}

const people = [
  { arm: 'x', centre: 'n', age: 1 },
  { arm: 'y', centre: 'n', age: 2 },
  { arm: 'x', centre: 's', age: null },
  { arm: null, centre: 's', age: 4 },
  { arm: 'y', centre: null, age: 5 },
  { arm: 'y', centre: 's', age: 6 },
  { arm: 'x', centre: 'n', age: 7 },
]

it('is a subject without a value of a covariate or a stratum, of a model', () => {
  const cox: Model = {
    ...{ method: 'cox', endpoint: 'e', covariates: ['arm', 'age'], strata: ['centre'] },
    ...{ ties: 'efron', firth: false },
  }
  const fineGray: Model = { method: 'fine-gray', endpoint: 'e', covariates: ['arm'], cause: 'event' }
  const found = resultsOf(people, {}, { cox, fineGray })
  expect(found.get('cox/n')).toBe(4)
  expect(found.get('cox/left-out')).toBe(3)
  expect(found.get('fineGray/n')).toBe(6)
  expect(found.get('fineGray/left-out')).toBe(1)
})

it('is a subject without a group or a centre, of a comparison across centres, whatever else is counted', () => {
  const found = resultsOf(
    people,
    { across: { method: 'heterogeneity', endpoint: 'e', by: 'arm', across: 'centre' } },
    {},
  )
  expect(found.get('across/left-out')).toBe(2)
})

it('Fine and Gray’s model of more patterns and times than it can hold has no answer, and says what to do', () => {
  const many = Array.from({ length: 2300 }, (_, i) => ({ age: i + 0.5 }))
  const found = resultsOf(
    many,
    {},
    { fg: { method: 'fine-gray', endpoint: 'e', covariates: ['age'], cause: 'event' } },
  )
  expect(found.get('fg/score-p')).toBe(
    '2300 covariate patterns at 2301 times are too many for this model; round the covariates, or use categories',
  )
  expect(found.get('fg/left-out')).toBe(0)
})
