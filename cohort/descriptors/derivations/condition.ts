import { z } from 'zod'
import { checkCondition } from '../conditions/check-condition.ts'
import { Condition } from '../conditions/condition.ts'
import { sentenceOf } from '../conditions/condition-sentence.ts'
import { evaluate, variablesOf } from '../conditions/evaluate-condition.ts'
import { type Derivation, properties } from './shared/derivation.ts'

const Schema = z.strictObject({
  ...properties,
  condition: Condition.describe(
    'yes where the condition holds, missing where a missing value leaves it open',
  ),
})

/** Yes if a condition is true. */
export const condition = {
  schema: Schema,
  form: 'condition',
  needs: (derived) => [...new Set(variablesOf(derived.condition))],
  check: (derived, path, check) => checkCondition(derived.condition, [...path, 'condition'], check),
  variable: () => ({ type: 'boolean' }),
  sentence: (derived, variables) => `yes where ${sentenceOf(derived.condition, variables)}`,
  value: (derived, subject) => evaluate(derived.condition, subject),
} satisfies Derivation<z.infer<typeof Schema>>
