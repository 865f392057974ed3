import { standardizedCategoryDifference } from '../../statistics/balance/standardized-category-difference.ts'
import { standardizedMeanDifference } from '../../statistics/balance/standardized-mean-difference.ts'
import { type Answer, unknown } from '../../statistics/numbers/answer.ts'
import { levelCounts, type Tabulation } from '../counts/count-rows.ts'
import { isQuantity, type Variable } from '../values/value.ts'
import { countedNumbers } from './group-tests/parts/test-data.ts'
import { type Result, result } from './result.ts'

type Group = Tabulation['groups'][number]

/**
 * The absolute standardised difference of a variable between two groups, of the subjects with a value: of numbers in
 * their standard deviations, of categories the Mahalanobis distance of the proportions.
 * @param names the declared names of the two groups
 * @param groups those that have subjects
 */
export const standardizedDifference = (
  analysis: string,
  variable: Variable,
  names: readonly string[],
  groups: readonly Group[],
): Result => {
  const [first, second] = names.map((name) => groups.find((group) => group.name === name))
  const isNumber = isQuantity(variable)
  const answer: Answer =
    first === undefined || second === undefined
      ? unknown('a group has no subjects')
      : isNumber
        ? standardizedMeanDifference(countedNumbers(first), countedNumbers(second))
        : standardizedCategoryDifference(...levelsOfBoth(first, second, variable))
  return result({ analysis, statistic: 'standardized-difference' }, answer, '1', methodOf(isNumber))
}

const methodOf = (isNumber: boolean): string =>
  isNumber
    ? 'absolute difference of the means over the root of the mean of the two variances'
    : 'absolute difference of the proportions, Mahalanobis distance with the mean of the two covariance matrices'

/** The counts of the levels that both groups know, in one order. */
const levelsOfBoth = (
  first: Group,
  second: Group,
  variable: Variable,
): readonly [readonly number[], readonly number[]] => {
  const [a, b] = [first, second].map(
    (group) => new Map(levelCounts(group, variable).map(({ level, count }) => [level, count])),
  )
  const levels = [...new Set([...a!.keys(), ...b!.keys()])]
  return [levels.map((level) => a!.get(level) ?? 0), levels.map((level) => b!.get(level) ?? 0)]
}
