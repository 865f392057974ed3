import { listed, plainName, shownText } from '../../cohort/values/short-text.ts'
import type { SourceNote } from '../source.ts'
import { SourceError } from '../support/source-error.ts'
import { type Encoding, withoutPadding } from './encoding.ts'
import { longNames, stringWidths } from './extension-records.ts'
import type { Records, VariableRecord } from './records.ts'

/** A variable as a person knows it: one, however many records and segments it has. */
export interface Variable {
  /** The short name of the first record, by which other records name it. */
  readonly shortName: string
  readonly name: string
  readonly label: string | undefined
  /** Bytes of a string; 0 for a number. */
  readonly width: number
  readonly format: number
  /** Where its bytes lie in a case, in order; a number has 8 bytes in one place. */
  readonly segments: readonly { readonly start: number; readonly length: number }[]
  readonly record: VariableRecord
}

/** Bytes of data in each segment of a string longer than 255 bytes; the width is declared in units of 252. */
const [SEGMENT_BYTES, SEGMENT_WIDTH] = [255, 252]

/** Variables with their long names and labels; segments of a very long string are one variable. */
export const variablesOf = (
  records: Records,
  encoding: Encoding,
): { readonly variables: readonly Variable[]; readonly notes: readonly SourceNote[] } => {
  const names = longNames(records, encoding)
  const widths = stringWidths(records, encoding)
  const variables: Variable[] = []
  for (let next = 0; next < records.variables.length; ) {
    const record = records.variables[next]!
    const place = `variable record ${record.index + 1}`
    const shortName = encoding.text(record.name, `${place}, name`)
    const width = widths.get(shortName) ?? record.width
    const count = segmentCount(width, record, `${place}, variable ${plainName(shortName)}`)
    const segments = segmentsOf(records.variables.slice(next, next + count), width, count, place)
    const name = names.get(shortName) ?? shortName
    const label =
      record.label === null
        ? undefined
        : encoding.text(record.label, `variable ${plainName(name)}, label`) || undefined
    variables.push({ shortName, name, label, width, format: record.format, segments, record })
    next += count
  }
  checkSlots(variables, records.slotCount)
  checkNames(variables)
  return { variables, notes: unusedNames([...names.keys(), ...widths.keys()], variables) }
}

const segmentCount = (width: number, record: VariableRecord, place: string): number => {
  if (width <= 255) return 1
  const isString = record.width > 0 && Number.isInteger(width) && width <= 32_767
  if (!isString)
    throw damaged(place, 'a string of at most 32767 bytes', `width ${width}, type ${record.width}`)
  return Math.ceil(width / SEGMENT_WIDTH)
}

const segmentsOf = (
  records: readonly VariableRecord[],
  width: number,
  count: number,
  place: string,
): Variable['segments'] => {
  if (records.length < count || records.some((record) => count > 1 && record.width === 0))
    throw damaged(place, `${count} segments of a string of ${width} bytes`, `${records.length} records`)
  if (width === 0) return [{ start: records[0]!.index * 8, length: 8 }]
  return records.map((record, index) => ({
    start: record.index * 8,
    length: Math.max(
      0,
      Math.min(count === 1 ? record.width : SEGMENT_BYTES, record.width, width - index * SEGMENT_BYTES),
    ),
  }))
}

/** Every string must have the records that continue it: a case is cut by them. */
const checkSlots = (variables: readonly Variable[], slotCount: number): void => {
  for (const { name, segments } of variables)
    for (const { start, length } of segments)
      if (start + length > slotCount * 8)
        throw damaged(`variable ${plainName(name)}`, `${Math.ceil(length / 8)} variable records`, 'fewer')
}

const checkNames = (variables: readonly Variable[]): void => {
  if (variables.length === 0)
    throw damaged('dictionary', 'variables', 'none', 'a data set without variables cannot be read')
  const seen = new Map<string, Variable>()
  for (const variable of variables) {
    const before = seen.get(variable.name)
    if (before !== undefined)
      throw damaged(
        `variable record ${variable.record.index + 1}`,
        'a name of its own',
        `${shownText(variable.name)}, the name of variable record ${before.record.index + 1} too`,
        'rename one of the two in SPSS and save again',
      )
    seen.set(variable.name, variable)
  }
}

const unusedNames = (
  shortNames: readonly string[],
  variables: readonly Variable[],
): readonly SourceNote[] => {
  const known = new Set(variables.map(({ shortName }) => shortName))
  const unknown = [...new Set(shortNames.filter((name) => !known.has(name)))]
  if (unknown.length === 0) return []
  return [{ place: 'dictionary', text: `names of no variable were ignored: ${listed(unknown)}` }]
}

const damaged = (
  place: string,
  expected: string,
  found: string,
  remedy = 'the file is damaged: save it again in SPSS',
): SourceError => new SourceError({ place, expected, found, remedy })

/** The bytes of a string in a case, without padding. */
export const stringBytes = (variable: Variable, bytes: Uint8Array): Uint8Array => {
  const { segments } = variable
  const first = segments[0]!
  if (segments.length === 1) return withoutPadding(bytes.subarray(first.start, first.start + first.length))
  const whole = new Uint8Array(variable.width)
  let position = 0
  for (const { start, length } of segments) {
    whole.set(bytes.subarray(start, start + length), position)
    position += length
  }
  return withoutPadding(whole)
}
