import type { Endpoint } from '../../../cohort/descriptors/plan/endpoint.ts'
import type { Subject, Value, Variable, VariableType } from '../../../cohort/values/value.ts'

/** A variable of a test, with what it does not care about filled in. */
export const variable = (name: string, type: VariableType, rest: Partial<Variable> = {}): Variable => ({
  name,
  title: name,
  type,
  unit: '1',
  categories: null,
  ordered: false,
  source: null,
  derivation: null,
  of: [],
  ...rest,
})

/** A variable with categories, in this order. */
export const grouping = (name: string, values: readonly string[]): Variable =>
  variable(name, 'string', { categories: values.map((value) => ({ value, label: value })) })

export const byName = (...variables: readonly Variable[]): ReadonlyMap<string, Variable> =>
  new Map(variables.map((one) => [one.name, one]))

/** Six patients: id, group, last contact, time of relapse, dead. */
export const SIX: readonly Subject[] = (
  [
    ['P1', 'a', 10, 3, true],
    ['P2', 'a', 12, null, false],
    ['P3', 'a', 8, 5, false],
    ['P4', 'b', 6, null, true],
    ['P5', 'b', 15, 9, true],
    ['P6', 'b', 20, null, false],
  ] as const
).map(([id, arm, last, relapse, dead]): Subject => ({ id, arm, last, relapse, dead }))

export const subject = (values: Readonly<Record<string, Value>>): Subject => ({ id: 'P', ...values })

/** Time to relapse, with a death before it as the competing event. */
export const RELAPSE: Endpoint = {
  code: 'TTR',
  title: 'Time to relapse',
  event: { label: 'relapse', when: { relapse: { present: true } }, at: 'relapse' },
  competing: { death: { label: 'death', when: { dead: true, relapse: { present: false } }, at: 'last' } },
  until: 'last',
}
