import { groupBy } from '../values/group-by.ts'
import { isTimeUnit, TIME_UNITS } from '../values/unit.ts'
import type { FoundFile } from './found-file.ts'
import type { ProposedField } from './proposed-field.ts'

/** A CDISC ADTTE file (one row per subject and parameter) as a table with one row per subject, and its endpoints. */
export interface FromAdtte {
  readonly file: FoundFile
  /** YAML of the sections endpoints, estimates and figures. */
  readonly endpoints: string
  /** Columns that are not in the table, with reasons. */
  readonly excluded: readonly { readonly column: string; readonly text: string }[]
}

const PARAMETER_COLUMN = /^(AVALC|EVNTDESC|CNSDTDSC|STARTDTM?|ADTM?|SRC.*|A?SEQ|ADY)$/

const NEEDED = ['USUBJID', 'PARAMCD', 'AVAL', 'CNSR'] as const
const UNITS: Readonly<Record<string, string>> = {
  DAY: 'd',
  DAYS: 'd',
  WEEK: 'wk',
  WEEKS: 'wk',
  MONTH: 'mo',
  MONTHS: 'mo',
  YEAR: 'a',
  YEARS: 'a',
}

/** Why a file is not valid ADTTE, in words; null if it is. */
export const adtteProblem = (file: FoundFile, unit: string | undefined): string | null => {
  const absent = NEEDED.filter((name) => !file.header.includes(name))
  if (absent.length > 0) return `expected the columns ${NEEDED.join(', ')}, found no ${absent.join(', ')}`
  const invalidCode = file.rows.find((row) => !/^[A-Z][A-Z0-9_]{0,7}$/.test(cellOf(file, row, 'PARAMCD')))
  const rowOf = (row: readonly string[]): string => `row ${file.rows.indexOf(row) + 1} under the header`
  if (invalidCode)
    return `expected PARAMCD of at most 8 capital letters and digits, found "${cellOf(file, invalidCode, 'PARAMCD')}" in ${rowOf(invalidCode)}`
  const rowsByKey = groupBy(
    file.rows,
    (row) => `${cellOf(file, row, 'USUBJID')} ${cellOf(file, row, 'PARAMCD')}`,
  )
  const repeated = [...rowsByKey].find(([, rows]) => rows.length > 1)
  if (repeated !== undefined)
    return `expected each subject once for each parameter, found ${repeated[0]} twice, again in ${rowOf(repeated[1][1]!)}`
  const cnsr = file.rows.find((row) => !/^\d+$/.test(cellOf(file, row, 'CNSR')))
  if (cnsr !== undefined)
    return `expected CNSR in whole numbers, 0 for the event, found "${cellOf(file, cnsr, 'CNSR')}" in ${rowOf(cnsr)}`
  const timeless = file.rows.filter((row) => cellOf(file, row, 'AVAL') === '').map(rowOf)
  if (timeless.length > 0)
    return `expected AVAL in each row, found none in ${timeless.slice(0, 5).join(', ')}${timeless.length > 5 ? ` and ${timeless.length - 5} others` : ''}; write the time, or remove the rows of subjects without follow-up`
  if (unit !== undefined && !isTimeUnit(unit))
    return `expected --unit ${TIME_UNITS.join(', ')}, found "${unit}"`
  const others = unitsIn(file).filter((found) => unit !== undefined && found !== '' && UNITS[found] !== unit)
  if (others.length > 0)
    return `expected AVALU to say what --unit says (${unit}), found ${others.join(' and ')}; convert these rows in the file`
  return adtteUnit(file, unit) === null
    ? `expected one unit of AVAL, in a column AVALU or by --unit d, wk, mo or a, found ${unitsIn(file)
        .map((found) => found || 'none')
        .join(' and ')}`
    : null
}

