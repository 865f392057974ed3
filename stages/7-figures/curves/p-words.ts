import type { Result } from '../../../cohort/results/result.ts'
import { displayResult } from '../../../cohort/results/shown-text.ts'

/** The text after the letter p: `= 0.62`, `< 0.001`, `> 0.99`. */
export const pWords = (p: Result): string => {
  const shown = displayResult(p)
  return /^[<>]/.test(shown) ? `${shown.charAt(0)} ${shown.slice(1)}` : `= ${shown}`
}
