import { sinceLandmark } from '../descriptors/landmark.ts'
import type { Endpoint } from '../descriptors/plan/endpoint.ts'
import { dayOf } from '../values/calendar.ts'
import type { Subject, Value } from '../values/value.ts'
import { lengthIn } from './follow-ups.ts'

/**
 * The time of a change of each subject on the time axis of an endpoint: from its origin, or from its landmark, in its unit.
 * Negative or 0 where the change comes before the axis begins; infinite where it is missing, so that it never comes.
 *
 * `at`: a variable of dates known to the day where the endpoint has dates, else of elapsed times in its unit.
 */
export const changeTimesOf = (endpoint: Endpoint, at: string): ((subject: Subject) => number) => {
  const length = lengthIn(endpoint.in)
  return (subject) => {
    const change = pointOf(subject[at] ?? null)
    const origin = endpoint.from === undefined ? 0 : pointOf(subject[endpoint.from] ?? null)
    if (change === null || origin === null) return Number.POSITIVE_INFINITY
    const time = length(origin, change)
    if (endpoint.landmark === undefined) return time
    return sinceLandmark({ entry: 0, time }, endpoint.landmark)?.time ?? 0
  }
}

/** An elapsed time, or a date as a number of days. */
const pointOf = (value: Value): number | null =>
  typeof value === 'number' ? value : typeof value === 'string' ? dayOf(value) : null
