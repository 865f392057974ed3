import { daysOf } from './calendar.ts'
import type { Condition } from './condition.ts'
import { evaluate } from './evaluate-condition.ts'
import type { TakenFrom } from './taken-variables.ts'
import type { Subject, Value } from './value.ts'

/** A row of a file with several rows a subject. */
export interface ManyRow {
  readonly line: number
  readonly values: Subject
}

/** What was taken and from which line; or why it cannot be told. */
export type Taking =
  | { readonly value: Value; readonly line: number | null }
  | {
      readonly field: string
      readonly line: number
      readonly expected: string
      readonly found: string
      readonly remedy?: string
    }

/** Takes from a subject's rows what the plan asks for. A row whose condition is open (a missing value) is not counted. */
export const takeRows = (
  { rows: { where, take, by = '', value = by } }: TakenFrom,
  rows: readonly ManyRow[],
): Taking => {
  const asked = rows.filter((row) => where === undefined || evaluate(where as Condition, row.values) === true)
  if (take === 'count') return { value: asked.length, line: asked[0]?.line ?? null }
  if (take === 'any') return { value: asked.length > 0, line: asked[0]?.line ?? null }
  if (asked.length === 0) return { value: null, line: null }
  const placed = asked.map((row) => ({ row, ...spanOf(row.values[by] ?? null) }))
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
  const rival = placed.find(
    (one) =>
      JSON.stringify(one.row.values[value] ?? null) !== JSON.stringify(taken) &&
      (take === 'first' ? one.first <= best.last : one.last >= best.first),
  )
  if (!rival) return { value: taken, line: best.row.line }
  return {
    field: by,
    line: rival.row.line,
    expected: `one ${take} row of the subject`,
    found: `another that may be it (line ${best.row.line})`,
    remedy: 'make the condition narrower, or the dates or the order more precise',
  }
}

/** A number as it is, a date as the days that it may be; NaN where there is neither. */
const spanOf = (value: Value): { readonly first: number; readonly last: number } => {
  if (typeof value === 'number') return { first: value, last: value }
  return (typeof value === 'string' ? daysOf(value) : null) ?? { first: Number.NaN, last: Number.NaN }
}
