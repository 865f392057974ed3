import { isQuantity } from '../../../values/value.ts'
import type { Path, VariableChecker } from '../../conditions/variable-checker.ts'

type OfValues = { readonly variable: string }

/** The tested variable has groups. */
export const checkCategories = ({ variable }: OfValues, path: Path, check: VariableChecker): void =>
  check.grouping(variable, [...path, 'variable'])

/** The tested variable has numbers. */
export const checkNumbers = ({ variable }: OfValues, path: Path, check: VariableChecker): void => {
  const tested = check.variables.get(variable)
  if (tested && !isQuantity(tested)) check.addProblem([...path, 'variable'], 'numbers', variable)
}

/** Two groups are declared. */
export const checkTwoGroups = ({ by }: { readonly by: string }, path: Path, check: VariableChecker): void => {
  const groups = check.levels(by)
  if (groups !== null && groups !== 2)
    check.addProblem([...path, 'by'], 'two groups', `${by} (${groups} groups)`, 'several groups: anova')
}

/** A score for each declared group, if there are scores. */
export const checkScores = (
  { by, scores }: { readonly by: string; readonly scores?: readonly number[] | undefined },
  path: Path,
  check: VariableChecker,
): void => {
  const groups = check.levels(by)
  if (scores !== undefined && groups !== null && scores.length !== groups)
    check.addProblem(
      [...path, 'scores'],
      `${groups} scores, one for each group of ${by} in the declared order`,
      scores.length,
    )
}

/** The tested variable can be ranked: numbers, or ordered categories. */
export const checkRanked = ({ variable }: OfValues, path: Path, check: VariableChecker): void => {
  checkRank(variable, [...path, 'variable'], check)
}

/** Both variables can be ranked. */
export const checkTwoRanked = (
  { x, y }: { readonly x: string; readonly y: string },
  path: Path,
  check: VariableChecker,
): void => {
  checkRank(x, [...path, 'x'], check)
  checkRank(y, [...path, 'y'], check)
}

const checkRank = (name: string, path: Path, check: VariableChecker): void => {
  const tested = check.variables.get(name)
  if (tested && !isQuantity(tested) && !tested.ordered)
    check.addProblem(path, 'numbers or ordered categories', name)
}
