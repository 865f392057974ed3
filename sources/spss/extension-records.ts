import { byteCursor } from '../support/byte-cursor.ts'
import { decodeAscii } from '../support/text-decoder.ts'
import type { Encoding } from './encoding.ts'
import type { Records } from './records.ts'

/** Long variable names by short ones (record 7/13): `SHORT=Long name` between tabs. */
export const longNames = ({ extensions }: Records, encoding: Encoding): ReadonlyMap<string, string> =>
  pairs(encoding.text(extensions.get(13)?.content ?? NO_BYTES, 'long variable names'))

/** Widths of strings longer than 255 bytes by short names (record 7/14): `SHORT=00300` between zero bytes and tabs. */
export const stringWidths = ({ extensions }: Records, encoding: Encoding): ReadonlyMap<string, number> => {
  const text = encoding.text(extensions.get(14)?.content ?? NO_BYTES, 'very long strings')
  return new Map([...pairs(text.replaceAll('\0', ''))].map(([name, width]) => [name, Number(width)]))
}

const NO_BYTES = new Uint8Array(0)

const pairs = (text: string): ReadonlyMap<string, string> =>
  new Map(
    text
      .split('\t')
      .filter((pair) => pair.includes('='))
      .map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
  )

/** Value labels of strings longer than 8 bytes (record 7/21), by the name of the variable. */
export const longStringLabels = (
  { extensions }: Records,
  isLittleEndian: boolean,
): readonly (NamedBytes & { readonly labels: readonly LabelBytes[] })[] =>
  entriesOf(extensions.get(21), 'value labels of long strings', isLittleEndian, (cursor) => {
    const name = cursor.take(cursor.uint32())
    cursor.int32()
    const count = cursor.uint32()
    const labels: LabelBytes[] = []
    for (let index = 0; index < count; index += 1)
      labels.push({ value: cursor.take(cursor.uint32()), label: cursor.take(cursor.uint32()) })
    return { name, labels }
  })

interface NamedBytes {
  readonly name: Uint8Array
}

interface LabelBytes {
  readonly value: Uint8Array
  readonly label: Uint8Array
}

/**
 * Missing values of strings longer than 8 bytes (record 7/22), by the name of the variable. Some writers repeat the
 * length 8 before each value: such a file has those four bytes, which no text begins with.
 */
export const longStringMissing = (
  { extensions }: Records,
  isLittleEndian: boolean,
): readonly (NamedBytes & { readonly values: readonly Uint8Array[] })[] =>
  entriesOf(extensions.get(22), 'missing values of long strings', isLittleEndian, (cursor) => {
    const name = cursor.take(cursor.uint32())
    const count = cursor.uint8()
    const length = cursor.uint32()
    const values: Uint8Array[] = []
    for (let index = 0; index < count; index += 1) {
      const start = cursor.position
      const isRepeated = index > 0 && cursor.left >= 4 && cursor.uint32() === length
      if (!isRepeated) cursor.moveTo(start)
      values.push(cursor.take(length))
    }
    return { name, values }
  })

/** Entries one after the other until the record ends. */
const entriesOf = <T>(
  record: { readonly content: Uint8Array } | undefined,
  section: string,
  isLittleEndian: boolean,
  read: (cursor: ReturnType<typeof byteCursor>) => T,
): readonly T[] => {
  if (record === undefined) return []
  const cursor = byteCursor(record.content, 'the file is damaged: save it again in SPSS')
  cursor.section(section)
  cursor.setLittleEndian(isLittleEndian)
  const entries: T[] = []
  while (cursor.left > 0) entries.push(read(cursor))
  return entries
}

/** Names of the multiple response sets (records 7/7 and 7/19), which are not read: `$name=...` on lines. */
export const responseSets = ({ extensions }: Records): readonly string[] =>
  [7, 19].flatMap((subtype) =>
    (decodeAscii(extensions.get(subtype)?.content ?? NO_BYTES) ?? '')
      .split('\n')
      .filter((line) => line.includes('='))
      .map((line) => line.slice(0, line.indexOf('='))),
  )
