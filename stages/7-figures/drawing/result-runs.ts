import type { Result } from '../../../cohort/results/result.ts'
import { displayResult } from '../../../cohort/results/shown-text.ts'
import type { TextRun } from './svg-pen.ts'

/** A computed number. */
export const runOf = (result: Result): TextRun => ({ text: displayResult(result), result: result.id })

/** `1.32 (0.42 to 4.18)`, or the ratio alone where a limit has no value. */
export const ratioWithLimits = (
  ratio: Result,
  lower: Result | null,
  upper: Result | null,
): readonly TextRun[] =>
  lower?.value == null || upper?.value == null
    ? [runOf(ratio)]
    : [runOf(ratio), { text: ' (' }, runOf(lower), { text: ' to ' }, runOf(upper), { text: ')' }]
