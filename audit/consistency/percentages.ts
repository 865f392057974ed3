import { add, multiply, rational, subtract } from '../../statistics/numbers/rational.ts'
import { reportedNumber } from '../claims/claim.ts'
import type { Finding } from './finding.ts'
import { reachable } from './reachable.ts'
import { isWhole, printsAs, type ReportedNumber, sizesOf, wholeOf, wholeOver } from './reported-number.ts'

/**
 * GRIM for percentages: a reported percentage must be a whole count over a whole number of subjects. The count is the
 * one reported for the same analysis, group and level, or the claim whose id ends in -count where this one ends in
 * -share. The number of subjects is the one reported with it, otherwise one reported for the same group elsewhere,
 * otherwise any number up to the largest reported.
 */
export const percentages = (printed: readonly ReportedNumber[]): readonly Finding[] => {
  const largest = Math.max(
    0,
    ...printed.filter((reported) => reported.statistic === 'n' && isWhole(reported)).map(wholeOf),
  )
  return printed
    .filter(
      ({ claim, statistic, isExact }) => isExact && (statistic === 'share' || claim.id.endsWith('-share')),
    )
    .map((share): Finding => {
      const count = printed.find((reported) => isCountOf(reported, share))
      // with very many subjects nearly every percentage is some count
      const sizes = sizesOf(share, printed).filter(
        (size) => isWhole(size) && (count !== undefined || wholeOf(size) <= MOST_SUBJECTS),
      )
      const sizeOfAnalysis = sizes.find(({ analysis }) => analysis === share.analysis)
      const ids = [share, ...(count ? [count] : []), ...(sizeOfAnalysis ? [sizeOfAnalysis] : [])].map(
        ({ claim }) => claim.id,
      )
      if (sizeOfAnalysis) return judged(share, count, wholeOf(sizeOfAnalysis), ids)
      const elsewhere = sizes.find((size) => fractionOf(share, count, [wholeOf(size)]) !== null)
      if (elsewhere) return judged(share, count, wholeOf(elsewhere), [...ids, elsewhere.claim.id])
      return anyNumber(share, count, largest, ids)
    })
}

const isCountOf = (reported: ReportedNumber, share: ReportedNumber): boolean =>
  isWhole(reported) &&
  (reported.analysis !== '' && reported.statistic === 'count'
    ? reported.analysis === share.analysis && reported.group === share.group && reported.level === share.level
    : share.analysis === '' && reported.claim.id === share.claim.id.replace(/-share$/, '-count'))

const judged = (
  share: ReportedNumber,
  count: ReportedNumber | undefined,
  n: number,
  claims: readonly string[],
): Finding => {
  if (n === 0 && (count === undefined || wholeOf(count) === 0)) return undefinedPercentage(claims)
  const fraction = fractionOf(share, count, [n])
  const truncated = fraction === null ? truncatedText(share, count, n) : null
  return {
    check: 'percentage',
    claims,
    outcome: fraction === null ? 'inconsistent' : 'consistent',
    detail:
      fraction ??
      truncated ??
      (count ? `${wholeOf(count)} of ${n} does not give it` : `no count of ${n} gives it`),
  }
}

/** Programs report 0% for 0 of 0, which is undefined. */
const undefinedPercentage = (claims: readonly string[]): Finding => ({
  check: 'percentage',
  claims,
  outcome: 'cannot be settled',
  detail: 'a percentage of 0 patients is not defined',
})

/** "66.6" for 8 of 12: agrees if truncated, not if rounded. */
const truncatedText = (
  share: ReportedNumber,
  count: ReportedNumber | undefined,
  n: number,
): string | null => {
  const last = subtract(share.high, share.low)
  const k = countOver(n, count, { low: share.value, high: add(share.value, last) })
  return k === null ? null : `${k} of ${n} gives this only if it is truncated instead of rounded`
}

/** The check is uninformative if more than this proportion of the possible percentages is attainable. */
const NO_POWER = 0.5

/** Larger numbers of subjects are not checked: nearly every percentage is attainable. */
const MOST_SUBJECTS = 100_000

/** If no reported number of subjects fits, some number up to the largest one has to. */
const anyNumber = (
  share: ReportedNumber,
  count: ReportedNumber | undefined,
  largest: number,
  claims: readonly string[],
): Finding => {
  const check = 'percentage'
  if (largest === 0 || largest > MOST_SUBJECTS)
    return {
      check,
      claims,
      outcome: 'cannot be settled',
      detail: 'no number of patients is reported with it',
    }
  const fraction = fractionOf(share, count, range(1, largest))

  if (fraction === null)
    return {
      check,
      claims,
      outcome: 'cannot be settled',
      detail: `${count ? `${wholeOf(count)} does not give it` : 'no count gives it'} with any number of patients up to ${largest}; the number of patients is not reported`,
    }
  const power = count ? 0 : reachable(printableSteps(share), largest)
  return {
    check,
    claims,
    outcome: power > NO_POWER ? 'no power' : 'consistent',
    detail:
      power > NO_POWER
        ? `counts of up to ${largest} patients give ${Math.round(power * 100)}% of the possible percentages`
        : `${fraction} gives it, but this number of patients is not reported with it`,
  }
}

/** "13 of 18": the first whole count over one of these numbers that rounds to the percentage, or null. */
const fractionOf = (
  share: ReportedNumber,
  count: ReportedNumber | undefined,
  sizes: readonly number[],
): string | null => {
  for (const n of sizes) {
    const k = countOver(n, count, share) ?? halfEvenOver(n, count, share)
    if (k !== null) return `${k} of ${n}`
  }
  return null
}

/**
 * The count, or if none is reported the first whole number, that over n lies in the interval; null if there is none.
 */
const countOver = (
  n: number,
  count: ReportedNumber | undefined,
  interval: Pick<ReportedNumber, 'low' | 'high'>,
): number | null => {
  if (!count) return wholeOver(n, interval)
  const k = wholeOf(count)
  return n > 0 && k <= n && printsAs(interval, rational(k, n)) ? k : null
}

/** 12% for 5 of 40, 12.5%: programs round a half to the even digit too. */
const halfEvenOver = (n: number, count: ReportedNumber | undefined, share: ReportedNumber): number | null => {
  const { value, low, high } = share
  const step = subtract(high, low)
  const isEven = ((value.n * step.d) / (value.d * step.n)) % 2n === 0n
  const half = multiply(high, rational(n))
  const k = Number(half.n)
  return isEven && n > 0 && half.d === 1n && k <= n && (count === undefined || wholeOf(count) === k)
    ? k
    : null
}

/** The number of steps between 0% and 100%: 1,000 for one decimal. */
const printableSteps = ({ claim }: ReportedNumber): number =>
  Math.max(1, (claim.unit === '%' ? 100 : 1) * Number(`1e${reportedNumber(claim)!.decimals}`))

const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i)
