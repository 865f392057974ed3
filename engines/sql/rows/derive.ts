import { type DerivationKind, type DerivedOf, kindOf } from '../../../cohort/descriptors/derivations/index.ts'
import type { Derived } from '../../../cohort/descriptors/plan/derived.ts'
import { conversion } from '../../../cohort/values/unit.ts'
import { isNumeric } from '../../../cohort/values/value.ts'
import { decimal, divide, type Rational, rational } from '../../../statistics/numbers/rational.ts'
import { every, join, number, type Sql, sql, text, whole } from '../sql.ts'
import { conditionSql } from './condition.ts'
import type { Scope } from './scope.ts'

/** A derived variable, and whether its derivation fails although something was recorded. */
export interface DerivedSql {
  readonly value: Sql
  readonly fails: Sql
}

/** `deriveValue` as an expression. */
export const derivedSql = (derived: Derived, scope: Scope): DerivedSql =>
  (SQL[kindOf(derived)] as (derived: Derived, scope: Scope) => DerivedSql)(derived, scope)

/** A derivation that never fails. */
const always = (value: Sql): DerivedSql => ({ value, fails: sql`FALSE` })

const SQL: { readonly [K in DerivationKind]: (derived: DerivedOf<K>, scope: Scope) => DerivedSql } = {
  condition: ({ condition }, scope) => always(conditionSql(condition, scope)),
  difference: ({ difference: [to, from] }, scope) =>
    scope.variables.get(to)?.type === 'date'
      ? daysBetween(from, to, scope)
      : exactly([to, from], scope.dialect.subtract(scope.column(to), scope.column(from)), scope),
  duration: ({ duration: { from, to, unit, divisor } }, scope) => {
    const { value, fails } = daysBetween(from, to, scope)
    return { value: inUnit(value, stepOf('d', unit, divisor)), fails }
  },
  convert: ({ convert: { of: source, unit, divisor } }, scope) => {
    const column = scope.column(source)
    const step = stepOf(scope.variables.get(source)!.unit, unit, divisor)
    const isWhole = sql`(${column} = floor(${column}) AND abs(${column}) < 1e9)`
    return {
      value: sql`CASE WHEN ${isWhole} THEN ${inUnit(column, step)} END`,
      fails: sql`(NOT ${isWhole})`,
    }
  },
  assume: ({ assume }, scope) => always(assumed(assume, scope)),
  day: ({ day }) => always(text(day)),
  yearOf: ({ yearOf }, scope) => always(scope.dialect.number(sql`substr(${scope.column(yearOf)}, 1, 4)`)),
  earliest: ({ earliest }, scope) => extreme(earliest, 'earliest', scope),
  latest: ({ latest }, scope) => extreme(latest, 'latest', scope),
  rows: () => {
    throw new Error('rows: taken when the files are joined')
  },
  sum: ({ sum }, scope) => exactly(sum, scope.dialect.add(sum.map((name) => scope.column(name))), scope),
  items: ({ items }, scope) =>
    always(
      join(
        items.map((name) => itemCount(scope.column(name))),
        sql` + `,
      ),
    ),
  recode: ({ recode }, scope) => recoded(recode, scope),
  bin: ({ bin: { of: source, at: cuts, labels } }, scope) => {
    const column = scope.column(source)
    const cases = cuts.map((cut, i) => sql`WHEN ${column} < ${number(cut)} THEN ${text(labels[i]!)}`)
    return always(
      sql`CASE ${join(cases, sql` `)} WHEN ${column} IS NOT NULL THEN ${text(labels.at(-1)!)} END`,
    )
  },
  compare: ({ compare: { left, is: isMatch, right } }, scope) =>
    always(sql`(${rank(left, scope)} ${RELATIONS[isMatch]} ${rank(right, scope)})`),
  changesAt: ({ changesAt }, scope) => ({
    value: sql`(${scope.column(changesAt)} IS NOT NULL)`,
    fails:
      scope.variables.get(changesAt)?.type === 'date'
        ? sql`(NOT ${scope.first(changesAt)} = ${scope.last(changesAt)})`
        : sql`FALSE`,
  }),
}

/** The number of items of a list: array_length is NULL for an empty one. */
const itemCount = (list: Sql): Sql =>
  sql`CASE WHEN array_length(${list}, 1) > 0 THEN CAST(array_length(${list}, 1) AS DOUBLE PRECISION) WHEN ${list} IS NOT NULL THEN CAST(0 AS DOUBLE PRECISION) END`

