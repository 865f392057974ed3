import { groupTestOf } from '../../descriptors/group-tests/index.ts'
import type { Characteristics, Listing } from '../../descriptors/plan/table.ts'
import { methodOfRow, rowTest } from '../../subjects/characteristics.ts'
import { didYouMean, oneOf } from '../../values/problem.ts'
import { isQuantity } from '../../values/value.ts'
import type { Path, PlanChecker } from './checker.ts'
import { checkTwoGroups } from './two-groups.ts'

/** Checks the columns of a listing, or the rows and groups of a table of characteristics. */
export const checkTable = (table: Listing | Characteristics, path: Path, check: PlanChecker): void => {
  if (table.kind === 'listing') checkListing(table, path, check)
  else checkCharacteristics(table, path, check)
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
