import type { Coverage, NumberContext } from './context/number-context.ts'
import type { CohortWords } from './words/cohort-words.ts'
import { stemsOf } from './words/stems.ts'

export const coverageOf = (
  names: readonly string[],
  { sentence: { near }, coverage, clauseStems }: NumberContext,
  { weightOf }: CohortWords,
): Coverage => {
  let best = coverage.get(names)
  if (best === undefined) {
    best = { part: 0, found: 0, inClause: 0 }
    for (const stems of stemSets(names)) {
      let [total, found, inClause] = [0, 0, 0]
      for (const stem of stems) {
        const weight = weightOf(stem)
        total += weight
        found += weight * (near.get(stem) ?? 0)
        inClause += clauseStems.has(stem) ? weight : 0
      }
      const part = total === 0 ? 0 : found / total
      const one = { part, found, inClause: total === 0 ? 0 : inClause / total }
      if (subjectPoints(one) > subjectPoints(best)) best = one
    }
    coverage.set(names, best)
  }
  return best
}

const STEM_SETS = new WeakMap<readonly string[], readonly ReadonlySet<string>[]>()

const stemSets = (names: readonly string[]): readonly ReadonlySet<string>[] => {
  let sets = STEM_SETS.get(names)
  if (sets === undefined) {
    sets = names.map((name) => new Set(stemsOf(name)))
    STEM_SETS.set(names, sets)
  }
  return sets
}

export const subjectPoints = ({ part, found, inClause }: Coverage): number =>
  4 * part + Math.min(1.5, 0.5 * found) + 0.75 * inClause
