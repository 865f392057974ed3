import type { Result } from '../../../cohort/results/result.ts'
import { displayResult, pWords } from '../../../cohort/results/shown-text.ts'
import { plain } from '../../../cohort/results/styles/plain.ts'
import { rangeSeparator } from '../../../cohort/results/styles/show-number.ts'
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
    : [
        runOf(ratio),
        { text: ' (' },
        runOf(lower),
        { text: between(lower, upper) },
        runOf(upper),
        { text: ')' },
      ]

const between = (lower: Result, upper: Result): string =>
  rangeSeparator(displayResult(lower), displayResult(upper), lower.style ?? plain)

/** `P = 0.62`, after words that end before the letter. */
export const pRuns = (p: Result, before = ''): readonly TextRun[] => {
  const { letter, relation, digits } = pWords(p)
  return [{ text: `${before}${letter}${relation}` }, { text: digits, result: p.id }]
}
