import type { Variable } from '../../../cohort/values/value.ts'
import { CallError, faultText } from '../../../pipeline/fault.ts'
import { readDocument } from '../../1-ingest/read-document.ts'
import type { Schema } from '../descriptors/json-schemas.ts'
import { conditionOfTexts } from './condition-of-texts.ts'
import { isNumber } from './is-number.ts'

/**
 * The value that an option means, by the schema of its property: a text stays as it is (`01`), a number becomes one, a list
 * is `a,b`, `[a, b]` or the option several times, properties are `{ name: value }`. A text that fits nothing stays a text,
 * so that the checks of the plan report it at its place.
 *
 * @param place the option, for messages
 * @param variables for the codes of a condition; null where the plan is at fault
 * @throws CallError for YAML that cannot be read, and for a property without a list that is given twice
 */
export const valueOfTexts = (
  texts: readonly string[],
  schema: Schema,
  place: string,
  variables: ReadonlyMap<string, Variable> | null,
): unknown => {
  const forms = alternativesOf(schema)
  const [first = '', ...others] = texts
  if (forms.some(({ $ref }) => $ref !== undefined))
    return first.startsWith('{') && others.length === 0
      ? yamlOf(first, place)
      : conditionOfTexts(texts, variables)
  const list = forms.find(({ items }) => items !== undefined)
  if (list !== undefined && !(others.length === 0 && isOfAnother(first, forms)))
    return listOf(texts, list, place)
  if (others.length > 0) throw new CallError(`add: expected ${place} once, found it ${texts.length} times`)
  return scalarOf(first, forms, place)
}

/** The schema itself, or what it is a union of. */
const alternativesOf = (schema: Schema): readonly Schema[] =>
  [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].length === 0
    ? [schema]
    : [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].flatMap(alternativesOf)

/** Whether a text is one of the listed words, or the number, of a property that may also be a list. */
const isOfAnother = (text: string, forms: readonly Schema[]): boolean =>
  forms.some(
    ({ type = [], enum: words = [], const: word }) =>
      [...words, word].includes(text) || (isNumber(text) && [type].flat().some(isNumeric)),
  )

const listOf = (texts: readonly string[], { items = {} }: Schema, place: string): readonly unknown[] => {
  const [first = '', ...others] = texts
  if (others.length === 0 && first.startsWith('[')) {
    const value = yamlOf(first, place)
    return Array.isArray(value) ? value : [value]
  }
  const forms = alternativesOf(items)
  const isOfObjects = forms.every(isOfProperties)
  const words = others.length > 0 || isOfObjects ? texts : first.split(',').map((word) => word.trim())
  return words.map((word) => scalarOf(word, forms, place))
}

const scalarOf = (text: string, forms: readonly Schema[], place: string): unknown => {
  if (forms.some(isOfProperties) && text.startsWith('{')) return yamlOf(text, place)
  const isOfType = (of: (type: string) => boolean): boolean =>
    forms.some(({ type = [] }) => [type].flat().some(of))
  if (isOfType(isNumeric) && isNumber(text)) return Number(text)
  if (isOfType((type) => type === 'boolean') && (text === 'true' || text === 'false')) return text === 'true'
  return text
}

const isNumeric = (type: string): boolean => type === 'number' || type === 'integer'

const isOfProperties = ({ type }: Schema): boolean => type === 'object'

/** A text as YAML, by the reader of the descriptors: without aliases, tags and reserved names. */
const yamlOf = (text: string, place: string): unknown => {
  const { document, faults } = readDocument(place, text)
  if (faults.length > 0) throw new CallError(faults.map(faultText).join('\n'))
  return document.value
}
