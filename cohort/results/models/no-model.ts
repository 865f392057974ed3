import { unknown } from '../../../statistics/numbers/answer.ts'
import { type Result, result } from '../result.ts'

export const NO_TERM = 'no covariate has two values among these subjects'

/** What is said of a model that cannot be had. */
export const noModel = (analysis: string, method: string, reason: string): readonly Result[] => [
  result(
    { analysis, statistic: 'score-p' },
    unknown(reason),
    '1',
    `score test of all terms, ${method}, two-sided`,
  ),
]
