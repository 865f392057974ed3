import { isAge, isTimeName } from '../cells/header-units.ts'
import { categoryTexts, falseTexts, trueTexts } from '../cells/read-cell.ts'
import type { Field } from '../descriptors/field.ts'
import { isTimeUnit } from '../values/unit.ts'

/** The user's answers about the first endpoint. */
export interface FirstEndpoint {
  readonly event: Field
  /** Texts of `eventCodes`. */
  readonly codes: readonly string[]
  /** When the event happened. */
  readonly at: Field
  /** Last contact; often the same column. */
  readonly until: Field
  /** The date of origin, where times are dates. */
  readonly from?: Field | undefined
}

/** Columns that may say whether an event happened. */
export const eventColumns = (fields: readonly Field[]): readonly Field[] =>
  fields.filter((field) => eventCodes(field).length > 0)

/** The codes of a column as texts; none where it has no codes. */
export const eventCodes = (field: Field): readonly string[] =>
  field.type === 'boolean' ? ['true', 'false'] : field.type === 'list' ? [] : (categoryTexts(field) ?? [])

/** The words that are accepted for the codes of a column: for yes and no also the words of the cells. */
export const eventWords = (field: Field): readonly string[] =>
  field.type === 'boolean'
    ? [...new Set([...trueTexts(field), ...falseTexts(field), ...eventCodes(field)])]
    : eventCodes(field)

/** The code that a word means; undefined if it means none. */
export const eventCode = (field: Field, word: string): string | undefined => {
  if (eventCodes(field).includes(word)) return word
  if (field.type !== 'boolean') return undefined
  if (trueTexts(field).includes(word)) return 'true'
  return falseTexts(field).includes(word) ? 'false' : undefined
}

/**
 * Columns that may say when an event happened: dates, and numbers with a unit of time or a header of a time; not ages.
 */
export const timeColumns = (fields: readonly Field[]): readonly Field[] =>
  fields.filter(
    ({ name, type, unit, categories }) =>
      type === 'date' ||
      ((type === 'integer' || type === 'number') &&
        categories === undefined &&
        !isAge(name) &&
        (unit === undefined ? isTimeName(name) : isTimeUnit(unit))),
  )

/** The sections endpoints, estimates and figures, with marks at open decisions. */
export const endpointYaml = ({ event, codes, at, until, from }: FirstEndpoint): string => {
  const values = codes.map((code) => (event.type === 'string' ? JSON.stringify(code) : code))
  const when = `{ ${JSON.stringify(event.name)}: ${values.length === 1 ? values[0] : `[${values.join(', ')}]`} }`
  const label = codes.map((code) => labelOf(event, code)).join(' or ')
  return `endpoints:
  first-endpoint: # TO DECIDE: its name, such as overall-survival, here and below
    code: FIRST # TO DECIDE: a short code, such as OS
    title: ${JSON.stringify(`Time to ${label}`)}
    survival: ${JSON.stringify(`free of ${label}`)} # TO DECIDE: the noun for what the curve shows, such as overall survival or freedom from relapse
${from === undefined ? '' : `    from: ${JSON.stringify(from.name)}\n`}    event: { label: ${JSON.stringify(label)}, when: ${when}, at: ${JSON.stringify(at.name)} }
    until: ${JSON.stringify(until.name)}
${otherCodes(event, codes)}    # competing: { <name>: { label: <what>, when: { <column>: <code> }, at: <column> } }   TO DECIDE: what makes the event impossible
${from === undefined ? '' : '    # in: { unit: mo, divisor: 30.4375 }   months between dates; absent: days\n'}estimates:
  first-endpoint: {} # at: [12, 24], by: [<column>]
figures:
  first-endpoint: { kind: kaplan-meier, title: ${JSON.stringify(`Time to ${label}`)}, estimate: first-endpoint }
`
}

/** A comment on codes other than the event, which the endpoint counts as censored. */
const otherCodes = (event: Field, codes: readonly string[]): string => {
  const others = eventCodes(event).filter((code) => !codes.includes(code))
  return others.length < 2
    ? ''
    : `    # TO DECIDE: ${others.map((code) => JSON.stringify(labelOf(event, code))).join(', ')} are censored as written: is one of them a competing event?\n`
}

const labelOf = ({ name, type, title, categories }: Field, code: string): string => {
  if (type === 'boolean') return `${title ?? name}: ${code === 'true' ? 'yes' : 'no'}`
  const category = categories?.find(
    (candidate) => typeof candidate === 'object' && String(candidate.value) === code,
  )
  return `${title ?? name}: ${(typeof category === 'object' ? category.label : undefined) ?? code}`
}
