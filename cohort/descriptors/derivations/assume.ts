import { z } from 'zod'
import { dateText, parseDate } from '../../values/calendar.ts'
import { VariableName } from '../plan-words.ts'
import { type Derivation, properties, titleOf } from './shared/derivation.ts'

const Schema = z.strictObject({
  ...properties,
  assume: z
    .strictObject({
      of: VariableName.describe('a date that may be partial'),
      day: z.int().min(1).max(28).describe('the day assumed if only the month is known'),
      month: z
        .int()
        .min(1)
        .max(12)
        .optional()
        .describe(
          'the month that is assumed where only the year is known; absent: such a date stays partial',
        ),
    })
    .describe('a partial date completed by a declared assumption, which the methods report'),
})

/** A date with its missing parts completed by the plan's assumption. */
export const assume = {
  schema: Schema,
  form: 'assume: {of, day}',
  needs: (derived) => [derived.assume.of],
  check: ({ assume: { of } }, path, check) => {
    check.date(of, [...path, 'assume', 'of'])
  },
  variable: () => ({ type: 'date' }),
  sentence: ({ assume: { of, day, month } }, variables) => {
    const year =
      month === undefined ? '' : `; where only the year is known, month ${month} is assumed besides`
    return `${titleOf(of, variables)}; where only the month is known, day ${day} is assumed${year}`
  },
  value: ({ assume: { of, day, month } }, subject) => {
    const text = subject[of] ?? null
    const date = typeof text === 'string' ? parseDate(text) : null
    if (date === null) return null
    const known = date.month ?? month ?? null
    return dateText({ ...date, month: known, day: known === null ? null : (date.day ?? day) })
  },
} satisfies Derivation<z.infer<typeof Schema>>
