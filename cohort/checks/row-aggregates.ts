import { variableOf } from '../cells/recorded-variables.ts'
import { checkCondition } from '../descriptors/conditions/check-condition.ts'
import { sentenceOf } from '../descriptors/conditions/condition-sentence.ts'
import { variableChecker } from '../descriptors/conditions/variable-checker.ts'
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
  { title, rows: { where, take, value, by } }: AggregateSource,
  resource: Resource,
): { readonly variable: Variable | null; readonly problems: readonly DescriptorProblem[] } => {
  const fields = fieldsOf(resource)
  const check = variableChecker(fields)
  if (where) checkCondition(where, ['where'], check)
  const counts = take === 'count' || take === 'any'
  if (counts && (value ?? by) !== undefined)
    check.addProblem(
      [value === undefined ? 'by' : 'value'],
      'value and by only with take first or last',
      value ?? by,
    )
  if (!counts && by === undefined)
    check.addProblem([], `by, the date or number that orders the rows`, undefined)
  const order = by === undefined ? undefined : check.variable(by, ['by'])
  if (order && order.type !== 'date' && !isNumeric(order))
    check.addProblem(['by'], 'a date or a number', `${order.name} (${order.type})`)
  const column = counts || by === undefined ? undefined : check.variable(value ?? by, ['value'])
  const condition = where === undefined ? '' : ` where ${sentenceOf(where, fields)}`
  const [source] = fields.values()
  const base = {
    name,
    title,
    source: { file: resource.path, column: 1 },
    derivation: null,
    of: [],
    ordered: false,
    categories: null,
    unit: '1',
  }
  if (check.problems.length > 0 || !source) return { variable: null, problems: check.problems }
  if (take === 'count')
    return {
      variable: { ...base, type: 'integer', taken: `the number of rows of ${resource.path}${condition}` },
      problems: [],
    }
  if (take === 'any')
    return {
      variable: { ...base, type: 'boolean', taken: `yes where ${resource.path} has a row${condition}` },
      problems: [],
    }
  return {
    variable: {
      ...column!,
      name,
      title,
      taken: `${column!.title} in the ${take} row of ${resource.path}, by ${order!.title}${condition}`,
    },
    problems: [],
  }
}

export const fieldsOf = ({ schema, path }: Resource): ReadonlyMap<string, Variable> =>
  new Map(schema.fields.map((field, i) => [field.name, variableOf(field, path, i + 1)]))
