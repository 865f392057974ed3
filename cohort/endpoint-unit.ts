import type { Endpoint } from './plan.ts'
import type { Variable } from './value.ts'

/** The unit of an endpoint is that of its times, which validation found to be one. */
export const endpointUnit = (endpoint: Endpoint, variables: ReadonlyMap<string, Variable>): string =>
  variables.get(endpoint.until)!.unit
