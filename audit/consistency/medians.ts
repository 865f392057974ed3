import { toNumber } from '../../statistics/numbers/rational.ts'
import { reportedNumber } from '../claims/claim.ts'
import type { Finding } from './finding.ts'
import { type ReportedNumber, sizesOf } from './reported-number.ts'

/**
 * A sample median of whole numbers is whole where the number of subjects is odd, and whole or a half where it is
 * even. A smallest or largest value that was printed without decimals suggests that
 * the values are whole, and no more.
 */
export const medians = (printed: readonly ReportedNumber[]): readonly Finding[] =>
  printed.flatMap((median): readonly Finding[] => {
    if (median.statistic !== 'median' || !median.isExact) return []
    const own = (statistic: string, group = median.group) =>
      printed.find(
        (one) => one.analysis === median.analysis && one.statistic === statistic && one.group === group,
      )
    const extreme = own('min') ?? own('max')
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
          detail: 'no whole or half number prints so: it cannot be if all values are whole',
        },
      ]
    if (hits(1))
      return [{ check: 'median', claims, outcome: 'consistent', detail: 'a whole number prints so' }]
    if (!n)
      return [
        {
          check: 'median',
          claims,
          outcome: 'cannot be settled',
          detail: 'a half needs an even number of subjects, which is not printed with it',
        },
      ]
    const isOdd = toNumber(n.value) % 2 === 1
    return [
      {
        check: 'median',
        claims,
        outcome: isOdd ? 'cannot be settled' : 'consistent',
        detail: isOdd
          ? `of ${toNumber(n.value)} whole numbers the middle one is whole; ${median.claim.published} is not: it cannot be if all values are whole`
          : `the middle of two of ${toNumber(n.value)} whole numbers prints so`,
      },
    ]
  })
