import { add, rational, subtract } from '../../statistics/numbers/rational.ts'
import { reportedNumber } from '../claims/claim.ts'
import type { Finding } from './finding.ts'
import { reachable } from './reachable.ts'
import { isWhole, printsAs, type ReportedNumber, sizesOf, wholeOf, wholeOver } from './reported-number.ts'

/**
 * GRIM for shares: a printed percentage must be a whole count over a whole number of subjects. The count is the one
 * printed of the same analysis, group and level, or the claim whose id ends in -count where this one ends in -share. The
 * number of subjects is the one printed with it, or else what is printed of the same group elsewhere, or else any number up
 * to the largest that is printed.
 */
export const percentages = (printed: readonly ReportedNumber[]): readonly Finding[] => {
  const largest = Math.max(0, ...printed.filter((one) => one.statistic === 'n' && isWhole(one)).map(wholeOf))
  return printed
    .filter(
      ({ claim, statistic, isExact }) => isExact && (statistic === 'share' || claim.id.endsWith('-share')),
    )
    .map((share): Finding => {
      const count = printed.find((one) => isCountOf(one, share))
      // of very many subjects nearly every percentage is some count
      const sizes = sizesOf(share, printed).filter(
        (size) => isWhole(size) && (count !== undefined || wholeOf(size) <= MOST_SUBJECTS),
      )
      const own = sizes.find(({ analysis }) => analysis === share.analysis)
      const ids = [share, ...(count ? [count] : []), ...(own ? [own] : [])].map(({ claim }) => claim.id)
      if (own) return judged(share, count, wholeOf(own), ids)
      const elsewhere = sizes.find((size) => fractionOf(share, count, [wholeOf(size)]) !== null)
      if (elsewhere) return judged(share, count, wholeOf(elsewhere), [...ids, elsewhere.claim.id])
      return anyNumber(share, count, largest, ids)
    })
}

const isCountOf = (one: ReportedNumber, share: ReportedNumber): boolean =>
  isWhole(one) &&
  (one.analysis !== '' && one.statistic === 'count'
    ? one.analysis === share.analysis && one.group === share.group && one.level === share.level
    : share.analysis === '' && one.claim.id === share.claim.id.replace(/-share$/, '-count'))

const judged = (
  share: ReportedNumber,
  count: ReportedNumber | undefined,
  n: number,
  claims: readonly string[],
): Finding => {
  if (n === 0 && (count === undefined || wholeOf(count) === 0)) return ofNobody(claims)
  const found = fractionOf(share, count, [n])
  const cut = found === null ? cutFrom(share, count, n) : null
  return {
    check: 'percentage',
    claims,
    outcome: found === null ? 'inconsistent' : 'consistent',
    detail:
      found ??
      cut ??
      `${count ? wholeOf(count) : 'no whole number'} of ${n} ${count ? 'does not print' : 'prints'} so`,
  }
}

/** Programs print 0% beside 0 of 0, which is no percentage. */
const ofNobody = (claims: readonly string[]): Finding => ({
  check: 'percentage',
  claims,
  outcome: 'cannot be settled',
  detail: 'a percentage of 0 subjects is not defined',
})

/** "66.6" of 8 of 12: what does not print so when rounded, but when cut off. */
const cutFrom = (share: ReportedNumber, count: ReportedNumber | undefined, n: number): string | null => {
  const last = subtract(share.high, share.low)
  const k = countOver(n, count, { low: share.value, high: add(share.value, last) })
  return k === null ? null : `${k} of ${n} gives this only if it is truncated instead of rounded`
}

/** Where more than half of the printable percentages are some whole number over so many subjects, the check says nothing. */
const NO_POWER = 0.5

/** Up to so many subjects every fraction can be looked at. */
const MOST_SUBJECTS = 100_000

/** No number of subjects is printed that fits: then some number up to the largest one has to. */
const anyNumber = (
  share: ReportedNumber,
  count: ReportedNumber | undefined,
  largest: number,
  claims: readonly string[],
): Finding => {
  const check = 'percentage'
  if (largest === 0 || largest > MOST_SUBJECTS)
    return { check, claims, outcome: 'cannot be settled', detail: 'no number of subjects is printed with it' }
  const found = fractionOf(share, count, range(1, largest))
  const of = count ? String(wholeOf(count)) : 'no whole number'
  if (found === null)
    return {
      check,
      claims,
      outcome: 'cannot be settled',
      detail: `${of} of any number up to ${largest} does not print so; its number of subjects is not printed`,
    }
  const power = count ? 0 : reachable(printableSteps(share), largest)
  return {
    check,
    claims,
    outcome: power > NO_POWER ? 'no power' : 'consistent',
    detail:
      power > NO_POWER
        ? `up to ${largest} subjects give ${Math.round(power * 100)}% of the printable percentages`
        : `${found} prints so, though that number of subjects is not printed with it`,
  }
}

/** "13 of 18": the first whole count over one of these numbers that prints as the share does, or null. */
const fractionOf = (
  share: ReportedNumber,
  count: ReportedNumber | undefined,
  sizes: readonly number[],
): string | null => {
  for (const n of sizes) {
    const k = countOver(n, count, share)
    if (k !== null) return `${k} of ${n}`
  }
  return null
}

/** The count itself, or without one the first whole number, whose fraction over n lies in the interval; null if there is none. */
const countOver = (
  n: number,
  count: ReportedNumber | undefined,
  interval: Pick<ReportedNumber, 'low' | 'high'>,
): number | null => {
  if (!count) return wholeOver(n, interval)
  const k = wholeOf(count)
  return n > 0 && k <= n && printsAs(interval, rational(k, n)) ? k : null
}

/** A percentage of one decimal is one of 1,001. */
const printableSteps = ({ claim }: ReportedNumber): number =>
  Math.max(1, (claim.unit === '%' ? 100 : 1) * Number(`1e${reportedNumber(claim)!.decimals}`))

const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i)
