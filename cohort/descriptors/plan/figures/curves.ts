import { z } from 'zod'
import { Id, VariableName } from '../../plan-words.ts'
import { Colour } from './colour.ts'
import { Title } from './title.ts'

/** What the figures of curves share. */
const ofCurves = {
  title: Title,
  estimate: Id.describe('the estimate that is drawn'),
  by: VariableName.optional().describe('one of its groupings; absent: one curve of all subjects'),
  band: z.boolean().default(true).describe('whether confidence bands are drawn'),
  scale: z.enum(['percent', 'proportion']).default('percent').describe('the scale of the axis'),
  end: z
    .union([
      z.number().positive().describe('the time at which the axis ends'),
      z
        .strictObject({ atRisk: z.int().positive().describe('number of subjects') })
        .describe(
          'the axis ends at the last time at which at least so many are at risk, all groups together',
        ),
    ])
    .optional()
    .describe('absent: the last follow-up time'),
  colours: z
    .array(Colour)
    .min(1)
    .optional()
    .describe('colours of the curves in order; dash patterns are kept'),
}

export const KaplanMeier = z.strictObject({
  kind: z.literal('kaplan-meier').describe('survival curves with the numbers at risk'),
  ...ofCurves,
  test: Id.optional().describe('the test whose p is shown in the corner'),
  model: Id.optional().describe('the model whose hazard ratio is shown in the corner'),
  direction: z
    .enum(['down', 'up'])
    .default('down')
    .describe('down: the proportion without the event; up: with the event'),
  landmarks: z.boolean().default(false).describe("a dot with its height at each of the estimate's times"),
})

export const CumulativeIncidence = z.strictObject({
  kind: z
    .literal('cumulative-incidence')
    .describe('the event and its competing causes, beside 1 - Kaplan-Meier'),
  ...ofCurves,
})

const { scale: _scale, ...ofHazard } = ofCurves
export const CumulativeHazard = z.strictObject({
  kind: z.literal('cumulative-hazard').describe('Nelson-Aalen curves'),
  ...ofHazard,
})

export const FollowUp = z.strictObject({
  kind: z.literal('follow-up').describe('follow-up by reverse Kaplan-Meier'),
  ...ofCurves,
})
