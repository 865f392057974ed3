import { lstatSync, readFileSync, type Stats } from 'node:fs'
import { basename } from 'node:path'
import type { FoundFile } from '../../../cohort/propose/found-file.ts'
import { CallError, faultText } from '../../../pipeline/fault.ts'
import { readTable } from '../../1-ingest/read-table.ts'
import { type Flags, textOf } from './flags.ts'

/** An input file with its original bytes. */
export interface ReadFile extends FoundFile {
  readonly bytes: Uint8Array
}

/** Reads a file in the dialect found from its bytes and header, or given by flags. */
export const readFound = (path: string, flags: Flags): ReadFile => {
  const status = lstatSync(path, { throwIfNoEntry: false })
  if (!status?.isFile()) throw new CallError(`${path}: expected a CSV file, found ${kindOf(status)}`)
  if (/\.xlsx?$|\.ods$/i.test(path))
    throw new CallError(
      `${basename(path)}: expected a CSV file, found a spreadsheet (open it and save it as "CSV UTF-8")`,
    )
  const bytes = new Uint8Array(readFileSync(path))
  const encoding = encodingOf(bytes, flags)
  const head = new TextDecoder(encoding).decode(bytes.subarray(0, 100_000)).split(/\r?\n/)[0] ?? ''
  const delimiter = delimiterOf(head, path, flags)
  const { table: read, faults } = readTable(basename(path), bytes, { encoding, delimiter })
  if (faults.length > 0) throw new CallError(faults.map(faultText).join('\n'))
  const header = read.header.slice(1)
  const rows = read.rows.map(([, ...cells]) => cells)
  const ragged = read.rows.find((cells) => cells.length !== read.header.length)
  if (ragged)
    throw new CallError(
      `${basename(path)}:${ragged[0]}: expected ${header.length} cells, found ${ragged.length - 1}`,
    )
  const again = read.rows.find(
    (cells) => header.length > 1 && header.every((name, i) => cells[i + 1] === name),
  )
  if (again)
    throw new CallError(
      `${basename(path)}:${again[0]}: expected a row, found the header again (remove the line; the rows after it may be those of another export)`,
    )
  const invalid = header.find((name, i) => name === '' || name === '__proto__' || header.indexOf(name) < i)
  if (invalid !== undefined)
    throw new CallError(
      `${basename(path)}:1: expected a different header for each column, found ${invalid === '' ? 'a column without one' : invalid === '__proto__' ? '"__proto__", a reserved name' : `"${invalid}" twice`}`,
    )
  if (rows.length === 0) throw new CallError(`${basename(path)}: expected rows, found only a header`)
  const lines = read.rows.map(([line]) => Number(line))
  return { path: fileName(path), encoding, delimiter, header, rows, lines, bytes }
}

const kindOf = (status: Stats | undefined): string => {
  if (status === undefined) return 'none'
  if (status.isSymbolicLink()) return 'a symbolic link'
  return status.isDirectory() ? 'a folder' : 'a pipe or a device'
}

/** The file's name in the cohort's folder: letters, digits, ".", "_" and "-". */
const fileName = (path: string): string => {
  const plain = basename(path)
    .replace(/\.[A-Za-z]{1,4}$/, '')
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[^A-Za-z0-9]+/, '')
  return `${plain === '' || plain === 'claims' ? `${plain}table` : plain}.csv`
}

/** UTF-8 if the bytes are valid; otherwise windows-1252, as Western European spreadsheets write it. */
const encodingOf = (bytes: Uint8Array, flags: Flags): FoundFile['encoding'] => {
  const said = textOf(flags, 'encoding')
  if (said === 'utf-8' || said === 'windows-1252') return said
  if (said !== undefined) throw new CallError(`new: expected --encoding utf-8 or windows-1252, found ${said}`)
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return 'utf-8'
  } catch {
    return 'windows-1252'
  }
}

/** Value of --delimiter -> delimiter. */
const DELIMITERS: Readonly<Record<string, string>> = { tab: '\t', '\t': '\t', ',': ',', ';': ';', '|': '|' }

const delimiterOf = (head: string, path: string, flags: Flags): string => {
  const said = textOf(flags, 'delimiter')
  if (said !== undefined) {
    if (Object.hasOwn(DELIMITERS, said)) return DELIMITERS[said]!
    throw new CallError(`new: expected --delimiter , or ; or "|" or tab, found "${said}"`)
  }
  const bare = head.replace(/"[^"]*"/g, '')
  const present = [',', ';', '\t', '|'].filter((delimiter) => bare.includes(delimiter))
  if (present.length <= 1) return present[0] ?? ','
  throw new CallError(
    `${basename(path)}:1: expected one delimiter, found ${present.map((one) => JSON.stringify(one)).join(' and ')} (choose one with --delimiter)`,
  )
}
