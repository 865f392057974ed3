import { z } from 'zod'
import { Id, Text, VariableName } from '../../plan-words.ts'
import { Colour } from './colour.ts'
import { Title } from './title.ts'

/** What the figures of curves share. */
const ofCurves = {
  title: Title,
  estimate: Id.describe('the estimate that is drawn'),
  by: VariableName.optional().describe('one of its groupings; absent: one curve of all subjects'),
  band: z.boolean().default(true).describe('whether confidence bands are drawn'),
  scale: z.enum(['percent', 'proportion']).default('percent').describe('the scale of the axis'),
  range: z
    .tuple([z.number().nonnegative(), z.number().positive()])
    .refine(([low, high]) => low < high, { error: 'two numbers, the lower one first' })
    .optional()
    .describe('the ends of the vertical axis, as proportions or cumulative hazards; absent: all of it'),
  end: z
    .union([
      z.number().positive().describe('the time at which the axis ends'),
      z.literal('last').describe('the axis ends at the last follow-up time'),
      z
        .strictObject({ atRisk: z.int().positive().describe('number of subjects') })
        .describe(
          'the axis ends at the last time at which at least so many are at risk, all groups together',
        ),
    ])
    .optional()
    .describe(
      'absent: the last time of the table at which at least a tenth, and at least three, of the subjects are at risk',
    ),
  table: z
    .enum(['at-risk', 'at-risk-events', 'full', 'none'])
    .default('at-risk-events')
    .describe(
      'the table below the axis: the number at risk; with the number of events in brackets; with rows of those censored and of competing events; or none',
    ),
  labels: z
    .enum(['legend', 'ends'])
    .default('legend')
    .describe('where the curves are named: above, with their numbers, or at their ends'),
  axes: z
    .strictObject({
      time: Text.optional().describe('the title of the time axis'),
      height: Text.optional().describe('the title of the vertical axis'),
    })
    .default({})
    .describe('titles of the axes; absent: made from the endpoint'),
  colours: z
    .array(Colour)
    .min(1)
    .optional()
    .describe('colours of the curves in order; dash patterns are kept'),
}

/** What is shown in the corner of a figure. */
const inCorner = {
  test: Id.optional().describe('the test whose p is shown in the corner'),
  model: Id.optional().describe('the model whose ratios are shown in the corner'),
}

const Censoring = z.boolean().default(true).describe('whether a stroke marks each time of censoring')

export const KaplanMeier = z.strictObject({
  kind: z.literal('kaplan-meier').describe('survival curves with the numbers at risk'),
  ...ofCurves,
  ...inCorner,
  direction: z
    .enum(['down', 'up'])
    .default('down')
    .describe('down: the proportion without the event; up: with the event'),
  censoring: Censoring,
  medians: z.boolean().default(true).describe('whether dashed lines show the medians'),
  landmarks: z.boolean().default(false).describe("a dot with its height at each of the estimate's times"),
})

export const CumulativeIncidence = z.strictObject({
  kind: z.literal('cumulative-incidence').describe('the event and its competing causes'),
  ...ofCurves,
  ...inCorner,
  complement: z
    .boolean()
    .default(false)
    .describe('whether 1 minus Kaplan-Meier is drawn too, which is too high with competing events'),
})

const { scale: _scale, ...ofHazard } = ofCurves
export const CumulativeHazard = z.strictObject({
  kind: z.literal('cumulative-hazard').describe('Nelson-Aalen curves'),
  ...ofHazard,
  censoring: Censoring,
})

export const FollowUp = z.strictObject({
  kind: z.literal('follow-up').describe('follow-up by reverse Kaplan-Meier'),
  ...ofCurves,
})

const { estimate: _estimate, by: _by, table: _table, ...ofModel } = ofCurves
export const AdjustedSurvival = z.strictObject({
  kind: z.literal('adjusted-survival').describe('survival curves by a Cox model'),
  ...ofModel,
  model: Id.describe('a Cox model with "adjusted", whose groups and declared subjects are drawn'),
})
