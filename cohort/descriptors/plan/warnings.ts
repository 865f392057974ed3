import { z } from 'zod'
import { VariableName } from '../plan-words.ts'

/** Settings of the warnings, which do not stop the run. */
export const Warnings = z.strictObject({
  outliers: z.array(VariableName).default([]).describe('numbers to check for outliers'),
  fence: z
    .number()
    .positive()
    .default(3)
    .describe('interquartile ranges beyond the quartiles that make a value an outlier'),
  duplicates: z
    .array(VariableName)
    .min(1)
    .optional()
    .describe(
      'subjects with the same values in these are reported; absent: identical in all recorded columns',
    ),
})
export type Warnings = z.infer<typeof Warnings>
