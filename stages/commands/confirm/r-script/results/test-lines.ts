import type { Result } from '../../../../../cohort/results/result.ts'
import type { Answered } from '../block.ts'

/** The lines of a test, and the expression of each of its results. */
export interface TestCode {
  readonly shared: readonly string[]
  /** @param place of the group or of the pair among those of the results, from 1 */
  answer(result: Result, place: number): Answered
}
