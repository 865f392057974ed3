import { expect, test } from 'vitest'
import type { Variable } from '../../../../cohort/values/value.ts'
import {
  type Compared,
  cellValue,
  compareAll,
  groupBy,
  readCsv,
  subjectsOf,
} from '../../../../tools/conformance/oracle.ts'
import { modelsOf } from '../../../support/cohort/models.ts'

const expected = groupBy(readCsv('expected/selection.csv'), ({ dataset }) => dataset!)

const variable = (name: string, levels: readonly string[] | null): Variable =>
  ({
    ...{ name, title: name, unit: '', of: [], derivation: null, source: null },
    type: levels === null ? 'integer' : 'string',
    categories: levels?.map((value) => ({ value, label: value })) ?? null,
  }) as unknown as Variable

/** The models of selection.R as a plan declares them. */
const planned = (dataset: string, more: Readonly<Record<string, object>> = {}) => {
  const people = subjectsOf(dataset).map(({ time, status, group }, i) => ({
    ...{ time, status: status === 1 ? 1 : 0, group },
    ...{ x: ((i + 1) * 7) % 5, part: String(((i + 1) * 5) % 3), z: ((i + 1) * 11) % 4 },
  }))
  const groups = [...new Set(people.map(({ group }) => group))].sort()
  const model = { method: 'cox', covariates: ['group', 'x', 'part', 'z'] }
  const models = Object.fromEntries(
    ['backward', 'screen'].flatMap((rule) =>
      [0.05, 0.5].map((above) => [`${rule}-${above}`, { ...model, select: { rule, above } }]),
    ),
  )
  const variables = [
    ...[variable('group', groups), variable('part', ['0', '1', '2'])],
    ...[variable('x', null), variable('z', null)],
  ]
  return modelsOf(people, { ...models, ...more } as never, variables)
}

/** `groupB` of R is `group B`. */
const termOf = (name: string): string => name.replace(/^(group|part)(.+)$/, '$1 $2')

const compared = (dataset: string): readonly Compared[] => {
  const results = planned(dataset)
  return expected.get(dataset)!.map(({ group, quantity, at, value }) => {
    const [rule, what] = quantity!.split('-')
    const analysis = `${rule}-${Number(at)}`
    const id =
      what === 'coefficient'
        ? `${analysis}/${termOf(group!)}/coefficient`
        : `${analysis}/${group}/selection-${what}`
    return {
      ...{ dataset, quantity: quantity!, what: id },
      ours: results.get(id)?.value ?? null,
      theirs: cellValue(value!),
    }
  })
}

test.each([...expected.keys()])('the covariates of %s are selected as by drop1 of R', (dataset) => {
  const { faults, count } = compareAll(compared(dataset), 1e-8)
  expect(count()).toBeGreaterThan(30)
  expect(faults).toEqual([])
})

test('a removed covariate says in which step', () => {
  const results = planned('veteran')
  const removed = [...results.values()].filter(
    ({ analysis, statistic }) => analysis === 'backward-0.05' && statistic === 'selection-step',
  )
  expect(removed.length).toBeGreaterThan(0)
  for (const { level, value } of removed) {
    const term = [...results.values()].find(
      (one) =>
        one.analysis === 'backward-0.05' &&
        one.statistic === 'hazard-ratio' &&
        one.level.split(' ')[0] === level,
    )
    expect(term).toMatchObject({ value: null, reason: `not selected: removed in step ${value}` })
  }
})

test('a model of which the rule keeps nothing says so', () => {
  const model = { method: 'cox', covariates: ['x'], select: { rule: 'screen', above: 0.05 } }
  const results = planned('veteran', { none: model })
  expect(results.get('none/score-p')).toMatchObject({
    ...{ value: null, reason: 'the rule of selection keeps no covariate' },
  })
  expect(results.get('none/x/selection-p')!.value).toBeGreaterThan(0.05)
})
