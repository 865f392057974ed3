import type { ByteCursor } from '../support/byte-cursor.ts'

/** What a variable holds: a text of so many bytes, a text elsewhere in the file, or a number. */
export type Storage =
  | { readonly type: 'text'; readonly bytes: number }
  | { readonly type: 'long text'; readonly bytes: 8 }
  | { readonly type: 'byte' | 'int' | 'long' | 'float' | 'double'; readonly bytes: number }

/** A variable; texts are bytes until they are decoded. */
export interface VariableEntry {
  readonly storage: Storage
  readonly name: Uint8Array
  readonly format: Uint8Array
  /** The name of a set of value labels; empty for none. */
  readonly labelSet: Uint8Array
  readonly label: Uint8Array
}

/** A set of value labels, by its name. */
export interface LabelSet {
  readonly name: Uint8Array
  readonly labels: readonly { readonly value: number; readonly label: Uint8Array }[]
}

/** The parts of a file, whichever its release. */
export interface Layout {
  readonly release: number
  readonly isLittleEndian: boolean
  readonly label: Uint8Array
  readonly variables: readonly VariableEntry[]
  readonly rowCount: number
  /** Bytes of all rows, one after the other. */
  readonly rows: Uint8Array
  readonly labelSets: readonly LabelSet[]
  /** Long texts by the key that `longTextKey` makes of a reference. */
  readonly longTexts: ReadonlyMap<string, LongText>
  /** Characteristics of the data set and its variables, notes among them, which are not read. */
  readonly characteristicCount: number
}

export interface LongText {
  readonly content: Uint8Array
  readonly isBinary: boolean
}

/** Bytes up to the first zero. */
export const untilZero = (bytes: Uint8Array): Uint8Array => {
  const end = bytes.indexOf(0)
  return end < 0 ? bytes : bytes.subarray(0, end)
}

export const numberStorage = (type: 'byte' | 'int' | 'long' | 'float' | 'double'): Storage => ({
  type,
  bytes: { byte: 1, int: 2, long: 4, float: 4, double: 8 }[type],
})

export const rowBytes = (variables: readonly { readonly storage: Storage }[]): number =>
  variables.reduce((sum, { storage }) => sum + storage.bytes, 0)

/**
 * The rows of the data: as many as declared, if the file has room for them, which is known before they are read. A
 * file without variables has no rows.
 */
export const takeRows = (
  cursor: ByteCursor,
  rowCount: number,
  variables: readonly { readonly storage: Storage }[],
): Uint8Array => {
  cursor.section('data')
  if (variables.length === 0)
    throw cursor.fail('variables', 'none', 'a data set without variables cannot be read')
  const length = rowBytes(variables)
  const room = Math.floor(cursor.left / length)
  if (rowCount > room) throw cursor.fail(`${rowCount} observations, as declared`, `room for at most ${room}`)
  return cursor.take(rowCount * length)
}

/**
 * A table of value labels: the number of labels and of bytes of text, the places of the texts, the values, the texts,
 * each of which ends at a zero.
 */
export const readLabelTable = (cursor: ByteCursor): LabelSet['labels'] => {
  const count = cursor.uint32()
  const textLength = cursor.uint32()
  if (count * 8 + textLength > cursor.left)
    throw cursor.fail(
      `${count} labels of ${textLength} bytes`,
      `${cursor.left} bytes until the end of the file`,
    )
  const places = Array.from({ length: count }, () => cursor.uint32())
  const values = Array.from({ length: count }, () => cursor.int32())
  const texts = cursor.take(textLength)
  let letters = 0
  return places.map((place, index) => {
    if (place >= textLength)
      throw cursor.fail(`the place of a text within ${textLength} bytes`, String(place))
    const label = untilZero(texts.subarray(place))
    letters += label.length
    // a small table of texts that lie within each other would be a large one
    if (letters > textLength) throw cursor.fail('texts of labels one after the other', 'texts that overlap')
    return { value: values[index]!, label }
  })
}
