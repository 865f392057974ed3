import { toNumber } from '../../../statistics/numbers/rational.ts'
import type { Endpoint } from '../../descriptors/plan/endpoint.ts'
import { daysOf } from '../../values/calendar.ts'
import { subtractDecimals } from '../../values/decimal.ts'
import { conversion } from '../../values/unit.ts'
import type { Subject, Value } from '../../values/value.ts'
import type { CheckedPlan } from './plan-warning.ts'

/** Converts times to the time since an endpoint's observation began. */
export interface Clock {
  /** The unit of the result: that of the endpoint's times; days for dates. */
  readonly unit: string
  /** Null if unknown, or not comparable with the endpoint's times. */
  readonly after: (subject: Subject, variable: string) => number | null
  /** The time of last contact. */
  readonly until: (subject: Subject) => number | null
}

export const clockOf = (endpoint: Endpoint, { variables }: CheckedPlan): Clock => {
  const start = endpoint.enters ?? endpoint.from
  const isOfDates = variables.get(endpoint.until)?.type === 'date'
  const unit = isOfDates ? 'd' : (variables.get(endpoint.until)?.unit ?? '1')
  const begin = (subject: Subject): number | null =>
    start === undefined ? 0 : point(subject[start] ?? null, 'last')
  const after = (subject: Subject, variable: string): number | null => {
    const described = variables.get(variable)
    const value = subject[variable] ?? null
    const from = begin(subject)
    if (!described || value === null || from === null) return null
    if (described.type === 'date') {
      const day = point(value, 'first')
      return isOfDates && day !== null ? day - from : null
    }
    const factor = conversion(described.unit, unit)
    if (typeof value !== 'number' || factor === null) return null
    const time = factor.n === factor.d ? value : value * toNumber(factor)
    // in an endpoint between dates, an elapsed time counts from the origin
    return isOfDates || start === undefined ? time : subtractDecimals(time, from)
  }
  return { unit, after, until: (subject) => after(subject, endpoint.until) }
}

const point = (value: Value, end: 'first' | 'last'): number | null =>
  typeof value === 'number' ? value : typeof value === 'string' ? (daysOf(value)?.[end] ?? null) : null
