import type { Variable } from '../../../cohort/values/value.ts'
import { conditionOfTexts } from '../../../stages/commands/add/condition-of-texts.ts'
import { inlineValue } from '../../../stages/commands/add/entry-lines.ts'
import { isNumber } from '../../../stages/commands/add/is-number.ts'
import { isOfVariables } from '../../../stages/commands/add/proposals.ts'
import { valueOfTexts } from '../../../stages/commands/add/value-of-text.ts'
import type { Schema } from '../../../stages/commands/descriptors/json-schemas.ts'
import type { TextInput } from '../../plan-messages.ts'

type Variables = ReadonlyMap<string, Variable> | null

/** How a form writes several values of a property: sentences one a line, all else between commas. */
export const listOf = (schema: Schema): TextInput['list'] => {
  const { items, prefixItems } = schema
  if (prefixItems !== undefined) return prefixItems.every(isOfSentences) ? 'lines' : 'commas'
  if (items === undefined) return 'none'
  return isOfSentences(items) ? 'lines' : 'commas'
}

/** A text of any words, whose commas are part of it. */
const isOfSentences = (schema: Schema): boolean =>
  schema.type === 'string' &&
  schema.enum === undefined &&
  !schema.pattern?.startsWith('^') &&
  !isOfVariables(schema)

/**
 * The value that a text of a form means: as an option of `add`, but a list is written as the form writes it.
 * @throws CallError for YAML that cannot be read
 */
export const valueOfText = (text: string, schema: Schema, place: string, variables: Variables): unknown => {
  const { items, prefixItems, anyOf = [] } = schema
  const list = listOf(schema)
  if (list !== 'none' && !text.startsWith('[')) {
    const parts = partsOf(text, list)
    return parts.map((part, i) => scalarOf(part, prefixItems?.[i] ?? items ?? {}, place, variables))
  }
  // 24 is the number, and 12,24 the list, of a property that may be both
  const alone = anyOf.filter((form) => form.items === undefined)
  if (alone.length > 0 && alone.length < anyOf.length && isNumber(text))
    return valueOfTexts([text], { anyOf: alone }, place, variables)
  return valueOfTexts([text], schema, place, variables)
}

/** One value; in quotes it is a text, where it might be a number or true and false. */
const scalarOf = (text: string, schema: Schema, place: string, variables: Variables): unknown =>
  isOfSeveralTypes(schema) && /^".*"$/.test(text)
    ? text.slice(1, -1)
    : valueOfTexts([text], schema, place, variables)

const isOfSeveralTypes = ({ type, anyOf = [] }: Schema): boolean => {
  const types = [type, ...anyOf.map((form) => form.type)].flat()
  return types.includes('string') && types.some((word) => word === 'number' || word === 'boolean')
}

/** The parts of a list without blanks and without empty ones. */
const partsOf = (text: string, list: 'commas' | 'lines'): readonly string[] =>
  text
    .split(list === 'lines' ? '\n' : ',')
    .map((part) => part.trim())
    .filter((part) => part !== '')

/** The text that a form shows for a value; it means the value again, if a form can write it at all. */
export const textOfValue = (value: unknown, schema: Schema, variables: Variables): string => {
  if (value === undefined || value === null) return ''
  if (schema.$ref !== undefined) return conditionText(value, variables)
  if (Array.isArray(value)) return listText(value, schema)
  return typeof value === 'object' ? inlineValue(value) : String(value)
}

const listText = (values: readonly unknown[], schema: Schema): string => {
  const list = listOf(schema)
  const isSimple = values.every(
    (value) =>
      typeof value !== 'object' &&
      String(value).trim() === String(value) &&
      !(list === 'lines' ? /\n/ : /[,\n]/).test(String(value)) &&
      String(value) !== '',
  )
  const isMarked = String(values[0] ?? '[').startsWith('[')
  if (!isSimple || isMarked) return inlineValue(values)
  const isQuoted = (value: unknown): boolean =>
    typeof value === 'string' &&
    isOfSeveralTypes(schema.items ?? {}) &&
    (isNumber(value) || /^(?:true|false)$/.test(value))
  return values
    .map((value) => (isQuoted(value) ? `"${value}"` : String(value)))
    .join(list === 'lines' ? '\n' : ', ')
}

/** `died=true`, `stage=2,3`, `relapse_date` (recorded), or as in the file. */
const conditionText = (condition: unknown, variables: Variables): string => {
  const tests = typeof condition === 'object' && condition !== null ? Object.entries(condition) : []
  const [name = '', test] = tests[0] ?? []
  const isPresence = JSON.stringify(test) === '{"present":true}'
  const text = isPresence ? name : `${name}=${[test].flat().join(',')}`
  const again = tests.length === 1 ? conditionOfTexts([text], variables) : null
  return !text.startsWith('{') && JSON.stringify(again) === JSON.stringify(condition)
    ? text
    : inlineValue(condition)
}
