import { unknown } from '../../../statistics/numbers/answer.ts'
import { type Result, result } from '../result.ts'
import type { DroppedTerm } from './design.ts'

/** The rows of dropped covariates and levels: no value, and the reason. */
export const droppedTermRows = (
  analysis: string,
  dropped: readonly DroppedTerm[],
  method: string,
  words: 'hazard ratio' | 'odds ratio' = 'hazard ratio',
): readonly Result[] => {
  const ratio = words === 'hazard ratio' ? 'hazard-ratio' : 'odds-ratio'
  return dropped.flatMap(({ name, reason, pair, group }) =>
    (
      [
        [ratio, words],
        [`${ratio}-lower`, `lower limit, ${words}`],
        [`${ratio}-upper`, `upper limit, ${words}`],
        ['p', 'Wald test, two-sided'],
      ] as const
    ).map(([statistic, what]) =>
      result(
        { analysis, ...(group !== undefined && { group }), level: name, statistic },
        unknown(reason),
        '1',
        `${what}, ${method}, not in the model`,
        pair,
      ),
    ),
  )
}
