import type { Variable } from '../../../cohort/values/value.ts'
import type { Dialect } from '../dialects/dialect.ts'
import { identifier, type Sql, sql } from '../sql.ts'

/** The columns of a cohort's variables. They are numbered, so that no name is too long or ambiguous. */
export interface Scope {
  readonly dialect: Dialect
  readonly variables: ReadonlyMap<string, Variable>
  alias(variable: string): string
  column(variable: string): Sql
  /** Whether a subject has a value. */
  isRecorded(variable: string): Sql
  /** Dates only: the first and last possible day. */
  first(variable: string): Sql
  last(variable: string): Sql
}

export const scopeOf = (variables: readonly Variable[], dialect: Dialect): Scope => {
  const indices = new Map(variables.map(({ name }, i) => [name, i]))
  const alias = (variable: string): string => {
    const index = indices.get(variable)
    if (index === undefined) throw new Error(`scope: expected a variable, found "${variable}"`)
    return `v${index}`
  }
  const byName = new Map(variables.map((variable) => [variable.name, variable]))
  const column = (variable: string): Sql => identifier(alias(variable))
  const first = (variable: string): Sql => identifier(`${alias(variable)}_first`)
  return {
    dialect,
    variables: byName,
    alias,
    column,
    // for a date column a server may give only the day
    isRecorded: (variable) =>
      sql`(${byName.get(variable)!.type === 'date' ? first(variable) : column(variable)} IS NOT NULL)`,
    first,
    last: (variable) => identifier(`${alias(variable)}_last`),
  }
}
