import type { Result } from '../../cohort/results/result.ts'
import type { StatisticName } from '../../cohort/results/statistic.ts'
import { conversion } from '../../cohort/values/unit.ts'
import { decimal, multiply } from '../../statistics/numbers/rational.ts'
import { prints } from '../claims/agreement.ts'
import { type Claim, reportedNumber } from '../claims/claim.ts'
import type { Analysis } from '../recompute/analysis.ts'
import type { AuditInput } from '../recompute/audit-input.ts'
import { recordedBases } from '../recompute/recorded-bases.ts'

/** Statistics that are recorded values under a rule that does not average. */
const RETURNED_TIMES: readonly string[] = [
  ...(['q1', 'median', 'q3', 'last-time', 'follow-up'] as const),
] satisfies readonly StatisticName[]
const EXTREMES: readonly string[] = ['min', 'max', 'span'] satisfies readonly StatisticName[]

/**
 * Why no data of the recorded precision can give a reported number, or null: the rule returns only recorded values,
 * which are whole, and no whole value rounds to it. Applies to quantiles of a survival curve under the rule that does
 * not average, and to the minimum, maximum and range of a variable.
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
  // the reported number is between two whole ones in the result's unit
  const near = Math.round(
    Number(published.digits) / Number(`1e${published.decimals}`) / (Number(factor.n) / Number(factor.d)),
  )
  const attained = [near - 1, near, near + 1].some((whole) =>
    prints(multiply(decimal(whole), factor), published),
  )
  return attained
    ? null
    : 'the rule returns only recorded values, which are whole, and no whole value rounds to it'
}

/** Whether the recorded values are whole and not rounded; a rounded time may have any exact value in its interval. */
const isWhole = (base: string, { recorded, fields }: AuditInput): boolean =>
  !fields.some(({ name, rounding }) => name === base && rounding !== null) &&
  recorded.every((subject) => {
    const value = subject[base] ?? null
    return typeof value !== 'number' || Number.isInteger(value)
  })
