import { z } from 'zod'
import { Text, VariableName } from '../../plan-words.ts'
import { Title } from './title.ts'

export const Swimmer = z.strictObject({
  kind: z.literal('swimmer').describe('a lane for each subject'),
  title: Title,
  until: VariableName.describe('the elapsed time at which a lane ends'),
  label: VariableName.optional().describe('the label of a lane'),
  end: VariableName.optional().describe('the variable whose category marks the end of the lane'),
  marks: z
    .array(
      z.strictObject({
        at: VariableName.describe('an elapsed time'),
        label: Text.describe('the event at this time'),
      }),
    )
    .default([])
    .describe('marks on a lane'),
})
