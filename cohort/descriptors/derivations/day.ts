import { z } from 'zod'
import { Day } from '../plan-words.ts'
import { type Derivation, properties } from './shared/derivation.ts'

const Schema = z.strictObject({
  ...properties,
  day: Day.describe(
    'a day that is the same for every subject, such as the end of follow-up of a registry that records deaths only',
  ),
})

/** One declared day for every subject. */
export const day = {
  schema: Schema,
  form: 'day: 2015-03-31',
  needs: () => [],
  check: () => {},
  variable: () => ({ type: 'date' }),
  sentence: (derived) => `the declared day ${derived.day}`,
  value: (derived) => derived.day,
} satisfies Derivation<z.infer<typeof Schema>>
