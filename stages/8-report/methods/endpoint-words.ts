import type { Endpoint } from '../../../cohort/plan.ts'
import { type Context, titleOf } from '../context.ts'

/** What happened at the endpoint's time 0: the event that another endpoint has at this time, else the variable's title. */
export const originOf = ({ from }: Endpoint, context: Context): string => {
  const { endpoints, study } = context.input
  if (from === undefined) return study.origin
  const event = Object.values(endpoints).find((other) => other.event.at === from)?.event.label
  return event ?? titleOf(from, context)
}

/** The days of data cut-off that endpoints have, each once. */
export const cutoffsOf = (endpoints: readonly Endpoint[]): readonly string[] => [
  ...new Set(endpoints.flatMap(({ cutoff }) => (cutoff === undefined ? [] : [cutoff]))),
]
