import { countsHalfADayLater, departuresAtOrigin, halfDayOf } from '../../../cohort/counts/time-zero.ts'
import type { Endpoint } from '../../../cohort/descriptors/plan/endpoint.ts'
import { showNumber } from '../../../cohort/results/styles/show-number.ts'
import { endpointUnit } from '../../../cohort/subjects/endpoint-unit.ts'
import { unitAfter } from '../../../cohort/values/unit.ts'
import { type Context, titleOf } from '../context.ts'
import { listText } from '../html/list-words.ts'

/** The event at the endpoint's time 0: that of another endpoint at this variable, or the variable's title. */
const originOf = ({ from }: Endpoint, context: Context): string => {
  const { endpoints, study } = context.input
  if (from === undefined) return study.origin
  const event = Object.values(endpoints).find((other) => other.event.at === from)?.event.label
  return event ?? titleOf(from, context)
}

/** The start of the endpoint's times: its origin, or its landmark. */
export const beginningOf = (endpoint: Endpoint, context: Context): string => {
  const origin = originOf(endpoint, context)
  const { landmark } = endpoint
  return landmark === undefined
    ? origin
    : `${showNumber(landmark, context.style)}${unitAfter(landmark, endpointUnit(endpoint, context.variables))} after ${origin}`
}

/** The subjects and the start of a landmark analysis; null without a landmark. */
export const landmarkSentence = (endpoint: Endpoint, context: Context): string | null =>
  endpoint.landmark === undefined
    ? null
    : `Landmark analysis: only patients followed for more than ${showNumber(endpoint.landmark, context.style)}${unitAfter(endpoint.landmark, endpointUnit(endpoint, context.variables))} are included, with times counted from then.`

/** The number of times of 0 of an endpoint and the rule for them; null if there are none. */
export const timeZeroSentence = (name: string, { input, variables }: Context): string | null => {
  const endpoint = input.endpoints[name]!
  const { events, others, censored } = departuresAtOrigin(input.eventTable, name)
  const counts = [
    ...(events > 0 ? [`${events} with the event`] : []),
    ...(others > 0 ? [`${others} with a competing event`] : []),
    ...(censored > 0 ? [`${censored} censored`] : []),
  ]
  if (counts.length === 0) return null
  const half = halfDayOf(endpoint, variables)
  const isMoved = countsHalfADayLater(input.eventTable, name, input.rules.timeZero, endpoint, variables)
  const unit = unitAfter(half, endpointUnit(endpoint, variables))
  return `Times of 0 (${listText(counts)}) ${isMoved ? `count as half a day, ${Number(half.toPrecision(3))}${unit}` : 'are the first of all times, with all patients at risk'}.`
}

/** The data cut-offs of the endpoints, each once. */
export const cutoffsOf = (endpoints: readonly Endpoint[]): readonly string[] => [
  ...new Set(endpoints.flatMap(({ cutoff }) => (cutoff === undefined ? [] : [cutoff]))),
]
