import { z } from 'zod'
import { Condition } from '../conditions/condition.ts'
import { Text } from '../plan-words.ts'

/** Subjects who are left out of everything, and why. */
export const Exclusion = z.strictObject({
  title: Text.describe('the reason, as the flow figure prints it'),
  condition: Condition.describe('who is left out; of several reasons the first one counts'),
})
export type Exclusion = z.infer<typeof Exclusion>

/** A group of subjects that endpoints, summaries and tests may be restricted to. */
export const Population = z.strictObject({
  title: Text.describe('who they are, such as "patients with relapse"'),
  condition: Condition.describe('who belongs to it'),
})
export type Population = z.infer<typeof Population>
