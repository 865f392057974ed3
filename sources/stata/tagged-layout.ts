import type { ByteCursor } from '../support/byte-cursor.ts'
import {
  type LabelSet,
  type Layout,
  type LongText,
  numberStorage,
  readLabelTable,
  type Storage,
  takeRows,
  untilZero,
} from './layout.ts'
import { longTextKey } from './long-text-key.ts'

/** Lengths of fields, in bytes, by release. */
const SIZES = {
  117: { variableCount: 2, rowCount: 4, labelLength: 1, name: 33, format: 49, label: 81, sort: 2 },
  118: { variableCount: 2, rowCount: 8, labelLength: 2, name: 129, format: 57, label: 321, sort: 2 },
  119: { variableCount: 4, rowCount: 8, labelLength: 2, name: 129, format: 57, label: 321, sort: 4 },
} as const

type Sizes = (typeof SIZES)[keyof typeof SIZES]

/** The releases that are read; 120 and 121 have variables that are in another file. */
export const isTaggedRelease = (release: number): release is keyof typeof SIZES => release in SIZES

/** The parts of a file of the releases 117, 118 and 119, whose parts stand between tags. */
export const readTaggedLayout = (cursor: ByteCursor, release: keyof typeof SIZES): Layout => {
  const sizes = SIZES[release]
  cursor.section('header')
  expectText(cursor, `<stata_dta><header><release>${release}</release><byteorder>`)
  const order = textOf(cursor.take(3))
  if (order !== 'LSF' && order !== 'MSF') throw cursor.fail('byte order LSF or MSF', 'another')
  cursor.setLittleEndian(order === 'LSF')
  expectText(cursor, '</byteorder><K>')
  const variableCount = sizes.variableCount === 2 ? cursor.uint16() : cursor.uint32()
  expectText(cursor, '</K><N>')
  const rowCount = sizes.rowCount === 4 ? cursor.uint32() : cursor.uint64()
  expectText(cursor, '</N><label>')
  const label = cursor.take(sizes.labelLength === 1 ? cursor.uint8() : cursor.uint16())
  expectText(cursor, '</label><timestamp>')
  cursor.take(cursor.uint8())
  expectText(cursor, '</timestamp></header><map>')
  // the places of the parts, which follow each other without it
  cursor.take(14 * 8)
  expectText(cursor, '</map>')
  const variables = readVariables(cursor, variableCount, sizes)
  const characteristicCount = skipCharacteristics(cursor)
  expectText(cursor, '<data>')
  const rows = takeRows(cursor, rowCount, variables)
  expectText(cursor, '</data>')
  const longTexts = readLongTexts(cursor, release)
  const labelSets = readLabelSets(cursor, sizes)
  expectText(cursor, '</stata_dta>')
  if (cursor.left > 0) throw cursor.fail('the end of the file', `${cursor.left} more bytes`)
  const isLittleEndian = order === 'LSF'
  return {
    release,
    isLittleEndian,
    label,
    variables,
    rowCount,
    rows,
    labelSets,
    longTexts,
    characteristicCount,
  }
}

const textOf = (bytes: Uint8Array): string => String.fromCharCode(...bytes)

const expectText = (cursor: ByteCursor, text: string): void => {
  if (textOf(cursor.take(text.length)) !== text) throw cursor.fail(text, 'other bytes')
}

const isNext = (cursor: ByteCursor, text: string): boolean => {
  const start = cursor.position
  const found = cursor.left >= text.length && textOf(cursor.take(text.length)) === text
  if (!found) cursor.moveTo(start)
  return found
}

const readVariables = (cursor: ByteCursor, count: number, sizes: Sizes): Layout['variables'] => {
  cursor.section('variables')
  const bytesAtLeast = 2 + 2 * sizes.name + sizes.format + sizes.label
  if (count * bytesAtLeast > cursor.left)
    throw cursor.fail(
      `${count} variables, as declared`,
      `room for at most ${Math.floor(cursor.left / bytesAtLeast)}`,
    )
  const part = <T>(tag: string, read: () => T): readonly T[] => {
    expectText(cursor, `<${tag}>`)
    const items = Array.from({ length: count }, read)
    expectText(cursor, `</${tag}>`)
    return items
  }
  const field = (length: number) => () => untilZero(cursor.take(length))
  const types = part('variable_types', () => storageOf(cursor.uint16(), cursor))
  const names = part('varnames', field(sizes.name))
  expectText(cursor, '<sortlist>')
  cursor.take((count + 1) * sizes.sort)
  expectText(cursor, '</sortlist>')
  const formats = part('formats', field(sizes.format))
  const labelSets = part('value_label_names', field(sizes.name))
  const labels = part('variable_labels', field(sizes.label))
  return types.map((storage, index) => ({
    storage,
    name: names[index]!,
    format: formats[index]!,
    labelSet: labelSets[index]!,
    label: labels[index]!,
  }))
}

const NUMBERS = ['double', 'float', 'long', 'int', 'byte'] as const

/** 1 to 2045 is a text of so many bytes, 32768 a long text elsewhere, 65526 to 65530 are the numbers. */
const storageOf = (code: number, cursor: ByteCursor): Storage => {
  if (code >= 1 && code <= 2045) return { type: 'text', bytes: code }
  if (code === 32_768) return { type: 'long text', bytes: 8 }
  const type = NUMBERS[code - 65_526]
  if (type === undefined) throw cursor.fail('a type of Stata', `type ${code}`)
  return numberStorage(type)
}

const skipCharacteristics = (cursor: ByteCursor): number => {
  cursor.section('characteristics')
  expectText(cursor, '<characteristics>')
  let count = 0
  for (; isNext(cursor, '<ch>'); count += 1) {
    cursor.take(cursor.uint32())
    expectText(cursor, '</ch>')
  }
  expectText(cursor, '</characteristics>')
  return count
}

/** Long texts: "GSO", the variable and the observation of which it is, its kind (129 is binary), length and bytes. */
const readLongTexts = (cursor: ByteCursor, release: number): ReadonlyMap<string, LongText> => {
  cursor.section('long texts')
  expectText(cursor, '<strls>')
  const texts = new Map<string, LongText>()
  while (isNext(cursor, 'GSO')) {
    const variable = cursor.uint32()
    const observation = release === 117 ? cursor.uint32() : cursor.uint64()
    const kind = cursor.uint8()
    if (kind !== 129 && kind !== 130) throw cursor.fail('a text of kind 129 or 130', `kind ${kind}`)
    const content = cursor.take(cursor.uint32())
    const isBinary = kind === 129
    texts.set(longTextKey(variable, observation), {
      content: isBinary ? content : untilZero(content),
      isBinary,
    })
  }
  expectText(cursor, '</strls>')
  return texts
}

const readLabelSets = (cursor: ByteCursor, sizes: Sizes): readonly LabelSet[] => {
  cursor.section('value labels')
  expectText(cursor, '<value_labels>')
  const sets: LabelSet[] = []
  while (isNext(cursor, '<lbl>')) {
    const length = cursor.uint32()
    const name = untilZero(cursor.take(sizes.name))
    cursor.take(3)
    const start = cursor.position
    const labels = readLabelTable(cursor)
    if (cursor.position - start !== length)
      throw cursor.fail(`${length} bytes of value labels`, String(cursor.position - start))
    expectText(cursor, '</lbl>')
    sets.push({ name, labels })
  }
  expectText(cursor, '</value_labels>')
  return sets
}
