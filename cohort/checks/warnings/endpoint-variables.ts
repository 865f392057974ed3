import type { Condition } from '../../descriptors/conditions/condition.ts'
import { variablesOf } from '../../descriptors/conditions/evaluate-condition.ts'
import type { Endpoint } from '../../descriptors/plan/endpoint.ts'
import { eventsOf } from '../../subjects/follow-ups.ts'
import type { CheckedPlan } from './plan-warning.ts'
import { sourceVariables } from './source-variables.ts'

/** The variables that an endpoint reads its outcome from: its times, and what its conditions look at. */
export const outcomeNames = (endpoint: Endpoint): readonly string[] => [
  endpoint.until,
  ...eventsOf(endpoint).flatMap(([, { when, at }]) => [at, ...variablesOf(when as Condition)]),
]

/** All that is known at the origin, or when observation begins, by what these times are. */
export const originOf = (
  { from, enters }: Endpoint,
  planned: Pick<CheckedPlan, 'plan' | 'variables'>,
): ReadonlySet<string> => sourceVariables([from ?? [], enters ?? []].flat(), planned)

/** All that the outcome is made of, but for the origin from which its times are counted. */
export const outcomeOf = (
  endpoint: Endpoint,
  planned: Pick<CheckedPlan, 'plan' | 'variables'>,
): ReadonlySet<string> => {
  const origin = originOf(endpoint, planned)
  return new Set([...sourceVariables(outcomeNames(endpoint), planned)].filter((name) => !origin.has(name)))
}
