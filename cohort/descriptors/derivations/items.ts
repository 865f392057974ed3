import { z } from 'zod'
import { VariableName } from '../plan-words.ts'
import { type Derivation, properties, titleOf } from './shared/derivation.ts'

const Schema = z.strictObject({
  ...properties,
  items: z.array(VariableName).min(1).describe('the total number of items in these lists'),
})

/** The total number of items in several lists. */
export const items = {
  schema: Schema,
  form: 'items: [...]',
  needs: (derived) => derived.items,
  check: (derived, path, check) => {
    derived.items.forEach((name, i) => {
      const place = [...path, 'items', i]
      const variable = check.variable(name, place)
      if (variable && variable.type !== 'list')
        check.addProblem(place, 'a list', `${name} (${variable.type})`)
    })
  },
  variable: () => ({ type: 'integer' }),
  sentence: (derived, variables) =>
    `the number of items in ${derived.items.map((name) => titleOf(name, variables)).join(' and ')}`,
  value: (derived, subject) => {
    const lists = derived.items.map((name) => subject[name] ?? null)
    return lists.includes(null)
      ? null
      : lists.reduce<number>((total, list) => total + (list as readonly string[]).length, 0)
  },
} satisfies Derivation<z.infer<typeof Schema>>
