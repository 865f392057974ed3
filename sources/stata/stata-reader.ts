import { shownText } from '../../cohort/values/short-text.ts'
import type { SourceFault, SourceReader, SourceReading } from '../source.ts'
import { type ByteCursor, byteCursor } from '../support/byte-cursor.ts'
import { checkSize } from '../support/check-size.ts'
import { faultList, readingOf, SourceError } from '../support/source-error.ts'
import { tableName } from '../support/table-name.ts'
import { type ColumnCells, cellPlace, cellsOf, longTextsOf } from './cells.ts'
import { columnOf, labelSetsOf } from './columns.ts'
import { type Layout, rowBytes } from './layout.ts'
import { readOldLayout } from './old-layout.ts'
import { isTaggedRelease, readTaggedLayout } from './tagged-layout.ts'
import { type Texts, textsOf } from './texts.ts'
import { type Variable, variablesOf } from './variables.ts'

/**
 * Stata data sets of the releases 108 to 115 and 117 to 119 (Stata 6 and later), in both byte orders. Other releases
 * are recognized and refused with the two lines that write a CSV file.
 * @see Stata's help: dta_113, dta_114, dta_115, dta_117, dta, dta_119
 * Checked against files of R's haven and foreign and of pandas, and what these programs hold: test/sources/stata/
 */
export const stataReader: SourceReader = {
  converter: 'stata/1',
  title: 'a Stata data set (.dta)',
  recognizes: (bytes) => isTagged(bytes) || isOld(bytes),
  read: (bytes, fileName, options) =>
    readingOf(() => {
      const name = tableName(fileName, options)
      const cursor = byteCursor(
        bytes,
        'the file is damaged or not complete: copy it again, or save it again in Stata',
      )
      return readDataSet(layoutOf(bytes, cursor), name)
    }),
}

const TAG = '<stata_dta>'

const isTagged = (bytes: Uint8Array): boolean => latin1(bytes.subarray(0, TAG.length)) === TAG

/** Release, byte order, 1 and 0: bytes with which no text begins. */
const isOld = (bytes: Uint8Array): boolean =>
  bytes[0]! >= 102 &&
  bytes[0]! <= 115 &&
  (bytes[1] === 1 || bytes[1] === 2) &&
  bytes[2] === 1 &&
  bytes[3] === 0

/** 112 was never used. */
const OLD_RELEASES = [108, 110, 111, 113, 114, 115]

const latin1 = (bytes: Uint8Array): string => String.fromCharCode(...bytes)

const layoutOf = (bytes: Uint8Array, cursor: ByteCursor): Layout => {
  if (isOld(bytes)) {
    if (!OLD_RELEASES.includes(bytes[0]!)) throw new SourceError(otherRelease(String(bytes[0])))
    return readOldLayout(cursor)
  }
  const release = /^<stata_dta><header><release>(\d{3})</.exec(latin1(bytes.subarray(0, 64)))?.[1]
  if (release === undefined) {
    const found = bytes.length === 0 ? 'an empty file' : 'another beginning, or a file that is cut off'
    throw new SourceError({
      place: 'byte 1',
      expected: 'a Stata data set, which begins with its release',
      found,
    })
  }
  const number = Number(release)
  if (!isTaggedRelease(number)) throw new SourceError(otherRelease(release))
  return readTaggedLayout(cursor, number)
}

const otherRelease = (release: string): SourceFault => ({
  place: 'the file',
  expected: 'a data set of Stata 6 or later (release 108, 110, 111, 113, 114, 115, 117, 118 or 119)',
  found: `release ${release}`,
  remedy: 'in Stata: use "data.dta", clear and then: export delimited using "data.csv", nolabel',
})

const readDataSet = (layout: Layout, name: string): SourceReading => {
  const texts = textsOf(layout)
  const variables = variablesOf(layout, texts)
  checkSize(layout.rowCount, variables.length)
  const faults = faultList()
  const longTexts = longTextsOf(layout, texts)
  const cells = variables.map((variable) => cellsOf(variable, layout, texts, faults, longTexts))
  const rows = rowsOf(layout, variables, cells)
  const sets = labelSetsOf(layout, variables, texts)
  if (faults.all().length > 0) return { faults: faults.all() }
  const columns = variables.map((variable, index) =>
    columnOf(variable, sets.labels.get(variable.labelSet) ?? [], cells[index]!.missingCodes()),
  )
  const placeOf = (row: number, column: number) => cellPlace(row, variables[column]!)
  return {
    tables: [{ name, columns, rows, placeOf }],
    notes: [...notesOfFile(layout, texts), ...sets.notes, ...cells.flatMap((column) => column.notes())],
  }
}

const rowsOf = (
  { rowCount, variables: entries }: Layout,
  variables: readonly Variable[],
  cells: readonly ColumnCells[],
): readonly (readonly string[])[] => {
  const length = rowBytes(entries)
  return Array.from({ length: rowCount }, (_, row) =>
    cells.map((column, index) => column.text(row * length + variables[index]!.start, row)),
  )
}

/** What the file says besides its table: a label, notes. */
const notesOfFile = ({ label, characteristicCount }: Layout, texts: Texts) => {
  const fileLabel = texts.tryText(label) ?? ''
  return [
    ...(fileLabel === ''
      ? []
      : [{ place: 'the file', text: `the label of the data set is ${shownText(fileLabel)}` }]),
    ...(characteristicCount === 0
      ? []
      : [{ place: 'the file', text: `${characteristicCount} characteristics and notes were not read` }]),
  ]
}
