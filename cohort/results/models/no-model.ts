import { unknown } from '../../../statistics/numbers/answer.ts'
import { type Result, result } from '../result.ts'

export const NO_TERM = 'no covariate has more than one value among these subjects'

export const NO_SELECTED = 'the rule of selection keeps no covariate'

/** The result of a model that cannot be fitted. */
export const noModel = (analysis: string, method: string, reason: string): readonly Result[] => [
  result(
    { analysis, statistic: 'score-p' },
    unknown(reason),
    '1',
    `score test of all terms, ${method}, two-sided`,
  ),
]
