import { groupBy } from '../../values/group-by.ts'
import { otherWords } from '../../values/short-text.ts'
import { isTimeUnit, TIME_UNITS } from '../../values/unit.ts'
import type { ProposedField } from '../columns/proposed-field.ts'
import type { FoundFile } from '../found-file.ts'
import { adtteTable, cellOf, type HeadedTable, OF_A_PARAMETER, unitNames } from './adtte-table.ts'
import { type CodeWords, codeWords } from './adtte-words.ts'

/** A table that was made from ADTTE, with the codes of its columns of CNSR. */
export interface FileOfAdtte extends FoundFile {
  /** By column: `OS_CNSR`. */
  readonly codes?: Readonly<Record<string, readonly CodeWords[]>>
}

/** A CDISC ADTTE file (a row a subject and parameter) as a table with a row a subject, and its endpoints. */
export interface FromAdtte {
  readonly file: FileOfAdtte
  /** YAML of the sections endpoints, estimates and figures. */
  readonly endpoints: string
  /** What a person must know or decide: columns that no column of the table holds, codes with several descriptions. */
  readonly excluded: readonly { readonly column: string; readonly text: string }[]
  /** Codes that were made for the titles in PARAM, and these titles. */
  readonly made: ReadonlyMap<string, string>
}

/** Whether a table has the columns of ADTTE, in capitals or small letters. */
export const isAdtte = (file: HeadedTable): boolean => {
  const { header, twice } = adtteTable(file)
  return twice.length === 0 && NEEDED.every((name) => header.includes(name))
}

/** Whether neither AVALU nor PARAM gives a unit of AVAL. */
export const hasNoUnit = (file: HeadedTable): boolean =>
  unitNames(adtteTable(file)).every((name) => name === '')

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

/**
 * What is wrong with a table that should be ADTTE, in words; null where nothing is. The names of its columns may be in
 * capitals or small letters, and PARAM may be there without PARAMCD.
 */
export const adtteProblem = (file: HeadedTable, unit: string | undefined): string | null => {
  const table = adtteTable(file)
  if (table.twice.length > 0)
    return `expected each column once, found ${table.twice.join(', ')} in capitals and in small letters`
  const absent = NEEDED.filter((name) => !table.header.includes(name))
  if (absent.length > 0)
    return `expected the columns ${NEEDED.join(', ')}, found no ${absent.map((name) => (name === 'PARAMCD' ? 'PARAMCD or PARAM' : name)).join(', ')}`
  return rowProblem(table) ?? unitProblem(table, unit)
}

/** What is wrong with a row. */
const rowProblem = (table: HeadedTable): string | null => {
  const rowOf = (row: readonly string[]): string => `row ${table.rows.indexOf(row) + 1} under the header`
  const odd = table.rows.find((row) => !/^[A-Z][A-Z0-9_]{0,7}$/.test(cellOf(table, row, 'PARAMCD')))
  if (odd)
    return `expected PARAMCD of at most 8 capital letters and digits, found "${cellOf(table, odd, 'PARAMCD')}" in ${rowOf(odd)}`
  const rowsByKey = groupBy(
    table.rows,
    (row) => `${cellOf(table, row, 'USUBJID')} ${cellOf(table, row, 'PARAMCD')}`,
  )
  const twice = [...rowsByKey].find(([, rows]) => rows.length > 1)
  if (twice !== undefined)
    return `expected each subject once for each parameter, found ${twice[0]} twice, again in ${rowOf(twice[1][1]!)}`
  const cnsr = table.rows.find((row) => !/^\d+$/.test(cellOf(table, row, 'CNSR')))
  if (cnsr !== undefined)
    return `expected CNSR in whole numbers, 0 for the event, found "${cellOf(table, cnsr, 'CNSR')}" in ${rowOf(cnsr)}`
  const timeless = table.rows.filter((row) => cellOf(table, row, 'AVAL') === '').map(rowOf)
  return timeless.length > 0
    ? `expected AVAL in each row, found none in ${timeless.slice(0, 5).join(', ')}${timeless.length > 5 ? ` and ${otherWords(timeless.length - 5)}` : ''}; write the time, or remove the rows of subjects who were never followed`
    : null
}

/** Why AVAL has no unit. */
const unitProblem = (table: HeadedTable, unit: string | undefined): string | null => {
  if (unit !== undefined && !isTimeUnit(unit))
    return `expected --unit ${TIME_UNITS.join(', ')}, found "${unit}"`
  const names = unitNames(table)
  const others = names.filter((one) => unit !== undefined && one !== '' && UNITS[one] !== unit)
  if (others.length > 0)
    return `expected ${table.header.includes('AVALU') ? 'AVALU' : 'PARAM'} to say what --unit says (${unit}), found ${others.join(' and ')}; convert these rows in the file`
  return adtteUnit(table, unit) === null
    ? `expected one unit of AVAL, in a column AVALU or by --unit d, wk, mo or a, found ${names
        .map((one) => one || 'none')
        .join(' and ')}`
    : null
}

