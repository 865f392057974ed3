import type { OutcomeModel } from '../../../descriptors/plan/model.ts'
import type { Path, PlanChecker } from '../checker.ts'

/** Checks the outcome of a logistic model: a variable of two values, and none of the covariates. */
export const checkOutcome = (model: OutcomeModel, path: Path, check: PlanChecker): void => {
  const { outcome, among, covariates } = model
  if (among !== undefined) check.population(among, [...path, 'among'])
  const place = [...path, 'outcome']
  const levels = check.levels(outcome)
  if (levels === 2) check.grouping(outcome, place)
  else if (check.variable(outcome, place) !== undefined)
    check.addProblem(
      place,
      'a yes-no variable, or a variable of two categories',
      levels === null ? outcome : `${outcome} (${levels} categories)`,
      'derive a yes-no variable by "condition"',
    )
  if (covariates.includes(outcome))
    check.addProblem([...path, 'covariates'], 'covariates other than the outcome', outcome)
}
