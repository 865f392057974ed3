import { mcNemar } from '../../../statistics/proportions/mcnemar.ts'
import type { Rules } from '../../descriptors/conventions.ts'
import type { TestOf } from '../../descriptors/plan/test.ts'
import { percent } from '../../values/percent.ts'
import { type Result, result } from '../result.ts'
import { pairsOf } from './parts/pairs.ts'
import type { TestData } from './parts/test-data.ts'

const METHOD_WORDS: Readonly<Record<Rules['paired'], string>> = {
  exact: 'exact, twice the smaller binomial tail',
  asymptotic: 'chi-square approximation, without continuity correction',
  'asymptotic-corrected': 'chi-square approximation, with a continuity correction of 1',
}

/** McNemar's test of a yes-no variable, before versus after. */
export const mcNemarResults = (
  analysis: string,
  test: TestOf<'mcnemar'>,
  data: TestData,
  rules: Rules,
): readonly Result[] => {
  const pairs = pairsOf(test, data)
  const count = (before: number, after: number): number =>
    pairs.reduce((sum, pair) => sum + (pair.before === before && pair.after === after ? pair.count : 0), 0)
  const [gained, lost] = [count(0, 1), count(1, 0)]
  const { chiSquare, p, oddsRatio } = mcNemar(gained, lost, rules.paired, rules.confidence)
  const method = `McNemar, ${METHOD_WORDS[rules.paired]}`
  const ratio = 'odds ratio of change, no to yes over yes to no'
  const pair = { reference: test.before, versus: test.after }
  return [
    result({ analysis, statistic: 'gained' }, gained, '1', 'pairs that changed from no to yes'),
    result({ analysis, statistic: 'lost' }, lost, '1', 'pairs that changed from yes to no'),
    result({ analysis, statistic: 'chi-square' }, chiSquare, '1', method),
    result({ analysis, statistic: 'p' }, p, '1', `${method}, two-sided`, pair),
    result({ analysis, statistic: 'odds-ratio' }, oddsRatio.estimate, '1', ratio, pair),
    result(
      { analysis, statistic: 'odds-ratio-lower' },
      oddsRatio.lower,
      '1',
      `lower limit, exact, ${percent(rules.confidence)}, ${ratio}`,
      pair,
    ),
    result(
      { analysis, statistic: 'odds-ratio-upper' },
      oddsRatio.upper,
      '1',
      `upper limit, exact, ${percent(rules.confidence)}, ${ratio}`,
      pair,
    ),
  ]
}
