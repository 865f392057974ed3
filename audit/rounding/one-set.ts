import { randomBelow } from '../../statistics/numbers/random.ts'
import { type CitedResult, isMet } from '../claims/cited-result.ts'
import { reportedNumber } from '../claims/claim.ts'
import type { Analysis } from '../recompute/analysis.ts'
import type { AuditInput } from '../recompute/audit-input.ts'
import { printedOf } from '../recompute/printable.ts'
import { ROUNDING_SEED } from './assignments.ts'
import { LAST_PLACE, type Places, placesInWords } from './exact-cells.ts'
import type { ExactTimes } from './exact-times.ts'
import { type Attempt, attemptAt, bestOf, MOST_CELLS } from './tries.ts'

/** Whether one set of exact times gives all reported numbers of an analysis. */
export interface OneSet {
  readonly analysis: string
  readonly printed: number
  /** Number of reported results that no exact times can give. */
  readonly excluded: number
  /** The largest number of results that one tried set of times gives. */
  readonly met: number
  readonly tried: number
  /** all: one set gives all; none exists: certainly no set does; none found: the search found none. */
  readonly finding: 'all' | 'none exists' | 'none found'
  readonly witness: string
}

/** Results that some exact times give, divided by whether other results fail at these times. */
export interface Joint {
  readonly together: ReadonlySet<CitedResult>
  /** For each of the others, the reported results of the analysis that fail when it is given. */
  readonly against: ReadonlyMap<CitedResult, readonly CitedResult[]>
}

/**
 * A number is within rounding only if exact times give it together with the other reported numbers of the analysis:
 * those that the recorded times give, and every other number that some exact times give with these. Numbers that
 * contradict each other are not within rounding.
 * @param near results that some exact times give and the recorded times do not
 * @param kept results that the recorded times give
 */
export const jointly = (
  near: readonly CitedResult[],
  kept: readonly CitedResult[],
  times: ExactTimes,
  tries: readonly Attempt[],
): Joint => {
  const met = (targets: readonly CitedResult[], { results }: Attempt): readonly CitedResult[] =>
    targets.filter((target) => isMet(target, results))
  const givesAll = (targets: readonly CitedResult[], attempt: Attempt): boolean =>
    met(targets, attempt).length === targets.length
  const attempts: Attempt[] = [...tries]
  const search = (wanted: readonly CitedResult[]): Attempt | null => {
    const known = attempts.find((attempt) => givesAll(wanted, attempt))
    if (known) return known
    for (const start of startsFor(wanted, kept, attempts)) {
      const reached = randomWalk(nearer(start, wanted, times), wanted, times)
      attempts.push(reached)
      if (givesAll(wanted, reached)) return reached
    }
    return null
  }
  if (search([...near, ...kept]) !== null) return { together: new Set(near), against: new Map() }
  // a result that no times give together with `kept` does not exclude the other ones
  const possible = near.filter((target) => search([target, ...kept]) !== null)
  const others = possible.length < near.length ? search([...possible, ...kept]) : null
  const together = new Set(others === null ? (possible.length === 1 ? possible : []) : possible)
  const against = new Map(
    near
      .filter((target) => !together.has(target))
      .map((target) => {
        const giving = attempts.filter(({ results }) => isMet(target, results))
        const all = [...kept, ...possible]
        const best = bestOf(giving, (attempt) => met(all, attempt).length)
        return [
          target,
          all.filter((other) => other !== target && best !== null && !isMet(other, best.results)),
        ] as const
      }),
  )
  return { together, against }
}

/** The attempts nearest to the targets, and the nearest one that gives all of `kept`. */
const startsFor = (
  wanted: readonly CitedResult[],
  kept: readonly CitedResult[],
  tries: readonly Attempt[],
): readonly Attempt[] => {
  const keeping = bestOf(
    tries.filter(({ results }) => kept.every((target) => isMet(target, results))),
    (attempt) => -distance(attempt, wanted),
  )
  return [...new Set([...nearestOf(tries, wanted), ...(keeping === null ? [] : [keeping])])]
}

/** Number of starting points, as a search may end in a local optimum; the first is the recorded times. */
const STARTS = 4

const nearestOf = (tries: readonly Attempt[], targets: readonly CitedResult[]): readonly Attempt[] => {
  const distances = new Map(tries.map((attempt) => [attempt, distance(attempt, targets)]))
  const sorted = tries.toSorted((a, b) => distances.get(a)! - distances.get(b)!)
  return [...new Set([...tries.slice(0, 1), ...sorted.slice(0, STARTS)])]
}

/**
 * Searches one set of exact times that gives every reported result of an analysis. None exists for certain if some
 * reported result is excluded, or if all orders of a test were tried; otherwise the search changes one cell at a time
 * in decreasing steps, and may miss a set that exists.
 */
export const oneSet = (
  analysis: Analysis,
  targets: readonly CitedResult[],
  excluded: ReadonlySet<CitedResult>,
  times: ExactTimes,
  tries: readonly Attempt[],
  isExhaustive: boolean,
  audited: AuditInput,
): { readonly set: OneSet; readonly best: Attempt } => {
  const possible = targets.filter((target) => !excluded.has(target))
  const met = ({ results }: Attempt): number => possible.filter((target) => isMet(target, results)).length
  let best = bestOf(tries, met)!
  if (met(best) < possible.length && !isExhaustive) {
    for (const start of new Set([...nearestOf(tries, possible), best])) {
      const improved = nearer(start, possible, times)
      if (met(improved) > met(best)) best = improved
      if (met(best) === possible.length) break
    }
  }
  const isAll = met(best) === targets.length
  const set: OneSet = {
    analysis: analysis.name,
    printed: targets.length,
    excluded: excluded.size,
    met: met(best),
    tried: times.evaluations(),
    finding: isAll ? 'all' : excluded.size > 0 || isExhaustive ? 'none exists' : 'none found',
    witness: placesInWords(times.cells, best.places, audited),
  }
  return { set, best }
}

/** Distance of the values from the reported ones: sum of 1 + log(1 + gap), the gap in units of the last decimal. */
const distance = ({ results }: Attempt, targets: readonly CitedResult[]): number =>
  targets.reduce((sum, target) => {
    if (isMet(target, results)) return sum
    const claim = target.claims[0]!
    const printed = printedOf(claim, results.get(target.result))
    const gap = printed === null ? 1e6 : Number(printed - reportedNumber(claim)!.digits)
    return sum + 1 + Math.log(1 + Math.abs(gap))
  }, 0)

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
const nearer = (start: Attempt, targets: readonly CitedResult[], times: ExactTimes): Attempt => {
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
const randomWalk = (start: Attempt, targets: readonly CitedResult[], times: ExactTimes): Attempt => {
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
