import { groupBy } from '../../cohort/values/group-by.ts'
import { memoized } from '../../statistics/numbers/memoized.ts'
import { compare, toNumber } from '../../statistics/numbers/rational.ts'
import { twelveDigits } from '../../statistics/numbers/twelve-digits.ts'
import { reportedNumber } from '../claims/claim.ts'
import type { Finding } from './finding.ts'
import { isWhole, type ReportedNumber, wholeOver } from './reported-number.ts'

const survivalOf = (printed: readonly ReportedNumber[]): readonly ReportedNumber[] =>
  printed.filter(({ statistic, at, isExact }) => statistic === 'survival' && at !== null && isExact)

/** Survival never rises with time, and a cumulative incidence never falls. */
export const orderOfRates = (printed: readonly ReportedNumber[]): readonly Finding[] => [
  ...orderOf(printed, 'survival', (earlier, later) => compare(later.low, earlier.high) >= 0),
  ...orderOf(printed, 'cumulative-incidence', (earlier, later) => compare(earlier.low, later.high) >= 0),
]

const orderOf = (
  printed: readonly ReportedNumber[],
  statistic: 'survival' | 'cumulative-incidence',
  isWrong: (earlier: ReportedNumber, later: ReportedNumber) => boolean,
): readonly Finding[] => {
  const ofStatistic = printed.filter(
    (rate) => rate.statistic === statistic && rate.at !== null && rate.isExact,
  )
  const [name, goes] = statistic === 'survival' ? ['survival', 'rises'] : ['cumulative incidence', 'falls']
  return [...groupBy(ofStatistic, ({ analysis, group }) => `${analysis}/${group}`).values()].flatMap(
    (ofCurve): readonly Finding[] => {
      const rates = ofCurve.toSorted((a, b) => a.at! - b.at!)
      if (new Set(rates.map(({ at }) => at)).size < 2) return []
      const wrong = rates.filter((rate) =>
        rates.some((earlier) => earlier.at! < rate.at! && isWrong(earlier, rate)),
      )
      return [
        {
          check: 'order of rates',
          claims: rates.map(({ claim }) => claim.id),
          outcome: wrong.length === 0 ? 'consistent' : 'inconsistent',
          detail:
            wrong.length === 0
              ? `no rate ${goes} with time`
              : `${name} ${goes} at ${wrong.map(({ at }) => at).join(', ')}`,
        },
      ]
    },
  )
}

/** Largest number of subjects for which every product can be listed. */
const FEW = 20

/**
 * Kaplan-Meier rates are products of (1 - d/n). If all subjects had the event, or the shortest follow-up rules out
 * censoring before t, S(t) has to be a whole number of subjects over n. Otherwise any censoring is possible, and the
 * check says how many of the possible values some product for n subjects gives: if nearly all, it has no power.
 */
export const attainableRates = (
  printed: readonly ReportedNumber[],
  shortestFollowUp: (analysis: string) => number | null,
): readonly Finding[] =>
  survivalOf(printed).flatMap((rate): readonly Finding[] => {
    const reportedOf = (wanted: string) =>
      printed.find(
        ({ analysis, group, statistic, level }) =>
          statistic === wanted && analysis === rate.analysis && group === rate.group && level === '',
      )
    const [n, events] = [reportedOf('n'), reportedOf('events')]
    // no rate without a positive whole number of subjects
    if (!n || !isWhole(n) || n.value.n === 0n) return []
    const size = toNumber(n.value)
    const isComplete = events !== undefined && toNumber(events.value) === size
    const shortest = isComplete ? Number.POSITIVE_INFINITY : shortestFollowUp(rate.analysis)
    const isUncensored = shortest !== null && rate.at! <= shortest
    return [
      {
        check: 'attainable rate',
        claims: [rate, n, ...(isComplete ? [events] : [])].map(({ claim }) => claim.id),
        ...(isUncensored ? withoutCensoring(rate, size) : withAnyCensoring(rate, size)),
      },
    ]
  })

type Judgement = Pick<Finding, 'outcome' | 'detail'>

/** Whether the rate is a whole number of subjects over all of them. */
const withoutCensoring = (rate: ReportedNumber, size: number): Judgement => {
  const count = wholeOver(size, rate)
  return count === null
    ? {
        outcome: 'inconsistent',
        detail: `no patient is censored earlier, and no count of ${size} gives it`,
      }
    : { outcome: 'consistent', detail: `no patient is censored earlier: ${count} of ${size} gives it` }
}

/** Whether the rate is one of the products, unless there are too many subjects or too many products. */
const withAnyCensoring = (rate: ReportedNumber, size: number): Judgement => {
  if (size > FEW) return { outcome: 'no power', detail: `${size} patients give nearly every value` }
  const { decimals } = reportedNumber(rate.claim)!
  const scale = (rate.claim.unit === '%' ? 100 : 1) * Number(`1e${decimals}`)
  const products = [...productsOf(size)]
  const proportion = new Set(products.map((value) => Math.round(value * scale))).size / (scale + 1)
  const possible = `${size} patients with any censoring give ${Math.round(proportion * 100)}% of the possible values`
  const isAttained = products.some(
    (value) => value >= toNumber(rate.low) - 1e-12 && value < toNumber(rate.high),
  )
  if (!isAttained) return { outcome: 'inconsistent', detail: `${possible}, but not this one` }
  return { outcome: proportion > 0.5 ? 'no power' : 'consistent', detail: possible }
}

/** Every product of (m - 1)/m over a subset of m = 1..n: an event with m at risk lowers S, a censoring does not. */
const productsOf = memoized((n: number): ReadonlySet<number> => {
  let values = new Set([1])
  for (let m = n; m >= 1; m--)
    values = new Set([...values].flatMap((value) => [value, twelveDigits((value * (m - 1)) / m)]))
  return values
})
