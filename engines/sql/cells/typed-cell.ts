import { missingCodes } from '../../../cohort/cells/missing-codes.ts'
import { categoryTexts } from '../../../cohort/cells/read-cell.ts'
import type { Field } from '../../../cohort/descriptors/field.ts'
import { dayOf } from '../../../cohort/values/calendar.ts'
import type { Dialect } from '../dialects/dialect.ts'
import { every, list, number, type Sql, some, sql, whole } from '../sql.ts'

/** A cell before its limits are checked. */
export interface Reading {
  readonly value: Sql
  /** Date columns only: days from 1970-01-01. */
  readonly day?: Sql
  readonly isMissing: Sql
  readonly isValid: Sql
}

/** A cell of a numeric column. */
export const typedNumber = (
  field: Field,
  column: Sql,
  kind: 'number' | 'single' | 'bigint' | 'decimal',
  missing: readonly string[],
  dialect: Dialect,
): Reading => {
  const codes = missingCodes(field, missing).numbers
  // via text, so that 0.7 of 32 bits is 0.7, not 0.699999988079071
  const double =
    kind === 'single'
      ? sql`CAST(CAST(${column} AS TEXT) AS DOUBLE PRECISION)`
      : sql`CAST(${column} AS DOUBLE PRECISION)`
  const isExact =
    kind === 'bigint'
      ? [sql`${column} BETWEEN ${whole(Number.MIN_SAFE_INTEGER)} AND ${whole(Number.MAX_SAFE_INTEGER)}`]
      : kind === 'decimal'
        ? [dialect.keepsDigits(column, double)]
        : []
  const isMissing = some([
    sql`${column} IS NULL`,
    ...(codes.length === 0 ? [] : [sql`${double} IN (${list(codes.map(number))})`]),
  ])
  const value = codes.length === 0 ? double : sql`CASE WHEN NOT ${isMissing} THEN ${double} END`
  const isWhole = field.type === 'number' ? [] : [sql`${value} = floor(${value})`]
  const isYear = field.type === 'year' ? [sql`${value} BETWEEN 0 AND 9999`] : []
  return {
    value,
    isMissing,
    isValid: every([isInRange(value), ...isExact, ...isWhole, ...isYear, ...amongNumbers(field, value)]),
  }
}

/** A cell of a date column, always a full date. Dates BC and infinite dates are invalid. */
export const typedDate = (column: Sql, dates: readonly string[]): Reading => {
  const codes = dates.flatMap((code) => dayOf(code) ?? [])
  const isDay = sql`${column} BETWEEN DATE '0001-01-01' AND DATE '9999-12-31'`
  const day = sql`CASE WHEN ${isDay} THEN CAST(${column} - DATE '1970-01-01' AS DOUBLE PRECISION) END`
  const isMissing = some([
    sql`${column} IS NULL`,
    ...(codes.length === 0 ? [] : [sql`${day} IN (${list(codes.map(number))})`]),
  ])
  const unlessMissing = (value: Sql): Sql =>
    codes.length === 0 ? value : sql`CASE WHEN NOT ${isMissing} THEN ${value} END`
  return {
    value: unlessMissing(sql`CAST(${column} AS TEXT)`),
    day: unlessMissing(day),
    isMissing,
    isValid: isDay,
  }
}

/** Finite, and not so large or small that sums of squares overflow or underflow. */
export const isInRange = (value: Sql): Sql =>
  sql`(${value} = 0 OR abs(${value}) < 1e100 AND abs(${value}) > 1e-100)`

/** One of the declared categories, if any. */
export const amongNumbers = (field: Field, value: Sql): readonly Sql[] => {
  const categories = categoryTexts(field)
  if (categories === null) return []
  const numbers = categories.map(Number).filter((value, i) => String(value) === categories[i])
  return [numbers.length === 0 ? sql`FALSE` : sql`${value} IN (${list(numbers.map(number))})`]
}
