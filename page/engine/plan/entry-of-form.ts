import type { Variable } from '../../../cohort/values/value.ts'
import type { Form } from '../../../stages/commands/descriptors/forms.ts'
import type { Schema } from '../../../stages/commands/descriptors/json-schemas.ts'
import type { Given } from '../../plan-messages.ts'
import { propertyOf, shapeOf } from './fields.ts'
import { textOfValue, valueOfText } from './value-text.ts'

type Properties = Pick<Form, 'properties' | 'required'>
type Variables = ReadonlyMap<string, Variable> | null

/**
 * The entry that a form means. A property whose text was not changed keeps the value that it had.
 * @param before the entry as the text has it; undefined for a new one
 * @throws CallError for a text that cannot be read
 */
export const entryOfForm = (
  { tag, properties, required }: Form,
  given: Given,
  before: unknown,
  variables: Variables,
): Readonly<Record<string, unknown>> => {
  const read = groupOf({ properties, required }, new Map(given), '', before, variables) ?? {}
  const needsTag =
    tag !== null && (required.includes(tag.property) || isOtherwise(properties[tag.property]!, tag.word))
  return needsTag || propertyOf(before, tag?.property ?? '') !== undefined
    ? { [tag!.property]: tag!.word, ...read }
    : read
}

/** Whether a kind is not the one that is meant without its word. */
const isOtherwise = ({ default: otherwise }: Schema, word: string): boolean => otherwise !== word

const groupOf = (
  { properties }: Properties,
  given: ReadonlyMap<string, string>,
  place: string,
  before: unknown,
  variables: Variables,
): Readonly<Record<string, unknown>> | undefined => {
  const entries = Object.entries(properties).flatMap(([name, schema]) => {
    if (schema.const !== undefined) return []
    const value = valueAt(schema, given, `${place}${name}`, propertyOf(before, name), variables)
    return value === undefined ? [] : [[name, value] as const]
  })
  const isKeptEmpty = before !== undefined && Object.keys(before ?? {}).length === 0
  return entries.length === 0 && !isKeptEmpty ? undefined : Object.fromEntries(entries)
}

const valueAt = (
  schema: Schema,
  given: ReadonlyMap<string, string>,
  place: string,
  before: unknown,
  variables: Variables,
): unknown => {
  const shape = shapeOf(schema)
  if (shape.kind === 'group') return groupOf(shape.form, given, `${place}/`, before, variables)
  if (shape.kind === 'text') {
    const text = given.get(place) ?? ''
    if (text === textOfValue(before, schema, variables)) return before
    return text.trim() === '' ? undefined : valueOfText(text.trim(), schema, place, variables)
  }
  const names = namesAt(given, place)
  if (names.length === 0 && !isEmpty(before)) return undefined
  const items = names.map(
    (name) =>
      [
        name,
        groupOf(shape.form, given, `${place}/${name}/`, propertyOf(before, name), variables) ?? {},
      ] as const,
  )
  return shape.isNamed ? Object.fromEntries(items) : items.map(([, item]) => item)
}

/** An empty list or map that the text has stays. */
const isEmpty = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0

/** The names of items that a form has texts of, in its order. */
const namesAt = (given: ReadonlyMap<string, string>, place: string): readonly string[] => [
  ...new Set(
    [...given.keys()]
      .filter((key) => key.startsWith(`${place}/`))
      .map((key) => key.slice(place.length + 1).split('/')[0]!),
  ),
]
