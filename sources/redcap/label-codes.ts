import type { DictionaryEntry } from '../../cohort/propose/standards/redcap.ts'
import { listed, shownText } from '../../cohort/values/short-text.ts'
import type { SourceFault } from '../source.ts'
import { MOST_FAULTS } from '../support/source-error.ts'
import { dictionaryColumns } from './dictionary-columns.ts'
import { type ExportTable, placeOfRow } from './export-table.ts'
import { AS_RAW, comparedLabel } from './label-names.ts'

type Codes = readonly { readonly value: string; readonly label: string }[]

/** A cell of a column with codes, and the codes that it may mean. */
interface CodedCell {
  readonly row: number
  readonly column: number
  readonly text: string
  readonly isCode: boolean
  readonly ofLabel: readonly string[]
}

const COMPLETE: Codes = [
  { value: '0', label: 'Incomplete' },
  { value: '1', label: 'Unverified' },
  { value: '2', label: 'Complete' },
]

/**
 * The rows of an export with the codes of the dictionary where its cells have labels. Whether cells are labels or codes is
 * decided once for the whole file: by all of them, since "1" may be the label of code 2.
 *
 * @param hasLabels whether its header had labels too: an export with names of variables has codes, unless a cell shows otherwise
 * @returns null for an export of codes; faults where both readings fit, a label has two codes, or a cell is none
 */
export const codesOfLabels = (
  table: ExportTable,
  dictionary: readonly DictionaryEntry[],
  hasLabels: boolean,
): { readonly rows: ExportTable['rows'] } | { readonly faults: readonly SourceFault[] } | null => {
  const codes = codesByColumn(table.header, dictionary)
  const cells = codedCells(table, codes)
  const onlyCode = cells.find(({ isCode, ofLabel }) => isCode && ofLabel.length === 0)
  const onlyLabel = cells.find(({ isCode, ofLabel }) => !isCode && ofLabel.length > 0)
  if (onlyCode !== undefined || cells.length === 0) return null
  const isSame = ({ text, ofLabel }: CodedCell) => ofLabel.length === 1 && ofLabel[0] === text
  if (onlyLabel === undefined) {
    const open = cells.find((cell) => cell.isCode && !isSame(cell))
    return open === undefined || !hasLabels ? null : { faults: [openFault(table, open)] }
  }
  const faults = cells.flatMap((cell) => (cell.ofLabel.length === 1 ? [] : [cellFault(table, cell)]))
  if (faults.length > 0) return { faults: faults.slice(0, MOST_FAULTS) }
  const codeOf = new Map(cells.map((cell) => [`${cell.column} ${cell.text}`, cell.ofLabel[0]!]))
  return {
    rows: table.rows.map((row) =>
      row.map((cell, c) => (cell === '' ? cell : (codeOf.get(`${c} ${cell}`) ?? cell))),
    ),
  }
}

const codesByColumn = (
  header: readonly string[],
  dictionary: readonly DictionaryEntry[],
): readonly (Codes | undefined)[] => {
  const columns = dictionaryColumns(header, dictionary)
  return header.map((name) => columns.get(name)?.codes ?? (name.endsWith('_complete') ? COMPLETE : undefined))
}

/** Each distinct text of a column with codes, where it is first. */
const codedCells = ({ rows }: ExportTable, codes: readonly (Codes | undefined)[]): readonly CodedCell[] =>
  codes.flatMap((known, column) => {
    if (known === undefined) return []
    const first = new Map<string, number>()
    for (const [row, cells] of rows.entries()) {
      const text = cells[column] ?? ''
      if (text !== '' && !first.has(text)) first.set(text, row)
    }
    return [...first].map(([text, row]) => ({
      ...{ row, column, text },
      isCode: known.some(({ value }) => value === text),
      ofLabel: known
        .filter(({ label }) => comparedLabel(label) === comparedLabel(text))
        .map(({ value }) => value),
    }))
  })

const placeOf = (table: ExportTable, { row, column }: CodedCell): string =>
  `${placeOfRow(table, row)}, column ${column + 1}`

const openFault = (table: ExportTable, cell: CodedCell): SourceFault => ({
  place: placeOf(table, cell),
  expected: 'labels or codes',
  found: `${shownText(cell.text)}, which is a code of ${table.header[cell.column]} and the label of code ${listed(cell.ofLabel)}, and no other cell shows which`,
  remedy: AS_RAW,
})

const cellFault = (table: ExportTable, cell: CodedCell): SourceFault => ({
  place: placeOf(table, cell),
  expected: `a label of ${table.header[cell.column]} in the data dictionary, as in the other columns`,
  found:
    cell.ofLabel.length === 0
      ? shownText(cell.text)
      : `${shownText(cell.text)}, the label of the codes ${listed(cell.ofLabel)}`,
  remedy: AS_RAW,
})
