import { groupBy } from '../../cohort/values/group-by.ts'
import { conversion, unitWords } from '../../cohort/values/unit.ts'
import { compare, multiply, rational } from '../../statistics/numbers/rational.ts'
import { whyUninformative } from '../claims/admitted-values.ts'
import type { Finding } from './finding.ts'
import type { ReportedNumber } from './reported-number.ts'

/** Bounds such as "more than half died": says which statistic the bound refers to, and whether it is informative. */
export const statements = (printed: readonly ReportedNumber[]): readonly Finding[] =>
  printed
    .filter(({ isExact, analysis }) => !isExact && analysis !== '')
    .map(({ claim, statistic, at }) => ({ claim, statistic, at, why: whyUninformative(claim, statistic) }))
    .map(({ claim, statistic, at, why }) => ({
      check: 'estimator',
      claims: [claim.id],
      outcome: why === '' ? 'consistent' : 'no power',
      detail: `${claim.published} refers to ${statistic.replaceAll('-', ' ')}${at === null ? '' : ` at ${at}`} (${claim.result})${why === '' ? '' : `: ${why}`}`,
    }))

/** A result reported in several places must be the same number, up to rounding. */
export const reportedTwice = (printed: readonly ReportedNumber[]): readonly Finding[] =>
  [
    ...groupBy(
      printed.filter(({ claim, isExact }) => claim.result !== '' && isExact),
      ({ claim }) => claim.result,
    ).values(),
  ].flatMap((ofStatement): readonly Finding[] => {
    const different = new Set(
      ofStatement.map(({ claim }) => `${claim.published} ${unitWords(claim.unit)}`.trim()),
    )
    if (different.size < 2) return []
    const ends = ofStatement.flatMap(({ claim, low, high }) => {
      const factor = conversion(claim.unit, ofStatement[0]!.claim.unit)
      const ofBase = conversion(ofStatement[0]!.claim.unit, '1') ? rational(1) : factor
      return factor && ofBase ? [[multiply(low, ofBase), multiply(high, ofBase)] as const] : []
    })
    const inOneUnit = ends.length === ofStatement.length
    const low = ends.map(([end]) => end).reduce((a, b) => (compare(a, b) > 0 ? a : b))
    const high = ends.map(([, end]) => end).reduce((a, b) => (compare(a, b) < 0 ? a : b))
    const meets = inOneUnit && compare(low, high) < 0
    const isLimit = /-(lower|upper)$/.test(ofStatement[0]!.statistic)
    return [
      {
        check: 'reported twice',
        claims: ofStatement.map(({ claim }) => claim.id),
        outcome: meets ? 'consistent' : isLimit || !inOneUnit ? 'cannot be settled' : 'inconsistent',
        detail: `reported as ${[...different].join(' and ')}${isLimit && !meets ? ': the limits may follow two rules' : ''}`,
      },
    ]
  })
