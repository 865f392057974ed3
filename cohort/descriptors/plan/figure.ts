import { z } from 'zod'
import { Id, Text, VariableName } from '../plan-words.ts'

const Colour = z
  .string()
  .regex(/^#[0-9a-f]{6}$/, { error: 'a colour as "#0072b2", six small hexadecimal digits' })
  .refine((colour) => contrastToWhite(colour) >= 3, {
    error: 'a colour with a contrast of at least 3 to white',
  })

const Title = Text.describe('the caption')

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

const KaplanMeier = z.strictObject({
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

const CumulativeIncidence = z.strictObject({
  kind: z
    .literal('cumulative-incidence')
    .describe('the event and its competing causes, beside 1 - Kaplan-Meier'),
  ...ofCurves,
})

const { scale: _scale, ...ofHazard } = ofCurves
const CumulativeHazard = z.strictObject({
  kind: z.literal('cumulative-hazard').describe('Nelson-Aalen curves'),
  ...ofHazard,
})

const FollowUp = z.strictObject({
  kind: z.literal('follow-up').describe('follow-up by reverse Kaplan-Meier'),
  ...ofCurves,
})

const Swimmer = z.strictObject({
  kind: z.literal('swimmer').describe('a lane for each subject'),
  title: Title,
  until: VariableName.describe('the elapsed time at which a lane ends'),
  label: VariableName.optional().describe('the label of a lane'),
  end: VariableName.optional().describe('the variable whose category marks the end of the lane'),
  marks: z
    .array(
      z.strictObject({
        at: VariableName.describe('an elapsed time'),
        label: Text.describe('the event at this time'),
      }),
    )
    .default([])
    .describe('marks on a lane'),
})

const Forest = z.strictObject({
  kind: z.literal('forest').describe('ratios with their intervals'),
  title: Title,
  of: z
    .array(Id)
    .min(1)
    .describe('models (their hazard ratios) and tests (their odds ratios), in this order'),
})

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

/** The contrast of WCAG between a colour and white, 1 to 21. */
const contrastToWhite = (colour: string): number => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((start) => {
    const part = Number.parseInt(colour.slice(start, start + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : Math.exp(2.4 * Math.log((part + 0.055) / 1.055))
  })
  return 1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05)
}
