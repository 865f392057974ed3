import type { Plan } from '../../descriptors/plan/plan.ts'
import type { DescriptorProblem } from '../../values/problem.ts'
import type { Variable } from '../../values/value.ts'
import { checkCheck } from './check.ts'
import { type Path, planChecker } from './checker.ts'
import { checkDerived } from './derived.ts'
import { checkDisclosure } from './disclosure.ts'
import { checkCodes, checkEndpoint } from './endpoint.ts'
import { checkEstimate } from './estimate.ts'
import { checkFigure } from './figures/figure.ts'
import { checkModel } from './model.ts'
import { checkNames } from './names.ts'
import { checkPopulation } from './population.ts'
import { checkSimulation } from './simulation.ts'
import { checkSummary } from './summary.ts'
import { checkTable } from './table.ts'
import { checkTest } from './test.ts'
import { checkWarnings } from './warnings.ts'

/** All undeclared names in the plan, and all variables of a type that their use does not allow. */
export const checkPlan = (
  plan: Plan,
  variables: ReadonlyMap<string, Variable>,
): readonly DescriptorProblem[] => {
  const check = planChecker(plan, variables)
  each('variables', plan.variables, (entry, path) => checkDerived(entry, path, check))
  each('populations', plan.populations, (entry, path) => checkPopulation(entry, path, check))
  each('exclude', plan.exclude, (entry, path) => checkPopulation(entry, path, check))
  if (plan.warnings) checkWarnings(plan.warnings, check)
  each('checks', plan.checks, (entry, path) => checkCheck(entry, path, check))
  each('endpoints', plan.endpoints, (entry, path) => checkEndpoint(entry, path, check))
  each('summaries', plan.summaries, (entry, path) => checkSummary(entry, path, check))
  each('estimates', plan.estimates, (entry, path) => checkEstimate(entry, path, check))
  each('tests', plan.tests, (entry, path, name) => checkTest(entry, name, path, check))
  each('models', plan.models, (entry, path) => checkModel(entry, path, check))
  each('simulations', plan.simulations, (entry, path, name) => checkSimulation(entry, name, path, check))
  each('figures', plan.figures, (entry, path) => checkFigure(entry, path, check))
  each('tables', plan.tables, (entry, path) => checkTable(entry, path, check))
  // a cohort without rows has no subject identifier
  if (plan.subject !== '') check.variable(plan.subject, ['subject'])
  if (plan.disclosure) checkDisclosure(plan.disclosure, check)
  checkCodes(check)
  checkNames(check)
  return check.problems
}

/** The entries of a section, in the order of the plan. */
const each = <T>(
  section: string,
  entries: Readonly<Record<string, T>>,
  checkEntry: (entry: T, path: Path, name: string) => void,
): void => {
  for (const [name, entry] of Object.entries(entries)) checkEntry(entry, [section, name], name)
}
