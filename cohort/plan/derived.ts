import { z } from 'zod'
import { Condition } from '../condition.ts'
import { Text, VariableName } from '../plan-words.ts'
import { Divisor } from './shared-properties.ts'

const Titled = {
  title: Text.optional().describe('what people read instead of the name'),
  description: Text.optional().describe('what one has to know of it; for people only'),
  unit: Text.optional().describe(
    'of a difference or sum: UCUM code, where the numbers that it is made of have none',
  ),
}

/** The closed list of ways to make a variable of others. */
export const Derived = z.union(
  [
    z.strictObject({
      ...Titled,
      condition: Condition.describe(
        'yes where the condition holds, missing where a missing value leaves it open',
      ),
    }),
    z.strictObject({
      ...Titled,
      difference: z
        .tuple([VariableName, VariableName])
        .describe('the first minus the second; of two dates, the whole days from the second to the first'),
    }),
    z.strictObject({
      ...Titled,
      duration: z
        .strictObject({
          from: VariableName.describe('the earlier date'),
          to: VariableName.describe('the later date'),
          unit: Text.describe('UCUM code of what comes out: d, wk, mo, a'),
          divisor: Divisor.optional().describe(
            'how many days make one unit: 30.4375 a month, 365.25 a year; needless for d and wk',
          ),
        })
        .describe('the time from one date to another, counted in days and divided by a declared number'),
    }),
    z.strictObject({
      ...Titled,
      convert: z
        .strictObject({
          of: VariableName.describe('an elapsed time'),
          unit: Text.describe('UCUM code of what comes out'),
          divisor: Divisor.optional().describe(
            'needed between days and months or years: how many of the old unit make one of the new',
          ),
        })
        .describe('the same time in another unit'),
    }),
    z.strictObject({
      ...Titled,
      assume: z
        .strictObject({
          of: VariableName.describe('a date that may be partial'),
          day: z.int().min(1).max(28).describe('the day that is assumed where only the month is known'),
          month: z
            .int()
            .min(1)
            .max(12)
            .optional()
            .describe(
              'the month that is assumed where only the year is known; absent: such a date stays partial',
            ),
        })
        .describe('a date made whole by a declared assumption, which the methods state'),
    }),
    z.strictObject({
      ...Titled,
      yearOf: VariableName.describe('the year of a date'),
    }),
    z.strictObject({
      ...Titled,
      earliest: z
        .array(VariableName)
        .min(2)
        .describe('the first of several dates or times, as far as recorded'),
    }),
    z.strictObject({
      ...Titled,
      latest: z.array(VariableName).min(2).describe('the last of several dates or times, as far as recorded'),
    }),
    z.strictObject({
      ...Titled,
      rows: z
        .strictObject({
          of: VariableName.describe('the name of a file with several rows a subject'),
          where: Condition.optional().describe(
            'a condition on the columns of that file; absent: every row. If a missing value leaves it unknown whether a row meets the condition, what depends on that row is missing',
          ),
          take: z
            .enum(['first', 'last', 'count', 'any'])
            .describe('the value of the first or last row, how many rows there are, or whether there is one'),
          value: VariableName.optional().describe(
            'with first and last: the column that is taken; absent: by',
          ),
          by: VariableName.optional().describe(
            'with first and last: the date or number that orders the rows',
          ),
        })
        .describe('something taken from a file with several rows a subject'),
    }),
    z.strictObject({
      ...Titled,
      sum: z.array(VariableName).min(1).describe('the sum of numbers of one unit'),
    }),
    z.strictObject({
      ...Titled,
      items: z.array(VariableName).min(1).describe('how many items stand in these lists together'),
    }),
    z.strictObject({
      ...Titled,
      recode: z
        .strictObject({
          of: VariableName.describe('the variable that is recoded'),
          to: z.record(z.string(), Text).describe('what stands for each category'),
          otherwise: Text.optional().describe('what stands for all other categories'),
          labels: z
            .record(z.string(), Text)
            .optional()
            .describe('what people read instead of the new values'),
        })
        .describe('categories renamed or put together'),
    }),
    z.strictObject({
      ...Titled,
      bin: z
        .strictObject({
          of: VariableName.describe('the number that is cut'),
          at: z
            .array(z.number())
            .min(1)
            .describe('cut points in ascending order; each belongs to the bin above it'),
          labels: z.array(Text).min(2).describe('a label for each bin: one more than cut points'),
        })
        .describe('a number cut into ordered groups'),
    }),
    z.strictObject({
      ...Titled,
      compare: z
        .strictObject({
          left: VariableName.describe('a number or an ordered category'),
          is: z.enum(['<', '<=', '=', '>=', '>']).describe('how the left one must stand to the right one'),
          right: VariableName.describe('another of the same kind'),
        })
        .describe('yes where two values stand in this relation'),
    }),
  ],
  {
    error:
      'one of condition, difference: [a, b], duration: {from, to, unit, divisor}, convert: {of, unit}, assume: {of, day}, yearOf, earliest: [...], latest: [...], rows: {of, where, take}, sum: [...], items: [...], recode: {of, to}, bin: {of, at, labels} or compare: {left, is, right}, with a title',
  },
)
export type Derived = z.infer<typeof Derived>
