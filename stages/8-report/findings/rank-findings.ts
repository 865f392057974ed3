import { type Claim, reportedNumber } from '../../../audit/claims/claim.ts'
import { publishedValue } from '../../../audit/claims/published-number.ts'
import type { Result } from '../../../cohort/results/result.ts'
import { statisticOf } from '../../../cohort/results/statistic.ts'
import { toNumber } from '../../../statistics/numbers/rational.ts'
import type { Finding, JudgedClaim } from './finding.ts'

/** What the order of findings depends on, besides the findings. */
export interface RankedBy {
  readonly results: ReadonlyMap<string, Result>
  /** The significance level. */
  readonly alpha: number
  /** Names of estimates, tests and models: results about outcomes, not about the patients. */
  readonly outcomes: ReadonlySet<string>
}

/**
 * Findings in the order of their importance: those that change a conclusion first, then those about an outcome, then by
 * the size of the difference. Findings that are equal in all three keep their order.
 */
export const rankFindings = (findings: readonly Finding[], by: RankedBy): readonly Finding[] =>
  findings
    .map((finding) => ({
      finding,
      changes: Number(changesConclusion(finding, by)),
      outcome: Number(isOutcome(finding, by)),
      size: sizeOf(finding, by),
    }))
    .toSorted((a, b) => b.changes - a.changes || b.outcome - a.outcome || b.size - a.size)
    .map(({ finding }) => finding)

/**
 * Whether the recomputed number leads to another conclusion: a P value on the other side of the significance level, an
 * effect or a limit of it on the other side of no difference, a time that is reached or not.
 */
export const changesConclusion = ({ numbers }: Finding, { results, alpha }: RankedBy): boolean =>
  numbers.some((judged) => {
    const result = results.get(judged.claim.result)
    return result !== undefined && concludesOtherwise(judged, result, alpha)
  })

const concludesOtherwise = ({ claim, row }: JudgedClaim, result: Result, alpha: number): boolean => {
  const { kind, part } = statisticOf(result.statistic)
  if (claim.reported?.kind === 'not reached') return result.value !== null
  if (kind === 'time' && part === '' && result.value === null) return claim.reported?.kind === 'number'
  if (row.computed === null) return false
  if (kind === 'p') {
    const isBelow = reportedBelow(claim, alpha)
    return isBelow !== null && isBelow !== row.computed < alpha
  }
  const none = noDifference(result)
  const number = reportedNumber(claim)
  if (none === null || number === null) return false
  return Math.sign(toNumber(publishedValue(number)) - none) !== Math.sign(row.computed - none)
}

/** Whether the reported P value is below the level; null if the reported bound leaves it open. */
const reportedBelow = (claim: Claim, alpha: number): boolean | null => {
  if (claim.reported?.kind === 'not significant') return false
  const number = reportedNumber(claim)
  if (number === null) return null
  const value = toNumber(publishedValue(number))
  switch (number.relation) {
    case '=':
      return value < alpha
    case '<':
    case '<=':
      return value <= alpha ? true : null
    case '>':
    case '>=':
      return value >= alpha ? false : null
    default: {
      const never: never = number.relation
      return never
    }
  }
}

/** The value of no difference: 1 of a ratio, 0 of a difference or a logarithm; null of all else. */
const noDifference = ({ statistic }: Result): number | null => {
  const { kind, base, part } = statisticOf(statistic)
  if (part === 'se') return null
  if (kind === 'ratio') return 1
  if (kind === 'difference' || base === 'shift' || base === 'difference') return 0
  return null
}

const isOutcome = ({ numbers }: Finding, { results, outcomes }: RankedBy): boolean =>
  numbers.some(({ claim }) => outcomes.has(results.get(claim.result)?.analysis ?? ''))

/**
 * The largest difference of a finding: of proportions and P values the difference itself (0.068 is 6.8 percentage
 * points), of other numbers relative to the reported one; 0 without two numbers.
 */
export const sizeOf = ({ numbers }: Finding, { results }: RankedBy): number =>
  Math.max(
    0,
    ...numbers.map(({ claim, row }) => {
      const number = reportedNumber(claim)
      const result = results.get(claim.result)
      if (number === null || row.computed === null || result === undefined) return 0
      const value = toNumber(publishedValue(number))
      const difference = Math.abs(row.computed - value)
      if (ABSOLUTE.has(statisticOf(result.statistic).kind))
        return claim.unit === '%' ? difference / 100 : difference
      return value === 0 ? 0 : difference / Math.abs(value)
    }),
  )

const ABSOLUTE: ReadonlySet<string> = new Set(['proportion', 'difference', 'p', 'size', 'coverage'])
