import type { TimeUnit } from '../curves/read-figure.ts'

/** Times that are whole numbers of a unit, divided by a number. */
export interface TimeGrid {
  /** How many of the grid's units one unit of the axis has. */
  readonly divisor: number
  readonly says: string
  /** The largest distance of a time from the grid, in units of the grid. */
  readonly residual: number
  /** Other grids that fit as well as can be told. */
  readonly alternatives: readonly string[]
}

const DAYS_OF: Readonly<Record<TimeUnit, readonly number[]>> = {
  days: [],
  weeks: [7],
  months: [30.4375, 30.44, 30.4, 365 / 12, 30.42, 30, 365.24 / 12, 30.5],
  years: [365.25, 365, 365.24, 365.2425, 360],
}

/** A coincidence is less likely than this. */
const COINCIDENCE = 1e-4

/**
 * The coarsest grid on which all times are within the precision of the drawing, and would hardly be by chance: whole
 * units; whole months of years; whole days by the usual lengths of weeks, months and years; tenths; hundredths. Null
 * if there is none.
 */
export const timeGrid = (
  times: readonly number[],
  precision: number,
  unit: TimeUnit | null,
): TimeGrid | null => {
  const days = (unit === null ? [...DAYS_OF.weeks, ...DAYS_OF.months, ...DAYS_OF.years] : DAYS_OF[unit]).map(
    (divisor) => ({
      divisor,
      says: `whole days, divided by ${Number(divisor.toFixed(5))}`,
    }),
  )
  const candidates = [
    { divisor: 1, says: `whole ${unit ?? 'units'}` },
    ...(unit === 'years' ? [{ divisor: 12, says: 'whole months, divided by 12' }] : []),
    { divisor: 2, says: `halves of ${unit ?? 'units'}` },
    { divisor: 10, says: 'one decimal' },
    ...days,
    { divisor: 100, says: 'two decimals' },
  ]
  const fits = candidates.flatMap((candidate) => {
    const tolerance = precision * candidate.divisor
    const residual = Math.max(
      ...times.map((time) => Math.abs(time * candidate.divisor - Math.round(time * candidate.divisor))),
    )
    const byChance = (2 * tolerance) ** new Set(times).size
    return residual <= tolerance && tolerance < 0.5 && byChance < COINCIDENCE
      ? [{ ...candidate, residual }]
      : []
  })
  const coarsest = Math.min(...fits.map(({ divisor }) => divisor))
  // lengths of a month or a year that differ little fit together: the best of them
  const close = fits
    .filter(({ divisor }) => divisor < 1.05 * coarsest)
    .sort((a, b) => a.residual / a.divisor - b.residual / b.divisor)
  const chosen = close[0]
  return chosen === undefined ? null : { ...chosen, alternatives: close.slice(1).map(({ says }) => says) }
}
