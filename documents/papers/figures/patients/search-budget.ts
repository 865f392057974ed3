import { SourceError } from '../../../../sources/support/source-error.ts'

/** How many states of a search may still be tried for a figure: a count of work, the same on every machine. */
export interface SearchBudget {
  left: number
}

/** Figures of 12 data sets of up to 1,000 patients need at most half of it. */
const MOST_STATES = 4_000_000

export const searchBudget = (): SearchBudget => ({ left: MOST_STATES })

/** @throws SourceError that says what to give, when the budget is spent */
export const spend = (budget: SearchBudget, states: number): void => {
  budget.left -= states
  if (budget.left < 0)
    throw new SourceError({
      place: 'the figure',
      expected: `numbers of patients that are found by trying ${MOST_STATES} states`,
      found: 'curves that need more',
      remedy:
        'give --n, the patients of each curve at the start; or a figure with numbers at risk, which leave fewer tables',
    })
}
