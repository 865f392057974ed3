import { isQuantity } from '../../../values/value.ts'
import type { Path, VariableChecker } from '../../conditions/variable-checker.ts'

type OfValues = { readonly variable: string }

/** The tested variable has groups. */
export const checkCategories = ({ variable }: OfValues, path: Path, check: VariableChecker): void =>
  check.grouping(variable, [...path, 'variable'])

/** The tested variable can be ranked: numbers, or ordered categories. */
export const checkRanked = ({ variable }: OfValues, path: Path, check: VariableChecker): void => {
  const tested = check.variables.get(variable)
  if (tested && !isQuantity(tested) && !tested.ordered)
    check.addProblem([...path, 'variable'], 'numbers or ordered categories', variable)
}
