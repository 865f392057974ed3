import type { CheckCurve, CheckPoint } from '../../cohort/results/models/cox/check-points.ts'
import { artifactSet } from '../../pipeline/contracts.ts'
import { type Cell, computed, csv, optional, recorded, text } from '../../pipeline/formats/csv.ts'

/** A file for each model of which a figure draws checks or survival; none without such a figure. */
export const modelChecks = artifactSet(
  'data/derived/{cohort}/5-checks/{model}.csv',
  csv<CheckPoint>({
    curve: text as unknown as Cell<CheckCurve>,
    term: text,
    group: text,
    time: optional(recorded),
    transformed: optional(computed),
    events: optional(recorded),
    value: computed,
    lower: optional(computed),
    upper: optional(computed),
  }),
)
