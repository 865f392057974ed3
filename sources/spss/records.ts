import type { ByteCursor } from '../support/byte-cursor.ts'
import { type Header, readHeader } from './header.ts'

/** A variable record; texts are bytes until the encoding is known. */
export interface VariableRecord {
  /** 0-based index among all variable records, those that continue a string included. */
  readonly index: number
  /** Bytes of a string variable; 0 for a number. */
  readonly width: number
  /** The code of the print format: 5 is F, 20 is DATE. */
  readonly format: number
  readonly name: Uint8Array
  readonly label: Uint8Array | null
  /** Values of 8 bytes; with a range, the first two are its ends. */
  readonly missing: readonly Uint8Array[]
  readonly hasRange: boolean
}

/** Labels of the values of numbers and of strings up to 8 bytes, with the indexes of their variables. */
export interface ValueLabelRecord {
  readonly labels: readonly { readonly value: Uint8Array; readonly label: Uint8Array }[]
  readonly indexes: readonly number[]
}

/** An extension record (type 7), whose content depends on its subtype. */
export interface ExtensionRecord {
  readonly content: Uint8Array
  /** Where the content begins in the file. */
  readonly position: number
}

/** The records before the cases. The cursor is left at the first case. */
export interface Records {
  readonly header: Header
  readonly variables: readonly VariableRecord[]
  /** Values of 8 bytes in a case: variable records, those that continue a string included. */
  readonly slotCount: number
  readonly valueLabels: readonly ValueLabelRecord[]
  readonly documentLines: number
  readonly extensions: ReadonlyMap<number, ExtensionRecord>
}

export const readRecords = (cursor: ByteCursor): Records => {
  const header = readHeader(cursor)
  const variables: VariableRecord[] = []
  const valueLabels: ValueLabelRecord[] = []
  const extensions = new Map<number, ExtensionRecord>()
  let slotCount = 0
  let documentLines = 0
  for (;;) {
    cursor.section('dictionary')
    const type = cursor.int32()
    if (type === 2) {
      const variable = readVariable(cursor, slotCount)
      if (variable !== null) variables.push(variable)
      slotCount += 1
    } else if (type === 3) valueLabels.push(readValueLabels(cursor))
    else if (type === 6) documentLines += skipDocuments(cursor)
    else if (type === 7) readExtension(cursor, extensions)
    else if (type === 999) break
    else throw cursor.fail('a record of type 2, 3, 6, 7 or 999', `type ${type}`)
  }
  cursor.take(4)
  return { header, variables, slotCount, valueLabels, documentLines, extensions }
}

/** Null for a record that continues the string before it. */
const readVariable = (cursor: ByteCursor, index: number): VariableRecord | null => {
  cursor.section(`variable record ${index + 1}`)
  const width = cursor.int32()
  if (width < -1 || width > 255) throw cursor.fail('a string of at most 255 bytes', String(width))
  const hasLabel = cursor.int32()
  if (hasLabel !== 0 && hasLabel !== 1) throw cursor.fail('0 or 1 for a label', String(hasLabel))
  const missingCode = cursor.int32()
  if (missingCode < -3 || missingCode > 3 || missingCode === -1)
    throw cursor.fail('0, 1, 2, 3, -2 or -3 for missing values', String(missingCode))
  const format = (cursor.int32() >>> 16) & 255
  cursor.int32()
  const name = cursor.take(8)
  const label = hasLabel === 1 ? takePadded(cursor, cursor.uint32(), 4) : null
  const missing = Array.from({ length: Math.abs(missingCode) }, () => cursor.take(8))
  return width === -1 ? null : { index, width, format, name, label, missing, hasRange: missingCode < 0 }
}

/** Bytes that are padded so that they and what is `before` them fill whole units. */
const takePadded = (cursor: ByteCursor, length: number, unit: number, before = 0): Uint8Array => {
  const bytes = cursor.take(length)
  cursor.take((unit - ((before + length) % unit)) % unit)
  return bytes
}

const readValueLabels = (cursor: ByteCursor): ValueLabelRecord => {
  cursor.section('value labels')
  const count = atMost(cursor, cursor.uint32(), 16)
  const labels = Array.from({ length: count }, () => {
    const value = cursor.take(8)
    return { value, label: takePadded(cursor, cursor.uint8(), 8, 1) }
  })
  const type = cursor.int32()
  if (type !== 4) throw cursor.fail('a record of type 4 after value labels', `type ${type}`)
  const indexes = Array.from({ length: atMost(cursor, cursor.uint32(), 4) }, () => cursor.int32() - 1)
  return { labels, indexes }
}

/** A number of items, each of at least so many bytes, for which the file has room. */
const atMost = (cursor: ByteCursor, count: number, size: number): number => {
  const room = Math.floor(cursor.left / size)
  if (count > room) throw cursor.fail(`at most ${room} items in what is left of the file`, String(count))
  return count
}

const skipDocuments = (cursor: ByteCursor): number => {
  cursor.section('documents')
  const lines = atMost(cursor, cursor.uint32(), 80)
  cursor.take(lines * 80)
  return lines
}

/** Of several records of one subtype the first is kept: only attributes are known to have several. */
const readExtension = (cursor: ByteCursor, extensions: Map<number, ExtensionRecord>): void => {
  const subtype = cursor.int32()
  cursor.section(`extension record ${subtype}`)
  const size = cursor.uint32()
  const count = cursor.uint32()
  const position = cursor.position
  const content = cursor.take(size * count)
  if (!extensions.has(subtype)) extensions.set(subtype, { content, position })
}
