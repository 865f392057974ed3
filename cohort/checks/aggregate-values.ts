import type { Condition } from '../descriptors/conditions/condition.ts'
import { evaluate } from '../descriptors/conditions/evaluate-condition.ts'
import { daysOf } from '../values/calendar.ts'
import type { Subject, Value } from '../values/value.ts'
import type { AggregateSource } from './aggregate-declarations.ts'

/** A row of a file with several rows per subject. */
export interface ManyRow {
  readonly line: number
  readonly values: Subject
}

/** The aggregated value and its line, or why it cannot be determined. */
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
 * Aggregates a subject's rows as the plan declares. A row whose condition depends on a missing value (an open row) may
 * or may not be selected; a result that depends on it is missing. For `any`, one certain row is enough. The first or
 * last row is known if no open row can take its place, or if the open row has the same value.
 */
export const aggregateRows = (
  { rows: { where, take, by = '', value = by } }: Pick<AggregateSource, 'rows'>,
  rows: readonly ManyRow[],
): Aggregation => {
  const truths = rows.map((row) => (where === undefined ? true : evaluate(where as Condition, row.values)))
  const selected = rows.filter((_, i) => truths[i] === true)
  const open = rows.filter((_, i) => truths[i] === null)
  const line = selected[0]?.line ?? open[0]?.line ?? null
  if (take === 'count') return { value: open.length > 0 ? null : selected.length, line }
  if (take === 'any') return { value: selected.length > 0 ? true : open.length > 0 ? null : false, line }
  if (selected.length === 0) return { value: null, line: null }
  const placed = selected.map((row) => placedBy(by, row))
  const unplaced = placed.find(({ first }) => Number.isNaN(first))
  if (unplaced)
    return {
      field: by,
      line: unplaced.row.line,
      expected: `a value, because rows are ordered by ${by}`,
      found: 'nothing',
    }
  const best = placed.reduce((a, b) =>
    take === 'first' ? (b.last < a.last ? b : a) : b.first > a.first ? b : a,
  )
  const taken = best.row.values[value] ?? null
  const isRival = (other: Placed): boolean =>
    JSON.stringify(other.row.values[value] ?? null) !== JSON.stringify(taken) &&
    // an open row without a position may be anywhere
    (Number.isNaN(other.first) || (take === 'first' ? other.first <= best.last : other.last >= best.first))
  const rival = placed.find(isRival)
  if (!rival)
    return {
      value: open.map((row) => placedBy(by, row)).some(isRival) ? null : taken,
      line: best.row.line,
    }
  return {
    field: by,
    line: rival.row.line,
    expected: `a unique ${take} row of the subject`,
    found: `a second candidate (the other in line ${best.row.line})`,
    remedy: 'restrict the condition, or record the dates or the order more precisely',
  }
}

/** A row with its possible positions in the order of rows; NaN without a position. */
interface Placed {
  readonly row: ManyRow
  readonly first: number
  readonly last: number
}

const placedBy = (by: string, row: ManyRow): Placed => ({ row, ...spanOf(row.values[by] ?? null) })

/** A number, or the first and last possible day of a date; NaN otherwise. */
const spanOf = (value: Value): { readonly first: number; readonly last: number } => {
  if (typeof value === 'number') return { first: value, last: value }
  return (typeof value === 'string' ? daysOf(value) : null) ?? { first: Number.NaN, last: Number.NaN }
}
