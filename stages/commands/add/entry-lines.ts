import type { Entry } from './entry-of-options.ts'

/**
 * An entry as lines without indentation: on one line if that is the style of the section and the line is not long, else a
 * property on each line. A text is quoted unless every reader of YAML takes it for that text, and has no control characters.
 */
export const entryLines = (name: string, entry: Entry, style: 'flow' | 'block'): readonly string[] => {
  const line = inlineEntry(name, entry)
  if (Object.keys(entry).length === 0 || (style === 'flow' && line.length <= LONGEST_LINE)) return [line]
  return [
    `${scalar(name)}:`,
    ...Object.entries(entry).map(([property, value]) => `  ${scalar(property)}: ${flow(value, scalar)}`),
  ]
}

/** An entry on one line, between brackets. @param isJson for a file that is written as JSON */
export const inlineEntry = (name: string, entry: Entry, isJson = false): string =>
  inlineProperty(name, entry, isJson)

const LONGEST_LINE = 100

/** `name: value` on one line. @param isJson for a file that is written as JSON */
export const inlineProperty = (name: string, value: unknown, isJson = false): string => {
  const text = isJson ? quoted : scalar
  return `${text(name)}: ${flow(value, text)}`
}

/** A value on one line, as YAML. */
export const inlineValue = (value: unknown): string => flow(value, scalar)

/** A value on one line. */
const flow = (value: unknown, text: (value: string) => string): string => {
  if (typeof value === 'string') return text(value)
  if (Array.isArray(value)) return `[${value.map((item) => flow(item, text)).join(', ')}]`
  if (typeof value !== 'object' || value === null) return String(value)
  const parts = Object.entries(value).map(([name, part]) => `${text(name)}: ${flow(part, text)}`)
  return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`
}

/** A text as it may be written between brackets: a few words as they are, all else in quotes. */
const scalar = (text: string): string =>
  /^\p{L}(?:[\p{L}\p{M}\p{N} ._()/%-]*[\p{L}\p{M}\p{N}._()/%-])?$/u.test(text) && !OTHER_THAN_TEXT.test(text)
    ? text
    : quoted(text)

/** Words that some readers of YAML take for true, false, null or a number. */
const OTHER_THAN_TEXT = /^(?:y|n|yes|no|on|off|true|false|null|nan|inf)$/i

/** A text in double quotes, as JSON; control characters and those that change the direction of text are escaped. */
const quoted = (text: string): string =>
  JSON.stringify(text).replace(
    /[\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