/** Subject-level columns as they are; for each parameter its time and whether the event happened (CNSR = 0). */
export const fromAdtte = (file: FoundFile): FromAdtte => {
  const codes = [...new Set(file.rows.map((row) => cellOf(file, row, 'PARAMCD')))].sort()
  const rowsOf = groupBy(file.rows, (row) => cellOf(file, row, 'USUBJID'))
  const subjects = [...rowsOf.keys()]
  const isAlike = (name: string): boolean =>
    [...rowsOf.values()].every((rows) => new Set(rows.map((row) => cellOf(file, row, name))).size === 1)
  const others = file.header.filter(
    (name) => name !== 'USUBJID' && !/^(PARAM(CD|N)?|AVALU?|CNSR)$/.test(name),
  )
  const subjectColumns = others.filter((name) => !PARAMETER_COLUMN.test(name) && isAlike(name))
  const ofCode = (id: string, code: string): readonly string[] => {
    const row = rowsOf.get(id)!.find((candidate) => cellOf(file, candidate, 'PARAMCD') === code)
    return row ? [cellOf(file, row, 'AVAL'), cellOf(file, row, 'CNSR')] : ['', '']
  }
  const title = (code: string): string => {
    const row = file.rows.find((candidate) => cellOf(file, candidate, 'PARAMCD') === code)!
    return cellOf(file, row, 'PARAM') || code
  }
  return {
    file: {
      path: 'adtte.csv',
      encoding: 'utf-8',
      delimiter: ',',
      header: ['USUBJID', ...subjectColumns, ...codes.flatMap((code) => [`${code}_AVAL`, `${code}_CNSR`])],
      rows: subjects.map((id) => [
        id,
        ...subjectColumns.map((name) => cellOf(file, rowsOf.get(id)![0]!, name)),
        ...codes.flatMap((code) => ofCode(id, code)),
      ]),
    },
    endpoints: endpointsOf(codes, title),
    excluded: others
      .filter((name) => !subjectColumns.includes(name))
      .map((column) => ({
        column,
        text: PARAMETER_COLUMN.test(column)
          ? 'describes one parameter, so it is excluded'
          : 'differs between rows of a subject, so it is excluded',
      })),
  }
}

/**
 * The field of a column of `fromAdtte`: AVAL is a time in that unit, CNSR a code with 0 for the event; null for other
 * columns.
 */
export const adtteField = (column: string, file: FoundFile, unit: string): ProposedField | null => {
  if (!/_(AVAL|CNSR)$/.test(column)) return null
  if (column.endsWith('_AVAL')) return { field: { name: column, type: 'number', unit }, decisions: [] }
  const place = file.header.indexOf(column)
  const codes = [...new Set(['0', ...file.rows.map((row) => row[place] ?? '')])]
    .filter((code) => code !== '')
    .map(Number)
  const categories = codes
    .sort((a, b) => a - b)
    .map((value) => ({ value, label: value === 0 ? 'event' : `censored (${value})` }))
  return { field: { name: column, type: 'integer', categories }, decisions: [] }
}

export const adtteUnit = (file: FoundFile, given: string | undefined): string | null => {
  if (given !== undefined) return given
  const units = unitsIn(file)
  return units.length === 1 && Object.hasOwn(UNITS, units[0]!) ? UNITS[units[0]!]! : null
}

const unitsIn = (file: FoundFile): readonly string[] => [
  ...new Set(file.rows.map((row) => cellOf(file, row, 'AVALU').toUpperCase())),
]

const cellOf = ({ header }: FoundFile, row: readonly string[], name: string): string =>
  row[header.indexOf(name)] ?? ''

const endpointsOf = (
  codes: readonly string[],
  title: (code: string) => string,
): string => `# Of CDISC ADTTE: CNSR 0 is the event; all other codes are censored.
# TO DECIDE: whether a code of CNSR is a competing event.
populations:
${codes.map((code) => `  has-${code.toLowerCase()}: { title: subjects with ${code}, condition: { ${code}_CNSR: { present: true } } }`).join('\n')}
endpoints:
${codes.map((code) => `  ${code.toLowerCase()}:\n    code: ${code}\n    title: ${JSON.stringify(title(code))}\n    survival: ${JSON.stringify(`free of the event of ${code}`)} # TO DECIDE: the noun for what the curve shows, such as overall survival\n    among: has-${code.toLowerCase()}\n    event: { label: event, when: { ${code}_CNSR: 0 }, at: ${code}_AVAL }\n    until: ${code}_AVAL`).join('\n')}
estimates:
${codes.map((code) => `  ${code.toLowerCase()}-curve: { endpoint: ${code.toLowerCase()} }`).join('\n')}
figures:
${codes.map((code) => `  ${code.toLowerCase()}: { kind: kaplan-meier, title: ${JSON.stringify(title(code))}, estimate: ${code.toLowerCase()}-curve }`).join('\n')}
`
