import { atRiskRange, laterRange } from './at-risk-range.ts'
import { isCut, type Proof, ROUNDED } from './bounds.ts'
import type { CountedGroup } from './observed-times.ts'

/**
 * Bounds of the median follow-up by reverse Kaplan-Meier, of some groups together. G is the curve of censoring: at a time
 * with c censored and d events among R at risk, R+ = R - d - c of them later, its factor is 1 - c/R (`swapped-status`) or
 * 1 - c/(R-d) (`events-first`). As R at a time is R+ of the one before, the product up to t is
 *   swapped-status  R+(t)/n times the product of (1 + d/R+) over the times of events up to t
 *   events-first    R+(t)/n times the product of R/(R-d)
 * where n, d are known or between two numbers, and R, R+ lie between the least and the most over the tables: both rise with d
 * and fall with R or R+ in the product, and rise with R+(t). Of one group the second product is 1/S(t), which the figure
 * shows, and the first is not below it. G never rises and is at most 1.
 *
 * The median is not before the first time at which G may be 1/2 or less, and not after the first at which it is less for
 * certain, whatever the rule where G equals 1/2. Attained where numbers at risk are determined at all times.
 */
export const followUpBounds = (
  groups: readonly CountedGroup[],
  ties: 'events-first' | 'swapped-status',
): Proof => {
  const set = groups.map(({ group }) => group)
  const ends = set.map(({ moments }) => moments.at(-1)!.time)
  const last = isCut(set) ? Math.min(...ends) : Math.max(...ends)
  const places = placesOf(groups).filter(
    ({ time, isAfter }) => time < last || (time === last && !(isAfter && isCut(set))),
  )
  const n = set.reduce((total, { entered }) => total + entered!, 0)
  const curve = new Censoring(groups, ties, n)
  let [before, low]: [number, number | null] = [0, null]
  let least = 1
  for (const place of places) {
    const [lowest, highest] = curve.at(place)
    least = Math.min(least, highest)
    // crossed at the time itself, or between the one before and this
    if (low === null && lowest <= 0.5 + ROUNDED) low = place.isAfter ? place.time : before
    if (low !== null && least < 0.5 - ROUNDED) return { low, high: place.time }
    before = place.time
  }
  if (isCut(set)) return { why: 'the axis is cut before the median follow-up is reached for certain' }
  return { low: low ?? Number.POSITIVE_INFINITY, high: Number.POSITIVE_INFINITY }
}

/** Just before a time, or with it. */
interface Place {
  readonly time: number
  readonly isAfter: boolean
}

const placesOf = (groups: readonly CountedGroup[]): readonly Place[] =>
  [...new Set(groups.flatMap(({ group }) => group.moments.map(({ time }) => time)))]
    .sort((a, b) => a - b)
    .flatMap((time) => [
      { time, isAfter: false },
      { time, isAfter: true },
    ])

type Range = readonly [number, number]

/** The least and the largest G, place by place. */
class Censoring {
  private readonly groups: readonly CountedGroup[]
  private readonly ties: 'events-first' | 'swapped-status'
  private readonly n: number
  /** The product over the times of events so far. */
  private product: Range = [1, 1]
  constructor(groups: readonly CountedGroup[], ties: 'events-first' | 'swapped-status', n: number) {
    this.groups = groups
    this.ties = ties
    this.n = n
  }

  at({ time, isAfter }: Place): Range {
    const left = this.countOf(isAfter ? laterRange : atRiskRange, time)
    if (isAfter) this.pass(time)
    const survival = this.survivalAt(time, isAfter)
    const shares = [left[0] / this.n, left[1] / this.n] as const
    const low = Math.max(shares[0] * this.product[0], survival === null ? 0 : shares[0] / survival[1])
    // where nobody may be left after an event, the product says nothing
    const high = Number.isFinite(this.product[1]) ? shares[1] * this.product[1] : 1
    const exact = survival === null || this.ties !== 'events-first' ? 1 : shares[1] / survival[0]
    return [Math.min(1, low), Math.min(1, high, exact)]
  }

  private countOf(range: typeof atRiskRange, t: number): Range {
    return this.groups.reduce<Range>(
      ([low, high], { group, possible }) => {
        const [least, most] = range(group, possible, t) ?? [0, group.entered!]
        return [low + least, high + most]
      },
      [0, 0],
    )
  }

  private pass(time: number): void {
    const events = this.groups.flatMap((counted) => eventsAt(counted, time))
    if (events.length === 0) return
    const d = events.reduce<Range>(([low, high], [least, most]) => [low + least, high + most], [0, 0])
    const [low, high] = this.ties === 'swapped-status' ? this.swapped(d, time) : this.first(d, time)
    this.product = [this.product[0] * low, this.product[1] * high]
  }

  private swapped([fewest, most]: Range, time: number): Range {
    const later = this.countOf(laterRange, time)
    return [
      later[1] > 0 ? 1 + fewest / later[1] : 1,
      later[0] > 0 ? 1 + most / later[0] : Number.POSITIVE_INFINITY,
    ]
  }

  private first([fewest, most]: Range, time: number): Range {
    const atRisk = this.countOf(atRiskRange, time)
    return [
      atRisk[1] > fewest ? atRisk[1] / (atRisk[1] - fewest) : 1,
      atRisk[0] > most ? atRisk[0] / (atRisk[0] - most) : Number.POSITIVE_INFINITY,
    ]
  }

  /** Of one group: survival, by which the proportion still observed is divided. */
  private survivalAt(time: number, isAfter: boolean): Range | null {
    if (this.groups.length > 1) return null
    const step = this.groups[0]!.group.moments.findLast(
      (moment) => moment.kind === 'event' && (isAfter ? moment.time <= time : moment.time < time),
    )
    if (step?.kind !== 'event') return [1, 1]
    const [low, high] = [step.survival - step.precision, step.survival + step.precision]
    return low > 0 ? [low, Math.min(1, high)] : null
  }
}

const eventsAt = ({ group, possible }: CountedGroup, time: number): readonly Range[] => {
  const i = group.moments.findIndex((moment) => moment.kind === 'event' && moment.time === time)
  if (i < 0) return []
  const numbers = possible[i]!.flatMap(({ next }) => next.map(({ events }) => events))
  return [[Math.min(...numbers), Math.max(...numbers)]]
}
