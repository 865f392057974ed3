import { z } from 'zod'
import { parseDate } from '../../values/calendar.ts'
import { VariableName } from '../plan-words.ts'
import { type Derivation, properties, titleOf } from './shared/derivation.ts'

const Schema = z.strictObject({
  ...properties,
  yearOf: VariableName.describe('the year of a date'),
})

/** The year of a date. */
export const yearOf = {
  schema: Schema,
  form: 'yearOf',
  needs: (derived) => [derived.yearOf],
  check: (derived, path, check) => {
    check.date(derived.yearOf, [...path, 'yearOf'])
  },
  variable: () => ({ type: 'year' }),
  sentence: (derived, variables) => `the year of ${titleOf(derived.yearOf, variables)}`,
  value: (derived, subject) => {
    const date = subject[derived.yearOf] ?? null
    return typeof date === 'string' ? (parseDate(date)?.year ?? null) : null
  },
} satisfies Derivation<z.infer<typeof Schema>>
