import { z } from 'zod'
import { Id, Text, VariableName } from '../plan-words.ts'
import type { Resolved } from '../resolve-plan.ts'

/** Survival curves of an endpoint, and what is read from them. */
export const Estimate = z.strictObject({
  title: Text.optional().describe('what people read instead of the title of the endpoint'),
  endpoint: Id.optional().describe('absent: the name of the estimate'),
  at: z.array(z.number().nonnegative()).default([]).describe('landmark times, in the unit of the endpoint'),
  ticks: z
    .number()
    .positive()
    .optional()
    .describe('distance of the times in the table under the figure; absent: a round one'),
  by: z.array(VariableName).default([]).describe('variables whose groups get curves of their own'),
  quantiles: z
    .array(z.number().gt(0).lt(1))
    .default([0.25, 0.5, 0.75])
    .describe('shares of subjects with the event whose times are estimated; the median always is'),
  restricted: z
    .array(z.number().positive())
    .default([])
    .describe('times up to which the restricted mean is taken'),
  exact: z
    .boolean()
    .default(false)
    .describe('Clopper-Pearson limits of S(t) where nobody was censored before t'),
})
export type Estimate = Resolved<'estimates', z.infer<typeof Estimate>>
