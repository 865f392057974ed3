import type { Result } from './result.ts'

/** Reasons of quantiles and limits that the curve or its band does not reach. */
const REASONS =
  /^survival stays above \d|stays above the quantile$|^the quantile is not reached$|^survival is never significantly below/

/**
 * Whether a time has no value because it was not reached, and not for another reason (no patients entered, a rule that gives
 * no limit there).
 */
export const isNotReached = ({ value, reason }: Pick<Result, 'value' | 'reason'>): boolean =>
  value === null && REASONS.test(reason)
