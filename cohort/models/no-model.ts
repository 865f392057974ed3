import { unknown } from '../../statistics/answer.ts'
import { type Result, result } from '../result.ts'

/** What is said of a model in which no covariate has two values. */
export const noModel = (analysis: string, method: string): readonly Result[] => [
  result(
    { analysis, statistic: 'score-p' },
    unknown('no covariate has two values among these subjects'),
    '1',
    `score test of all terms, ${method}, two-sided`,
  ),
]
