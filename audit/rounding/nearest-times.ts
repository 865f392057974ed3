import { randomBelow } from '../../statistics/numbers/random.ts'
import { type CitedResult, isMet } from '../claims/cited-result.ts'
import { reportedNumber } from '../claims/claim.ts'
import { printedOf } from '../recompute/printable.ts'
import { ROUNDING_SEED } from './assignments.ts'
import { LAST_PLACE, type Places } from './exact-cells.ts'
import type { ExactTimes } from './exact-times.ts'
import { type Attempt, attemptAt, bestOf, MOST_CELLS } from './tries.ts'

/** Distance of the values from the reported ones: sum of 1 + log(1 + gap), the gap in units of the last decimal. */
export const distance = ({ results }: Attempt, targets: readonly CitedResult[]): number =>
  targets.reduce((sum, target) => {
    if (isMet(target, results)) return sum
    const claim = target.claims[0]!
    const printed = printedOf(claim, results.get(target.result))
    const gap = printed === null ? 1e6 : Number(printed - reportedNumber(claim)!.digits)
    return sum + 1 + Math.log(1 + Math.abs(gap))
  }, 0)

/** Number of starting points, as a search may end in a local optimum; the first is the recorded times. */
const STARTS = 4

export const nearestOf = (tries: readonly Attempt[], targets: readonly CitedResult[]): readonly Attempt[] => {
  const distances = new Map(tries.map((attempt) => [attempt, distance(attempt, targets)]))
  const sorted = tries.toSorted((a, b) => distances.get(a)! - distances.get(b)!)
  return [...new Set([...tries.slice(0, 1), ...sorted.slice(0, STARTS)])]
}

/** The exact times nearest to all reported values: the best of those tried, improved by a search. */
export const nearest = (
  targets: readonly CitedResult[],
  tries: readonly Attempt[],
  times: ExactTimes,
): Attempt => nearer(bestOf(tries, (attempt) => -distance(attempt, targets))!, targets, times)

/** Step sizes from half an interval down to a thousandth. */
const STEPS = [500, 250, 125, 62, 31, 15, 7, 3, 1]

/**
 * Coordinate descent: moves one cell at a time by a step to either side while the distance falls, then smaller steps.
 */
export const nearer = (start: Attempt, targets: readonly CitedResult[], times: ExactTimes): Attempt => {
  if (times.cells.length > MOST_CELLS) return start
  let best: Candidate = { attempt: start, gap: distance(start, targets) }
  for (const step of STEPS)
    for (let i = 0; i < times.cells.length && best.gap > 0; i++) {
      best = withCellMoved(best, i, -step, targets, times)
      best = withCellMoved(best, i, step, targets, times)
    }
  return best.attempt
}

/** An attempt, and its distance from the reported values. */
interface Candidate {
  readonly attempt: Attempt
  readonly gap: number
}

/** The candidate with one cell moved, if that is nearer; otherwise the candidate. */
const withCellMoved = (
  candidate: Candidate,
  i: number,
  step: number,
  targets: readonly CitedResult[],
  times: ExactTimes,
): Candidate => {
  const { places } = candidate.attempt
  const place = within(places[i]! + step)
  const next = place === places[i] ? null : candidateAt(places.with(i, place), targets, times)
  return next && next.gap < candidate.gap ? next : candidate
}

const candidateAt = (
  places: Places,
  targets: readonly CitedResult[],
  times: ExactTimes,
): Candidate | null => {
  const [attempt] = attemptAt(places, times)
  return attempt ? { attempt, gap: distance(attempt, targets) } : null
}

/** Number of random steps, with a fixed seed, after the steps of one cell find nothing nearer. */
const RANDOM_STEPS = 600

/** Random steps that move two cells in opposite directions, which can keep a sum or a mean. */
export const randomWalk = (start: Attempt, targets: readonly CitedResult[], times: ExactTimes): Attempt => {
  if (times.cells.length > MOST_CELLS) return start
  let best: Candidate = { attempt: start, gap: distance(start, targets) }
  const below = randomBelow(ROUNDING_SEED)
  for (let step = 0; step < RANDOM_STEPS && best.gap > 0; step++) {
    const { places } = best.attempt
    const width = 1 + below(STEPS[step % STEPS.length]!)
    const [i, k] = [below(times.cells.length), below(times.cells.length)]
    const moved = places
      .with(i, within(places[i]! + width))
      .with(k, within((k === i ? places[i]! + width : places[k]!) - width))
    const next = candidateAt(moved, targets, times)
    if (next && next.gap <= best.gap) best = next
  }
  return best.attempt
}

const within = (place: number): number => Math.min(LAST_PLACE, Math.max(0, place))
