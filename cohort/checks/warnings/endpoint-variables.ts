import type { Condition } from '../../descriptors/conditions/condition.ts'
import { variablesOf } from '../../descriptors/conditions/evaluate-condition.ts'
import type { Endpoint } from '../../descriptors/plan/endpoint.ts'
import { eventsOf } from '../../subjects/follow-ups.ts'
import type { CheckedPlan } from './plan-warning.ts'
import { sourceVariables } from './source-variables.ts'

/** The variables of an endpoint's outcome: its times, and those of its conditions. */
export const outcomeNames = (endpoint: Endpoint): readonly string[] => [
  endpoint.until,
  ...eventsOf(endpoint).flatMap(([, { when, at }]) => [at, ...variablesOf(when as Condition)]),
]

/** The variables from which the origin and the start of observation derive. */
export const originOf = (
  { from, enters }: Endpoint,
  planned: Pick<CheckedPlan, 'plan' | 'variables'>,
): ReadonlySet<string> => sourceVariables([from ?? [], enters ?? []].flat(), planned)

/** The variables from which the outcome derives, without those of the origin. */
export const outcomeOf = (
  endpoint: Endpoint,
  planned: Pick<CheckedPlan, 'plan' | 'variables'>,
): ReadonlySet<string> => {
  const origin = originOf(endpoint, planned)
  return new Set([...sourceVariables(outcomeNames(endpoint), planned)].filter((name) => !origin.has(name)))
}
