import { hodgesLehmann } from '../../../statistics/ranks/hodges-lehmann.ts'
import { mannWhitney } from '../../../statistics/ranks/mann-whitney.ts'
import type { Rules } from '../../descriptors/conventions.ts'
import type { TestOf } from '../../descriptors/plan/test.ts'
import { percent } from '../../values/percent.ts'
import { isQuantity } from '../../values/value.ts'
import { type Result, result } from '../result.ts'
import { type TestData, tabulationFor, valueCounts } from './parts/test-data.ts'
import { pairOf, twoGroups } from './parts/two-groups.ts'

/** Mann-Whitney test of two groups; for numbers also the Hodges-Lehmann shift, second group minus first. */
export const mannWhitneyResults = (
  analysis: string,
  test: TestOf<'mann-whitney'>,
  data: TestData,
  rules: Rules,
): readonly Result[] => {
  const variable = data.variables.get(test.variable)!
  const counts = valueCounts(tabulationFor(test, data), variable)
  const method = `Mann-Whitney, ${METHOD_WORDS[rules.mannWhitney]}`
  const groups = twoGroups(counts.groups)
  if ('reason' in groups) return [result({ analysis, statistic: 'p' }, groups, '1', `${method}, two-sided`)]
  // the functions of statistics/ subtract their second group from the first: reverse the order
  const compared = { ...counts, groups: counts.groups.toReversed() }
  const pair = pairOf(groups)
  const { u, z, p } = mannWhitney(
    compared,
    METHODS[rules.mannWhitney],
    rules.mannWhitney === 'exact-doubled' ? 'doubled' : 'distance',
  )
  const interval = METHODS[rules.mannWhitney] === 'exact' ? 'exact' : 'asymptotic'
  const shift = hodgesLehmann(compared, rules.confidence, interval)
  const shiftWords = 'Hodges-Lehmann shift'
  return [
    ...groups.map(({ name }, i) =>
      result(
        { analysis, group: name, statistic: 'u' },
        u[1 - i]!,
        '1',
        'Mann-Whitney U of this group, ties counted as one half',
      ),
    ),
    result({ analysis, statistic: 'z' }, z, '1', `z of U, ${method}`, pair),
    result({ analysis, statistic: 'p' }, p, '1', `${method}, two-sided`, pair),
    ...(isQuantity(variable)
      ? [
          result({ analysis, statistic: 'shift' }, shift.estimate, variable.unit, shiftWords, pair),
          result(
            { analysis, statistic: 'shift-lower' },
            shift.lower,
            variable.unit,
            `lower limit, ${percent(rules.confidence)}, ${interval}, ${shiftWords}`,
            pair,
          ),
          result(
            { analysis, statistic: 'shift-upper' },
            shift.upper,
            variable.unit,
            `upper limit, ${percent(rules.confidence)}, ${interval}, ${shiftWords}`,
            pair,
          ),
        ]
      : []),
  ]
}

const METHOD_WORDS: Readonly<Record<Rules['mannWhitney'], string>> = {
  asymptotic: 'normal approximation, tie-corrected, without continuity correction',
  'asymptotic-corrected': 'normal approximation, tie-corrected, with continuity correction',
  exact: 'exact allowing for ties, by the distance of U from its mean',
  'exact-doubled': 'exact allowing for ties, twice the smaller tail',
}

const METHODS = {
  asymptotic: 'asymptotic',
  'asymptotic-corrected': 'asymptotic-corrected',
  exact: 'exact',
  'exact-doubled': 'exact',
} as const satisfies Readonly<Record<Rules['mannWhitney'], string>>
