import { z } from 'zod'
import { Id, Text } from '../../plan-words.ts'
import { Title } from './title.ts'

export const Forest = z.strictObject({
  kind: z.literal('forest').describe('ratios with their intervals'),
  title: Title,
  of: z
    .array(Id)
    .min(1)
    .describe(
      'models (their hazard ratios) and tests (their odds ratios), in this order; each kind of ratio has an axis of its own',
    ),
  favours: z
    .tuple([
      Text.describe('the group that a ratio below 1 favours'),
      Text.describe('the group that a ratio above 1 favours'),
    ])
    .optional()
    .describe(
      'the groups that ratios below and above 1 favour, below the axis, if all rows compare the same two groups; absent: the group with the lower and the higher hazard or odds',
    ),
  axis: z
    .tuple([
      z.number().min(0.0001).lt(1).describe('the lower end'),
      z.number().gt(1).max(10_000).describe('the upper end'),
    ])
    .optional()
    .describe(
      'the ends of the axes; absent: ends that fit to the ratios and limits, from 0.01 to 100 at most',
    ),
})
