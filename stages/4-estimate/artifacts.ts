import type { CurvePoint } from '../../cohort/results/curves.ts'
import type { Result } from '../../cohort/results/result.ts'
import { artifact } from '../../pipeline/contracts.ts'
import { computed, csv, optional, recorded, text } from '../../pipeline/formats/csv.ts'

/** The format of all computed numbers. */
export const resultFormat = csv<Result>(
  {
    id: text,
    analysis: text,
    group: text,
    level: text,
    statistic: text,
    at: optional(recorded),
    value: optional(computed),
    unit: text,
    method: text,
    reason: text,
    reference: text,
    versus: text,
    decimals: optional(recorded),
  },
  ['id'],
)

export const estimateResults = artifact('data/derived/{cohort}/4-estimate/results.csv', resultFormat)

export const curves = artifact(
  'data/derived/{cohort}/4-estimate/curves.csv',
  csv<CurvePoint>(
    {
      analysis: text,
      group: text,
      curve: text,
      time: recorded,
      at_risk: recorded,
      events: recorded,
      estimate: computed,
      lower: optional(computed),
      upper: optional(computed),
    },
    ['analysis', 'group', 'curve', 'time'],
  ),
)
