import type { Endpoint } from '../descriptors/plan/endpoint.ts'
import type { Variable } from '../values/value.ts'

/** The common unit of an endpoint's times; between dates the plan's unit, or days. */
export const endpointUnit = (endpoint: Endpoint, variables: ReadonlyMap<string, Variable>): string => {
  const until = variables.get(endpoint.until)!
  return until.type === 'date' ? (endpoint.in?.unit ?? 'd') : until.unit
}
