import { decimal, divide, multiply, rational, toNumber } from '../../../../statistics/numbers/rational.ts'
import { dayOf } from '../../../values/calendar.ts'
import { conversion } from '../../../values/unit.ts'
import type { Value } from '../../../values/value.ts'

/** Whole days from one date to another; null where one is missing, undefined where one is not known to the day. */
export const daysBetween = (from: Value, to: Value): number | null | undefined => {
  if (from === null || to === null) return null
  const [a, b] = [dayOf(String(from)), dayOf(String(to))]
  return a === null || b === null ? undefined : b - a
}

/** Days in another unit: exactly by the units' definition (weeks), else by the declared divisor. */
export const inUnit = (days: number, unit: string, divisor: number | undefined): number => {
  const step = divisor === undefined ? conversion('d', unit)! : divide(rational(1), decimal(divisor))
  return toNumber(multiply(decimal(days), step))
}
