import type { SourceFault } from '../source.ts'
import { formatName } from '../support/sas-format.ts'
import { MOST_FAULTS } from '../support/source-error.ts'

/** A variable of a member: where its bytes are in a row, and what is declared of it. */
export interface SasVariable {
  readonly isNumeric: boolean
  readonly length: number
  readonly offset: number
  /** Undecoded: the file does not say in which encoding. */
  readonly name: Uint8Array
  readonly label: Uint8Array
  /** `DATE` for DATE9. */
  readonly format: string
}

/** Text of an extended label record, which replaces what a variable record has no place for. */
interface LongTexts {
  readonly name: Uint8Array
  readonly label: Uint8Array
  readonly format: string
}

export const NAMESTR_SIZE = 140

/** The variable records of a member, of `size` bytes each. Layout: struct NAMESTR of TS-140. */
export const readVariables = (
  view: DataView,
  start: number,
  count: number,
  size: number,
  isLong: boolean,
): readonly SasVariable[] =>
  Array.from({ length: count }, (_, i) => {
    const at = start + i * size
    const bytes = (from: number, length: number): Uint8Array =>
      new Uint8Array(view.buffer, view.byteOffset + at + from, length)
    const long = isLong ? bytes(88, 32) : bytes(8, 8)
    return {
      isNumeric: view.getInt16(at) === 1,
      length: view.getUint16(at + 4),
      offset: view.getInt32(at + 84),
      name: isBlank(long) ? bytes(8, 8) : long,
      label: bytes(16, 40),
      format: formatName(ascii(bytes(56, 8))),
    }
  })

/** Labels beyond 40 bytes and names of formats beyond 8, by the number of the variable; null if they end beyond the file. */
export const readLongTexts = (
  view: DataView,
  start: number,
  count: number,
  hasFormats: boolean,
): { readonly texts: ReadonlyMap<number, LongTexts>; readonly end: number } | null => {
  const texts = new Map<number, LongTexts>()
  const sizes = hasFormats ? 5 : 3
  let at = start
  for (let i = 0; i < count; i++) {
    if (at + 2 * sizes > view.byteLength) return null
    const [number, ...lengths] = Array.from({ length: sizes }, (_, k) => view.getUint16(at + 2 * k))
    at += 2 * sizes
    if (at + lengths.reduce((sum, length) => sum + length, 0) > view.byteLength) return null
    const [name, label, format = new Uint8Array()] = lengths.map((length) => {
      const part = new Uint8Array(view.buffer, view.byteOffset + at, length)
      at += length
      return part
    })
    texts.set(number!, { name: name!, label: label!, format: formatName(ascii(format)) })
  }
  return { texts, end: at }
}

export const withLongTexts = (
  variables: readonly SasVariable[],
  texts: ReadonlyMap<number, LongTexts>,
): readonly SasVariable[] =>
  variables.map((variable, i) => {
    const long = texts.get(i + 1)
    if (!long) return variable
    return {
      ...variable,
      ...(long.name.length > 0 ? { name: long.name } : {}),
      ...(long.label.length > 0 ? { label: long.label } : {}),
      ...(long.format === '' ? {} : { format: long.format }),
    }
  })

/** Types and lengths that no variable has, and variables that do not lie side by side in a row. */
export const variableFaults = (variables: readonly SasVariable[], member: string): readonly SourceFault[] => {
  const faults: SourceFault[] = []
  let next = 0
  for (const [i, { isNumeric, length, offset }] of [...variables.entries()].sort(
    ([, a], [, b]) => a.offset - b.offset,
  )) {
    const place = `${member}, variable ${i + 1}`
    if (isNumeric && (length < 2 || length > 8))
      faults.push({ place, expected: 'a number of 2 to 8 bytes', found: `${length}` })
    if (!isNumeric && (length < 1 || length > 32_767))
      faults.push({ place, expected: 'text of 1 to 32767 bytes', found: `${length}` })
    if (offset !== next)
      faults.push({ place, expected: `its position in a row, ${next}`, found: `${offset}` })
    next = offset + length
    if (faults.length >= MOST_FAULTS) break
  }
  return faults
}

/** One character for each byte. */
export const ascii = (bytes: Uint8Array): string => {
  if (bytes.length < 5000) return String.fromCharCode.apply(null, bytes as unknown as number[])
  return ascii(bytes.subarray(0, 4999)) + ascii(bytes.subarray(4999))
}

export const isBlank = (bytes: Uint8Array): boolean => bytes.every((byte) => byte === 32 || byte === 0)
