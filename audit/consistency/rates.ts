import { groupBy } from '../../cohort/values/group-by.ts'
import { memoized } from '../../statistics/numbers/memoized.ts'
import { compare, toNumber } from '../../statistics/numbers/rational.ts'
import { twelveDigits } from '../../statistics/numbers/twelve-digits.ts'
import { reportedNumber } from '../claims/claim.ts'
import type { Finding } from './finding.ts'
import { isWhole, type ReportedNumber, wholeOver } from './reported-number.ts'

const survivalOf = (printed: readonly ReportedNumber[]): readonly ReportedNumber[] =>
  printed.filter(({ statistic, at, isExact }) => statistic === 'survival' && at !== null && isExact)

/** Survival never rises with time. */
export const orderOfRates = (printed: readonly ReportedNumber[]): readonly Finding[] =>
  [...groupBy(survivalOf(printed), ({ analysis, group }) => `${analysis}/${group}`).values()].flatMap(
    (own): readonly Finding[] => {
      const rates = own.toSorted((a, b) => a.at! - b.at!)
      if (new Set(rates.map(({ at }) => at)).size < 2) return []
      const rising = rates.filter((rate) =>
        rates.some((earlier) => earlier.at! < rate.at! && compare(rate.low, earlier.high) >= 0),
      )
      return [
        {
          check: 'order of rates',
          claims: rates.map(({ claim }) => claim.id),
          outcome: rising.length === 0 ? 'consistent' : 'inconsistent',
          detail:
            rising.length === 0
              ? 'no rate rises with time'
              : `it rises at ${rising.map(({ at }) => at).join(', ')}`,
        },
      ]
    },
  )

/** Up to this many subjects every product can be listed. */
const FEW = 20

/**
 * Rates as products of (1 - d/n). Where everybody had the event, or the shortest follow-up rules a censoring before t out, S(t) is a whole number
 * of subjects over n and can fail. Elsewhere any censoring is possible, and the check says how many of the printable
 * values some product of n subjects gives: where that is nearly all, it has no power.
 */
export const attainableRates = (
  printed: readonly ReportedNumber[],
  shortestFollowUp: (analysis: string) => number | null,
): readonly Finding[] =>
  survivalOf(printed).flatMap((rate): readonly Finding[] => {
    const own = (wanted: string) =>
      printed.find(
        ({ analysis, group, statistic, level }) =>
          statistic === wanted && analysis === rate.analysis && group === rate.group && level === '',
      )
    const [n, events] = [own('n'), own('events')]
    // of nobody, or of a number that counts nobody, there is no rate
    if (!n || !isWhole(n) || n.value.n === 0n) return []
    const size = toNumber(n.value)
    const isComplete = events !== undefined && toNumber(events.value) === size
    const claims = [rate, n, ...(isComplete ? [events] : [])].map(({ claim }) => claim.id)
    const shortest = isComplete ? Number.POSITIVE_INFINITY : shortestFollowUp(rate.analysis)
    if (shortest !== null && rate.at! <= shortest) {
      const found = wholeOver(size, rate)
      return [
        {
          check: 'attainable rate',
          claims,
          outcome: found === null ? 'inconsistent' : 'consistent',
          detail:
            found === null
              ? `nobody is censored before, and no number of ${size} prints so`
              : `nobody is censored before: ${found} of ${size}`,
        },
      ]
    }
    if (size > FEW)
      return [
        {
          check: 'attainable rate',
          claims,
          outcome: 'no power',
          detail: `${size} subjects give nearly every value`,
        },
      ]
    const { decimals } = reportedNumber(rate.claim)!
    const scale = (rate.claim.unit === '%' ? 100 : 1) * Number(`1e${decimals}`)
    const values = new Set([...productsOf(size)].map((value) => Math.round(value * scale)))
    const share = values.size / (scale + 1)
    const isThere = [...productsOf(size)].some(
      (value) => value >= toNumber(rate.low) - 1e-12 && value < toNumber(rate.high),
    )
    return [
      {
        check: 'attainable rate',
        claims,
        outcome: !isThere ? 'inconsistent' : share > 0.5 ? 'no power' : 'consistent',
        detail: `${size} subjects with any censoring give ${Math.round(share * 100)}% of the printable values${isThere ? '' : ', and not this one'}`,
      },
    ]
  })

/** Every product of (m - 1)/m over some of m = 1..n: who leaves by an event while m are at risk lowers S, who is censored does not. */
const productsOf = memoized((n: number): ReadonlySet<number> => {
  let values = new Set([1])
  for (let m = n; m >= 1; m--)
    values = new Set([...values].flatMap((value) => [value, twelveDigits((value * (m - 1)) / m)]))
  return values
})
