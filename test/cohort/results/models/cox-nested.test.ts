import { expect, test } from 'vitest'
import type { Variable } from '../../../../cohort/values/value.ts'
import { coxNestedExpected } from '../../../../tools/conformance/cox/cox-nested-compared.ts'
import { compareAll, subjectsOf } from '../../../../tools/conformance/oracle.ts'
import { modelsOf } from '../../../support/cohort/models.ts'

const variable = (name: string, levels: readonly string[] | null): Variable =>
  ({
    ...{ name, title: name, unit: '', of: [], derivation: null, source: null },
    type: levels === null ? 'integer' : 'string',
    categories: levels?.map((value) => ({ value, label: value })) ?? null,
  }) as unknown as Variable

/** The models of cox-nested.R as a plan declares them. */
const planned = (dataset: string) => {
  const people = subjectsOf(dataset).map(({ time, status, group }, i) => ({
    ...{ time, status: status === 1 ? 1 : 0, group },
    ...{ x: ((i + 1) * 7) % 5, part: String(((i + 1) * 5) % 3) },
  }))
  const groups = [...new Set(people.map(({ group }) => group))].sort()
  const at = [
    ...new Set(coxNestedExpected.get(dataset)!.flatMap((row) => (row.at === '' ? [] : [Number(row.at)]))),
  ]
  const patients = { one: { group: groups[0]!, x: 2, part: '1' }, absent: { group: 'none', x: 0, part: '0' } }
  const main = {
    ...{ method: 'cox', covariates: ['group', 'x', 'part'], covariateTests: true },
    adjusted: { at: [...at, 1e9], by: 'group', patients },
  }
  const nested = {
    ...{ method: 'cox', covariates: ['group', 'x', 'part'], covariateTests: true },
    interaction: { of: 'group', with: 'part' },
  }
  const variables = [
    variable('group', [...groups, 'none']),
    variable('x', null),
    variable('part', ['0', '1', '2']),
  ]
  return { results: modelsOf(people, { main, nested } as never, variables), people, groups }
}

const idOf = (quantity: string, group: string, at: string): string | null => {
  switch (quantity) {
    case 'aic':
      return 'main/aic'
    case 'covariate-wald':
      return `main/${group}/wald-chi-square`
    case 'covariate-ratio':
      return `main/${group}/likelihood-ratio-chi-square`
    case 'covariate-ratio-df':
      return `main/${group}/likelihood-ratio-df`
    case 'interaction-wald':
      return 'nested/interaction-wald-chi-square'
    case 'interaction-ratio':
      return 'nested/interaction-likelihood-ratio-chi-square'
    case 'subgroup':
      return `nested/part=${group.slice(-1)}/group ${group.slice(0, -2)}/coefficient`
    case 'subgroup-se':
      return `nested/part=${group.slice(-1)}/group ${group.slice(0, -2)}/se`
    case 'one-survival':
      return `main/one/adjusted-survival@${at}`
    case 'mean-survival':
      return `main/group=${group}/adjusted-survival@${at}`
    default:
      return null
  }
}

const compared = (dataset: string) => {
  const found = planned(dataset)
  const rows = coxNestedExpected
    .get(dataset)!
    .filter(({ quantity }) => quantity!.startsWith('efron-'))
    .flatMap(({ quantity, group, at, value }) => {
      const id = idOf(quantity!.slice('efron-'.length), group!, String(Number(at)))
      const ours = id === null ? null : (found.results.get(id)?.value ?? null)
      return id === null ? [] : [{ dataset, quantity: quantity!, what: id, ours, theirs: Number(value) }]
    })
  return { ...found, rows }
}

test('a plan gives the tests of covariates, subgroup effects, AIC and survival of R', () => {
  const { rows } = compared('larynx')
  expect(rows.length).toBeGreaterThan(40)
  expect(compareAll(rows, 1e-8).faults).toEqual([])
})

test('the subgroups have their patients, their own rows are omitted, and what has no answer says why', () => {
  const { results, people } = compared('veteran')
  const inPart = people.filter(({ part }) => part === '1')
  expect(results.get('nested/part=1/n')!.value).toBe(inPart.length)
  expect(results.get('nested/part=1/events')!.value).toBe(inPart.filter(({ status }) => status === 1).length)
  expect([...results.keys()].filter((id) => id.startsWith('nested/part 1/'))).toEqual([])
  // of the covariates of the interaction there is no test apart from that of the interaction
  expect([...results.keys()].filter((id) => /^nested\/(group|part)\/wald/.test(id))).toEqual([])
  expect(results.has('nested/x/wald-p')).toBe(true)
  const reasonOf = (id: string) => results.get(id)!.reason
  expect(reasonOf('main/absent/adjusted-survival@1000000000')).toBe('no subject in the model has this level')
  expect(reasonOf('main/group=none/adjusted-survival-upper@1000000000')).toBe(
    'no subject in the model has this level',
  )
  expect(reasonOf('main/one/adjusted-survival@1000000000')).toMatch(/^no patient was followed beyond \d+$/)
})
