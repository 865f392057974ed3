import { readPublished } from '../../published-number.ts'
import type { Analysis } from '../analysis.ts'
import type { Audited } from '../audited.ts'
import { printedOf } from '../printable.ts'
import { isMet, type Target } from '../target.ts'
import { LAST_PLACE, placesInWords } from './exact-cells.ts'
import type { ExactTimes } from './exact-times.ts'
import { bestOf, climb, halved, resultValue, type Try, tryAt } from './tries.ts'

/** Whether one set of exact times gives all that is printed of an analysis. */
export interface OneSet {
  readonly analysis: string
  readonly printed: number
  /** The most that any exact times tried give at once. */
  readonly met: number
  readonly tried: number
  readonly witness: string
}

/**
 * Looks for one set of exact times under which every printed result of an analysis holds: from the best of the times
 * tried, cell by cell, first nearer to all of them, then onto those that are still missed.
 */
export const oneSet = (
  analysis: Analysis,
  targets: readonly Target[],
  times: ExactTimes,
  tries: Try[],
  audited: Audited,
): OneSet => {
  const met = ({ results }: Try): number => targets.filter((target) => isMet(target, results)).length
  let best = bestOf(tries, met)!
  if (met(best) < targets.length) {
    const near = bestOf(tries, (one) => -distance(one, targets))!
    for (const start of [best, near]) {
      const nearer = climb(start, (one) => -distance(one, targets), times, tries, STEPS)
      const onto = refined(nearer, targets, met, times, tries)
      if (met(onto) > met(best)) best = onto
    }
  }
  return {
    analysis: analysis.name,
    printed: targets.length,
    met: met(best),
    tried: times.evaluations(),
    witness: placesInWords(times.cells, best.places, audited),
  }
}

const STEPS = [0, 250, 500, 750, LAST_PLACE]

/** How far the values are from what is printed, in units of the last decimal, far ones counted less and less. */
const distance = ({ results }: Try, targets: readonly Target[]): number =>
  targets.reduce((sum, target) => {
    if (isMet(target, results)) return sum
    const claim = target.claims[0]!
    const printed = printedOf(claim, results.get(target.result))
    const gap = printed === null ? 1e6 : Number(printed - readPublished(claim.published)!.digits)
    return sum + 1 + Math.log(1 + Math.abs(gap))
  }, 0)

/** One cell at a time onto a missed number, kept if more is met than before. */
const refined = (
  start: Try,
  targets: readonly Target[],
  met: (one: Try) => number,
  times: ExactTimes,
  tries: Try[],
): Try => {
  let best = start
  for (const target of targets) {
    for (let i = 0; i < times.cells.length && !isMet(target, best.results); i++)
      for (const end of [0, LAST_PLACE]) {
        const [to] = tryAt(best.places.with(i, end), times)
        const found = to && halved(target, best, to, i, resultValue(target), times, tries)
        if (found && met(found) > met(best)) best = found
      }
  }
  return best
}
