import type { Figure, FigureOf } from '../../cohort/descriptors/plan/figure.ts'
import { audit } from './audit/index.ts'
import { adjustedSurvival } from './curves/adjusted-survival/index.ts'
import { cumulativeHazard } from './curves/cumulative-hazard/index.ts'
import { cumulativeIncidence } from './curves/cumulative-incidence/index.ts'
import { followUp } from './curves/follow-up/index.ts'
import { kaplanMeier } from './curves/kaplan-meier/index.ts'
import type { PreparedFigure } from './figure-kind.ts'
import { flow } from './flow/index.ts'
import { forest } from './forest/index.ts'
import { proportionalHazards } from './proportional-hazards/index.ts'
import { swimmer } from './swimmer/index.ts'

/** The sources of all kinds of figures. */
export type FigureSources = Parameters<typeof kaplanMeier>[1] &
  Parameters<typeof swimmer>[1] &
  Parameters<typeof forest>[1] &
  Parameters<typeof proportionalHazards>[1] &
  Parameters<typeof adjustedSurvival>[1] &
  Parameters<typeof flow>[1] &
  Parameters<typeof audit>[1]

type Kinds = {
  readonly [K in Figure['kind']]: (figure: FigureOf<K>, sources: FigureSources) => PreparedFigure
}

/** Every kind of figure of a plan. A new kind is a folder, a line here, and its schema in `cohort/descriptors/plan/figure.ts`. */
export const kinds = {
  'kaplan-meier': kaplanMeier,
  'cumulative-incidence': cumulativeIncidence,
  'cumulative-hazard': cumulativeHazard,
  'follow-up': followUp,
  swimmer,
  forest,
  'proportional-hazards': proportionalHazards,
  'adjusted-survival': adjustedSurvival,
  flow,
  audit,
} satisfies Kinds
