import { z } from 'zod'
import { Condition } from '../conditions/condition.ts'
import { Text, VariableName } from '../plan-words.ts'

/** What must hold for every subject. */
export const Check = z.union(
  [
    z.strictObject({
      title: Text.describe('what must hold, as a sentence'),
      order: z
        .array(VariableName)
        .min(2)
        .describe('dates or times, each at most the next, where both are recorded'),
    }),
    z.strictObject({
      title: Text.describe('what must hold, as a sentence'),
      sum: z.array(VariableName).min(1).describe('numbers whose sum must be a recorded one'),
      is: VariableName.describe('the recorded sum'),
    }),
    z.strictObject({
      title: Text.describe('what must hold, as a sentence'),
      if: Condition.optional().describe('for whom it must hold; absent: for everybody'),
      must: Condition.describe('what must hold'),
    }),
  ],
  {
    error:
      'a title with order: [a, b], with sum: [a, b] and is: c, or with if: <condition> and must: <condition>',
  },
)
export type Check = z.infer<typeof Check>
