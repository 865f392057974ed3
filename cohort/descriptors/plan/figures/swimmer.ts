import { z } from 'zod'
import { Text, VariableName } from '../../plan-words.ts'
import { Title } from './title.ts'

export const Swimmer = z.strictObject({
  kind: z.literal('swimmer').describe('a lane for each subject'),
  title: Title,
  until: VariableName.describe('the elapsed time at which a lane ends'),
  label: VariableName.optional().describe('the label of a lane'),
  end: VariableName.optional().describe('the variable whose category marks the end of the lane'),
  ongoing: z
    .array(z.union([z.string(), z.number(), z.boolean()], { error: 'categories, such as [alive]' }))
    .min(1)
    .optional()
    .describe(
      'categories of "end" whose subjects are still followed: an arrow at the end of the lane; absent: no arrows',
    ),
  colour: VariableName.optional().describe(
    'the variable whose categories the lanes have as colour and pattern',
  ),
  group: VariableName.optional().describe(
    'the variable by whose categories the lanes are in blocks, in the order of the categories',
  ),
  sort: z
    .enum(['longest', 'shortest', 'table'])
    .default('longest')
    .describe('order of the lanes of a block: by length, the longest or shortest first, or as in the table'),
  marks: z
    .array(
      z.strictObject({
        at: VariableName.describe('an elapsed time'),
        label: Text.describe('the event at this time'),
      }),
    )
    .default([])
    .describe('marks on a lane'),
  periods: z
    .array(
      z.strictObject({
        from: VariableName.optional().describe('the elapsed time at which it begins; absent: time 0'),
        to: VariableName.describe('the elapsed time at which it ends'),
        label: Text.describe('the name of the period'),
      }),
    )
    .default([])
    .describe('stretches of a lane, such as a treatment; drawn if both of their times are recorded'),
})
