import { z } from 'zod'
import { unitWords } from '../../values/unit.ts'
import { checkUnitStep } from '../conditions/unit-step.ts'
import { Divisor } from '../plan/shared-properties.ts'
import { Text, VariableName } from '../plan-words.ts'
import { type Derivation, properties, titleOf } from './shared/derivation.ts'
import { daysBetween, inUnit } from './shared/derive-time.ts'
import { dividedBy } from './shared/divided-by.ts'

const Schema = z.strictObject({
  ...properties,
  duration: z
    .strictObject({
      from: VariableName.describe('the earlier date'),
      to: VariableName.describe('the later date'),
      unit: Text.describe('UCUM code of the result: d, wk, mo, a'),
      divisor: Divisor.optional().describe(
        'how many days make one unit: 30.4375 a month, 365.25 a year; needless for d and wk',
      ),
    })
    .describe('the time from one date to another, counted in days and divided by a declared number'),
})

/** Days counted exactly, then divided once by the declared number, so that equal days stay equal times. */
export const duration = {
  schema: Schema,
  form: 'duration: {from, to, unit, divisor}',
  needs: ({ duration: { from, to } }) => [from, to],
  check: ({ duration: { from, to, unit, divisor } }, path, check) => {
    const place = [...path, 'duration']
    check.date(from, [...place, 'from'])
    check.date(to, [...place, 'to'])
    checkUnitStep('d', unit, divisor, place, check)
  },
  variable: ({ duration: { unit } }) => ({ type: 'number', unit }),
  sentence: ({ duration: { from, to, unit, divisor } }, variables) =>
    `the whole days from ${titleOf(from, variables)} to ${titleOf(to, variables)}${dividedBy(divisor)}, in ${unitWords(unit)}`,
  value: ({ duration: { from, to, unit, divisor } }, subject) => {
    const days = daysBetween(subject[from] ?? null, subject[to] ?? null)
    return typeof days === 'number' ? inUnit(days, unit, divisor) : days
  },
} satisfies Derivation<z.infer<typeof Schema>>
