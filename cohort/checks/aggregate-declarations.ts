import { variableOf } from '../cells/recorded-variables.ts'
import { checkCondition } from '../descriptors/conditions/check-condition.ts'
import { sentenceOf } from '../descriptors/conditions/condition-sentence.ts'
import { type VariableChecker, variableChecker } from '../descriptors/conditions/variable-checker.ts'
import type { DataPackage, Resource } from '../descriptors/data-package.ts'
import type { Plan, PlanVariable } from '../descriptors/plan/plan.ts'
import { type DescriptorProblem, didYouMean, oneOf, shown } from '../values/problem.ts'
import { isNumeric, type Variable } from '../values/value.ts'

export type AggregateSource = Extract<PlanVariable, { rows: unknown }>

/** The derived variables that aggregate files with several rows per subject. */
export const aggregateOf = (plan: Pick<Plan, 'variables'>): readonly (readonly [string, AggregateSource])[] =>
  Object.entries(plan.variables).flatMap(([name, derived]) =>
    'rows' in derived ? [[name, derived] as const] : [],
  )

/** The aggregated variables, and the problems in their declarations. */
export const aggregatedVariables = (
  plan: Plan,
  { resources }: DataPackage,
  recorded: readonly Variable[],
): { readonly variables: readonly Variable[]; readonly problems: readonly DescriptorProblem[] } => {
  const many = resources.filter(({ rows }) => rows === 'many')
  const problems: DescriptorProblem[] = []
  const variables = aggregateOf(plan).flatMap(([name, derived]): readonly Variable[] => {
    const path = ['variables', name, 'rows']
    const resource = many.find((candidate) => candidate.name === derived.rows.of)
    if (recorded.some((variable) => variable.name === name))
      problems.push({
        path: ['variables', name],
        expected: 'a name different from all columns',
        found: shown(name),
      })
    if (resource) {
      const aggregated = aggregatedVariable(name, derived, resource)
      problems.push(
        ...aggregated.problems.map((problem) => ({ ...problem, path: [...path, ...problem.path] })),
      )
      return aggregated.variable ? [aggregated.variable] : []
    }
    const names = many.map((candidate) => candidate.name)
    problems.push({
      path: [...path, 'of'],
      expected: `a file with several rows per subject, ${oneOf(names)}`,
      found: shown(derived.rows.of),
      remedy: didYouMean(derived.rows.of, names) ?? 'declare "rows": "many" for the file in datapackage.json',
    })
    return []
  })
  return { variables, problems }
}

const aggregatedVariable = (
  name: string,
  derived: AggregateSource,
  resource: Resource,
): { readonly variable: Variable | null; readonly problems: readonly DescriptorProblem[] } => {
  const fields = fieldsOf(resource)
  const check = variableChecker(fields)
  checkAggregate(derived.rows, check)
  return check.problems.length > 0 || fields.size === 0
    ? { variable: null, problems: check.problems }
    : { variable: describedVariable(name, derived, resource, fields), problems: [] }
}

/** Reports what is wrong with the condition, the value and the order of an aggregate. */
const checkAggregate = (
  { where, take, value, by }: AggregateSource['rows'],
  check: VariableChecker,
): void => {
  if (where) checkCondition(where, ['where'], check)
  const isOneRow = take === 'first' || take === 'last'
  if (!isOneRow && (value ?? by) !== undefined)
    check.addProblem(
      [value === undefined ? 'by' : 'value'],
      'value and by only with take first or last',
      value ?? by,
    )
  if (isOneRow && by === undefined)
    check.addProblem([], `by, the date or number that orders the rows`, undefined)
  if (by === undefined) return
  const order = check.variable(by, ['by'])
  if (order && order.type !== 'date' && !isNumeric(order))
    check.addProblem(['by'], 'a date or a number', `${order.name} (${order.type})`)
  if (isOneRow) check.variable(value ?? by, ['value'])
}

/** An aggregate as a variable; its declaration has been checked. */
const describedVariable = (
  name: string,
  { title, rows: { where, take, value, by } }: AggregateSource,
  { path }: Resource,
  fields: ReadonlyMap<string, Variable>,
): Variable => {
  const condition = where === undefined ? '' : ` where ${sentenceOf(where, fields)}`
  if (take === 'first' || take === 'last') {
    const [column, order] = [fields.get(value ?? by!)!, fields.get(by!)!]
    const taken = `${column.title} in the ${take} row of ${path}, by ${order.title}${condition}`
    return { ...column, name, title, taken }
  }
  return {
    name,
    title,
    source: { file: path, column: 1 },
    derivation: null,
    of: [],
    ordered: false,
    categories: null,
    unit: '1',
    type: take === 'count' ? 'integer' : 'boolean',
    taken:
      take === 'count'
        ? `the number of rows of ${path}${condition}`
        : `yes where ${path} has a row${condition}`,
  }
}

export const fieldsOf = ({ schema, path }: Resource): ReadonlyMap<string, Variable> =>
  new Map(schema.fields.map((field, i) => [field.name, variableOf(field, path, i + 1)]))
