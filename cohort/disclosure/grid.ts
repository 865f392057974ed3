import { twelveDigits } from '../../statistics/numbers/twelve-digits.ts'

/** Round times at which bins end, equal for all cohorts of similar follow-up, so that no recorded time is published. */
export interface Grid {
  readonly step: number
  /** The number of steps that cover all times. */
  readonly cells: number
}

/** The smallest round step with which at most 40 cells cover all times. */
export const gridOf = (lastTime: number, unit: string): Grid => {
  const step = steps(unit, lastTime).find((candidate) => lastTime / candidate < MOST_CELLS)!
  return { step, cells: cellOf(lastTime, step) + 1 }
}

const MOST_CELLS = 40

/**
 * 1, 2 or 5 times a power of ten; for years also a quarter, for months also 3, 6 and 12. Never less than a month, week
 * or day.
 */
const steps = (unit: string, last: number): readonly number[] => {
  const named = unit === 'a' ? [0.25] : unit === 'mo' ? [3, 6, 12] : []
  const power = Math.floor(Math.log10(Math.max(last, 1e-9) / MOST_CELLS))
  const round = [power, power + 1, power + 2].flatMap((exponent) =>
    [1, 2, 5].map((digit) => Number(`${digit}e${exponent}`)),
  )
  const least = unit === 'a' ? 0.25 : ['mo', 'wk', 'd'].includes(unit) ? 1 : 0
  return [...named, ...round, 1].filter((step) => step >= least).sort((a, b) => a - b)
}

/** The cell of a time, from 0; a time on an end belongs to the cell that begins there. */
export const cellOf = (time: number, step: number): number => Math.floor(twelveDigits(time / step))

/** Where a cell begins. */
export const timeOf = (cell: number, { step }: Pick<Grid, 'step'>): number => twelveDigits(cell * step)
