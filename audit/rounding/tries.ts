import type { Result } from '../../cohort/results/result.ts'
import { type CitedResult, isMet } from '../claims/cited-result.ts'
import { reportedNumber } from '../claims/claim.ts'
import { printedOf } from '../recompute/printable.ts'
import { LAST_PLACE, type Places } from './exact-cells.ts'
import type { ExactTimes } from './exact-times.ts'

/** One assignment of exact times with its results. */
export interface Attempt {
  readonly places: Places
  readonly results: ReadonlyMap<string, Result>
}

export const attemptAt = (places: Places, times: ExactTimes): readonly Attempt[] => {
  const results = times.evaluate(places)
  return results === null ? [] : [{ places, results }]
}

export const resultValue =
  ({ result }: CitedResult) =>
  ({ results }: Attempt): number | null =>
    results.get(result)?.value ?? null

export const bestOf = (tries: readonly Attempt[], score: (attempt: Attempt) => number): Attempt | null =>
  tries.reduce<Attempt | null>(
    (best, attempt) => (best === null || score(attempt) > score(best) ? attempt : best),
    null,
  )

/**
 * Moves one cell at a time to the end of its interval while the score rises: finds the maximum of a linear quantity.
 */
export const climb = (
  start: Attempt,
  score: (attempt: Attempt) => number | null,
  times: ExactTimes,
  tries: Attempt[],
): Attempt => {
  if (times.cells.length > MOST_CELLS) return start
  let best = start
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const before = best
    for (let i = 0; i < times.cells.length; i++)
      for (const place of [0, LAST_PLACE]) {
        const next = attemptWith(best, i, place, times)
        if (!next) continue
        tries.push(next)
        if ((score(next) ?? -Infinity) > (score(best) ?? -Infinity)) best = next
      }
    if (best === before) break
  }
  return best
}

/** The attempt with one cell at another place; null if it is there already or has no results there. */
const attemptWith = ({ places }: Attempt, i: number, place: number, times: ExactTimes): Attempt | null =>
  places[i] === place ? null : (attemptAt(places.with(i, place), times)[0] ?? null)

const MOST_PASSES = 6
/** With more cells a search by single cells costs too much and is omitted. */
export const MOST_CELLS = 200

/** Whether the reported number lies outside the range by more than a thousandth, the gap at an open end. */
export const isOutside = (
  target: CitedResult,
  [low, high]: readonly (number | null)[],
  { unit }: Pick<Result, 'unit'>,
): boolean => {
  if (low == null || high == null) return true
  const claim = target.claims[0]!
  const open = unit === '1' ? 0 : 0.001
  const { digits, relation } = reportedNumber(claim)!
  const [least, most] = [low - open, high + open].map((value) => printedOf(claim, { value, unit })!)
  return relation === '=' && (most! < digits || least! > digits)
}

/**
 * Moves from times with a lower value to times with a higher one, one cell at a time, and bisects where the reported
 * value is passed.
 */
export const between = (
  target: CitedResult,
  low: Attempt,
  high: Attempt,
  value: (attempt: Attempt) => number | null,
  times: ExactTimes,
  tries: Attempt[],
): Attempt | null => {
  let from = low
  for (let i = 0; i < times.cells.length; i++) {
    const to = attemptWith(from, i, high.places[i]!, times)
    if (!to) continue
    tries.push(to)
    const witness = bisected(target, from, to, i, value, times, tries)
    if (witness) return witness
    from = to
  }
  return null
}

const bisected = (
  target: CitedResult,
  from: Attempt,
  to: Attempt,
  i: number,
  value: (attempt: Attempt) => number | null,
  times: ExactTimes,
  tries: Attempt[],
): Attempt | null => {
  const wanted = Number(target.claims[0]!.published.replace(/[^\d.-]/g, ''))
  let [a, b] = [from, to]
  for (let step = 0; step < 10; step++) {
    const [middle] = attemptAt(a.places.with(i, Math.round((a.places[i]! + b.places[i]!) / 2)), times)
    if (!middle) return null
    tries.push(middle)
    if (isMet(target, middle.results)) return middle
    const [x, m, y] = [value(a), value(middle), value(b)]
    if (x === null || m === null || y === null) return null
    const isBelow = (v: number): boolean => v * scaleOf(target) < wanted
    if (isBelow(x) === isBelow(y)) return null
    if (isBelow(m) === isBelow(x)) a = middle
    else b = middle
  }
  return null
}

/** 100 if a proportion is reported in percent, otherwise 1; rounded times are reported in their own unit. */
const scaleOf = ({ claims }: CitedResult): number => (claims[0]!.unit === '%' ? 100 : 1)
