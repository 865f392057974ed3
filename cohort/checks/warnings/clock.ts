import { toNumber } from '../../../statistics/numbers/rational.ts'
import type { Endpoint } from '../../descriptors/plan/endpoint.ts'
import { daysOf } from '../../values/calendar.ts'
import { subtractDecimals } from '../../values/decimal.ts'
import { conversion } from '../../values/unit.ts'
import type { Subject, Value } from '../../values/value.ts'
import type { CheckedPlan } from './plan-warning.ts'

/** How long after the beginning of an endpoint's observation a time is. */
export interface Clock {
  /** The unit of what comes out: that of the endpoint's times, days of dates. */
  readonly unit: string
  /** Null where it is not known, or where the time cannot be set beside the endpoint's times. */
  readonly after: (subject: Subject, variable: string) => number | null
  /** The last contact on the same clock. */
  readonly until: (subject: Subject) => number | null
}

export const clockOf = (endpoint: Endpoint, { variables }: CheckedPlan): Clock => {
  const start = endpoint.enters ?? endpoint.from
  const isOfDates = variables.get(endpoint.until)?.type === 'date'
  const unit = isOfDates ? 'd' : (variables.get(endpoint.until)?.unit ?? '1')
  const begin = (subject: Subject): number | null =>
    start === undefined ? 0 : point(subject[start] ?? null, 'last')
  const after = (subject: Subject, variable: string): number | null => {
    const found = variables.get(variable)
    const value = subject[variable] ?? null
    const from = begin(subject)
    if (!found || value === null || from === null) return null
    if (found.type === 'date') {
      const day = point(value, 'first')
      return isOfDates && day !== null ? day - from : null
    }
    const factor = conversion(found.unit, unit)
    if (typeof value !== 'number' || factor === null) return null
    const time = factor.n === factor.d ? value : value * toNumber(factor)
    // an elapsed time beside dates is counted from their origin
    return isOfDates || start === undefined ? time : subtractDecimals(time, from)
  }
  return { unit, after, until: (subject) => after(subject, endpoint.until) }
}

const point = (value: Value, end: 'first' | 'last'): number | null =>
  typeof value === 'number' ? value : typeof value === 'string' ? (daysOf(value)?.[end] ?? null) : null
