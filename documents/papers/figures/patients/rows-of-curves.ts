import type { Figure, FigureCurve } from '../curves/read-figure.ts'
import type { SearchBudget } from './search-budget.ts'
import { type Row, type Search, solve } from './solved-curve.ts'

const MOST_ROWS = 5

/** Rows of numbers at risk by curve: by name or colour, else those with which all curves have whole numbers. */
export const bestRows = (
  figure: Figure,
  hasMarks: boolean,
  budget: SearchBudget,
): readonly (Row | null)[] => {
  const { curves, atRisk } = figure
  const none = curves.map(() => null)
  if (atRisk.length < curves.length) return none
  const rows = atRisk.slice(0, MOST_ROWS)
  const byName = curves.map(
    ({ name, colour }) =>
      rows.find(
        (row) => isSameName(name, row.name) || (isColour(row.colour, rows) && row.colour === colour),
      ) ?? null,
  )
  if (byName.every((row) => row !== null) && new Set(byName).size === curves.length) return byName
  if (curves.length > MOST_ROWS) return none
  const prices = curves.map(
    (curve) =>
      new Map(
        rows.map((row) => [row, priceOf(figure, curve, row, { hasMarks, n: null, isShort: true, budget })]),
      ),
  )
  const priced = ordersOf(rows, curves.length).map((order) => ({
    order,
    price: order.reduce((sum, row, i) => sum + prices[i]!.get(row)!, 0),
  }))
  const best = priced.reduce((a, b) => (b.price < a.price ? b : a))
  return Number.isFinite(best.price) ? best.order : none
}

/** How well a row suits a curve; infinite if it cannot be its own. */
const priceOf = (figure: Figure, curve: FigureCurve, row: Row, search: Search): number => {
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
  if (!isPossible) return Number.POSITIVE_INFINITY
  const { counts, precision } = solve(figure, curve, row, search)
  return counts === null ? Number.POSITIVE_INFINITY : counts.unmarked + precision / figure.precision.survival
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
