import type { Characteristics, Listing } from '../../descriptors/plan/table.ts'
import { isQuantity } from '../../values/value.ts'
import type { Path, PlanChecker } from './checker.ts'

/** Checks the columns of a listing, or the rows and groups of a table of characteristics. */
export const checkTable = (of: Listing | Characteristics, path: Path, check: PlanChecker): void => {
  if (of.kind === 'listing') checkListing(of, path, check)
  else checkCharacteristics(of, path, check)
}

const checkListing = (of: Listing, path: Path, check: PlanChecker): void => {
  const columns = of.columns.map((column, i) => [column, [...path, 'columns', i]] as const)
  for (const [column, place] of columns) check.variable(column, place)
  check.unique(columns, 'each column once')
}

const checkCharacteristics = (of: Characteristics, path: Path, check: PlanChecker): void => {
  check.grouping(of.by, [...path, 'by'])
  if (of.among !== undefined) check.population(of.among, [...path, 'among'])
  const rows = of.rows.map((row, i) => [row, [...path, 'rows', i]] as const)
  for (const [row, place] of rows) {
    const variable = check.variable(row, place)
    if (variable && !isQuantity(variable)) check.grouping(row, place)
  }
  check.unique(rows, 'each variable once')
}
