import { z } from 'zod'
import { VariableName } from '../plan-words.ts'
import { type Derivation, properties, titleOf } from './shared/derivation.ts'
import { extreme, sameAs } from './shared/extreme.ts'

const Schema = z.strictObject({
  ...properties,
  latest: z.array(VariableName).min(2).describe('the last of several dates or times, as far as recorded'),
})

/** The last of several dates or times. */
export const latest = {
  schema: Schema,
  form: 'latest: [...]',
  needs: (derived) => derived.latest,
  check: (derived, path, check) => check.sameUnit(derived.latest, [...path, 'latest'], 'or dates'),
  variable: (derived, variables) => sameAs(variables.get(derived.latest[0]!)),
  sentence: (derived, variables) =>
    `the latest of ${derived.latest.map((name) => titleOf(name, variables)).join(', ')}`,
  value: (derived, subject) => extreme(derived.latest, subject, 'latest'),
} satisfies Derivation<z.infer<typeof Schema>>
