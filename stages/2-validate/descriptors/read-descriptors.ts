import { recordedVariables } from '../../../cohort/cells/recorded-variables.ts'
import { aggregatedVariables } from '../../../cohort/checks/aggregate-declarations.ts'
import { fieldProblems } from '../../../cohort/checks/data-package-checks.ts'
import { checkPlan } from '../../../cohort/checks/plan/check-plan.ts'
import { DataPackage } from '../../../cohort/descriptors/data-package.ts'
import { Plan } from '../../../cohort/descriptors/plan/plan.ts'
import { resolveDays } from '../../../cohort/descriptors/resolve-days.ts'
import { derivedVariables } from '../../../cohort/subjects/derivation-order.ts'
import type { DescriptorProblem } from '../../../cohort/values/problem.ts'
import type { Variable } from '../../../cohort/values/value.ts'
import type { Fault } from '../../../pipeline/fault.ts'
import type { Descriptors, Document } from '../../1-ingest/artifacts.ts'
import { descriptorFault, schemaProblems } from './descriptor-faults.ts'

/** The valid parts of the two descriptors. */
export interface ValidDescriptors {
  readonly dataPackage: DataPackage | null
  readonly plan: Plan | null
  /** Set as soon as the plan names it, even if other parts of the plan are at fault. */
  readonly subjectName: string | null
  /** Null where the plan or the fields are at fault. */
  readonly variables: ReadonlyMap<string, Variable> | null
}

/** Checks both descriptors against their schemas, and the names in the plan against the data. */
export const readDescriptors = (
  { dataPackage, analysis }: Descriptors,
  faults: Fault[],
): ValidDescriptors => {
  const complain = (document: Document, problems: readonly DescriptorProblem[]): void => {
    faults.push(...problems.map((problem) => descriptorFault(document, problem)))
  }
  const data = DataPackage.safeParse(dataPackage.value)
  const parsed = Plan.safeParse(analysis.value)
  if (!data.success) complain(dataPackage, schemaProblems(data.error, dataPackage.value))
  if (!parsed.success) complain(analysis, schemaProblems(parsed.error, analysis.value))
  const columns = data.success
    ? data.data.resources.flatMap(({ schema }) => schema.fields.map(({ name }) => name))
    : []
  const plan = parsed.success ? resolveDays(parsed.data, columns) : null
  const subject = (analysis.value as { subject?: unknown } | null)?.subject
  const subjectName = typeof subject === 'string' ? subject : null
  if (!data.success || subjectName === null)
    return { dataPackage: data.data ?? null, plan, subjectName, variables: null }
  const recorded = recordedVariables(data.data, subjectName)
  complain(dataPackage, recorded.problems)
  const fields = recorded.problems.length > 0 ? [] : fieldProblems(data.data, subjectName)
  complain(dataPackage, fields)
  if (plan === null) return { dataPackage: data.data, plan: null, subjectName, variables: null }
  const aggregated = aggregatedVariables(plan, data.data, recorded.variables)
  const derived = derivedVariables(plan.variables, [...recorded.variables, ...aggregated.variables])
  complain(analysis, aggregated.problems)
  // an aggregated variable that failed must not be reported again as unknown
  if (aggregated.problems.length === 0) complain(analysis, derived.problems)
  const planProblems =
    aggregated.problems.length + derived.problems.length > 0 ? [] : checkPlan(plan, derived.variables)
  complain(analysis, planProblems)
  const isSound =
    recorded.problems.length +
      fields.length +
      aggregated.problems.length +
      derived.problems.length +
      planProblems.length ===
    0
  return {
    dataPackage: data.data,
    plan,
    subjectName,
    variables: isSound ? derived.variables : null,
  }
}
