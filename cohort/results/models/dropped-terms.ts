import { unknown } from '../../../statistics/numbers/answer.ts'
import { type Result, result } from '../result.ts'
import type { DroppedTerm } from './design.ts'

/** The rows of dropped covariates and levels: no value, and the reason. */
export const droppedTermRows = (
  analysis: string,
  dropped: readonly DroppedTerm[],
  method: string,
): readonly Result[] =>
  dropped.flatMap(({ name, reason, pair, group }) =>
    (
      [
        ['hazard-ratio', 'hazard ratio'],
        ['hazard-ratio-lower', 'lower limit, hazard ratio'],
        ['hazard-ratio-upper', 'upper limit, hazard ratio'],
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
