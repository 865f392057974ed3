import type { Endpoint } from '../descriptors/plan/endpoint.ts'
import type { Variable } from '../values/value.ts'

/** The unit of an endpoint is that of its times, which validation found to be one; between dates days, or what the plan counts in. */
export const endpointUnit = (endpoint: Endpoint, variables: ReadonlyMap<string, Variable>): string => {
  const until = variables.get(endpoint.until)!
  return until.type === 'date' ? (endpoint.in?.unit ?? 'd') : until.unit
}
