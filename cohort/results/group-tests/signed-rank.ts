import { signedRank } from '../../../statistics/ranks/signed-rank.ts'
import type { Rules } from '../../descriptors/conventions.ts'
import type { TestOf } from '../../descriptors/plan/test.ts'
import { type Result, result } from '../result.ts'
import { differencesOf, pairsOf } from './parts/pairs.ts'
import type { TestData } from './parts/test-data.ts'

const METHOD_WORDS: Readonly<Record<Rules['paired'], string>> = {
  exact: 'exact allowing for ties',
  asymptotic: 'normal approximation, tie-corrected, without continuity correction',
  'asymptotic-corrected': 'normal approximation, tie-corrected, with continuity correction',
}

/** Wilcoxon's signed-rank test of the differences after minus before; ordered categories are numbered in order. */
export const signedRankResults = (
  analysis: string,
  test: TestOf<'signed-rank'>,
  data: TestData,
  rules: Rules,
): readonly Result[] => {
  const { values, counts } = differencesOf(pairsOf(test, data))
  const found = signedRank(values, counts, rules.paired)
  const method = `Wilcoxon signed-rank, zero differences excluded, ${METHOD_WORDS[rules.paired]}`
  const pair = { reference: test.before, versus: test.after }
  const size = (keep: (difference: number) => boolean): number =>
    counts.reduce((sum, count, i) => sum + (keep(values[i]!) ? count : 0), 0)
  return [
    result(
      { analysis, statistic: 'higher' },
      size((difference) => difference > 0),
      '1',
      'pairs with a higher value after',
    ),
    result(
      { analysis, statistic: 'lower' },
      size((difference) => difference < 0),
      '1',
      'pairs with a lower value after',
    ),
    result(
      { analysis, statistic: 'unchanged' },
      size((difference) => difference === 0),
      '1',
      'pairs without a difference',
    ),
    result(
      { analysis, statistic: 'positive-ranks' },
      found.positive,
      '1',
      'sum of the midranks of the positive differences, zero differences excluded',
    ),
    result({ analysis, statistic: 'z' }, found.z, '1', method, pair),
    result({ analysis, statistic: 'p' }, found.p, '1', `${method}, two-sided`, pair),
  ]
}
