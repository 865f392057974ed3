import type { Condition } from '../../cohort/condition.ts'
import type { Derived } from '../../cohort/plan/derived.ts'
import { conversion } from '../../cohort/unit.ts'
import { isNumeric } from '../../cohort/value.ts'
import { decimal, divide, type Rational, rational } from '../../statistics/rational.ts'
import { conditionSql } from './condition.ts'
import type { Scope } from './scope.ts'
import { every, join, number, type Sql, sql, text, whole } from './sql.ts'

/** What a derived variable is made by, and for whom it cannot be made although something was recorded. */
export interface DerivedSql {
  readonly value: Sql
  readonly fails: Sql
}

/** What `deriveValue` gives a subject, as an expression. */
export const derivedSql = (derived: Derived, scope: Scope): DerivedSql => {
  const of = (name: string): Sql => scope.column(name)
  const sure = (value: Sql): DerivedSql => ({ value, fails: sql`FALSE` })
  if ('condition' in derived) return sure(conditionSql(derived.condition as Condition, scope))
  if ('difference' in derived) {
    const [to, from] = derived.difference
    if (scope.variables.get(to)?.type === 'date') return daysBetween(from, to, scope)
    return exactly([to, from], scope.dialect.subtract(of(to), of(from)), scope)
  }
  if ('duration' in derived) {
    const { from, to, unit, divisor } = derived.duration
    const { value, fails } = daysBetween(from, to, scope)
    return { value: inUnit(value, stepOf('d', unit, divisor)), fails }
  }
  if ('convert' in derived) {
    const { of: name, unit, divisor } = derived.convert
    const step = stepOf(scope.variables.get(name)!.unit, unit, divisor)
    const isWhole = sql`(${of(name)} = floor(${of(name)}) AND abs(${of(name)}) < 1e9)`
    return {
      value: sql`CASE WHEN ${isWhole} THEN ${inUnit(of(name), step)} END`,
      fails: sql`(NOT ${isWhole})`,
    }
  }
  if ('assume' in derived) return sure(assumed(derived.assume, scope))
  if ('yearOf' in derived) return sure(scope.dialect.number(sql`substr(${of(derived.yearOf)}, 1, 4)`))
  if ('earliest' in derived) return extreme(derived.earliest, 'earliest', scope)
  if ('latest' in derived) return extreme(derived.latest, 'latest', scope)
  if ('rows' in derived) throw new Error('rows: taken when the files are joined')
  if ('sum' in derived) return exactly(derived.sum, scope.dialect.add(derived.sum.map(of)), scope)
  if ('items' in derived)
    return sure(
      join(
        derived.items.map(
          (name) =>
            sql`CASE WHEN array_length(${of(name)}, 1) > 0 THEN CAST(array_length(${of(name)}, 1) AS DOUBLE PRECISION) WHEN ${of(name)} IS NOT NULL THEN CAST(0 AS DOUBLE PRECISION) END`,
        ),
        sql` + `,
      ),
    )
  if ('recode' in derived) return recoded(derived.recode, scope)
  if ('bin' in derived) {
    const { of: name, at, labels } = derived.bin
    const cases = at.map((cut, i) => sql`WHEN ${of(name)} < ${number(cut)} THEN ${text(labels[i]!)}`)
    return sure(
      sql`CASE ${join(cases, sql` `)} WHEN ${of(name)} IS NOT NULL THEN ${text(labels.at(-1)!)} END`,
    )
  }
  if ('compare' in derived) {
    const { left, is, right } = derived.compare
    return sure(sql`(${rank(left, scope)} ${RELATIONS[is]} ${rank(right, scope)})`)
  }
  const never: never = derived
  return never
}

const exactly = (names: readonly string[], value: Sql, scope: Scope): DerivedSql => ({
  value,
  fails: sql`NOT ${scope.dialect.isExact(names.map((name) => scope.column(name)))}`,
})

const RELATIONS = { '<': sql`<`, '<=': sql`<=`, '=': sql`=`, '>=': sql`>=`, '>': sql`>` }

/** Whole days; where both are recorded and one is not known to the day there are none. */
const daysBetween = (from: string, to: string, scope: Scope): DerivedSql => {
  const isWhole = every([from, to].map((name) => sql`${scope.first(name)} = ${scope.last(name)}`))
  return {
    value: sql`CASE WHEN ${isWhole} THEN ${scope.first(to)} - ${scope.first(from)} END`,
    fails: sql`(NOT ${isWhole})`,
  }
}

