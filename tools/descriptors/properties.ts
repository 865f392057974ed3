import type { Schema } from './json-schemas.ts'

/** A property of a descriptor: path, description, and whether it is required. */
export interface Property {
  /** `endpoints.<name>.event.at`; `[]` after a list. */
  readonly path: string
  readonly description: string
  readonly isRequired: boolean
  readonly words: readonly string[]
  readonly byDefault: unknown
}

/** Every property of a schema in its order; one that several forms share is listed once. */
export const propertiesOf = (root: Schema): readonly Property[] => {
  const found = new Map<string, Property>()
  const walk = (schema: Schema, path: string): void => {
    for (const form of [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]) walk(form, path)
    if (schema.items) walk(schema.items, `${path}[]`)
    if (typeof schema.additionalProperties === 'object') walk(schema.additionalProperties, `${path}.<name>`)
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      const at = path === '' ? name : `${path}.${name}`
      const before = found.get(at)
      if (before) {
        const words = [...new Set([...before.words, ...wordsOf(property)])]
        found.set(at, { ...before, words, description: joined(before, property) })
      } else
        found.set(at, {
          path: at,
          description: property.description ?? '',
          isRequired: schema.required?.includes(name) ?? false,
          words: wordsOf(property),
          byDefault: property.default,
        })
      walk(property, at)
    }
  }
  walk(root, '')
  return [...found.values()]
}

/** Joins the descriptions of a property whose meaning depends on the form (`method`, `kind`). */
const joined = (before: Property, { description = '' }: Schema): string =>
  before.description.includes(description) ? before.description : `${before.description}; ${description}`

/** The allowed values, if they are listed. */
const wordsOf = (schema: Schema): readonly string[] =>
  [
    ...(schema.enum ?? []),
    ...(schema.const === undefined ? [] : [schema.const]),
    ...(schema.anyOf ?? []).flatMap((form) => form.enum ?? []),
  ].map(String)

/** All values of an example at a path. */
export const valuesAt = (example: unknown, path: string): readonly unknown[] => {
  const steps = path.replaceAll('[]', '.[]').split('.')
  return steps.reduce<readonly unknown[]>(
    (values, step) => values.flatMap((value) => stepInto(value, step)),
    [example],
  )
}

const stepInto = (value: unknown, step: string): readonly unknown[] => {
  if (typeof value !== 'object' || value === null) return []
  if (step === '[]') return Array.isArray(value) ? value : []
  if (step === '<name>') return Object.values(value)
  return Object.hasOwn(value, step) ? [(value as Record<string, unknown>)[step]] : []
}
