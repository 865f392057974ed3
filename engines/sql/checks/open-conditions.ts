import type { RowsPlan } from '../../../cohort/descriptors/rows-plan.ts'
import {
  type AskedCondition,
  askedOfAll,
  type OpenCondition,
} from '../../../cohort/subjects/open-conditions.ts'
import { conditionSql } from '../rows/condition.ts'
import type { Scope } from '../rows/scope.ts'
import { every, type Sql, sql } from '../sql.ts'

/** The counts to be queried, and how `openConditions` follows from them. */
export interface OpenCounts {
  readonly queried: readonly Sql[]
  /** @param count the i-th count */
  read(count: (i: number) => number): readonly OpenCondition[]
}

/** For each exclusion and population: the undecided subjects, and those of them for whom each variable is missing. */
export const openCounts = (rows: RowsPlan, scope: Scope): OpenCounts => {
  const conditions = askedOfAll(rows, scope.variables)
  const offsets = conditions.map((_, i) =>
    conditions.slice(0, i).reduce((sum, condition) => sum + 1 + condition.variables.length, 0),
  )
  return {
    queried: conditions.flatMap((condition) => countsOf(condition, scope)),
    read: (count) =>
      conditions.flatMap(({ of: kind, name, title, variables }, i): readonly OpenCondition[] => {
        const offset = offsets[i]!
        const missing = variables.filter((_, j) => count(offset + 1 + j) > 0)
        return count(offset) === 0 ? [] : [{ of: kind, name, title, subjects: count(offset), missing }]
      }),
  }
}

const countsOf = ({ condition: askedCondition, variables }: AskedCondition, scope: Scope): readonly Sql[] => {
  const isOpen = sql`(${conditionSql(askedCondition, scope)}) IS NULL`
  return [isOpen, ...variables.map((name) => every([isOpen, isUnsettled(name, scope)]))]
}

/** Missing, or a partial date. */
const isUnsettled = (name: string, scope: Scope): Sql => {
  const missing = sql`NOT ${scope.isRecorded(name)}`
  return scope.variables.get(name)!.type === 'date'
    ? sql`CASE WHEN ${missing} THEN TRUE ELSE ${scope.first(name)} < ${scope.last(name)} END`
    : missing
}
