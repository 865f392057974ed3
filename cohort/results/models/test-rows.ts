import type { Answer } from '../../../statistics/numbers/answer.ts'
import { type Result, result } from '../result.ts'

/** A test with its statistic and P, of a model or of one of its covariates. */
interface ChiSquareTest {
  readonly chiSquare: Answer
  readonly df: number
  readonly p: Answer
}

/** The statistics of a model that have a chi-square, its degrees of freedom and a P. */
type Tested =
  | 'wald'
  | 'likelihood-ratio'
  | 'score'
  | 'interaction-wald'
  | 'interaction-likelihood-ratio'
  | 'hosmer-lemeshow'

/** Three rows of a test. `level`: the covariate that is tested; absent: all of the model. */
export const testRows = (
  {
    analysis,
    level,
    statistic,
  }: { readonly analysis: string; readonly level?: string; readonly statistic: Tested },
  { chiSquare, df, p }: ChiSquareTest,
  words: string,
): readonly Result[] => {
  const key = { analysis, ...(level !== undefined && { level }) }
  return [
    result({ ...key, statistic: `${statistic}-chi-square` }, chiSquare, '1', words),
    result({ ...key, statistic: `${statistic}-df` }, df, '1', `${words}: degrees of freedom`),
    result({ ...key, statistic: `${statistic}-p` }, p, '1', `${words}, two-sided`),
  ]
}
