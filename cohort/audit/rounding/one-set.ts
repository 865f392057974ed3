import { readPublished } from '../../published-number.ts'
import type { Analysis } from '../analysis.ts'
import type { Audited } from '../audited.ts'
import { printedOf } from '../printable.ts'
import { isMet, type Target } from '../target.ts'
import { LAST_PLACE, placesInWords } from './exact-cells.ts'
import type { ExactTimes } from './exact-times.ts'
import { bestOf, MOST_CELLS, type Try, tryAt } from './tries.ts'

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
  readonly together: ReadonlySet<Target>
  /** Of each other one, what else is reported of the analysis and fails where it is given. */
  readonly against: ReadonlyMap<Target, readonly Target[]>
}

/**
 * A number is within rounding only with the rest: exact times have to give it and every number of the same analysis that
 * the recorded times give. Of several such numbers as many as possible at once.
 * @param near results that the recorded times do not give and some exact times do
 * @param kept results that the recorded times give
 */
export const jointly = (
  near: readonly Target[],
  kept: readonly Target[],
  times: ExactTimes,
  tries: readonly Try[],
): Joint => {
  const met = (targets: readonly Target[], { results }: Try): readonly Target[] =>
    targets.filter((target) => isMet(target, results))
  const keepsAll = (one: Try): boolean => met(kept, one).length === kept.length
  const all = [...near, ...kept]
  const start = bestOf(tries, (one) => -distance(one, all))!
  const keeping = bestOf(tries.filter(keepsAll), (one) => -distance(one, near)) ?? start
  const found = [...new Set([start, keeping])].map((one) => nearer(one, all, times))
  const candidates = [...tries, ...found].filter(keepsAll)
  const best = bestOf(candidates, (one) => met(near, one).length)
  const together = new Set(best === null ? [] : met(near, best))
  const against = new Map(
    near
      .filter((target) => !together.has(target))
      .map((target) => {
        const giving = tries.filter(({ results }) => isMet(target, results))
        const most = bestOf(giving, (one) => met(all, one).length)
        return [target, all.filter((one) => most !== null && !isMet(one, most.results))] as const
      }),
  )
  return { together, against }
}

/**
 * Looks for one set of exact times under which every printed result of an analysis holds. That none exists is certain
 * where some printed result is excluded, or where all orders of a test were tried; else the search goes cell by cell,
 * in ever smaller steps, nearer to all results that are possible, and what it does not find may yet exist.
 */
export const oneSet = (
  analysis: Analysis,
  targets: readonly Target[],
  excluded: ReadonlySet<Target>,
  times: ExactTimes,
  tries: readonly Try[],
  isExhaustive: boolean,
  audited: Audited,
): { readonly set: OneSet; readonly best: Try } => {
  const possible = targets.filter((target) => !excluded.has(target))
  const met = ({ results }: Try): number => possible.filter((target) => isMet(target, results)).length
  let best = bestOf(tries, met)!
  if (met(best) < possible.length && !isExhaustive) {
    const near = bestOf(tries, (one) => -distance(one, possible))!
    for (const start of new Set([near, best])) {
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
const distance = ({ results }: Try, targets: readonly Target[]): number =>
  targets.reduce((sum, target) => {
    if (isMet(target, results)) return sum
    const claim = target.claims[0]!
    const printed = printedOf(claim, results.get(target.result))
    const gap = printed === null ? 1e6 : Number(printed - readPublished(claim.published)!.digits)
    return sum + 1 + Math.log(1 + Math.abs(gap))
  }, 0)

/** From half an interval down to a thousandth. */
const STEPS = [500, 250, 125, 62, 31, 15, 7, 3, 1]

/** One cell after the other a step to either side, kept where all results together come nearer; then smaller steps. */
const nearer = (start: Try, targets: readonly Target[], times: ExactTimes): Try => {
  let [best, left] = [start, distance(start, targets)]
  if (times.cells.length > MOST_CELLS) return best
  for (const step of STEPS)
    for (let i = 0; i < times.cells.length && left > 0; i++)
      for (const sign of [-1, 1]) {
        const place = Math.min(LAST_PLACE, Math.max(0, best.places[i]! + sign * step))
        const [next] = place === best.places[i] ? [] : tryAt(best.places.with(i, place), times)
        const gap = next ? distance(next, targets) : Number.POSITIVE_INFINITY
        if (next && gap < left) [best, left] = [next, gap]
      }
  return best
}
