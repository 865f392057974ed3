import { z } from 'zod'
import { haveSameOrder } from '../../values/same-order.ts'
import { isNumeric, type Subject } from '../../values/value.ts'
import { VariableName } from '../plan-words.ts'
import { type Derivation, properties, titleOf, type Variables } from './shared/derivation.ts'

const Schema = z.strictObject({
  ...properties,
  compare: z
    .strictObject({
      left: VariableName.describe('a number or an ordered category'),
      is: z.enum(['<', '<=', '=', '>=', '>']).describe('the relation of left to right'),
      right: VariableName.describe('another of the same type'),
    })
    .describe('yes if the two values have this relation'),
})
type Relation = z.infer<typeof Schema>['compare']['is']

/** Yes if one value is less than, equal to or greater than another. */
export const compare = {
  schema: Schema,
  form: 'compare: {left, is, right}',
  needs: ({ compare: { left, right } }) => [left, right],
  check: ({ compare: { left, right } }, path, check) => {
    const place = [...path, 'compare']
    const a = check.variable(left, [...place, 'left'])
    const b = check.variable(right, [...place, 'right'])
    if (!a || !b) return
    if (isNumeric(a) && isNumeric(b)) check.oneUnit([a, b], place)
    else if (!haveSameOrder(a, b))
      check.addProblem(
        place,
        'two numbers, or two variables with the same ordered categories',
        `${left} and ${right}`,
        'declare categories and categoriesOrdered: true',
      )
  },
  variable: () => ({ type: 'boolean' }),
  sentence: ({ compare: { left, is, right } }, variables) =>
    `yes where ${titleOf(left, variables)} ${is} ${titleOf(right, variables)}`,
  value: ({ compare: { left, is, right } }, subject, variables) => {
    const a = rankOf(left, subject, variables)
    const b = rankOf(right, subject, variables)
    return a === null || b === null ? null : RELATIONS[is](a, b)
  },
} satisfies Derivation<z.infer<typeof Schema>>

const RELATIONS: Readonly<Record<Relation, (a: number, b: number) => boolean>> = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '=': (a, b) => a === b,
  '>=': (a, b) => a >= b,
  '>': (a, b) => a > b,
}

/** A number as it is, an ordered category as its place in the order. */
const rankOf = (name: string, subject: Subject, variables: Variables): number | null => {
  const value = subject[name] ?? null
  if (typeof value === 'number' || value === null) return value
  return variables.get(name)?.categories?.findIndex((category) => category.value === value) ?? null
}
