import { rational } from '../../../statistics/rational.ts'
import type { Finding } from './finding.ts'
import { type Printed, printsAs } from './printed.ts'

/**
 * GRIM for shares: a printed percentage must be a whole count over the printed number of subjects. The count is that
 * of the same analysis, group and level, or of the claim whose id ends in -count where this one ends in -share.
 */
export const percentages = (printed: readonly Printed[]): readonly Finding[] =>
  printed
    .filter(
      ({ claim, statistic, isExact }) => isExact && (statistic === 'share' || claim.id.endsWith('-share')),
    )
    .map((share): Finding => {
      const count = printed.find((one) => isCountOf(one, share))
      const n = denominatorOf(share, printed)
      const ids = [share.claim.id, ...(count ? [count.claim.id] : []), ...(n ? [n.claim.id] : [])]
      if (n) return judged(share, count, whole(n), ids)
      if (!count) return { check: 'percentage', claims: ids, ...tellsNothing }
      const largest = Math.max(0, ...printed.filter(({ statistic }) => statistic === 'n').map(whole))
      const found = range(whole(count), largest).filter(
        (m) => m > 0 && printsAs(share, rational(whole(count), m)),
      )
      return {
        check: 'percentage',
        claims: ids,
        outcome: found.length > 0 ? 'consistent' : largest === 0 ? 'cannot be settled' : 'inconsistent',
        detail:
          found.length > 0
            ? `${whole(count)} of ${found.join(' or ')} prints so`
            : `${whole(count)} of no number up to ${largest} prints so`,
      }
    })

const tellsNothing = {
  outcome: 'cannot be settled',
  detail: 'neither its count nor its number of subjects is printed',
} as const

const isCountOf = (one: Printed, share: Printed): boolean =>
  one.analysis !== '' && one.statistic === 'count'
    ? one.analysis === share.analysis && one.group === share.group && one.level === share.level
    : share.analysis === '' && one.claim.id === share.claim.id.replace(/-share$/, '-count')

const denominatorOf = (share: Printed, printed: readonly Printed[]): Printed | undefined =>
  share.analysis === ''
    ? undefined
    : printed.find(
        ({ analysis, group, statistic }) =>
          statistic === 'n' && analysis === share.analysis && group === share.group,
      )

const judged = (
  share: Printed,
  count: Printed | undefined,
  n: number,
  claims: readonly string[],
): Finding => {
  const counts = count ? [whole(count)] : range(0, n)
  const found = counts.filter((k) => n > 0 && printsAs(share, rational(k, n)))
  return {
    check: 'percentage',
    claims,
    outcome: found.length > 0 ? 'consistent' : 'inconsistent',
    detail:
      found.length > 0
        ? `${found[0]} of ${n}`
        : `${count ? whole(count) : 'no whole number'} of ${n} does not print so`,
  }
}

const whole = ({ value }: Printed): number => Number(value.n / value.d)
const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i)
