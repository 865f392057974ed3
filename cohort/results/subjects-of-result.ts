import type { Result } from './result.ts'

/**
 * The number of subjects that a result is of: the `n` of its analysis and group; of an analysis without groups its
 * own, of a comparison the sum over its groups; null where the results have none.
 */
export const subjectsOfResult = (results: readonly Result[]): ((result: Result) => number | null) => {
  const numbers = new Map<string, Map<string, number>>()
  for (const { analysis, group, level, statistic, value } of results) {
    if (statistic !== 'n' || level !== '' || value === null) continue
    const groups = numbers.get(analysis) ?? new Map<string, number>()
    numbers.set(analysis, groups.set(group, value))
  }
  return ({ analysis, group }) => {
    const groups = numbers.get(analysis)
    if (groups === undefined) return null
    const all = groups.get('') ?? [...groups.values()].reduce((sum, n) => sum + n, 0)
    return groups.get(group) ?? all
  }
}
