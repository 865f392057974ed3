import type { Dialect } from '../dialects/dialect.ts'
import { type Sql, sql, text, whole } from '../sql.ts'

/** ISO 8601 to the day, the month or the year. */
const FORM = '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'

/**
 * The first and last possible day of a date's canonical text, as days from 1970-01-01; null where it is not a date.
 */
export const daysSql = (date: Sql, dialect: Dialect): { readonly first: Sql; readonly last: Sql } => {
  const digitsAt = (from: number, length: number): Sql =>
    dialect.number(sql`substr(${date}, ${whole(from)}, ${whole(length)})`)
  const [year, month, day] = [digitsAt(1, 4), digitsAt(6, 2), digitsAt(9, 2)]
  const when = (days: Sql): Sql => sql`CASE WHEN ${date} ~ ${text(FORM)} THEN ${days} END`
  const nextMonth = sql`CASE WHEN ${month} = 12 THEN ${dayNumber(sql`${year} + 1`, whole(1), whole(1))} ELSE ${dayNumber(year, sql`${month} + 1`, whole(1))} END`
  return {
    first: when(dayNumber(year, sql`COALESCE(${month}, 1)`, sql`COALESCE(${day}, 1)`)),
    last: when(
      sql`CASE WHEN ${day} IS NOT NULL THEN ${dayNumber(year, month, day)} WHEN ${month} IS NOT NULL THEN ${nextMonth} - 1 ELSE ${dayNumber(sql`${year} + 1`, whole(1), whole(1))} - 1 END`,
    ),
  }
}

/** Whether a canonical text is a valid calendar date. */
export const isDate = (date: Sql, dialect: Dialect): Sql => {
  const digitsAt = (from: number): Sql => dialect.number(sql`substr(${date}, ${whole(from)}, 2)`)
  const year = dialect.number(sql`substr(${date}, 1, 4)`)
  const [month, day] = [digitsAt(6), digitsAt(9)]
  const isLeap = sql`(${multipleOf(year, 4)} AND (NOT ${multipleOf(year, 100)} OR ${multipleOf(year, 400)}))`
  const length = sql`CASE WHEN ${month} IN (4, 6, 9, 11) THEN 30 WHEN ${month} <> 2 THEN 31 WHEN ${isLeap} THEN 29 ELSE 28 END`
  return sql`(${date} ~ ${text(FORM)} AND ${year} >= 1 AND COALESCE(${month} BETWEEN 1 AND 12, TRUE) AND COALESCE(${day} BETWEEN 1 AND ${length}, TRUE))`
}

const multipleOf = (year: Sql, by: number): Sql => {
  const step = whole(by)
  return sql`floor((${year}) / ${step}.0) * ${step} = ${year}`
}

/**
 * Days from 1970-01-01 in the proleptic Gregorian calendar, with years from March. See `dayNumber` in the cohort's
 * calendar.
 */
const dayNumber = (year: Sql, month: Sql, day: Sql): Sql => {
  const y = sql`(${year} - CASE WHEN ${month} <= 2 THEN 1 ELSE 0 END)`
  const m = sql`(${month} + CASE WHEN ${month} > 2 THEN -3 ELSE 9 END)`
  return sql`(${y} * 365 + floor(${y} / 4.0) - floor(${y} / 100.0) + floor(${y} / 400.0) + floor((153 * ${m} + 2) / 5.0) + ${day} - 719469)`
}