/** Subject-level columns as they are; for each parameter its time and whether the event happened (CNSR = 0). */
export const fromAdtte = (found: HeadedTable): FromAdtte => {
  const table = adtteTable(found)
  const parameters = [...new Set(table.rows.map((row) => cellOf(table, row, 'PARAMCD')))].sort()
  const rowsOf = groupBy(table.rows, (row) => cellOf(table, row, 'USUBJID'))
  const subjects = [...rowsOf.keys()]
  const isAlike = (name: string): boolean =>
    [...rowsOf.values()].every((rows) => new Set(rows.map((row) => cellOf(table, row, name))).size === 1)
  const others = table.header.filter(
    (name) => name !== 'USUBJID' && !/^(PARAM(CD|N)?|AVALU?|CNSR)$/.test(name),
  )
  const own = others.filter((name) => !OF_A_PARAMETER.test(name) && isAlike(name))
  const ofParameter = (id: string, parameter: string): readonly string[] => {
    const row = rowsOf.get(id)!.find((one) => cellOf(table, one, 'PARAMCD') === parameter)
    return row ? [cellOf(table, row, 'AVAL'), cellOf(table, row, 'CNSR')] : ['', '']
  }
  const title = (parameter: string): string => {
    const row = table.rows.find((one) => cellOf(table, one, 'PARAMCD') === parameter)!
    return cellOf(table, row, 'PARAM') || parameter
  }
  const codes = Object.fromEntries(parameters.map((one) => [`${one}_CNSR`, codeWords(table, one)]))
  return {
    file: {
      path: 'adtte.csv',
      encoding: 'utf-8',
      delimiter: ',',
      header: ['USUBJID', ...own, ...parameters.flatMap((one) => [`${one}_AVAL`, `${one}_CNSR`])],
      rows: subjects.map((id) => [
        id,
        ...own.map((name) => cellOf(table, rowsOf.get(id)![0]!, name)),
        ...parameters.flatMap((one) => ofParameter(id, one)),
      ]),
      codes,
    },
    endpoints: endpointsOf(parameters, title),
    made: table.made,
    excluded: [
      ...[...table.made].map(([code, words]) => ({
        column: 'PARAM',
        text: `there is no PARAMCD; the code ${code} was made for ${JSON.stringify(words)}`,
      })),
      ...others
        .filter((name) => !own.includes(name))
        .map((column) => ({ column, text: whyExcluded(column) })),
      ...Object.entries(codes).flatMap(([column, words]) =>
        words.flatMap((one) => severalWords(column, one)),
      ),
    ],
  }
}

const whyExcluded = (column: string): string => {
  if (!OF_A_PARAMETER.test(column)) return 'differs between rows of a subject, so it is excluded'
  return /^(EVNTDESC|CNSDTDSC)$/.test(column)
    ? 'describes one parameter, so it is excluded; its words are labels of the codes of CNSR'
    : 'describes one parameter, so it is excluded'
}

/** A code that stands for several descriptions: who has which can no longer be told from the code. */
const severalWords = (
  column: string,
  { value, several, column: source }: CodeWords,
): readonly { readonly column: string; readonly text: string }[] => {
  if (several.length === 0) return []
  const shown = several.slice(0, 5).map(({ words, rows }) => `${JSON.stringify(words)} (${rows})`)
  const more = several.length > 5 ? ` and ${otherWords(several.length - 5)}` : ''
  return [
    {
      column,
      text: `code ${value} has ${several.length} descriptions in ${source}: ${shown.join(', ')}${more}`,
    },
  ]
}

/** A column of `fromAdtte`: AVAL is a time in that unit, CNSR a code with 0 for the event; null for another one. */
export const adtteField = (column: string, file: FileOfAdtte, unit: string): ProposedField | null => {
  if (!/_(AVAL|CNSR)$/.test(column)) return null
  if (column.endsWith('_AVAL')) return { field: { name: column, type: 'number', unit }, decisions: [] }
  const codes = file.codes !== undefined && Object.hasOwn(file.codes, column) ? file.codes[column]! : []
  const categories = codes.map(({ value, label }) => ({ value, label }))
  return { field: { name: column, type: 'integer', categories }, decisions: [] }
}

export const adtteUnit = (file: HeadedTable, given: string | undefined): string | null => {
  if (given !== undefined) return given
  const units = unitNames(adtteTable(file))
  return units.length === 1 && Object.hasOwn(UNITS, units[0]!) ? UNITS[units[0]!]! : null
}

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
