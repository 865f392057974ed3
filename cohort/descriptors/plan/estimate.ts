import { z } from 'zod'
import { Id, Text, VariableName } from '../plan-words.ts'
import type { Resolved } from '../resolve-plan.ts'

/**
 * Rules of the median follow-up beside reverse Kaplan-Meier: the median observed time of all, or of those censored. Each
 * has its own results.
 */
export const FollowUpRule = z.enum(['observed', 'censored'])
export type FollowUpRule = z.infer<typeof FollowUpRule>

/** Survival curves of an endpoint, and what is read from them. */
export const Estimate = z.strictObject({
  title: Text.optional().describe('displayed instead of the title of the endpoint'),
  endpoint: Id.optional().describe('absent: the name of the estimate'),
  at: z
    .array(z.number().nonnegative())
    .default([])
    .describe('times at which survival is estimated (milestones), in the unit of the endpoint'),
  given: z
    .array(z.number().positive())
    .min(1)
    .optional()
    .describe(
      'conditional survival: at each later time of "at", the survival of those free of the event at these times',
    ),
  lifeTable: z
    .array(z.number().positive())
    .min(1)
    .max(200)
    .refine((times) => times.every((time, i) => i === 0 || time > times[i - 1]!), {
      error: 'times in ascending order, each once',
    })
    .optional()
    .describe('life table (actuarial method): the ends of its intervals, the first of which begins at 0'),
  ticks: z
    .union([
      z.number().positive().describe('the interval from one time to the next'),
      z
        .array(z.number().nonnegative())
        .min(2)
        .max(60)
        .refine((times) => times.every((time, i) => i === 0 || time > times[i - 1]!), {
          error: 'times in ascending order, each once',
        })
        .describe('the times'),
    ])
    .optional()
    .describe('the times on the axis and in the table below it; absent: a round interval'),
  by: z.array(VariableName).default([]).describe('grouping variables; each group has a separate curve'),
  quantiles: z
    .array(z.number().gt(0).lt(1))
    .default([0.25, 0.5, 0.75])
    .describe(
      'proportions of subjects with the event, whose times are estimated; always includes the median',
    ),
  restricted: z.array(z.number().positive()).default([]).describe('times to which the mean is restricted'),
  followUp: z
    .array(FollowUpRule)
    .min(1)
    .optional()
    .describe(
      'median times from the origin to the end of observation, beside the median follow-up by reverse Kaplan-Meier: "observed" of all subjects, "censored" of those without any event',
    ),
  exact: z
    .boolean()
    .default(false)
    .describe('Clopper-Pearson limits of S(t), if no subject was censored before t'),
})
export type Estimate = Resolved<'estimates', z.infer<typeof Estimate>>
