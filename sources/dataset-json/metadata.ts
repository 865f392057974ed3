import { repeated, shownText } from '../../cohort/values/short-text.ts'
import type { SourceFault } from '../source.ts'
import { formatName, kindOfFormat, type SasKind } from '../support/sas-format.ts'
import { MOST_FAULTS } from '../support/source-error.ts'
import { type Json, JsonNumber } from './json.ts'

/** The logical types of Dataset-JSON 1.1. */
export const DATA_TYPES = [
  ...(['string', 'integer', 'decimal', 'float', 'double'] as const),
  ...(['boolean', 'datetime', 'date', 'time', 'URI'] as const),
] as const
export type DataType = (typeof DATA_TYPES)[number]

export interface DatasetColumn {
  readonly name: string
  readonly label: string
  readonly dataType: DataType
  /** What its SAS format says that a number is; `number` without a format. */
  readonly display: SasKind
  readonly format: string
}

export interface Metadata {
  readonly name: string
  readonly records: number
  readonly columns: readonly DatasetColumn[]
}

const VERSION = /^1\.1(\.(0|[1-9]\d*))?$/

/** What the object of a file declares; all faults of it at once. */
export const readMetadata = (
  file: ReadonlyMap<string, Json>,
): Metadata | { readonly faults: readonly SourceFault[] } => {
  const version = file.get('datasetJSONVersion')
  if (typeof version !== 'string' || !VERSION.test(version)) return { faults: [versionFault(file, version)] }
  const faults: SourceFault[] = []
  const expects = (place: string, expected: string, found: string): void => {
    faults.push({ place, expected, found })
  }
  const name = file.get('name')
  if (typeof name !== 'string' || name === '') expects('name', 'the name of the data set', kindOf(name))
  const stated = file.get('records')
  const records = stated instanceof JsonNumber ? Number(stated.literal) : Number.NaN
  if (!(Number.isSafeInteger(records) && records >= 0))
    expects('records', 'the number of records', kindOf(stated))
  const list = file.get('columns')
  if (!Array.isArray(list) || list.length === 0) expects('columns', 'a list of columns', kindOf(list))
  const columns = (Array.isArray(list) ? (list as readonly Json[]) : []).map((column, c) =>
    readColumn(column, `columns, item ${c + 1}`, expects),
  )
  for (const twice of repeated(columns.map((column) => column.name).filter((one) => one !== '')))
    expects('columns', 'columns with different names', `${shownText(twice)} twice`)
  return faults.length > 0
    ? { faults: faults.slice(0, MOST_FAULTS) }
    : { name: name as string, records, columns }
}

const readColumn = (
  column: Json,
  place: string,
  expects: (place: string, expected: string, found: string) => void,
): DatasetColumn => {
  const texts = column instanceof Map ? (column as ReadonlyMap<string, Json>) : new Map<string, Json>()
  if (!(column instanceof Map)) expects(place, 'an object', kindOf(column))
  const text = (key: string): string => {
    const value = texts.get(key)
    return typeof value === 'string' ? value : ''
  }
  const dataType = DATA_TYPES.find((type) => type === text('dataType'))
  if (column instanceof Map && text('name') === '') expects(place, 'a name', kindOf(texts.get('name')))
  if (column instanceof Map && dataType === undefined)
    expects(`${place}, dataType`, `one of ${DATA_TYPES.join(', ')}`, kindOf(texts.get('dataType')))
  const format = formatName(text('displayFormat'))
  return {
    name: text('name'),
    label: text('label'),
    dataType: dataType ?? 'string',
    display: kindOfFormat(format),
    format,
  }
}

const versionFault = (file: ReadonlyMap<string, Json>, version: Json | undefined): SourceFault => ({
  place: 'datasetJSONVersion',
  expected: 'Dataset-JSON 1.1',
  found:
    file.has('clinicalData') || file.has('referenceData')
      ? `version ${typeof version === 'string' ? shownText(version) : '1.0'}, which has another layout`
      : kindOf(version),
  remedy: 'export the data set again as Dataset-JSON 1.1, or as a SAS transport file',
})

/** A value in words of a message. */
export const kindOf = (value: Json | undefined): string => {
  if (value === undefined) return 'none'
  if (value === null) return 'null'
  if (typeof value === 'string') return value === '' ? 'an empty text' : shownText(value)
  if (value instanceof JsonNumber) return shownText(value.literal).slice(1, -1)
  if (typeof value === 'boolean') return String(value)
  return Array.isArray(value) ? 'a list' : 'an object'
}
