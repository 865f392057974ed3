import { z } from 'zod'
import { Text, VariableName } from '../plan-words.ts'
import type { Resolved } from '../resolve-plan.ts'
import { Among } from './shared-properties.ts'

/** A description of one variable, of all subjects or by groups. */
export const Summary = z.strictObject({
  title: Text.optional().describe('displayed instead of the title of the variable'),
  variable: VariableName.optional().describe('absent: the name of the summary'),
  among: Among,
  by: VariableName.optional().describe('the variable whose groups stand side by side'),
  standardizedDifference: z
    .boolean()
    .optional()
    .describe('also the standardised difference between the two groups of the variable by; absent: none'),
})
export type Summary = Resolved<'summaries', z.infer<typeof Summary>>
