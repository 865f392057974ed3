import { z } from 'zod'
import { VariableName } from '../plan-words.ts'
import { type Derivation, properties, titleOf } from './shared/derivation.ts'
import { extreme, sameAs } from './shared/extreme.ts'

const Schema = z.strictObject({
  ...properties,
  earliest: z.array(VariableName).min(2).describe('the first of several dates or times, as far as recorded'),
})

/** The first of several dates or times. */
export const earliest = {
  schema: Schema,
  form: 'earliest: [...]',
  needs: (derived) => derived.earliest,
  check: (derived, path, check) => check.sameUnit(derived.earliest, [...path, 'earliest'], 'or dates'),
  variable: (derived, variables) => sameAs(variables.get(derived.earliest[0]!)),
  sentence: (derived, variables) =>
    `the earliest of ${derived.earliest.map((name) => titleOf(name, variables)).join(', ')}`,
  value: (derived, subject) => extreme(derived.earliest, subject, 'earliest'),
} satisfies Derivation<z.infer<typeof Schema>>
