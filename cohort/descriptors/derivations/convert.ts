import { z } from 'zod'
import { decimal, divide, multiply, rational, toNumber } from '../../../statistics/numbers/rational.ts'
import { conversion, unitWords } from '../../values/unit.ts'
import { checkUnitStep } from '../conditions/unit-step.ts'
import { Divisor } from '../plan/shared-properties.ts'
import { Text, VariableName } from '../plan-words.ts'
import { type Derivation, properties, titleOf } from './shared/derivation.ts'
import { dividedBy } from './shared/divided-by.ts'

const Schema = z.strictObject({
  ...properties,
  convert: z
    .strictObject({
      of: VariableName.describe('an elapsed time'),
      unit: Text.describe('UCUM code of the result'),
      divisor: Divisor.optional().describe(
        'needed between days and months or years: how many of the old unit make one of the new',
      ),
    })
    .describe('the same time in another unit'),
})

/** An elapsed time in another unit. */
export const convert = {
  schema: Schema,
  form: 'convert: {of, unit}',
  needs: (derived) => [derived.convert.of],
  check: ({ convert: { of, unit, divisor } }, path, check) => {
    const place = [...path, 'convert']
    const from = check.numeric(of, [...place, 'of'])
    if (from) checkUnitStep(from.unit, unit, divisor, place, check)
  },
  variable: ({ convert: { unit } }) => ({ type: 'number', unit }),
  sentence: ({ convert: { of, unit, divisor } }, variables) =>
    `${titleOf(of, variables)}${dividedBy(divisor)}, in ${unitWords(unit)}`,
  value: ({ convert: { of, unit, divisor } }, subject, variables) => {
    const time = subject[of] ?? null
    if (typeof time !== 'number') return null
    const step =
      divisor === undefined
        ? conversion(variables.get(of)!.unit, unit)!
        : divide(rational(1), decimal(divisor))
    return toNumber(multiply(decimal(time), step))
  },
} satisfies Derivation<z.infer<typeof Schema>>
