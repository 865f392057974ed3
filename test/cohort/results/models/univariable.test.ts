import { expect, test } from 'vitest'
import type { Model } from '../../../../cohort/descriptors/plan/model.ts'
import { Plan } from '../../../../cohort/descriptors/plan/plan.ts'
import { univariableNames } from '../../../../cohort/descriptors/plan/univariable-names.ts'
import { withUnivariableModels } from '../../../../cohort/subjects/univariable-models.ts'
import type { Variable } from '../../../../cohort/values/value.ts'
import { compareAll, groupBy, readCsv, subjectsOf } from '../../../../tools/conformance/oracle.ts'
import { modelsOf } from '../../../support/cohort/models.ts'

const variable = (name: string, levels: readonly string[]): Variable =>
  ({
    ...{ name, title: name, type: 'string', unit: '', of: [], derivation: null, source: null },
    categories: levels.map((value) => ({ value, label: value })),
  }) as unknown as Variable

const plannedModels = (model: object, variables: readonly Variable[]): Readonly<Record<string, Model>> => {
  const plan = {
    models: { cox: Plan.shape.models.parse({ cox: model })['cox'] },
    endpoints: { e: { title: 'Survival' } },
  }
  const named = new Map(variables.map((one) => [one.name, one]))
  return withUnivariableModels(plan as unknown as Plan, named).models
}

const expected = groupBy(readCsv('expected/both.csv'), ({ dataset }) => dataset!)

test.each([...expected.keys()])('each covariate alone and both together are those of R: %s', (dataset) => {
  const rows = subjectsOf(dataset).map(({ time, status, group, stratum }, i) => ({
    ...{ time, status: status === 1 ? 1 : 0, group },
    ...((i + 1) % 5 !== 0 && { stratum }),
  }))
  const levels = (name: 'group' | 'stratum') => [...new Set(rows.flatMap((row) => row[name] ?? []))].sort()
  const variables = [variable('group', levels('group')), variable('stratum', levels('stratum'))]
  const models = plannedModels(
    { method: 'cox', endpoint: 'e', covariates: ['group', 'stratum'], table: 'both' },
    variables,
  )
  const results = modelsOf(rows as never, models as never, variables)
  const compared = expected.get(dataset)!.map(({ model, term, quantity, value }) => {
    const analysis = model === 'both' ? 'cox' : `cox-univariable-${model}`
    const [, covariate = '', level = ''] = /^(group|stratum)(.*)$/.exec(term!) ?? []
    const isCount = quantity === 'n' || quantity === 'events'
    const part = term === '' ? '' : isCount ? `/${model}=${term}` : `/${covariate} ${level}`
    const id = `${analysis}${part}/${quantity}`
    const ours = results.get(id)?.value ?? null
    return { dataset, quantity: quantity!, what: id, ours, theirs: Number(value) }
  })
  expect(compareAll(compared, 1e-8).faults).toEqual([])
  expect(compared.length).toBeGreaterThan(20)
})

test('a covariate keeps its own scale, and a category has none', () => {
  const age = { ...variable('age', []), type: 'integer', categories: null } as unknown as Variable
  const variables = [age, variable('sex', ['f', 'm'])]
  const covariates = ['age', 'sex']
  const both = {
    method: 'cox',
    endpoint: 'e',
    covariates,
    table: 'both',
    strata: ['centre'],
    ties: 'breslow',
  }
  for (const per of [10, { age: 10 }]) {
    const models = plannedModels({ ...both, per }, variables)
    expect(Object.keys(models)).toEqual(['cox', 'cox-univariable-age', 'cox-univariable-sex'])
    expect(models['cox-univariable-age']).toEqual({
      ...{ title: 'Survival, age alone', method: 'cox', endpoint: 'e', covariates: ['age'], per: 10 },
      ...{ strata: ['centre'], ties: 'breslow', firth: false, levelCounts: true },
    })
    expect(models['cox-univariable-sex']).not.toHaveProperty('per')
    expect([...univariableNames(models)]).toEqual(['cox-univariable-age', 'cox-univariable-sex'])
  }
})

test('a model without the property stays alone', () => {
  const models = plannedModels({ method: 'cox', endpoint: 'e', covariates: ['sex'] }, [])
  expect(Object.keys(models)).toEqual(['cox'])
  expect(univariableNames(models).size).toBe(0)
})
