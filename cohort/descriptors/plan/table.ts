import { z } from 'zod'
import { methodsWith } from '../group-tests/index.ts'
import { Id, Text, VariableName } from '../plan-words.ts'
import { Among } from './shared-properties.ts'

/** A table with a row for each subject. */
const Listing = z.strictObject({
  kind: z.literal('listing').default('listing').describe('a row for each subject'),
  title: Text.describe('the caption'),
  columns: z.array(VariableName).min(1).describe('the variables in the order of the columns'),
  notes: z.array(Text).default([]).describe('notes under the table'),
})
export type Listing = z.infer<typeof Listing>

/** A table of characteristics with a column per group, optionally with tests. */
const Characteristics = z.strictObject({
  kind: z.literal('characteristics').describe('a column for each group'),
  title: Text.describe('the caption'),
  by: VariableName.describe('the groups'),
  among: Among,
  rows: z.array(VariableName).min(1).describe('the variables in the order of the rows'),
  means: z
    .array(VariableName)
    .optional()
    .describe('rows with numbers shown as mean (SD); absent: all as median and quartiles'),
  tests: z
    .strictObject({
      numbers: z
        .enum(methodsWith('testsRows', 'numbers'))
        .optional()
        .describe('the test of rows with numbers'),
      means: z
        .enum(methodsWith('testsRows', 'numbers'))
        .optional()
        .describe('the test of rows in means; absent: that of numbers'),
      categories: z
        .enum(methodsWith('testsRows', 'categories'))
        .optional()
        .describe('the test of rows with categories'),
    })
    .default({})
    .describe('absent: no tests'),
  standardizedDifferences: z
    .boolean()
    .optional()
    .describe('a column with the standardised difference between the two groups in each row; absent: none'),
  notes: z.array(Text).default([]).describe('notes under the table'),
})
export type Characteristics = z.infer<typeof Characteristics>

/** A table of survival and restricted means of two groups at stated times, with their differences. */
const Differences = z.strictObject({
  kind: z
    .literal('differences')
    .describe('survival and restricted means of two groups with their differences'),
  title: Text.describe('the caption'),
  estimate: Id.describe('the estimate whose survival and restricted means are shown'),
  by: VariableName.describe('the groups, one of its groupings'),
  tests: z
    .array(Id)
    .min(1)
    .describe(
      'landmark-difference and restricted-mean tests between the groups; a row for each of their times',
    ),
  notes: z.array(Text).default([]).describe('notes under the table'),
})
export type Differences = z.infer<typeof Differences>

export const Table = z.discriminatedUnion('kind', [Listing, Characteristics, Differences])
export type Table = z.infer<typeof Table>
