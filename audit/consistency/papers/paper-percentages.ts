import {
  add,
  compare,
  multiply,
  type Rational,
  rational,
  subtract,
  toNumber,
} from '../../../statistics/numbers/rational.ts'
import { reportedNumber } from '../../claims/claim.ts'
import type { Finding } from '../finding.ts'
import { isWhole, type ReportedNumber, wholeOf } from '../reported-number.ts'

type Judgement = Pick<Finding, 'outcome' | 'detail'>

/**
 * A percentage, the count that it is of, and the number of patients, as far as a sentence reports them together. Values
 * halfway between two roundings agree with both: programs differ.
 */
export const paperPercentages = (together: readonly ReportedNumber[]): readonly Finding[] => {
  const of = (statistic: string) =>
    together.find((number) => number.statistic === statistic && isWhole(number))
  const share = together.find(({ statistic, isExact }) => statistic === 'share' && isExact)
  if (share === undefined) return []
  const [count, n, stated] = [of('count'), of('n'), of('stated-n')]
  const judged = judgedShare(share, count, n, stated)
  const used = [share, count, n, judged.outcome === 'consistent' || n === undefined ? stated : undefined]
  return [
    {
      check: 'percentage',
      claims: used.flatMap((number) => (number === undefined ? [] : [number.claim.id])),
      ...judged,
    },
  ]
}

const judgedShare = (
  share: ReportedNumber,
  count: ReportedNumber | undefined,
  n: ReportedNumber | undefined,
  stated: ReportedNumber | undefined,
): Judgement => {
  if (compare(share.low, rational(1)) > 0 && (count !== undefined || n !== undefined))
    return { outcome: 'inconsistent', detail: `${share.claim.published}% of patients is more than all` }
  if (count !== undefined && n !== undefined) return ofBoth(share, wholeOf(count), wholeOf(n))
  if (n !== undefined) return ofTotal(share, wholeOf(n))
  if (count === undefined) return { outcome: 'no power', detail: 'no count is reported with it' }
  if (stated !== undefined && ofBoth(share, wholeOf(count), wholeOf(stated)).outcome === 'consistent')
    return ofBoth(share, wholeOf(count), wholeOf(stated))
  const alone = ofCount(share, wholeOf(count))
  if (stated === undefined || alone.outcome === 'cannot be settled') return alone
  const [k, size] = [wholeOf(count), wholeOf(stated)]
  return {
    outcome: 'cannot be settled',
    detail: `${k} of ${size} is ${percent(k, size, share)}, not ${share.claim.published}%, unless it is a percentage of fewer patients`,
  }
}

const ofBoth = (share: ReportedNumber, k: number, n: number): Judgement => {
  if (n === 0) return { outcome: 'cannot be settled', detail: 'a percentage of 0 patients is not defined' }
  if (k > n) return { outcome: 'inconsistent', detail: `${k} is more than ${n}` }
  const value = rational(k, n)
  if (isRounded(share, value))
    return { outcome: 'consistent', detail: `${k} of ${n} is ${share.claim.published}%` }
  const detail = `${k} of ${n} is ${percent(k, n, share)}, not ${share.claim.published}%`
  return isTruncated(share, value)
    ? { outcome: 'cannot be settled', detail: `${detail}, unless it was truncated instead of rounded` }
    : { outcome: 'inconsistent', detail }
}

/** "72.2% of the 18 patients": a percentage that few counts give. */
const ofTotal = (share: ReportedNumber, n: number): Judgement => {
  if (n > MOST_SUBJECTS || n === 0)
    return { outcome: 'no power', detail: 'nearly every percentage is some count' }
  const nearest = Math.round(toNumber(share.value) * n)
  if (isRounded(share, rational(nearest, n)))
    return {
      outcome: n * 2 > stepsOf(share) ? 'no power' : 'consistent',
      detail: `${nearest} of ${n} is ${share.claim.published}%`,
    }
  return {
    outcome: 'cannot be settled',
    detail: `no count of ${n} patients is ${share.claim.published}% (${nearest} are ${percent(nearest, n, share)}), unless values are missing or it is no count`,
  }
}

/** A count and its percentage, of any number of patients. */
const ofCount = (share: ReportedNumber, k: number): Judgement => {
  const [low, high] = [
    toNumber(share.low) - (toNumber(share.high) - toNumber(share.low)) / 20,
    toNumber(share.high),
  ]
  if (low <= 0) return { outcome: 'no power', detail: 'the number of patients is not reported with it' }
  const [least, most] = [Math.max(k, Math.ceil(k / high - 1e-9)), Math.floor(k / low + 1e-9)]
  if (least <= most)
    return {
      outcome: k / low - k / high > 0.5 ? 'no power' : 'consistent',
      detail:
        least === most
          ? `${k} is ${share.claim.published}% of ${least}; this number is not reported with it`
          : `${k} is ${share.claim.published}% of ${least} to ${most}`,
    }
  const near = Math.max(k, Math.round(k / toNumber(share.value)))
  const detail = `${k} is ${share.claim.published}% of no whole number (of ${near} it is ${percent(k, near, share)})`
  return {
    outcome: 'cannot be settled',
    detail: isTruncated(share, rational(k, near))
      ? `${detail}, unless it was truncated instead of rounded`
      : `${detail}, unless it is weighted or no percentage of the count`,
  }
}

const MOST_SUBJECTS = 100_000

/** The number of steps between 0% and 100%: 1,000 for one decimal. */
const stepsOf = ({ claim }: ReportedNumber): number => 100 * Number(`1e${reportedNumber(claim)!.decimals}`)

const percent = (k: number, n: number, { claim }: ReportedNumber): string =>
  `${((100 * k) / n).toFixed(Math.min(6, reportedNumber(claim)!.decimals + (k % n === 0 ? 0 : 1)))}%`

/** Rounded once, or twice: 96.845 is 96.85 and then 96.9. */
const isRounded = ({ low, high }: ReportedNumber, value: Rational): boolean => {
  const twice = multiply(subtract(high, low), rational(1, 20))
  return compare(value, subtract(low, twice)) >= 0 && compare(value, high) <= 0
}

const isTruncated = ({ value: printed, low, high }: ReportedNumber, value: Rational): boolean => {
  const step = subtract(high, low)
  return compare(value, printed) >= 0 && compare(value, add(printed, step)) < 0
}
