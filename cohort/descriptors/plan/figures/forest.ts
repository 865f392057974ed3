import { z } from 'zod'
import { Id } from '../../plan-words.ts'
import { Title } from './title.ts'

export const Forest = z.strictObject({
  kind: z.literal('forest').describe('ratios with their intervals'),
  title: Title,
  of: z
    .array(Id)
    .min(1)
    .describe('models (their hazard ratios) and tests (their odds ratios), in this order'),
})
