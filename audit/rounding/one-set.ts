import { randomBelow } from '../../statistics/numbers/random.ts'
import { type CitedResult, isMet } from '../claims/cited-result.ts'
import { reportedNumber } from '../claims/claim.ts'
import type { Analysis } from '../recompute/analysis.ts'
import type { AuditInput } from '../recompute/audit-input.ts'
import { printedOf } from '../recompute/printable.ts'
import { ROUNDING_SEED } from './assignments.ts'
import { LAST_PLACE, placesInWords } from './exact-cells.ts'
import type { ExactTimes } from './exact-times.ts'
import { type Attempt, attemptAt, bestOf, MOST_CELLS } from './tries.ts'

/** Whether one set of exact times gives all that is printed of an analysis. */
export interface OneSet {
  readonly analysis: string
  readonly printed: number
  /** Of these, how many no exact times at all can give. */
  readonly excluded: number
  /** The most that any exact times tried give at once. */
  readonly met: number
  readonly tried: number
  /** all: one set gives all; none exists: it is certain that none does; none found: the search found none. */
  readonly finding: 'all' | 'none exists' | 'none found'
  readonly witness: string
}

/** Of results that some exact times give, those that they give together with all that the recorded times give. */
export interface Joint {
  readonly together: ReadonlySet<CitedResult>
  /** Of each other one, what else is reported of the analysis and fails where it is given. */
  readonly against: ReadonlyMap<CitedResult, readonly CitedResult[]>
}

/**
 * A number is within rounding only with the rest: exact times have to give it and all else that is reported of the
 * analysis, that is what the recorded times give and every other number that some exact times give with that. Of numbers
 * that contradict each other none is.
 * @param near results that the recorded times do not give and some exact times do
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
  const isAll = (targets: readonly CitedResult[], one: Attempt): boolean =>
    met(targets, one).length === targets.length
  const found: Attempt[] = [...tries]
  const search = (wanted: readonly CitedResult[]): Attempt | null => {
    const there = found.find((one) => isAll(wanted, one))
    if (there) return there
    for (const start of startsFor(wanted, kept, found)) {
      const reached = wander(nearer(start, wanted, times), wanted, times)
      found.push(reached)
      if (isAll(wanted, reached)) return reached
    }
    return null
  }
  if (search([...near, ...kept]) !== null) return { together: new Set(near), against: new Map() }
  // one that no times give with what the recorded times give speaks against itself, and not against the others
  const possible = near.filter((target) => search([target, ...kept]) !== null)
  const others = possible.length < near.length ? search([...possible, ...kept]) : null
  const together = new Set(others === null ? (possible.length === 1 ? possible : []) : possible)
  const against = new Map(
    near
      .filter((target) => !together.has(target))
      .map((target) => {
        const giving = found.filter(({ results }) => isMet(target, results))
        const all = [...kept, ...possible]
        const most = bestOf(giving, (one) => met(all, one).length)
        return [
          target,
          all.filter((one) => one !== target && most !== null && !isMet(one, most.results)),
        ] as const
      }),
  )
  return { together, against }
}

/** The nearest ones, and of those that keep what the recorded times give the nearest. */
const startsFor = (
  wanted: readonly CitedResult[],
  kept: readonly CitedResult[],
  tries: readonly Attempt[],
): readonly Attempt[] => {
  const keeping = bestOf(
    tries.filter(({ results }) => kept.every((target) => isMet(target, results))),
    (one) => -distance(one, wanted),
  )
  return [...new Set([...nearestOf(tries, wanted), ...(keeping === null ? [] : [keeping])])]
}

/** A search from one start may end where no step of one cell helps: so many are begun, the first at the recorded times. */
const STARTS = 4

const nearestOf = (tries: readonly Attempt[], targets: readonly CitedResult[]): readonly Attempt[] => {
  const far = new Map(tries.map((one) => [one, distance(one, targets)]))
  const sorted = tries.toSorted((a, b) => far.get(a)! - far.get(b)!)
  return [...new Set([...tries.slice(0, 1), ...sorted.slice(0, STARTS)])]
}

/**
 * Looks for one set of exact times under which every printed result of an analysis holds. That none exists is certain
 * where some printed result is excluded, or where all orders of a test were tried; else the search goes cell by cell,
 * in ever smaller steps, nearer to all results that are possible, and what it does not find may yet exist.
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
      const found = nearer(start, possible, times)
      if (met(found) > met(best)) best = found
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

/** How far the values are from what is printed, in units of the last decimal, far ones counted less and less. */
const distance = ({ results }: Attempt, targets: readonly CitedResult[]): number =>
  targets.reduce((sum, target) => {
    if (isMet(target, results)) return sum
    const claim = target.claims[0]!
    const printed = printedOf(claim, results.get(target.result))
    const gap = printed === null ? 1e6 : Number(printed - reportedNumber(claim)!.digits)
    return sum + 1 + Math.log(1 + Math.abs(gap))
  }, 0)

/** The exact times, of those tried and what a search from the best of them finds, that come nearest to all that is printed. */
export const nearest = (
  targets: readonly CitedResult[],
  tries: readonly Attempt[],
  times: ExactTimes,
): Attempt => nearer(bestOf(tries, (one) => -distance(one, targets))!, targets, times)

/** From half an interval down to a thousandth. */
const STEPS = [500, 250, 125, 62, 31, 15, 7, 3, 1]

/** One cell after the other a step to either side, kept where all results together come nearer; then smaller steps. */
const nearer = (start: Attempt, targets: readonly CitedResult[], times: ExactTimes): Attempt => {
  let [best, left] = [start, distance(start, targets)]
  if (times.cells.length > MOST_CELLS) return best
  for (const step of STEPS)
    for (let i = 0; i < times.cells.length && left > 0; i++)
      for (const sign of [-1, 1]) {
        const place = within(best.places[i]! + sign * step)
        const [next] = place === best.places[i] ? [] : attemptAt(best.places.with(i, place), times)
        const gap = next ? distance(next, targets) : Number.POSITIVE_INFINITY
        if (next && gap < left) [best, left] = [next, gap]
      }
  return best
}

/** So many steps of one or two cells at once, drawn by a declared seed, after those of one cell find nothing nearer. */
const WANDERINGS = 600

/** Two cells moved at once keep a sum or a mean, as no step of one cell does. */
const wander = (start: Attempt, targets: readonly CitedResult[], times: ExactTimes): Attempt => {
  let [best, left] = [start, distance(start, targets)]
  if (times.cells.length > MOST_CELLS) return best
  const below = randomBelow(ROUNDING_SEED)
  for (let step = 0; step < WANDERINGS && left > 0; step++) {
    const width = 1 + below(STEPS[step % STEPS.length]!)
    const [i, k] = [below(times.cells.length), below(times.cells.length)]
    const moved = best.places
      .with(i, within(best.places[i]! + width))
      .with(k, within((k === i ? best.places[i]! + width : best.places[k]!) - width))
    const [next] = attemptAt(moved, times)
    const gap = next ? distance(next, targets) : Number.POSITIVE_INFINITY
    if (next && gap <= left) [best, left] = [next, gap]
  }
  return best
}

const within = (place: number): number => Math.min(LAST_PLACE, Math.max(0, place))
