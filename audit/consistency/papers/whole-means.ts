import { toNumber } from '../../../statistics/numbers/rational.ts'
import { reportedNumber } from '../../claims/claim.ts'
import type { Finding } from '../finding.ts'
import { isWhole, type ReportedNumber, wholeOf } from '../reported-number.ts'

/** A check that more than this part of all printed means pass shows little. */
const NO_POWER = 0.5

/**
 * GRIM (Brown and Heathers 2017): the mean of n whole numbers is a whole number divided by n, so that few of the possible
 * means with d decimals can occur if n is well below 10^d. Values halfway between two roundings agree with both. Only means of
 * which the sentence says that they are of numbers of things are read; others would have fractions.
 */
export const wholeMeans = (together: readonly ReportedNumber[]): readonly Finding[] => {
  const mean = together.find(({ statistic, isExact }) => statistic === 'whole-mean' && isExact)
  const size = together.find((number) => number.statistic === 'whole-n' && isWhole(number))
  if (mean === undefined || size === undefined || wholeOf(size) === 0) return []
  const [n, { decimals }] = [wholeOf(size), reportedNumber(mean.claim)!]
  const total = Math.round(toNumber(mean.value) * n)
  const half = 0.5 / Number(`1e${decimals}`)
  // rounded once, or twice
  const isAttainable = Math.abs(total / n - toNumber(mean.value)) <= 1.1 * half + 1e-9
  const claims = [mean, size].map(({ claim }) => claim.id)
  const nearest = (total / n).toFixed(decimals + 1)
  if (!isAttainable)
    return [
      {
        check: 'mean',
        claims,
        outcome: 'cannot be settled',
        detail: `no ${n} whole numbers have the mean ${mean.claim.published} (a total of ${total} gives ${nearest}), unless values are missing or are no whole numbers`,
      },
    ]
  const outcome = n > NO_POWER * Number(`1e${decimals}`) ? 'no power' : 'consistent'
  return [
    { check: 'mean', claims, outcome, detail: `a total of ${total} over ${n} is ${mean.claim.published}` },
  ]
}
