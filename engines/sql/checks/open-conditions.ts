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
  readonly asked: readonly Sql[]
  /** @param count the i-th count */
  read(count: (i: number) => number): readonly OpenCondition[]
}

/** For each exclusion and population: the undecided subjects, and those of them for whom each variable is missing. */
export const openCounts = (rows: RowsPlan, scope: Scope): OpenCounts => {
  const conditions = askedOfAll(rows, scope.variables)
  const places = conditions.map((_, i) =>
    conditions.slice(0, i).reduce((sum, one) => sum + 1 + one.variables.length, 0),
  )
  return {
    asked: conditions.flatMap((one) => countsOf(one, scope)),
    read: (count) =>
      conditions.flatMap(({ of, name, title, variables }, i): readonly OpenCondition[] => {
        const place = places[i]!
        const missing = variables.filter((_, j) => count(place + 1 + j) > 0)
        return count(place) === 0 ? [] : [{ of, name, title, subjects: count(place), missing }]
      }),
  }
}

const countsOf = ({ condition, variables }: AskedCondition, scope: Scope): readonly Sql[] => {
  const isOpen = sql`(${conditionSql(condition, scope)}) IS NULL`
  return [isOpen, ...variables.map((name) => every([isOpen, isUnsettled(name, scope)]))]
}

/** Missing, or a partial date. */
const isUnsettled = (name: string, scope: Scope): Sql => {
  const missing = sql`NOT ${scope.isRecorded(name)}`
  return scope.variables.get(name)!.type === 'date'
    ? sql`CASE WHEN ${missing} THEN TRUE ELSE ${scope.first(name)} < ${scope.last(name)} END`
    : missing
}
