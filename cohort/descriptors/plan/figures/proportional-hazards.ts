import { z } from 'zod'
import { Id } from '../../plan-words.ts'
import { Title } from './title.ts'

export const ProportionalHazards = z.strictObject({
  kind: z
    .literal('proportional-hazards')
    .describe('checks of a Cox model: log-minus-log curves and scaled Schoenfeld residuals'),
  title: Title,
  model: Id.describe('the Cox model that is checked'),
})
