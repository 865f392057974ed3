import type { Variable } from '../values/value.ts'
import type { DataPackage } from './data-package.ts'
import type { Plan } from './plan/plan.ts'

/**
 * All that an engine has to know of rows which it counts itself: how they are recorded, and what the plan makes of
 * them.
 */
export interface RowsPlan extends Pick<Plan, 'subject' | 'exclude' | 'checks' | 'populations' | 'endpoints'> {
  readonly resources: DataPackage['resources']
  /** Recorded, taken and derived, each after those that it is made of. */
  readonly variables: readonly Variable[]
  readonly derivations: Plan['variables']
}

/** @param plan whose endpoints have the data cut-off that holds for each */
export const rowsPlanOf = (
  { subject, exclude, checks, populations, endpoints, variables: derivations }: Plan,
  { resources }: DataPackage,
  variables: ReadonlyMap<string, Variable>,
): RowsPlan => ({
  subject,
  exclude,
  checks,
  populations,
  endpoints,
  resources,
  variables: [...variables.values()],
  derivations,
})
