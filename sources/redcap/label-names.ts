import type { DictionaryEntry } from '../../cohort/propose/standards/redcap.ts'
import { listed, repeated, shownText } from '../../cohort/values/short-text.ts'
import type { SourceFault } from '../source.ts'
import { choiceName } from './dictionary-columns.ts'
import { EVENT, INSTANCE, INSTRUMENT } from './export-table.ts'

/** What REDCap calls its own columns in an export of labels. */
const OWN_COLUMNS: readonly (readonly [label: string, name: string])[] = [
  ['Event Name', EVENT],
  ['Repeat Instrument', INSTRUMENT],
  ['Repeat Instance', INSTANCE],
  ['Data Access Group', 'redcap_data_access_group'],
  ['Survey Identifier', 'redcap_survey_identifier'],
]

/** Columns that each instrument has under the same label: the end of their names, and where the instrument's fields are. */
const OF_EACH_INSTRUMENT: Readonly<Record<string, readonly [end: string, side: -1 | 1]>> = {
  'Complete?': ['complete', -1],
  'Survey Timestamp': ['timestamp', 1],
}

/** The way out where labels do not determine fields or codes. */
export const AS_RAW = 'in REDCap: Export Data, "CSV / Microsoft Excel (raw data)"'

/** A label as it is compared: without tags of HTML, quotes and breaks of lines as REDCap exports them. */
export const comparedLabel = (text: string): string =>
  text
    .replace(/<[^<>]*>/g, '')
    .replace(/["']/g, "'")
    .replace(/\s+/g, ' ')
    .trim()

/**
 * The names of variables for a header of labels ("CSV / Microsoft Excel (labels)"), by the data dictionary. Fields with one
 * label are taken in the order of the dictionary, which is REDCap's, if all of them are in the export.
 *
 * @returns null for a header of names; faults where a label belongs to no field, or to more fields than there are columns
 */
export const namesOfLabels = (
  header: readonly string[],
  dictionary: readonly DictionaryEntry[],
): { readonly names: readonly string[] } | { readonly faults: readonly SourceFault[] } | null => {
  const candidates = candidatesOf(dictionary)
  const labels = header.map(comparedLabel)
  const known = new Set(dictionary.map(({ name }) => name))
  const named = header.filter((text) => known.has(text.split('___')[0]!)).length
  if (named >= labels.filter((label) => candidates.has(label)).length) return null
  const formOf = new Map(dictionary.map(({ name, form = '' }) => [name, form]))
  const used = new Map<string, number>()
  const ofFields = labels.map((label) => {
    const names = candidates.get(label) ?? []
    const nth = used.get(label) ?? 0
    used.set(label, nth + 1)
    return names.length === labels.filter((other) => other === label).length ? names[nth]! : null
  })
  const form = (name: string | null | undefined): string => formOf.get((name ?? '').split('___')[0]!) ?? ''
  const names = ofFields.map((name, c) => {
    const [end, side] = Object.hasOwn(OF_EACH_INSTRUMENT, labels[c]!) ? OF_EACH_INSTRUMENT[labels[c]!]! : []
    if (name !== null || end === undefined) return name
    const neighbour =
      side === -1
        ? ofFields.slice(0, c).findLast((other) => form(other) !== '')
        : ofFields.slice(c).find((other) => form(other) !== '')
    return neighbour === undefined ? null : `${form(neighbour)}_${end}`
  })
  const faults = header.flatMap((text, c) => (names[c] === null ? [labelFault(text, candidates)] : []))
  const twice = repeated(names.filter((name) => name !== null))
  if (faults.length === 0 && twice.length > 0)
    faults.push({
      place: 'the header',
      expected: 'each instrument once',
      found: `columns of ${listed(twice.map(shownText))} twice`,
      remedy: AS_RAW,
    })
  return faults.length > 0 ? { faults } : { names: names as readonly string[] }
}

const labelFault = (text: string, candidates: ReadonlyMap<string, readonly string[]>): SourceFault => {
  const names = candidates.get(comparedLabel(text)) ?? []
  return {
    place: 'the header',
    expected: 'labels of the data dictionary',
    found:
      names.length === 0
        ? shownText(text)
        : `${shownText(text)}, the label of ${listed(names.map(shownText))}, in another number of columns`,
    remedy: `${AS_RAW}${names.length === 0 ? ', or give the dictionary of this export' : ''}`,
  }
}

/** By label, the columns that may have it in the order of the dictionary. */
const candidatesOf = (dictionary: readonly DictionaryEntry[]): ReadonlyMap<string, readonly string[]> => {
  const candidates = new Map<string, string[]>()
  const add = (label: string, name: string) =>
    candidates.set(comparedLabel(label), [...(candidates.get(comparedLabel(label)) ?? []), name])
  for (const [label, name] of OWN_COLUMNS) add(label, name)
  for (const { name, kind, label, choices } of dictionary) {
    if (kind === 'descriptive') continue
    if (kind !== 'checkbox') add(label, name)
    else
      for (const choice of choices) {
        const column = `${name}___${choiceName(choice.value)}`
        add(`${label} (choice=${choice.label})`, column)
        // as versions before 10 write it
        add(`${label} (choice='${choice.label}')`, column)
      }
  }
  return candidates
}
