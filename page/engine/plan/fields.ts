import type { Variable } from '../../../cohort/values/value.ts'
import { codesOf, isOfVariables, type Known, proposalsFor } from '../../../stages/commands/add/proposals.ts'
import type { Form } from '../../../stages/commands/descriptors/forms.ts'
import type { Schema } from '../../../stages/commands/descriptors/json-schemas.ts'
import { typeWords } from '../../../stages/commands/descriptors/type-words.ts'
import type { Field, ItemsInput, TextInput } from '../../plan-messages.ts'
import { listOf, textOfValue } from './value-text.ts'

/** What a property contains, as a form shows it. */
export type Shape =
  | { readonly kind: 'text' }
  | { readonly kind: 'group'; readonly form: Properties }
  | { readonly kind: 'items'; readonly isNamed: boolean; readonly form: Properties }

type Properties = Pick<Form, 'properties' | 'required'>

/** Properties with one form are fields of their own; a value of several forms, and a condition, is a text. */
export const shapeOf = ({
  properties,
  required = [],
  items,
  additionalProperties: entries,
}: Schema): Shape => {
  if (properties !== undefined) return { kind: 'group', form: { properties, required } }
  const inner = items ?? (typeof entries === 'object' ? entries : undefined)
  return inner?.properties === undefined
    ? { kind: 'text' }
    : {
        kind: 'items',
        isNamed: items === undefined,
        form: { properties: inner.properties, required: inner.required ?? [] },
      }
}

/**
 * The fields of an entry, in the order of the schema. The word that names its kind is none: it is chosen above them.
 * @param value the entry as the text has it
 * @param place of the entry that contains the fields, with a slash at its end
 */
export const fieldsOf = (
  { properties, required }: Properties,
  value: unknown,
  known: Known,
  place = '',
): readonly Field[] =>
  Object.entries(properties)
    .filter(([, schema]) => schema.const === undefined)
    .map(([name, schema]) => ({
      ...{ place: `${place}${name}`, name, type: typeWords(schema), isRequired: required.includes(name) },
      description: wordsOf(schema),
      absent: absentText(schema, known),
      input: inputOf(name, schema, propertyOf(value, name), known, `${place}${name}`),
    }))

const inputOf = (
  name: string,
  schema: Schema,
  value: unknown,
  known: Known,
  place: string,
): Field['input'] => {
  const shape = shapeOf(schema)
  if (shape.kind === 'group')
    return { kind: 'group', fields: fieldsOf(shape.form, value, known, `${place}/`) }
  if (shape.kind === 'items') return itemsOf(shape, value, known, place)
  return textOf(name, schema, value, known)
}

const itemsOf = (
  { isNamed, form }: Extract<Shape, { kind: 'items' }>,
  value: unknown,
  known: Known,
  place: string,
): ItemsInput => ({
  ...{ kind: 'items', isNamed },
  items: (typeof value === 'object' && value !== null ? Object.entries(value) : []).map(([name, item]) => ({
    name,
    fields: fieldsOf(form, item, known, `${place}/${name}/`),
  })),
  template: fieldsOf(form, undefined, known, `${place}/*/`),
})

const textOf = (name: string, schema: Schema, value: unknown, known: Known): TextInput => {
  const isCondition = schema.$ref !== undefined
  const options = isCondition ? conditionsOf(known.variables) : proposalsFor(name, schema, known)
  const list = listOf(schema)
  return {
    ...{ kind: 'text', value: textOfValue(value, schema, known.variables), options, list },
    isOpen: options.length === 0 || list !== 'none' || isCondition || isMoreThanWords(schema),
  }
}

/** Whether a property may be something else than its words or names: a day instead of a variable, an object. */
const isMoreThanWords = (schema: Schema): boolean =>
  isOfVariables(schema) || (schema.anyOf ?? []).some((form) => form.enum === undefined)

/** Conditions of one variable and one code. */
const conditionsOf = (variables: ReadonlyMap<string, Variable> | null): readonly string[] =>
  [...(variables ?? [])].flatMap(([name, variable]) => {
    const codes = codesOf(variable)
    return codes.length === 0 || codes.length > MOST_CODES ? [name] : codes.map((code) => `${name}=${code}`)
  })

const MOST_CODES = 12

/** The description, and what each form of the value means. */
const wordsOf = ({ description = '', anyOf = [], oneOf = [] }: Schema): string =>
  [
    description,
    ...[...anyOf, ...oneOf].flatMap((form) =>
      form.description === undefined ? [] : [`${typeWords(form)}: ${form.description}`],
    ),
  ]
    .filter((text) => text !== '')
    .join('; ')

const absentText = (schema: Schema, { variables }: Known): string =>
  schema.default === undefined ? '' : textOfValue(schema.default, schema, variables) || 'none'

/** A property of a value that may be anything. */
export const propertyOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined
