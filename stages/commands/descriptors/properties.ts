import type { Schema } from './json-schemas.ts'

/** A property of a descriptor: path, description, and whether it is required. */
export interface Property {
  /** `endpoints.<name>.event.at`; `[]` after a list. */
  readonly path: string
  readonly description: string
  readonly isRequired: boolean
  readonly words: readonly string[]
  readonly byDefault: unknown
  /** What it is in each form that has it; more than one if the forms differ. */
  readonly meanings: readonly Meaning[]
  /** The forms that have it, such as the methods of tests; empty if all have. */
  readonly of: readonly string[]
}

/** A property in some forms. */
export interface Meaning {
  readonly schema: Schema
  readonly isRequired: boolean
  /** The forms; empty where forms have no name. */
  readonly of: readonly string[]
}

/** The forms that are open at a place: of which one is read, and all that there are. */
interface Place {
  readonly path: string
  readonly of: string | null
  readonly all: readonly string[]
}

/** Every property of a schema in its order; one that several forms share is listed once. */
export const propertiesOf = (root: Schema): readonly Property[] => {
  const found = new Map<string, { readonly meanings: Meaning[]; readonly all: readonly string[] }>()
  const walk = (schema: Schema, place: Place): void => {
    for (const [form, inner] of formsAt(schema, place)) walk(form, inner)
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      const path = place.path === '' ? name : `${place.path}.${name}`
      const entry = found.get(path) ?? { meanings: [], all: place.all }
      found.set(path, entry)
      const isRequired = schema.required?.includes(name) ?? false
      addMeaning(entry.meanings, { schema: property, isRequired, of: place.of === null ? [] : [place.of] })
      walk(property, { ...place, path })
    }
  }
  walk(root, { path: '', of: null, all: [] })
  return [...found].map(([path, { meanings, all }]) => propertyOf(path, meanings, all))
}

/** What a value may be or contain without a name of its own: forms, items of a list, named entries. */
const formsAt = (schema: Schema, place: Place): readonly (readonly [Schema, Place])[] => {
  const forms = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]
  const all = forms.flatMap((form) => tagOf(form) ?? [])
  const { items, additionalProperties: entries } = schema
  return [
    ...forms.map(
      (form) => [form, all.length === 0 ? place : { ...place, of: tagOf(form) ?? null, all }] as const,
    ),
    ...(items === undefined ? [] : [[items, { ...place, path: `${place.path}[]` }] as const]),
    ...(typeof entries === 'object' ? [[entries, { ...place, path: `${place.path}.<name>` }] as const] : []),
  ]
}

/** Adds a meaning, or its form to an equal one. */
const addMeaning = (meanings: Meaning[], meaning: Meaning): void => {
  const textOf = ({ schema, isRequired }: Meaning): string => JSON.stringify([schema, isRequired])
  const same = meanings.findIndex((other) => textOf(other) === textOf(meaning))
  if (same < 0) meanings.push(meaning)
  else meanings[same] = { ...meaning, of: [...meanings[same]!.of, ...meaning.of] }
}

const propertyOf = (path: string, meanings: readonly Meaning[], all: readonly string[]): Property => {
  const of = [...new Set(meanings.flatMap((meaning) => meaning.of))]
  return {
    path,
    description: meanings.reduce(joined, ''),
    isRequired: meanings[0]!.isRequired,
    words: [...new Set(meanings.flatMap(({ schema }) => wordsOf(schema)))],
    byDefault: meanings[0]!.schema.default,
    meanings,
    of: of.length === all.length ? [] : of,
  }
}

/** The word that names a form: the constant of its property. */
const tagOf = ({ properties = {} }: Schema): string | undefined => {
  const tagged = Object.values(properties).find((property) => typeof property.const === 'string')
  return tagged === undefined ? undefined : String(tagged.const)
}

/** Joins the descriptions of a property whose meaning depends on the form (`method`, `end` of figures). */
const joined = (before: string, { schema, of }: Meaning): string => {
  const description = describedAs(schema)
  if (before === '') return description
  if (before.includes(description)) return before
  const forms = of.length === 0 || schema.const !== undefined ? '' : `of ${of.join(', ')}: `
  return `${before}; ${forms}${description}`
}

/** The description of a property, and those of the forms that its value may have. */
const describedAs = ({ description = '', anyOf = [], oneOf = [] }: Schema): string => {
  const forms = [...anyOf, ...oneOf].flatMap((form) =>
    form.description === undefined ? [] : `${beginningOf(form)}: ${form.description}`,
  )
  return [description, ...forms].filter((text) => text !== '').join('; ')
}

const beginningOf = ({ type, properties, enum: words = [] }: Schema): string => {
  if (properties !== undefined) return Object.keys(properties).join(', ')
  return words.length > 0 ? words.join(', ') : `a ${type === 'string' ? 'text' : type}`
}

/** The allowed values, if they are listed. */
const wordsOf = (schema: Schema): readonly string[] =>
  [
    ...(schema.enum ?? []),
    ...(schema.const === undefined ? [] : [schema.const]),
    ...(schema.anyOf ?? []).flatMap((form) => form.enum ?? []),
  ].map(String)

/** All values of an example at a path. */
export const valuesAt = (example: unknown, path: string): readonly unknown[] =>
  examplesAt(example, path).map(({ value }) => value)

/** All values of an example at a path, each with the names and indices that lead to it. */
export const examplesAt = (
  example: unknown,
  path: string,
): readonly { readonly at: readonly (string | number)[]; readonly value: unknown }[] => {
  const steps = path.replaceAll('[]', '.[]').split('.')
  return steps.reduce<ReturnType<typeof examplesAt>>(
    (values, step) =>
      values.flatMap(({ at, value }) =>
        stepInto(value, step).map(([name, inner]) => ({ at: [...at, name], value: inner })),
      ),
    [{ at: [], value: example }],
  )
}

const stepInto = (value: unknown, step: string): readonly (readonly [string | number, unknown])[] => {
  if (typeof value !== 'object' || value === null) return []
  if (step === '[]') return Array.isArray(value) ? [...value.entries()] : []
  if (step === '<name>') return Object.entries(value)
  return Object.hasOwn(value, step) ? [[step, (value as Record<string, unknown>)[step]]] : []
}
