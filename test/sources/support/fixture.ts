import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import { expect } from 'vitest'
import type { SourceColumn, SourceReader, SourceReading, SourceTable } from '../../../sources/source.ts'

export const fixtureBytes = (folder: string, name: string): Uint8Array =>
  new Uint8Array(readFileSync(join(import.meta.dirname, '..', folder, name)))

/** The rows of a CSV that another program wrote beside a fixture, its head first. */
export const csvRows = (folder: string, name: string): readonly (readonly string[])[] => {
  const text = new TextDecoder().decode(fixtureBytes(folder, name))
  return Papa.parse<string[]>(text, { skipEmptyLines: true }).data
}

/** The tables of a reading without faults. */
export const tablesOf = (reading: SourceReading): readonly SourceTable[] => {
  if ('faults' in reading) expect(reading.faults).toEqual([])
  return 'tables' in reading ? reading.tables : []
}

export const notesOf = (reading: SourceReading): readonly string[] =>
  'notes' in reading ? reading.notes.map(({ place, text }) => `${place}: ${text}`) : []

/** The only table of a fixture. */
export const tableOf = async (reader: SourceReader, folder: string, name: string): Promise<SourceTable> => {
  const tables = tablesOf(await reader.read(fixtureBytes(folder, name), name, {}))
  expect(tables).toHaveLength(1)
  return tables[0]!
}

export const columnNamed = ({ columns }: SourceTable, name: string): SourceColumn => {
  const column = columns.find((candidate) => candidate.name === name)
  if (column === undefined) throw new Error(`no column ${name}`)
  return column
}

export const cellsOf = ({ columns, rows }: SourceTable, name: string): readonly string[] => {
  const index = columns.findIndex((column) => column.name === name)
  return rows.map((row) => row[index]!)
}

/** The words of the faults of a reading; empty where it has none. */
export const faultsOf = (reading: SourceReading): readonly string[] =>
  'faults' in reading
    ? reading.faults.map(({ place, expected, found }) => `${place}: expected ${expected}, found ${found}`)
    : []

export const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0))

/** Where a part of a file begins, the first time. */
export const indexOf = (bytes: Uint8Array, part: Iterable<number>): number => {
  const sought = [...part]
  const place = bytes.findIndex((_, start) => sought.every((byte, offset) => bytes[start + offset] === byte))
  if (place < 0) throw new Error('not in the file')
  return place
}

/** The file with the first occurrence of a text written over by another one. */
export const replaced = (bytes: Uint8Array, part: string, by: string): Uint8Array => {
  bytes.set(latin1(by), indexOf(bytes, latin1(part)))
  return bytes
}
