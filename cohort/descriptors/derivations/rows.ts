import { z } from 'zod'
import { Condition } from '../conditions/condition.ts'
import { VariableName } from '../plan-words.ts'
import { type Derivation, properties } from './shared/derivation.ts'

const Schema = z.strictObject({
  ...properties,
  rows: z
    .strictObject({
      of: VariableName.describe('the name of a file with several rows per subject'),
      where: Condition.optional().describe(
        'a condition on the columns of that file; absent: every row. If a missing value leaves it unknown whether a row meets the condition, what depends on that row is missing',
      ),
      take: z
        .enum(['first', 'last', 'count', 'any'])
        .describe('the value of the first or last row, how many rows there are, or whether there is one'),
      value: VariableName.optional().describe('with first and last: the column with the value; absent: by'),
      by: VariableName.optional().describe('with first and last: the date or number that orders the rows'),
    })
    .describe('an aggregate of a file with several rows per subject'),
})

/**
 * An aggregate of a file with several rows per subject. It is computed when the file is read (`aggregate-rows.ts`) and
 * is then a recorded variable: `row-aggregates.ts` checks and describes it, so that nothing is left to derive.
 */
export const rows = {
  schema: Schema,
  form: 'rows: {of, where, take}',
  needs: () => [],
  check: () => {},
  variable: () => {
    throw new Error('rows: computed when its file was read')
  },
  sentence: () => {
    throw new Error('rows: computed when its file was read')
  },
  value: () => undefined,
} satisfies Derivation<z.infer<typeof Schema>>
