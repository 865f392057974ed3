import type { Result } from '../../cohort/results/result.ts'
import { fixed } from '../../cohort/values/decimal.ts'
import { inUnitOf } from '../claims/agreement.ts'
import { type Claim, reportedNumber } from '../claims/claim.ts'
import type { FigureEvidence } from '../verdicts/judge-number.ts'
import { type FigureRange, notReachedAgreement } from './figure-ranges.ts'

/** What the tables of a figure say of each claim, for its verdict. */
export const figureEvidence = (
  ranges: readonly FigureRange[],
  notReached: readonly Claim[],
  results: ReadonlyMap<string, Result>,
): ReadonlyMap<string, FigureEvidence> => {
  const byResult = new Map(ranges.map((range) => [range.target.result, range]))
  const numbers = ranges.flatMap((range) =>
    range.target.claims.map((claim): readonly [string, FigureEvidence] => [
      claim.id,
      {
        agreement: range.agreement!,
        words: wordsOf(range, claim, results.get(range.target.result)!.unit),
      },
    ]),
  )
  const times = notReached.flatMap((claim): readonly (readonly [string, FigureEvidence])[] => {
    const range = byResult.get(claim.result)
    if (range === undefined) return []
    const agreement = notReachedAgreement(range, results.get(claim.result)!.reason)
    return [[claim.id, { agreement, words: wordsOf({ ...range, agreement }, claim, '') }]]
  })
  return new Map([...numbers, ...times])
}

const wordsOf = (range: FigureRange, claim: Claim, unit: string): string => {
  const { agreement, giving, tables, bound, against } = range
  const values = valuesWords(range, claim, unit)
  switch (agreement) {
    case 'some':
      return bound === 'all' && giving > 0
        ? `${giving} of the ${tables} tables that give the figure ${giving === 1 ? 'gives' : 'give'} it; ${values}`
        : `some tables that give the figure give it; ${values}`
    case 'none':
      return `no table that gives the figure gives it; ${values}`
    case 'open':
      if (tables === 0) return `not judged: ${range.notJudged}`
      return against.length > 0
        ? `tables that give the figure give it, but none of ${tables} also gives ${against.map(({ claims: [other] }) => other!.published).join(' and ')}, reported of the same analysis`
        : `none of ${tables} tables that give the figure gives it, and it was not shown that no other does${range.notJudged === '' ? '' : ` (not judged: ${range.notJudged})`}; ${values}`
    default:
      return ''
  }
}

/** `their values are 8.5 to 9.1`, with two decimals more than the claim. */
const valuesWords = ({ low, high, canBeNone, bound }: FigureRange, claim: Claim, unit: string): string => {
  const decimals = Math.max(0, reportedNumber(claim)?.decimals ?? 0) + 2
  const text = (value: number): string => {
    const converted = unit === '' ? null : inUnitOf(claim, { value, unit })
    return converted === null ? String(value) : String(Number(fixed(converted, decimals)))
  }
  const whose = bound === 'found' ? 'values of the tables that were tried' : 'their values'
  if (low === null) return `${whose}: none`
  if (high === null) return `${whose}: ${text(low)} or more${canBeNone ? ', or not reached' : ''}`
  const range = text(low) === text(high) ? text(low) : `${text(low)} to ${text(high)}`
  return `${whose}: ${range}${canBeNone ? ', or none' : ''}`
}
