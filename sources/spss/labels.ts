import { listed, plainName } from '../../cohort/values/short-text.ts'
import type { SourceNote } from '../source.ts'
import { SourceError } from '../support/source-error.ts'
import { type Encoding, withoutPadding } from './encoding.ts'
import { longStringLabels, longStringMissing } from './extension-records.ts'
import { numberOf } from './missing-values.ts'
import type { Records } from './records.ts'
import type { Variable } from './variables.ts'

/** A label of a value: of a number as it is stored, or of a text. */
export interface ValueLabel {
  readonly value: number | string
  readonly label: string
}

/** Labels of all variables together: a small file can give one set of labels to many variables. */
const MOST_LABELS = 1e6

/** Value labels by variable, in the order of the file. */
export const valueLabelsOf = (
  records: Records,
  variables: readonly Variable[],
  encoding: Encoding,
  isLittleEndian: boolean,
): {
  readonly labels: ReadonlyMap<Variable, readonly ValueLabel[]>
  readonly notes: readonly SourceNote[]
} => {
  const byIndex = new Map(variables.map((variable) => [variable.record.index, variable]))
  const labels = new Map<Variable, readonly ValueLabel[]>()
  let count = 0
  const add = (variable: Variable, items: readonly LabelBytes[]): void => {
    count += items.length
    if (count > MOST_LABELS)
      throw damaged(
        `variable ${plainName(variable.name)}`,
        `at most ${MOST_LABELS} value labels of all variables`,
        'more',
      )
    const place = `variable ${plainName(variable.name)}, value labels`
    const read = items.map(({ value, label }) => ({
      value: variable.width === 0 ? numberOf(value, isLittleEndian) : encoding.text(value, place),
      label: encoding.text(label, place),
    }))
    labels.set(variable, [...(labels.get(variable) ?? []), ...read])
  }
  for (const record of records.valueLabels)
    for (const index of record.indexes) {
      const variable = byIndex.get(index)
      if (variable === undefined)
        throw damaged('value labels', 'the index of a variable record', String(index + 1))
      add(variable, record.labels)
    }
  const unknown: string[] = []
  const named = stringsByName(variables)
  for (const entry of longStringLabels(records, isLittleEndian)) {
    const name = encoding.text(entry.name, 'value labels of long strings, name')
    const variable = named.get(name)
    if (variable === undefined) unknown.push(name)
    else add(variable, entry.labels)
  }
  return { labels, notes: ignored('value labels', unknown) }
}

interface LabelBytes {
  readonly value: Uint8Array
  readonly label: Uint8Array
}

/** Missing values of strings longer than 8 bytes by variable. */
export const longMissingOf = (
  records: Records,
  variables: readonly Variable[],
  encoding: Encoding,
  isLittleEndian: boolean,
): {
  readonly values: ReadonlyMap<Variable, readonly Uint8Array[]>
  readonly notes: readonly SourceNote[]
} => {
  const values = new Map<Variable, readonly Uint8Array[]>()
  const unknown: string[] = []
  const named = stringsByName(variables)
  for (const entry of longStringMissing(records, isLittleEndian)) {
    const name = encoding.text(entry.name, 'missing values of long strings, name')
    const variable = named.get(name)
    if (variable === undefined) unknown.push(name)
    else values.set(variable, entry.values.map(withoutPadding))
  }
  return { values, notes: ignored('missing values', unknown) }
}

/** The records of long strings name a variable by its long name; some writers by its short one. */
const stringsByName = (variables: readonly Variable[]): ReadonlyMap<string, Variable> => {
  const strings = variables.filter(({ width }) => width > 0)
  return new Map([
    ...strings.map((variable) => [variable.shortName, variable] as const),
    ...strings.map((variable) => [variable.name, variable] as const),
  ])
}

const damaged = (place: string, expected: string, found: string): SourceError =>
  new SourceError({ place, expected, found, remedy: 'the file is damaged: save it again in SPSS' })

const ignored = (what: string, names: readonly string[]): readonly SourceNote[] =>
  names.length === 0
    ? []
    : [{ place: 'dictionary', text: `${what} of no text variable were ignored: ${listed(names)}` }]
