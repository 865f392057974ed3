import { type CitedResult, isMet } from '../claims/cited-result.ts'
import type { ExactTimes } from './exact-times.ts'
import { distance, nearer, nearestOf, randomWalk } from './nearest-times.ts'
import { type Attempt, bestOf } from './tries.ts'

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
