import { isUpTo } from '../../statistics/survival/tied-times.ts'
import { subtractDecimals } from '../values/decimal.ts'

/** Entry and exit of a subject, or of subjects who are alike in them, from the origin. */
interface Times {
  readonly entry: number
  readonly time: number
}

/**
 * The same times counted from a landmark L: exit - L, and entry - L or 0 for those who entered before it. Null for
 * those who are no longer followed at L (exit <= L): a landmark analysis is of those followed beyond it.
 *
 * entry, time and `landmark`: in the unit of the endpoint, landmark > 0; decimals are subtracted exactly.
 * Source: Anderson, Cain and Gelber 1983. Checked against R survival `survdiff(Surv(time - L, status) ~ g, subset =
 * time > L)`.
 */
export const sinceLandmark = <T extends Times>(times: T, landmark: number): T | null => {
  if (isUpTo(times.time, landmark)) return null
  const since = (time: number): number => (time <= landmark ? 0 : subtractDecimals(time, landmark))
  return { ...times, entry: since(times.entry), time: since(times.time) }
}
