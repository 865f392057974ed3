import { z } from 'zod'
import { Condition } from '../conditions/condition.ts'
import { Text, VariableName } from '../plan-words.ts'

/** A condition that every subject must meet. */
export const Check = z.union(
  [
    z.strictObject({
      title: Text.describe('the requirement as a sentence'),
      order: z
        .array(VariableName)
        .min(2)
        .describe('dates or times, each at most the next, where both are recorded'),
    }),
    z.strictObject({
      title: Text.describe('the requirement as a sentence'),
      sum: z.array(VariableName).min(1).describe('numbers whose sum must equal a recorded number'),
      is: VariableName.describe('the recorded sum'),
    }),
    z.strictObject({
      title: Text.describe('the requirement as a sentence'),
      if: Condition.optional().describe('the subjects to check; absent: all'),
      must: Condition.describe('the required condition'),
    }),
  ],
  {
    error:
      'a title with order: [a, b], with sum: [a, b] and is: c, or with if: <condition> and must: <condition>',
  },
)
export type Check = z.infer<typeof Check>
