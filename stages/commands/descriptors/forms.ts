import type { Schema } from './json-schemas.ts'

/** One way of writing an entry: a kind of figure, a method of tests, a check by a sum. */
export interface Form {
  /** The property and the word that name the form, such as method and log-rank; null if its properties do. */
  readonly tag: { readonly property: string; readonly word: string } | null
  readonly properties: Readonly<Record<string, Schema>>
  readonly required: readonly string[]
}

/** The forms of a schema of objects; a schema that is no union has one. */
export const formsOf = (schema: Schema): readonly Form[] => {
  const options = schema.oneOf ?? schema.anyOf ?? [schema]
  return options.flatMap(({ properties, required = [] }) => {
    if (properties === undefined) return []
    const tagged = Object.entries(properties).find(([, property]) => typeof property.const === 'string')
    const tag = tagged === undefined ? null : { property: tagged[0], word: String(tagged[1].const) }
    return [{ tag, properties, required }]
  })
}

/** A property of a form that is written by one option: `event.label` is a leaf, `event` is none. */
export interface Leaf {
  readonly path: readonly string[]
  readonly schema: Schema
  /** Whether the entry, or the property that contains it, needs it. */
  readonly isRequired: boolean
}

/** The properties of a form in the order of the schema, each before those that it contains. */
export const leavesOf = ({ properties, required }: Pick<Form, 'properties' | 'required'>): readonly Leaf[] =>
  Object.entries(properties).flatMap(([name, schema]): readonly Leaf[] => [
    { path: [name], schema, isRequired: required.includes(name) },
    ...containedForms(schema).flatMap((form) =>
      leavesOf(form).map((leaf) => ({ ...leaf, path: [name, ...leaf.path] })),
    ),
  ])

/** The forms of a property that contains others. */
export const containedForms = (schema: Schema): readonly Form[] =>
  schema.properties === undefined && schema.anyOf === undefined && schema.oneOf === undefined
    ? []
    : formsOf(schema)

/** A section of the plan with named entries. */
export interface Section {
  /** The property of the plan, `tests`. */
  readonly name: string
  /** What an entry is called: `test`. */
  readonly word: string
  readonly forms: readonly Form[]
}

/** The sections with named entries of a plan, in its order. */
export const sectionsOf = (plan: Schema): readonly Section[] =>
  Object.entries(plan.properties ?? {}).flatMap(([name, { additionalProperties }]) =>
    typeof additionalProperties === 'object'
      ? [{ name, word: singularOf(name), forms: formsOf(additionalProperties) }]
      : [],
  )

/** `summaries` -> summary, `tests` -> test, `exclude` -> exclude. */
const singularOf = (name: string): string => name.replace(/ies$/, 'y').replace(/s$/, '')
