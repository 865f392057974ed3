import { toNumber } from '../../statistics/numbers/rational.ts'
import { reportedNumber } from '../claims/claim.ts'
import type { Finding } from './finding.ts'
import { type ReportedNumber, sizesOf } from './reported-number.ts'

/**
 * A sample median of whole numbers is whole if the number of subjects is odd, and whole or a half if it is even. A
 * minimum or maximum reported without decimals only suggests that the values are whole.
 */
export const medians = (printed: readonly ReportedNumber[]): readonly Finding[] =>
  printed.flatMap((median): readonly Finding[] => {
    if (median.statistic !== 'median' || !median.isExact) return []
    const sameGroup = (statistic: string) =>
      printed.find(
        (number) =>
          number.analysis === median.analysis &&
          number.statistic === statistic &&
          number.group === median.group,
      )
    const extreme = sameGroup('min') ?? sameGroup('max')
    if (!extreme || reportedNumber(extreme.claim)!.decimals !== 0 || extreme.claim.unit !== median.claim.unit)
      return []
    const [low, high] = [toNumber(median.low), toNumber(median.high)]
    const n = sizesOf(median, printed).find(({ analysis }) => analysis === median.analysis)
    const claims = [median, extreme, ...(n ? [n] : [])].map(({ claim }) => claim.id)
    const hits = (step: number): boolean => Math.ceil(low / step) * step < high
    if (!hits(0.5))
      return [
        {
          check: 'median',
          claims,
          outcome: 'cannot be settled',
          detail: 'no whole number or half rounds to it: impossible if all values are whole numbers',
        },
      ]
    if (hits(1))
      return [{ check: 'median', claims, outcome: 'consistent', detail: 'a whole number rounds to it' }]
    if (!n)
      return [
        {
          check: 'median',
          claims,
          outcome: 'cannot be settled',
          detail: 'a median ending in .5 needs an even number of patients; the number is not reported',
        },
      ]
    const isOdd = toNumber(n.value) % 2 === 1
    return [
      {
        check: 'median',
        claims,
        outcome: isOdd ? 'cannot be settled' : 'consistent',
        detail: isOdd
          ? `the median of ${toNumber(n.value)} whole numbers is whole, and ${median.claim.published} is not: impossible if all values are whole numbers`
          : `the median of ${toNumber(n.value)} whole numbers can end in .5`,
      },
    ]
  })
