import { z } from 'zod'
import { Id } from '../plan-words.ts'
import {
  AdjustedSurvival,
  CumulativeHazard,
  CumulativeIncidence,
  FollowUp,
  KaplanMeier,
} from './figures/curves.ts'
import { Forest } from './figures/forest.ts'
import { ProportionalHazards } from './figures/proportional-hazards.ts'
import { Swimmer } from './figures/swimmer.ts'
import { Title } from './figures/title.ts'

const Flow = z.strictObject({
  kind: z.literal('flow').describe('the flow of subjects from the files to the estimates'),
  title: Title,
  estimates: z.array(Id).min(1).optional().describe('absent: all, in the order of the plan'),
})

const Audit = z.strictObject({
  kind: z.literal('audit').describe('reported versus recomputed numbers'),
  title: Title,
})

/** A figure of the report. */
export const Figure = z.discriminatedUnion('kind', [
  KaplanMeier,
  CumulativeIncidence,
  CumulativeHazard,
  FollowUp,
  Swimmer,
  Forest,
  ProportionalHazards,
  AdjustedSurvival,
  Flow,
  Audit,
])
export type Figure = z.infer<typeof Figure>
export type FigureOf<K extends Figure['kind']> = Extract<Figure, { kind: K }>

/**
 * A figure of the curves of one estimate: it has an axis of time, the groups of at most one variable, and a table of
 * numbers at risk.
 */
export type CurveFigure = FigureOf<
  'kaplan-meier' | 'cumulative-incidence' | 'cumulative-hazard' | 'follow-up'
>
