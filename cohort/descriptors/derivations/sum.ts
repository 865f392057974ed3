import { z } from 'zod'
import { addDecimals } from '../../values/decimal.ts'
import { VariableName } from '../plan-words.ts'
import { type Derivation, properties, titleOf } from './shared/derivation.ts'
import { onNumbers } from './shared/on-numbers.ts'

const Schema = z.strictObject({
  ...properties,
  sum: z.array(VariableName).min(1).describe('the sum of numbers in the same unit'),
})

/** The sum of numbers. */
export const sum = {
  schema: Schema,
  form: 'sum: [...]',
  needs: (derived) => derived.sum,
  unitOf: (derived) => derived.sum,
  check: (derived, path, check) => check.sameUnit(derived.sum, [...path, 'sum']),
  variable: (derived, variables) => ({ type: 'number', unit: variables.get(derived.sum[0]!)?.unit }),
  sentence: (derived, variables) =>
    `the sum of ${derived.sum.map((name) => titleOf(name, variables)).join(', ')}`,
  value: (derived, subject) => onNumbers(derived.sum, subject, addDecimals),
} satisfies Derivation<z.infer<typeof Schema>>