const exactly = (names: readonly string[], value: Sql, scope: Scope): DerivedSql => ({
  value,
  fails: sql`NOT ${scope.dialect.isExact(names.map((name) => scope.column(name)))}`,
})

const RELATIONS = { '<': sql`<`, '<=': sql`<=`, '=': sql`=`, '>=': sql`>=`, '>': sql`>` }

/** Whole days; fails where both dates are recorded and one is partial. */
const daysBetween = (from: string, to: string, scope: Scope): DerivedSql => {
  const isWhole = every([from, to].map((name) => sql`${scope.first(name)} = ${scope.last(name)}`))
  return {
    value: sql`CASE WHEN ${isWhole} THEN ${scope.first(to)} - ${scope.first(from)} END`,
    fails: sql`(NOT ${isWhole})`,
  }
}

/** The conversion factor: by definition, or by the declared divisor. */
const stepOf = (from: string, to: string, divisor: number | undefined): Rational =>
  divisor === undefined ? conversion(from, to)! : divide(rational(1), decimal(divisor))

/** Multiplies a whole number by a fraction: both are exact, so that the one division rounds like exact arithmetic. */
const inUnit = (value: Sql, { n, d }: Rational): Sql =>
  sql`(${value} * ${number(Number(n))} / ${number(Number(d))})`

const assumed = ({ of: source, day, month }: DerivedOf<'assume'>['assume'], scope: Scope): Sql => {
  const date = scope.column(source)
  const twoDigits = (part: number): Sql => text(`-${String(part).padStart(2, '0')}`)
  const year = month === undefined ? date : sql`${date} || ${twoDigits(month)} || ${twoDigits(day)}`
  return sql`CASE length(${date}) WHEN 4 THEN ${year} WHEN 7 THEN ${date} || ${twoDigits(day)} ELSE ${date} END`
}

/** The earliest or latest recorded value; fails where partial dates leave it undecided. */
const extreme = (names: readonly string[], which: 'earliest' | 'latest', scope: Scope): DerivedSql => {
  const columns = names.map((name) => scope.column(name))
  const [pick, near, far, relation] =
    which === 'earliest'
      ? ([sql`LEAST`, scope.first, scope.last, sql`>=`] as const)
      : ([sql`GREATEST`, scope.last, scope.first, sql`<=`] as const)
  if (isNumeric(scope.variables.get(names[0]!)!))
    return { value: sql`${pick}(${join(columns, sql`, `)})`, fails: sql`FALSE` }
  const best = sql`${pick}(${join(names.map(near), sql`, `)})`
  const chosen = (columnOf: (name: string) => Sql): Sql =>
    sql`CASE ${join(
      names.map((name) => sql`WHEN ${near(name)} = ${best} THEN ${columnOf(name)}`),
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

const recoded = ({ of: source, to, otherwise }: DerivedOf<'recode'>['recode'], scope: Scope): DerivedSql => {
  const column = scope.column(source)
  const { type } = scope.variables.get(source)!
  const cases = Object.entries(to).flatMap(([from, value]) => {
    const isMatch = isText(from, column, type)
    return isMatch === null ? [] : [sql`WHEN ${isMatch} THEN ${text(value)}`]
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

/** Whether a value has this text; null where no value of the type can have it. */
const isText = (from: string, column: Sql, type: string): Sql | null => {
  if (type === 'boolean') return from === 'yes' ? column : from === 'no' ? sql`(NOT ${column})` : null
  if (type === 'string' || type === 'date') return sql`${column} = ${text(from)}`
  const value = Number(from)
  return type !== 'list' && String(value) === from && Number.isFinite(value)
    ? sql`${column} = ${number(value)}`
    : null
}

/** A number, or the rank of an ordered category. */
const rank = (name: string, scope: Scope): Sql => {
  const variable = scope.variables.get(name)!
  const column = scope.column(name)
  if (isNumeric(variable)) return column
  const cases = (variable.categories ?? []).map(
    ({ value }, i) => sql`WHEN ${column} = ${text(value)} THEN ${whole(i)}`,
  )
  return sql`CASE ${join([...cases, sql`WHEN ${column} IS NOT NULL THEN -1`], sql` `)} END`
}
