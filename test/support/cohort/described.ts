import { recordedVariables } from '../../../cohort/cells/recorded-variables.ts'
import { aggregatedVariables } from '../../../cohort/checks/aggregate-declarations.ts'
import { fieldProblems } from '../../../cohort/checks/data-package-checks.ts'
import { checkPlan } from '../../../cohort/checks/plan/check-plan.ts'
import { DataPackage } from '../../../cohort/descriptors/data-package.ts'
import { Plan } from '../../../cohort/descriptors/plan/plan.ts'
import { derivedVariables } from '../../../cohort/subjects/derivation-order.ts'
import type { DescriptorProblem } from '../../../cohort/values/problem.ts'

/** Everything that is wrong with two descriptors that their schemas accept. */
export const describedBy = (data: unknown, analysis: unknown): readonly DescriptorProblem[] => {
  const dataPackage = DataPackage.parse(data)
  const plan = Plan.parse(analysis)
  const recorded = recordedVariables(dataPackage, plan.subject)
  const taken = aggregatedVariables(plan, dataPackage, recorded.variables)
  const all = derivedVariables(plan.variables, [...recorded.variables, ...taken.variables])
  return [
    ...recorded.problems,
    ...fieldProblems(dataPackage, plan.subject),
    ...taken.problems,
    ...all.problems,
    ...checkPlan(plan, all.variables),
  ]
}
