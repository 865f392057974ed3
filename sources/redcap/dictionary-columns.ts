import type { DictionaryEntry } from '../../cohort/propose/standards/redcap.ts'
import type { SourceColumn } from '../source.ts'

const YES_NO: readonly { readonly value: string; readonly label: string }[] = [
  { value: '1', label: 'Yes' },
  { value: '0', label: 'No' },
]
const TRUE_FALSE = [
  { value: '1', label: 'True' },
  { value: '0', label: 'False' },
]
export const CHECKBOX: typeof YES_NO = [
  { value: '1', label: 'Checked' },
  { value: '0', label: 'Unchecked' },
]

/** What the data dictionary declares of the columns of an export; a checkbox has a column for each of its choices. */
export const dictionaryColumns = (
  header: readonly string[],
  dictionary: readonly DictionaryEntry[],
): ReadonlyMap<string, SourceColumn> => {
  const entries = new Map(dictionary.map((entry) => [entry.name, entry]))
  const columns = new Map<string, SourceColumn>()
  for (const name of header) {
    const whole = entries.get(name)
    const [base = name, code] = name.split('___')
    const checkbox = whole === undefined && code !== undefined ? entries.get(base) : undefined
    const entry = whole ?? checkbox
    if (entry === undefined) continue
    const choice = checkbox?.choices.find(({ value }) => choiceName(value) === code)
    const label = checkbox ? `${entry.label}: ${choice?.label ?? code}` : entry.label
    columns.set(name, {
      name,
      ...(label === '' ? {} : { label }),
      ...valuesOf(entry, checkbox !== undefined),
      ...(entry.isIdentifier ? { isIdentifier: true } : {}),
    })
  }
  return columns
}

/** The end of a checkbox's column: the code in small letters, a minus as an underscore. */
export const choiceName = (value: string): string => value.toLowerCase().replace(/[^a-z0-9_]/g, '_')

const valuesOf = (
  { kind, choices, validation }: DictionaryEntry,
  isCheckbox: boolean,
): Pick<SourceColumn, 'kind' | 'codes'> => {
  if (isCheckbox) return { codes: CHECKBOX }
  if (kind === 'yesno') return { codes: YES_NO }
  if (kind === 'truefalse') return { codes: TRUE_FALSE }
  if ((kind === 'radio' || kind === 'dropdown') && choices.length > 0) return { codes: choices }
  if (/^date_/.test(validation)) return { kind: 'date' }
  if (/comma_decimal/.test(validation)) return {}
  return /^(integer|number)/.test(validation) || kind === 'slider' ? { kind: 'number' } : {}
}
