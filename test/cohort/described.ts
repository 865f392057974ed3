import { DataPackage } from '../../cohort/data-package.ts'
import { fieldProblems } from '../../cohort/data-package-checks.ts'
import { derivedVariables } from '../../cohort/derived-variables.ts'
import { Plan } from '../../cohort/plan/plan.ts'
import { checkPlan } from '../../cohort/plan-checks/check-plan.ts'
import type { DescriptorProblem } from '../../cohort/problem.ts'
import { recordedVariables } from '../../cohort/recorded-variables.ts'
import { takenVariables } from '../../cohort/taken-variables.ts'

/** Everything that is wrong with two descriptors that their schemas accept. */
export const describedBy = (data: unknown, analysis: unknown): readonly DescriptorProblem[] => {
  const dataPackage = DataPackage.parse(data)
  const plan = Plan.parse(analysis)
  const recorded = recordedVariables(dataPackage, plan.subject)
  const taken = takenVariables(plan, dataPackage, recorded.variables)
  const all = derivedVariables(plan.variables, [...recorded.variables, ...taken.variables])
  return [
    ...recorded.problems,
    ...fieldProblems(dataPackage, plan.subject),
    ...taken.problems,
    ...all.problems,
    ...checkPlan(plan, all.variables),
  ]
}
