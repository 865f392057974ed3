import { z } from 'zod'
import { subtractDecimals } from '../../values/decimal.ts'
import { VariableName } from '../plan-words.ts'
import { type Derivation, properties, titleOf } from './shared/derivation.ts'
import { daysBetween } from './shared/derive-time.ts'
import { onNumbers } from './shared/on-numbers.ts'

const Schema = z.strictObject({
  ...properties,
  difference: z
    .tuple([VariableName, VariableName])
    .describe('the first minus the second; of two dates, the whole days from the second to the first'),
})

/** A number minus another, or the days from one date to another. */
export const difference = {
  schema: Schema,
  form: 'difference: [a, b]',
  needs: (derived) => derived.difference,
  unitOf: (derived) => derived.difference,
  check: (derived, path, check) => check.sameUnit(derived.difference, [...path, 'difference'], 'or dates'),
  variable: ({ difference: [first] }, variables) =>
    variables.get(first)?.type === 'date'
      ? { type: 'integer', unit: 'd' }
      : { type: 'number', unit: variables.get(first)?.unit },
  sentence: ({ difference: [first, second] }, variables) =>
    `${titleOf(first, variables)} minus ${titleOf(second, variables)}`,
  value: ({ difference: [first, second] }, subject, variables) =>
    variables.get(first)?.type === 'date'
      ? daysBetween(subject[second] ?? null, subject[first] ?? null)
      : onNumbers([first, second], subject, ([a, b]) => subtractDecimals(a!, b!)),
} satisfies Derivation<z.infer<typeof Schema>>
