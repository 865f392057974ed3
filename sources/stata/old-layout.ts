import type { ByteCursor } from '../support/byte-cursor.ts'
import {
  type LabelSet,
  type Layout,
  numberStorage,
  readLabelTable,
  type Storage,
  takeRows,
  untilZero,
} from './layout.ts'

/** The parts of a file of the releases 108 to 115: fields of fixed lengths, without tags. */
export const readOldLayout = (cursor: ByteCursor): Layout => {
  cursor.section('header')
  const release = cursor.uint8()
  const order = cursor.uint8()
  if (order !== 1 && order !== 2) throw cursor.fail('byte order 1 or 2', String(order))
  cursor.setLittleEndian(order === 2)
  cursor.take(2)
  const variableCount = cursor.uint16()
  const rowCount = cursor.uint32()
  const label = untilZero(cursor.take(81))
  cursor.take(18)
  const nameLength = release < 110 ? 9 : 33
  const storage = release < 111 ? storageOfLetter : storageOf
  const variables = readVariables(cursor, variableCount, nameLength, release < 114 ? 12 : 49, storage)
  const characteristicCount = skipCharacteristics(cursor, release < 110 ? 2 : 4)
  const rows = takeRows(cursor, rowCount, variables)
  const labelSets = readLabelSets(cursor, nameLength)
  return {
    release,
    isLittleEndian: order === 2,
    label,
    variables,
    rowCount,
    rows,
    labelSets,
    longTexts: new Map(),
    characteristicCount,
  }
}

const readVariables = (
  cursor: ByteCursor,
  count: number,
  nameLength: number,
  formatLength: number,
  storage: (code: number, cursor: ByteCursor) => Storage,
): Layout['variables'] => {
  cursor.section('variables')
  const types = [...cursor.take(count)].map((code) => storage(code, cursor))
  const names = fields(cursor, count, nameLength)
  cursor.take(2 * (count + 1))
  const formats = fields(cursor, count, formatLength)
  const labelSets = fields(cursor, count, nameLength)
  const labels = fields(cursor, count, 81)
  return types.map((storage, index) => ({
    storage,
    name: names[index]!,
    format: formats[index]!,
    labelSet: labelSets[index]!,
    label: labels[index]!,
  }))
}

const NUMBERS = ['byte', 'int', 'long', 'float', 'double'] as const

/** 1 to 244 is a text of so many bytes, 251 to 255 are the numbers. */
const storageOf = (code: number, cursor: ByteCursor): Storage => {
  if (code >= 1 && code <= 244) return { type: 'text', bytes: code }
  const type = NUMBERS[code - 251]
  if (type === undefined) throw cursor.fail('a type of Stata', `type ${code}`)
  return numberStorage(type)
}

/** Before release 111 a number is the first letter of its type, a text of n bytes is 127 + n. */
const storageOfLetter = (code: number, cursor: ByteCursor): Storage => {
  if (code > 127) return { type: 'text', bytes: code - 127 }
  const type = NUMBERS.find((name) => name.charCodeAt(0) === code)
  if (type === undefined) throw cursor.fail('a type of Stata', `type ${code}`)
  return numberStorage(type)
}

const fields = (cursor: ByteCursor, count: number, length: number): readonly Uint8Array[] =>
  Array.from({ length: count }, () => untilZero(cursor.take(length)))

/** Characteristics and notes: a type, a length, so many bytes; the last one has type and length 0. */
const skipCharacteristics = (cursor: ByteCursor, lengthBytes: 2 | 4): number => {
  cursor.section('characteristics')
  for (let count = 0; ; count += 1) {
    const type = cursor.uint8()
    const length = lengthBytes === 2 ? cursor.uint16() : cursor.uint32()
    if (type === 0 && length === 0) return count
    cursor.take(length)
  }
}

/** Sets of value labels until the end of the file: a length, a name, three bytes, a table of that length. */
const readLabelSets = (cursor: ByteCursor, nameLength: number): readonly LabelSet[] => {
  const sets: LabelSet[] = []
  while (cursor.left > 0) {
    cursor.section('value labels')
    const length = cursor.uint32()
    const name = untilZero(cursor.take(nameLength))
    cursor.take(3)
    const start = cursor.position
    const labels = readLabelTable(cursor)
    if (cursor.position - start !== length)
      throw cursor.fail(`${length} bytes of value labels`, String(cursor.position - start))
    sets.push({ name, labels })
  }
  return sets
}
