import { groupTestOf, methodsWith } from '../../descriptors/group-tests/index.ts'
import type { Characteristics, Differences, Listing, Table } from '../../descriptors/plan/table.ts'
import { methodOfRow, rowTest } from '../../subjects/characteristics.ts'
import { didYouMean, oneOf, orOf } from '../../values/problem.ts'
import { isQuantity } from '../../values/value.ts'
import type { Path, PlanChecker } from './checker.ts'
import { checkTwoGroups } from './two-groups.ts'

/** Checks the columns of a listing, the rows and groups of a table of characteristics, or the tests of differences. */
export const checkTable = (table: Table, path: Path, check: PlanChecker): void => {
  switch (table.kind) {
    case 'listing':
      checkListing(table, path, check)
      return
    case 'characteristics':
      checkCharacteristics(table, path, check)
      return
    case 'differences':
      checkDifferences(table, path, check)
      return
    default: {
      table satisfies never
    }
  }
}

/** The estimate has the groups, and the times of each test. */
const checkDifferences = (table: Differences, path: Path, check: PlanChecker): void => {
  const { estimates, tests } = check.plan
  check.unique(
    table.tests.map((test, i) => [test, [...path, 'tests', i]]),
    'each test once',
  )
  if (!check.declared('estimate', estimates, table.estimate, [...path, 'estimate'])) return
  const estimate = estimates[table.estimate]!
  if (!estimate.by.includes(table.by))
    check.addProblem(
      [...path, 'by'],
      `a grouping of the estimate, ${oneOf(estimate.by)}`,
      table.by,
      didYouMean(table.by, estimate.by),
    )
  table.tests.forEach((name, i) => {
    const place = [...path, 'tests', i]
    if (!check.declared('test', tests, name, place)) return
    const test = tests[name]!
    const property = groupTestOf(test.method).timesOf
    const isOfEstimate = 'at' in test && test.by === table.by && test.endpoint === estimate.endpoint
    if (property === undefined || !isOfEstimate) {
      const methods = orOf([...methodsWith('timesOf', 'at'), ...methodsWith('timesOf', 'restricted')])
      check.addProblem(place, `a ${methods} test of ${estimate.endpoint} by ${table.by}`, name)
      return
    }
    const missing = test.at.filter((time) => !estimate[property].includes(time))
    if (missing.length > 0)
      check.addProblem(
        place,
        `times of "${property}" of the estimate`,
        missing.join(', '),
        `add ${missing.join(', ')} to "${property}" of ${table.estimate}`,
      )
  })
}

const checkListing = (listing: Listing, path: Path, check: PlanChecker): void => {
  const columns = listing.columns.map((column, i) => [column, [...path, 'columns', i]] as const)
  for (const [column, place] of columns) check.variable(column, place)
  check.unique(columns, 'each column once')
}

const checkCharacteristics = (table: Characteristics, path: Path, check: PlanChecker): void => {
  check.grouping(table.by, [...path, 'by'])
  if (table.among !== undefined) check.population(table.among, [...path, 'among'])
  const rows = table.rows.map((row, i) => [row, [...path, 'rows', i]] as const)
  for (const [row, place] of rows) {
    const variable = check.variable(row, place)
    if (variable && !isQuantity(variable)) check.grouping(row, place)
  }
  check.unique(rows, 'each variable once')
  const means = (table.means ?? []).map((mean, i) => [mean, [...path, 'means', i]] as const)
  for (const [mean, place] of means) checkMean(mean, table, place, check)
  check.unique(means, 'each variable once')
  checkTests(table, path, check)
  if (table.standardizedDifferences) checkTwoGroups(table.by, [...path, 'standardizedDifferences'], check)
}

/** A mean is a row of the table, with numbers. */
const checkMean = (mean: string, { rows }: Characteristics, path: Path, check: PlanChecker): void => {
  if (!rows.includes(mean))
    check.addProblem(path, `a row of the table, ${oneOf(rows)}`, mean, didYouMean(mean, rows))
  else if (check.variables.has(mean) && !isQuantity(check.variables.get(mean)!))
    check.addProblem(path, 'a row with numbers', mean)
}

/** Each test of rows with numbers is possible between the groups of the table. */
const checkTests = (table: Characteristics, path: Path, check: PlanChecker): void => {
  const tested = new Map(
    table.rows.flatMap((row) => {
      const variable = check.variables.get(row)
      const method = variable && isQuantity(variable) ? methodOfRow(table, variable) : undefined
      return method === undefined ? [] : [[method, row] as const]
    }),
  )
  for (const [method, variable] of tested)
    groupTestOf(method).check?.(rowTest(method, variable, table), path, check)
}
