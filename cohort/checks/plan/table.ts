import type { Characteristics, Listing } from '../../descriptors/plan/table.ts'
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
  if (table.standardizedDifferences) checkTwoGroups(table.by, [...path, 'standardizedDifferences'], check)
}
