import { checkSimulation } from './check-simulation.ts'
import { checkModel, checkTest } from './check-test.ts'
import type { Plan } from './plan/plan.ts'
import type { Characteristics } from './plan/table.ts'
import { type Looker, looker } from './plan-looker.ts'
import type { DescriptorProblem } from './problem.ts'
import { isQuantity, type Variable } from './value.ts'

/** What an estimate asks for, which would be two results of one name. */
const ONCE = [
  ['by', 'each grouping once'],
  ['at', 'each time once'],
  ['quantiles', 'each share once'],
  ['restricted', 'each time once'],
] as const

/** Every name in the plan that names nothing, and every variable that is not of the kind that its place asks for. */
export const checkPlan = (
  plan: Plan,
  variables: ReadonlyMap<string, Variable>,
): readonly DescriptorProblem[] => {
  const look = looker(plan, variables)
  for (const [name, derived] of Object.entries(plan.variables)) look.derived(derived, ['variables', name])
  for (const [name, { condition }] of Object.entries(plan.populations))
    look.condition(condition, ['populations', name, 'condition'])
  for (const [name, { condition }] of Object.entries(plan.exclude))
    look.condition(condition, ['exclude', name, 'condition'])
  plan.warnings?.outliers.forEach((name, i) => look.numeric(name, ['warnings', 'outliers', i]))
  plan.warnings?.duplicates?.forEach((name, i) => look.variable(name, ['warnings', 'duplicates', i]))
  for (const [name, check] of Object.entries(plan.checks)) {
    const path = ['checks', name]
    if ('order' in check) look.ordered(check.order, [...path, 'order'])
    else if ('sum' in check) look.sameUnit([...check.sum, check.is], [...path, 'sum'])
    else {
      if (check.if) look.condition(check.if, [...path, 'if'])
      look.condition(check.must, [...path, 'must'])
    }
  }
  for (const [name, endpoint] of Object.entries(plan.endpoints)) look.endpoint(endpoint, ['endpoints', name])
  for (const [name, summary] of Object.entries(plan.summaries)) {
    const path = ['summaries', name]
    const described = look.variable(summary.variable ?? name, [...path, 'variable'])
    if (described?.type === 'date')
      look.complain(
        [...path, 'variable'],
        'a number or categories',
        `${described.name} (date)`,
        'derive its year by yearOf, or a time by duration',
      )
    if (summary.among) look.population(summary.among, [...path, 'among'])
    if (summary.by) look.grouping(summary.by, [...path, 'by'])
  }
  for (const [name, estimate] of Object.entries(plan.estimates)) {
    look.named('endpoint', plan.endpoints, estimate.endpoint ?? name, ['estimates', name, 'endpoint'])
    estimate.by.forEach((variable, i) => look.grouping(variable, ['estimates', name, 'by', i]))
    for (const [part, what] of ONCE)
      look.once(
        estimate[part].map((thing, i) => [thing, ['estimates', name, part, i]]),
        what,
      )
    if (Object.hasOwn(plan.summaries, name))
      look.complain(
        ['estimates', name],
        'another name than that of a summary, whose results would bear it too',
        name,
        'name the estimate otherwise and give it an endpoint',
      )
  }
  for (const [name, test] of Object.entries(plan.tests)) checkTest(test, name, ['tests', name], plan, look)
  for (const [name, model] of Object.entries(plan.models)) checkModel(model, ['models', name], plan, look)
  for (const [name, simulation] of Object.entries(plan.simulations))
    checkSimulation(simulation, name, ['simulations', name], plan, look)
  for (const [name, figure] of Object.entries(plan.figures)) look.figure(figure, ['figures', name])
  for (const [name, table] of Object.entries(plan.tables))
    if (table.kind === 'listing') {
      const columns = table.columns.map((column, i) => [column, ['tables', name, 'columns', i]] as const)
      for (const [column, path] of columns) look.variable(column, path)
      look.once(columns, 'each column once')
    } else checkCharacteristics(table, ['tables', name], look)
  // a cohort without rows has no name for a row
  if (plan.subject !== '') look.variable(plan.subject, ['subject'])
  if (plan.disclosure?.endpoint !== undefined)
    look.named('endpoint', plan.endpoints, plan.disclosure.endpoint, ['disclosure', 'endpoint'])
  look.once(
    Object.entries(plan.endpoints).map(([name, { code }]) => [code, ['endpoints', name, 'code']]),
    'a code of its own',
  )
  return look.problems
}

const checkCharacteristics = (
  { by, among, rows }: Characteristics,
  path: readonly (string | number)[],
  look: Looker,
): void => {
  look.grouping(by, [...path, 'by'])
  if (among !== undefined) look.population(among, [...path, 'among'])
  rows.forEach((row, i) => {
    const found = look.variable(row, [...path, 'rows', i])
    if (found && !isQuantity(found)) look.grouping(row, [...path, 'rows', i])
  })
  look.once(
    rows.map((row, i) => [row, [...path, 'rows', i]]),
    'each variable once',
  )
}
