import { z } from 'zod'
import { VariableName } from '../plan-words.ts'

/** What is worth a second look, but stops nothing. */
export const Warnings = z.strictObject({
  outliers: z
    .array(VariableName)
    .default([])
    .describe('numbers that are looked through for values far from the others'),
  fence: z
    .number()
    .positive()
    .default(3)
    .describe('how many interquartile ranges beyond the quartiles a value is far'),
  duplicates: z
    .array(VariableName)
    .min(1)
    .optional()
    .describe('two subjects alike in these are reported; absent: identical in all recorded columns'),
})
export type Warnings = z.infer<typeof Warnings>