/** From one unit to another: by definition, or by the declared divisor. */
const stepOf = (from: string, to: string, divisor: number | undefined): Rational =>
  divisor === undefined ? conversion(from, to)! : divide(rational(1), decimal(divisor))

/** A whole number times a fraction: both whole numbers are exact, so that the one division rounds as exact arithmetic would. */
const inUnit = (of: Sql, { n, d }: Rational): Sql =>
  sql`(${of} * ${number(Number(n))} / ${number(Number(d))})`

const assumed = ({ of, day, month }: Extract<Derived, { assume: unknown }>['assume'], scope: Scope): Sql => {
  const date = scope.column(of)
  const twoDigits = (part: number): Sql => text(`-${String(part).padStart(2, '0')}`)
  const year = month === undefined ? date : sql`${date} || ${twoDigits(month)} || ${twoDigits(day)}`
  return sql`CASE length(${date}) WHEN 4 THEN ${year} WHEN 7 THEN ${date} || ${twoDigits(day)} ELSE ${date} END`
}

/** The first or last of what is recorded; fails where partial dates leave open which one it is. */
const extreme = (names: readonly string[], which: 'earliest' | 'latest', scope: Scope): DerivedSql => {
  const columns = names.map((name) => scope.column(name))
  const [pick, near, far, relation] =
    which === 'earliest'
      ? ([sql`LEAST`, scope.first, scope.last, sql`>=`] as const)
      : ([sql`GREATEST`, scope.last, scope.first, sql`<=`] as const)
  if (isNumeric(scope.variables.get(names[0]!)!))
    return { value: sql`${pick}(${join(columns, sql`, `)})`, fails: sql`FALSE` }
  const best = sql`${pick}(${join(names.map(near), sql`, `)})`
  const chosen = (of: (name: string) => Sql): Sql =>
    sql`CASE ${join(
      names.map((name) => sql`WHEN ${near(name)} = ${best} THEN ${of(name)}`),
      sql` `,
    )} END`
  const value = chosen(scope.column)
  const end = chosen(far)
  const isCertain = every(
    names.map(
      (name) => sql`COALESCE(${scope.column(name)} = ${value} OR ${near(name)} ${relation} ${end}, TRUE)`,
    ),
  )
  return { value: sql`CASE WHEN ${isCertain} THEN ${value} END`, fails: sql`(NOT ${isCertain})` }
}

const recoded = (
  { of, to, otherwise }: Extract<Derived, { recode: unknown }>['recode'],
  scope: Scope,
): DerivedSql => {
  const column = scope.column(of)
  const { type } = scope.variables.get(of)!
  const cases = Object.entries(to).flatMap(([from, value]) => {
    const is = isText(from, column, type)
    return is === null ? [] : [sql`WHEN ${is} THEN ${text(value)}`]
  })
  const rest = otherwise === undefined ? [] : [sql`WHEN ${column} IS NOT NULL THEN ${text(otherwise)}`]
  if (cases.length + rest.length === 0)
    return { value: sql`CAST(NULL AS TEXT)`, fails: sql`(${column} IS NOT NULL)` }
  const value = sql`CASE ${join([...cases, ...rest], sql` `)} END`
  return {
    value,
    fails: otherwise === undefined ? sql`(${column} IS NOT NULL AND ${value} IS NULL)` : sql`FALSE`,
  }
}

/** Whether a value's text is this one; null where no value of the type has such a text. */
const isText = (from: string, column: Sql, type: string): Sql | null => {
  if (type === 'boolean') return from === 'yes' ? column : from === 'no' ? sql`(NOT ${column})` : null
  if (type === 'string' || type === 'date') return sql`${column} = ${text(from)}`
  const value = Number(from)
  return type !== 'list' && String(value) === from && Number.isFinite(value)
    ? sql`${column} = ${number(value)}`
    : null
}

/** A number as it is, an ordered category as its place in the order. */
const rank = (name: string, scope: Scope): Sql => {
  const variable = scope.variables.get(name)!
  const column = scope.column(name)
  if (isNumeric(variable)) return column
  const cases = (variable.categories ?? []).map(
    ({ value }, i) => sql`WHEN ${column} = ${text(value)} THEN ${whole(i)}`,
  )
  return sql`CASE ${join([...cases, sql`WHEN ${column} IS NOT NULL THEN -1`], sql` `)} END`
}
