import type { Figure, FigureCurve } from '../curves/read-figure.ts'
import type { SearchBudget } from './search-budget.ts'
import { type Row, type Search, solve } from './solved-curve.ts'

const MOST_ROWS = 5

/** Whose numbers at risk are whose. */
export interface RowsOfCurves {
  /** By curve; null for one whose numbers are not known. */
  readonly rows: readonly (Row | null)[]
  /** Rows that fit several curves, so that their names are of none; the numbers are known where all that fit a curve have the same. */
  readonly openRows: readonly Row[]
}

/**
 * Rows of numbers at risk by curve: by name or colour, else those with which all curves have whole numbers. Where other orders of
 * the rows have them, too, what differs between these orders is not known.
 */
export const rowsOfCurves = (figure: Figure, hasMarks: boolean, budget: SearchBudget): RowsOfCurves => {
  const { curves, atRisk } = figure
  const none = { rows: curves.map(() => null), openRows: [] }
  if (atRisk.length < curves.length) return none
  const rows = atRisk.slice(0, MOST_ROWS)
  const byName = curves.map(
    ({ name, colour }) =>
      rows.find(
        (row) => isSameName(name, row.name) || (isColour(row.colour, rows) && row.colour === colour),
      ) ?? null,
  )
  if (byName.every((row) => row !== null) && new Set(byName).size === curves.length)
    return { rows: byName, openRows: [] }
  if (curves.length > MOST_ROWS) return none
  const fits = curves.map((curve) =>
    rows.filter((row) => isFit(figure, curve, row, { hasMarks, n: null, budget })),
  )
  const orders = ordersOf(rows, curves.length).filter((order) =>
    order.every((row, i) => fits[i]!.includes(row)),
  )
  if (orders.length === 0) return none
  const isOpen = (i: number): boolean => orders.some((order) => order[i] !== orders[0]![i])
  const isSame = (i: number): boolean =>
    orders.every((order) => cellsOf(order[i]!) === cellsOf(orders[0]![i]!))
  return {
    rows: orders[0]!.map((row, i) => (!isOpen(i) ? row : isSame(i) ? { ...row, name: '' } : null)),
    openRows: rows.filter((row) => orders.some((order) => order.some((own, i) => own === row && isOpen(i)))),
  }
}

const cellsOf = ({ cells }: Row): string => cells.map(({ time, number }) => `${time} ${number}`).join()

/** Whether whole numbers of patients give a curve with a row. */
const isFit = (figure: Figure, curve: FigureCurve, row: Row, search: Search): boolean => {
  // survival never falls faster than the number at risk
  const slack = 50 * figure.precision.survival
  const same = 2 * figure.precision.time
  const isPossible = row.cells.every(({ time, number }, i) => {
    const before = row.cells[i - 1]
    if (before === undefined) return true
    return (
      number <=
      before.number * (survivalBefore(curve, time, same) / survivalAt(curve, before.time, same) + slack) + 1
    )
  })
  return isPossible && solve(figure, curve, row, search).counts !== null
}

/** A curve that ends at 0 can be drawn a little beyond it. */
const survivalBefore = ({ steps }: FigureCurve, time: number, same: number): number =>
  Math.max(0, steps.findLast((step) => step.time < time - same)?.survival ?? 1)

const survivalAt = ({ steps }: FigureCurve, time: number, same: number): number =>
  Math.max(1e-9, steps.findLast((step) => step.time <= time + same)?.survival ?? 1)

const isColour = (colour: string, rows: readonly Row[]): boolean =>
  colour !== '' && new Set(rows.map((row) => row.colour)).size > 1

const isSameName = (name: string | null, other: string): boolean => {
  const plain = (text: string): string =>
    text
      .toLowerCase()
      .replace(/^.*[:=]\s*/, '')
      .trim()
  return name !== null && other !== '' && plain(name) === plain(other)
}

const ordersOf = (rows: readonly Row[], count: number): readonly (readonly Row[])[] =>
  count === 0
    ? [[]]
    : rows.flatMap((row) =>
        ordersOf(
          rows.filter((other) => other !== row),
          count - 1,
        ).map((rest) => [row, ...rest]),
      )
