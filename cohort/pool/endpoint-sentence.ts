import type { Condition } from '../descriptors/conditions/condition.ts'
import { sentenceOf } from '../descriptors/conditions/condition-sentence.ts'
import type { Endpoint } from '../descriptors/plan/endpoint.ts'
import type { Variable } from '../values/value.ts'

/** An endpoint in words: from when, to what, what competes, who is censored when. */
export const endpointSentence = (
  { from, enters, event, competing, until, among }: Endpoint,
  origin: string,
  variables: ReadonlyMap<string, Variable>,
): string => {
  const title = (name: string): string => variables.get(name)?.title ?? name
  const happening = ({ label, when, at }: Endpoint['event']): string =>
    `${label} (${sentenceOf(when as Condition, variables)}; at ${title(at)})`
  return [
    `${among === undefined ? '' : `among ${among}, `}from ${from === undefined ? origin : title(from)} to ${happening(event)}`,
    ...(enters === undefined ? [] : [`observed from ${title(enters)}`]),
    ...Object.values(competing).map((cause) => `competing: ${happening(cause)}`),
    `censored at ${title(until)}`,
  ].join('; ')
}
