import type { Result } from '../../cohort/results/result.ts'
import type { StatisticName } from '../../cohort/results/statistic.ts'
import { conversion } from '../../cohort/values/unit.ts'
import { decimal, multiply } from '../../statistics/numbers/rational.ts'
import { type Claim, reportedNumber } from '../claims/claim.ts'
import { prints } from '../claims/verdict.ts'
import type { Analysis } from '../recompute/analysis.ts'
import type { AuditInput } from '../recompute/audit-input.ts'
import { recordedBases } from '../recompute/recorded-bases.ts'

/** What a rule that averages none returns as it was recorded. */
const RETURNED_TIMES: readonly string[] = [
  ...(['q1', 'median', 'q3', 'last-time', 'follow-up'] as const),
] satisfies readonly StatisticName[]
const EXTREMES: readonly string[] = ['min', 'max', 'span'] satisfies readonly StatisticName[]

/**
 * Why no data of the recorded precision can give a printed number, or null: the rule returns only recorded values,
 * which are whole, and no whole value prints so. Quantiles of a survival curve by the rule that averages none, and
 * smallest, largest and span of a variable.
 */
export const notAttainable = (
  claim: Claim,
  result: Result,
  { section, name, plan }: Analysis,
  audited: AuditInput,
): string | null => {
  const published = reportedNumber(claim)!
  if (published.relation !== '=') return null
  const factor = conversion(result.unit, claim.unit, claim.daysPerMonth)
  const isTime = section === 'estimates' && RETURNED_TIMES.includes(result.statistic)
  const isExtreme = section === 'summaries' && EXTREMES.includes(result.statistic)
  if (factor === null || !(isExtreme || (isTime && audited.rules.median === 'first-at-or-below'))) return null
  const variable =
    section === 'summaries'
      ? plan.summaries[name]!.variable
      : audited.endpoints[plan.estimates[name]!.endpoint]!.until
  if (!recordedBases([variable], audited.variables).every((base) => isWhole(base, audited))) return null
  // the printed number is between two whole ones in the result's unit
  const near = Math.round(
    Number(published.digits) / Number(`1e${published.decimals}`) / (Number(factor.n) / Number(factor.d)),
  )
  const attained = [near - 1, near, near + 1].some((whole) =>
    prints(multiply(decimal(whole), factor), published),
  )
  return attained ? null : 'the rule returns only recorded times, which are whole, and none of them prints so'
}

/** Whole as recorded, and not rounded to that: an exact time behind a rounded one is any. */
const isWhole = (base: string, { recorded, fields }: AuditInput): boolean =>
  !fields.some(({ name, rounding }) => name === base && rounding !== null) &&
  recorded.every((subject) => {
    const value = subject[base] ?? null
    return typeof value !== 'number' || Number.isInteger(value)
  })
