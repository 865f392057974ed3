import type { Schema } from './json-schemas.ts'

/** The type of a property in words: `a number from 0 to 1`, `a list of names of variables`. */
export const typeWords = (schema: Schema): string => {
  const forms = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]
  if (schema.$ref !== undefined) return 'a condition (see conditions)'
  if (forms.length > 0) return [...new Set(forms.map(typeWords))].join(', or ')
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum !== undefined) return `one of ${schema.enum.join(', ')}`
  return partsWords(schema) ?? simpleWords(schema)
}

/** A value that contains others; null for any other. */
const partsWords = ({ items, minItems, additionalProperties, properties }: Schema): string | null => {
  if (items !== undefined)
    return `a list${minItems === undefined ? '' : ` of at least ${minItems}`}: ${typeWords(items)}`
  if (typeof additionalProperties === 'object') {
    const words = typeWords(additionalProperties)
    return words.includes('properties: ') ? 'named entries' : `named entries: ${words}`
  }
  return properties === undefined ? null : `properties: ${Object.keys(properties).join(', ')}`
}

const simpleWords = (schema: Schema): string => {
  if (Array.isArray(schema.type)) return schema.type.map((type) => simpleWords({ type })).join(' or ')
  switch (schema.type) {
    case 'boolean':
      return 'true or false'
    case 'integer':
      return `a whole number${boundsOf(schema)}`
    case 'number':
      return `a number${boundsOf(schema)}`
    case 'string':
      return textWords(schema)
    default:
      return 'a value'
  }
}

/** Longer bounds than a plan may name are those of the number format. */
const boundsOf = ({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: Schema): string => {
  const isReal = (bound: number | undefined): bound is number =>
    bound !== undefined && Math.abs(bound) < Number.MAX_SAFE_INTEGER
  const words = [
    ...(isReal(minimum) ? [`at least ${minimum}`] : []),
    ...(isReal(exclusiveMinimum) ? [`more than ${exclusiveMinimum}`] : []),
    ...(isReal(maximum) ? [`at most ${maximum}`] : []),
    ...(isReal(exclusiveMaximum) ? [`less than ${exclusiveMaximum}`] : []),
  ]
  return words.length === 0 ? '' : `, ${words.join(' and ')}`
}

const textWords = ({ format, pattern, minLength, maxLength }: Schema): string => {
  if (format === 'date') return 'a day such as 2026-01-31'
  if (minLength === 1 && maxLength === 200) return 'the name of a variable'
  if (pattern?.startsWith('^[A-Za-z][A-Za-z0-9_-]')) return 'a name of letters, digits, "-" and "_"'
  return pattern?.startsWith('^') ? `a text of the form ${pattern}` : 'a text'
}
