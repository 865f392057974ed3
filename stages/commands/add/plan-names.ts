import { sectionsOf } from '../descriptors/forms.ts'
import { schemas } from '../descriptors/json-schemas.ts'

/** The names of a plan's entries by what they name: `endpoint` -> [survival]. @param plan as it is read, valid or not */
export const namesIn = (plan: unknown): ReadonlyMap<string, readonly string[]> =>
  new Map(sectionsOf(schemas.analysis).map(({ name, word }) => [word, Object.keys(objectAt(plan, name))]))

const objectAt = (value: unknown, name: string): object => {
  const inner =
    typeof value === 'object' && value !== null && Object.hasOwn(value, name)
      ? (value as Readonly<Record<string, unknown>>)[name]
      : null
  return typeof inner === 'object' && inner !== null ? inner : {}
}
