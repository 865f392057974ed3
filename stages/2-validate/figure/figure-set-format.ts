import type { FigureSetRow } from '../../../audit/figure/set-rows.ts'
import { csv, optional, recorded, text } from '../../../pipeline/formats/csv.ts'

/** The rows of figure-set.csv. */
export const figureSetFormat = csv<FigureSetRow>({
  group: text,
  kind: text,
  time: recorded,
  number: optional(recorded),
  survival: optional(recorded),
  precision: optional(recorded),
  unmarked_from: optional(recorded),
  unmarked_until: optional(recorded),
})
