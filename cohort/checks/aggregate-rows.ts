import type { Condition } from '../descriptors/conditions/condition.ts'
import { evaluate } from '../descriptors/conditions/evaluate-condition.ts'
import { daysOf } from '../values/calendar.ts'
import type { Subject, Value } from '../values/value.ts'
import type { AggregateSource } from './row-aggregates.ts'

/** A row of a file with several rows a subject. */
export interface ManyRow {
  readonly line: number
  readonly values: Subject
}

/** What was taken and from which line; or why it cannot be told. */
export type Aggregation =
  | { readonly value: Value; readonly line: number | null }
  | {
      readonly field: string
      readonly line: number
      readonly expected: string
      readonly found: string
      readonly remedy?: string
    }

/**
 * Takes from a subject's rows what the plan asks for. A row whose condition a missing value leaves open may be one of those
 * asked for, or not: what depends on it is not known, so that it is missing. With `any`, one row that is sure is enough; the
 * first or last is known where no open row may be it, or where it has the same value.
 */
export const aggregateRows = (
  { rows: { where, take, by = '', value = by } }: Pick<AggregateSource, 'rows'>,
  rows: readonly ManyRow[],
): Aggregation => {
  const truths = rows.map((row) => (where === undefined ? true : evaluate(where as Condition, row.values)))
  const asked = rows.filter((_, i) => truths[i] === true)
  const open = rows.filter((_, i) => truths[i] === null)
  const line = asked[0]?.line ?? open[0]?.line ?? null
  if (take === 'count') return { value: open.length > 0 ? null : asked.length, line }
  if (take === 'any') return { value: asked.length > 0 ? true : open.length > 0 ? null : false, line }
  if (asked.length === 0) return { value: null, line: null }
  const placed = asked.map((row) => placedBy(by, row))
  const unplaced = placed.find(({ first }) => Number.isNaN(first))
  if (unplaced)
    return {
      field: by,
      line: unplaced.row.line,
      expected: `a value, since rows are ordered by ${by}`,
      found: 'nothing',
    }
  const best = placed.reduce((a, b) =>
    take === 'first' ? (b.last < a.last ? b : a) : b.first > a.first ? b : a,
  )
  const taken = best.row.values[value] ?? null
  const isRival = (one: Placed): boolean =>
    JSON.stringify(one.row.values[value] ?? null) !== JSON.stringify(taken) &&
    // an open row may be anywhere where it has no place
    (Number.isNaN(one.first) || (take === 'first' ? one.first <= best.last : one.last >= best.first))
  const rival = placed.find(isRival)
  if (!rival)
    return {
      value: open.map((row) => placedBy(by, row)).some(isRival) ? null : taken,
      line: best.row.line,
    }
  return {
    field: by,
    line: rival.row.line,
    expected: `one ${take} row of the subject`,
    found: `another that may be it (line ${best.row.line})`,
    remedy: 'make the condition narrower, or the dates or the order more precise',
  }
}

/** A row, and where it may stand in the order of rows; NaN where it has no place. */
interface Placed {
  readonly row: ManyRow
  readonly first: number
  readonly last: number
}

const placedBy = (by: string, row: ManyRow): Placed => ({ row, ...spanOf(row.values[by] ?? null) })

/** A number as it is, a date as the days that it may be; NaN where there is neither. */
const spanOf = (value: Value): { readonly first: number; readonly last: number } => {
  if (typeof value === 'number') return { first: value, last: value }
  return (typeof value === 'string' ? daysOf(value) : null) ?? { first: Number.NaN, last: Number.NaN }
}
