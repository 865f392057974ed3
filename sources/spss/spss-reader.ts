import { listed, shownText } from '../../cohort/values/short-text.ts'
import type { SourceNote, SourceReader, SourceReading, SourceTable } from '../source.ts'
import { byteCursor } from '../support/byte-cursor.ts'
import { checkSize } from '../support/check-size.ts'
import { faultList, readingOf, SourceError } from '../support/source-error.ts'
import { tableName } from '../support/table-name.ts'
import { readCases } from './cases.ts'
import { cellPlace, numberCells, stringCells } from './cells.ts'
import { columnOf } from './columns.ts'
import { type Encoding, encodingOf } from './encoding.ts'
import { responseSets } from './extension-records.ts'
import { longMissingOf, valueLabelsOf } from './labels.ts'
import { missingValuesOf, rangeNote } from './missing-values.ts'
import { printFormat } from './print-formats.ts'
import { type Records, readRecords } from './records.ts'
import { refusalOf } from './refusals.ts'
import { type Variable, variablesOf } from './variables.ts'

/**
 * SPSS system files: .sav in both byte orders, plain or with bytecode, and .zsav. Files of SPSS that are no system
 * files (.por, encrypted ones) are recognized and refused by name.
 * @see PSPP, developer's guide, "System File Format"
 * Checked against files of R's haven and of PSPP, and what these programs wrote of them: test/sources/spss/
 */
export const spssReader: SourceReader = {
  converter: 'spss/1',
  title: 'an SPSS data file (.sav, .zsav)',
  recognizes: (bytes) => isSystemFile(bytes) || refusalOf(bytes) !== null,
  read: (bytes, fileName, options) =>
    readingOf(async () => {
      const refusal = refusalOf(bytes)
      if (refusal !== null) return { faults: [refusal] }
      if (!isSystemFile(bytes))
        throw new SourceError({
          place: 'byte 1',
          expected: 'an SPSS data file, which begins with $FL2@(#) or $FL3@(#)',
          found: bytes.length === 0 ? 'an empty file' : 'another beginning',
        })
      return readSystemFile(bytes, tableName(fileName, options))
    }),
}

/** `$FL2` or `$FL3`, then the name of the program, which begins with `@(#)`. */
const isSystemFile = (bytes: Uint8Array): boolean =>
  /^\$FL[23]@\(#\)$/.test(String.fromCharCode(...bytes.subarray(0, 8)))

const readSystemFile = async (bytes: Uint8Array, name: string): Promise<SourceReading> => {
  const cursor = byteCursor(
    bytes,
    'the file is damaged or not complete: copy it again, or save it again in SPSS',
  )
  const records = readRecords(cursor)
  const isLittle = bytes[64] !== 0
  const encoding = encodingOf(records, cursor)
  const { variables, notes: nameNotes } = variablesOf(records, encoding)
  const labels = valueLabelsOf(records, variables, encoding, isLittle)
  const longMissing = longMissingOf(records, variables, encoding, isLittle)
  const missing = variables.map((variable) =>
    missingValuesOf(variable, longMissing.values.get(variable) ?? [], encoding, isLittle),
  )
  const faults = faultList()
  const letters = { count: 0 }
  const cells = variables.map((variable, index) =>
    variable.width === 0
      ? numberCells(variable, missing[index]!, isLittle, faults)
      : stringCells(variable, encoding, faults, letters),
  )
  const rows: string[][] = []
  await readCases(cursor, records, numberSlots(records, variables), isLittle, (content, row) => {
    checkSize(row + 1, variables.length)
    const view = new DataView(content.buffer, content.byteOffset, content.byteLength)
    rows.push(cells.map((column) => column.text(content, view, row)))
  })
  if (faults.all().length > 0) return { faults: faults.all() }
  const columns = variables.map((variable, index) =>
    columnOf(variable, missing[index]!, labels.labels.get(variable) ?? [], cells[index]!.inRange()),
  )
  const columnNotes = variables.flatMap((variable, index) => {
    const write = (value: number) => printFormat(variable.format).write(value) ?? String(value)
    const occurring = cells[index]!.inRange().map(write)
    return [...rangeNote(variable, missing[index]!, occurring, write), ...cells[index]!.notes()]
  })
  const table: SourceTable = {
    name,
    columns,
    rows,
    placeOf: (row, column) => cellPlace(row, variables[column]!),
  }
  const fileNotes = notesOfFile(records, variables, encoding)
  return {
    tables: [table],
    notes: [...fileNotes, ...nameNotes, ...labels.notes, ...longMissing.notes, ...columnNotes],
  }
}

/** Of each 8-byte value of a case, whether it is a number. */
const numberSlots = ({ slotCount }: Records, variables: readonly Variable[]): readonly boolean[] => {
  const slots = new Array<boolean>(slotCount).fill(false)
  for (const { width, record } of variables) if (width === 0) slots[record.index] = true
  return slots
}

/** What the file says besides its table: a weight, a label, documents, multiple response sets. */
const notesOfFile = (
  records: Records,
  variables: readonly Variable[],
  encoding: Encoding,
): readonly SourceNote[] => {
  const { header, documentLines } = records
  const weight = variables.find(({ record }) => record.index + 1 === header.weightIndex)
  const sets = responseSets(records)
  const fileLabel = encoding.tryText(header.fileLabel) ?? ''
  const texts = [
    weight && `SPSS weights the cases by the variable ${weight.name}; the rows here are not weighted`,
    fileLabel !== '' && `the label of the file is ${shownText(fileLabel)}`,
    documentLines > 0 && `${documentLines} lines of documents were not read`,
    sets.length > 0 && `multiple response sets were not read: ${listed(sets)}`,
  ]
  return texts.filter((text) => typeof text === 'string').map((text) => ({ place: 'the file', text }))
}
