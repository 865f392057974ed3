import type { Variable } from '../../../cohort/values/value.ts'
import type { Dialect } from '../dialects/dialect.ts'
import { identifier, type Sql, sql } from '../sql.ts'

/** Where expressions find the variables of a cohort. A variable bears a number there, so that no name is too long or like another. */
export interface Scope {
  readonly dialect: Dialect
  readonly variables: ReadonlyMap<string, Variable>
  alias(variable: string): string
  column(variable: string): Sql
  /** Whether a subject has a value of it. */
  isRecorded(variable: string): Sql
  /** Of a date: the first and last day that it may be. */
  first(variable: string): Sql
  last(variable: string): Sql
}

export const scopeOf = (variables: readonly Variable[], dialect: Dialect): Scope => {
  const places = new Map(variables.map(({ name }, i) => [name, i]))
  const alias = (variable: string): string => {
    const place = places.get(variable)
    if (place === undefined) throw new Error(`scope: expected a variable, found "${variable}"`)
    return `v${place}`
  }
  const known = new Map(variables.map((variable) => [variable.name, variable]))
  const column = (variable: string): Sql => identifier(alias(variable))
  const first = (variable: string): Sql => identifier(`${alias(variable)}_first`)
  return {
    dialect,
    variables: known,
    alias,
    column,
    // a date's day may be all that a server can tell of it
    isRecorded: (variable) =>
      sql`(${known.get(variable)!.type === 'date' ? first(variable) : column(variable)} IS NOT NULL)`,
    first,
    last: (variable) => identifier(`${alias(variable)}_last`),
  }
}
