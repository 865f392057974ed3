import { expect, it } from 'vitest'
import { planWarnings } from '../../../../cohort/checks/warnings/index.ts'
import { Plan } from '../../../../cohort/descriptors/plan/plan.ts'
import type { Variable } from '../../../../cohort/values/value.ts'

const variable = (name: string, type: Variable['type'], unit = '1'): [string, Variable] => [
  name,
  {
    name,
    title: name,
    type,
    unit,
    categories: null,
    ordered: false,
    source: { file: 'a', column: 1 },
    derivation: null,
    of: [],
  },
]
const variables = new Map([
  variable('arm', 'boolean'),
  variable('dead', 'boolean'),
  variable('relapsed', 'boolean'),
  variable('days', 'integer', 'd'),
  variable('relapse_days', 'integer', 'd'),
])
const plan = (by: string) =>
  Plan.parse({
    title: 't',
    version: '1',
    publish: false,
    subject: 'id',
    origin: 'operation',
    profile: 'r',
    alpha: 0.05,
    confidence: 0.95,
    endpoints: {
      os: {
        code: 'OS',
        title: 'OS',
        event: { label: 'death', when: { dead: true }, at: 'days' },
        until: 'days',
      },
      ttp: {
        code: 'TTP',
        title: 'TTP',
        event: { label: 'relapse', when: { relapsed: true }, at: 'relapse_days' },
        until: 'days',
      },
    },
    tests: { a: { method: 'log-rank', endpoint: 'os', by } },
  })

it.each([
  ['dead', ['group defined by the outcome']],
  ['relapsed', ['group known after time 0']],
  ['arm', []],
])('where rows are counted elsewhere, the plan alone shows what %s is', (by, kinds) => {
  const found = planWarnings({
    plan: plan(by),
    dataPackage: null,
    variables,
    subjects: null,
    many: new Map(),
  })
  expect(found.map(({ warning }) => warning)).toEqual(kinds)
})
