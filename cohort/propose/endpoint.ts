import { isAge, isTimeName } from '../cells/header-units.ts'
import { categoryTexts, falseTexts, trueTexts } from '../cells/read-cell.ts'
import type { Field } from '../descriptors/field.ts'
import { isTimeUnit } from '../values/unit.ts'

/** The user's answers about the first endpoint. */
export interface FirstEndpoint {
  readonly event: Field
  /** Texts of `eventCodes`; empty where the event occurred if the column is filled. */
  readonly codes: readonly string[]
  /** When the event happened. */
  readonly at: Field
  /** Last contact; often the same column. */
  readonly until: Field
  /** The date of origin, where times are dates. */
  readonly from?: Field | undefined
  /** When observation begins, where that is later than the origin. */
  readonly enters?: Field | undefined
  /** A name for the latest of `until` and `at`, where last contact is missing for subjects with the event. */
  readonly latest?: string | undefined
  /** The event in words, where they do not follow from its codes. */
  readonly label?: string | undefined
  /** The column by which its curve is drawn in groups. */
  readonly by?: string | undefined
  /** Times at which survival is estimated, in the unit of the endpoint. */
  readonly times?: readonly number[] | undefined
  /** Variables that the endpoint needs, as YAML. */
  readonly variables?: readonly string[] | undefined
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
  const labelled = field.categories?.filter((one) => typeof one === 'object' && one.label === word) ?? []
  if (labelled.length === 1) return String((labelled[0] as { readonly value: unknown }).value)
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

/** The sections variables, endpoints, estimates and figures, with what is left to decide marked. */
export const endpointYaml = (endpoint: FirstEndpoint): string => {
  const { event, codes, at, until, from, enters, latest, by, variables = [] } = endpoint
  const label = endpoint.label ?? eventLabel(endpoint)
  const derived = [...variables, ...(latest === undefined ? [] : [latestYaml(latest, until, at)])]
  return `${derived.length === 0 ? '' : `variables:\n${derived.map((line) => `  ${line}\n`).join('')}`}endpoints:
  first-endpoint: # TO DECIDE: its name, such as overall-survival, here and below
    code: FIRST # TO DECIDE: a short code, such as OS
    title: ${JSON.stringify(`Time to ${label}`)}
    survival: ${JSON.stringify(`free of ${label}`)} # TO DECIDE: the noun for what the curve shows, such as overall survival or freedom from relapse
${from === undefined ? '' : `    from: ${JSON.stringify(from.name)}\n`}${enters === undefined ? '' : `    enters: ${JSON.stringify(enters.name)}\n`}    event: { label: ${JSON.stringify(label)}, when: ${whenYaml(event, codes)}, at: ${JSON.stringify(at.name)} }
    until: ${JSON.stringify(latest ?? until.name)}
${otherCodes(event, codes)}    # competing: { <name>: { label: <what>, when: { <column>: <code> }, at: <column> } }   TO DECIDE: what makes the event impossible
${from === undefined ? '' : '    # in: { unit: mo, divisor: 30.4375 }   months between dates; absent: days\n'}estimates:
  first-endpoint: ${estimateYaml(endpoint)}
figures:
  first-endpoint: { kind: kaplan-meier, title: ${JSON.stringify(`Time to ${label}`)}, estimate: first-endpoint${by === undefined ? '' : `, by: ${JSON.stringify(by)}`} }
`
}

const estimateYaml = ({ by, times = [] }: FirstEndpoint): string => {
  const parts = [
    ...(times.length === 0 ? [] : [`at: [${times.join(', ')}]`]),
    ...(by === undefined ? [] : [`by: [${JSON.stringify(by)}]`]),
  ]
  return parts.length === 0 ? '{} # at: [12, 24], by: [<column>]' : `{ ${parts.join(', ')} }`
}

const whenYaml = (event: Field, codes: readonly string[]): string => {
  if (codes.length === 0) return `{ ${JSON.stringify(event.name)}: { present: true } }`
  const values = codes.map((code) => (event.type === 'string' ? JSON.stringify(code) : code))
  return `{ ${JSON.stringify(event.name)}: ${values.length === 1 ? values[0] : `[${values.join(', ')}]`} }`
}

const latestYaml = (name: string, until: Field, at: Field): string =>
  `${name}: { title: last contact, latest: [${JSON.stringify(until.name)}, ${JSON.stringify(at.name)}] } # ${oneLine(until.name)} is missing for subjects with the event`

const oneLine = (text: string): string => text.replace(/\s+/g, ' ')

/** The event in words: the label of its codes, or the column that is filled if it occurred. */
export const eventLabel = ({ event, codes }: Pick<FirstEndpoint, 'event' | 'codes'>): string =>
  codes.length === 0 ? (event.title ?? event.name) : codes.map((code) => labelOf(event, code)).join(' or ')

/** Codes that are neither the event nor, as it may seem, being alive: to the endpoint they are censored. */
const otherCodes = (event: Field, codes: readonly string[]): string => {
  const others = codes.length === 0 ? [] : eventCodes(event).filter((code) => !codes.includes(code))
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
