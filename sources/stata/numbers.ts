import { floatText, numberText } from '../support/number-text.ts'
import type { Layout, Storage } from './layout.ts'

/**
 * The number of a cell, or its missing code: '' for Stata's `.`, `.a` to `.z` for the extended ones. Null where the
 * bytes are neither.
 */
export type StoredNumber = number | string | null

type NumberType = Exclude<Storage['type'], 'text' | 'long text'>

/** The whole numbers above which missing codes begin, `.` the first. */
const FIRST_MISSING: Readonly<Record<'byte' | 'int' | 'long', number>> = {
  byte: 101,
  int: 32_741,
  long: 2_147_483_621,
}

/** The highest bytes of `.` in floats and doubles, and how far apart the codes are. */
const [FLOAT_MISSING, FLOAT_STEP] = [0x7f000000, 0x800]
const [DOUBLE_MISSING, DOUBLE_STEP] = [0x7fe00000, 0x100]

/** The highest number of each type, which was `.` and the only missing code before release 113. */
const ONLY_MISSING: Readonly<Record<'byte' | 'int' | 'long', number>> = {
  byte: 127,
  int: 32_767,
  long: 2_147_483_647,
}

export const storedNumber = (
  view: DataView,
  place: number,
  type: NumberType,
  { isLittleEndian, release }: Pick<Layout, 'isLittleEndian' | 'release'>,
): StoredNumber => {
  const lastIndex = release < 113 ? 0 : 26
  if (type === 'float') {
    const bits = view.getUint32(place, isLittleEndian)
    if (bits >= FLOAT_MISSING && bits <= 0x7fffffff)
      return stepCode(bits - FLOAT_MISSING, FLOAT_STEP, lastIndex)
    return finite(view.getFloat32(place, isLittleEndian))
  }
  if (type === 'double') {
    const high = view.getUint32(place + (isLittleEndian ? 4 : 0), isLittleEndian)
    const low = view.getUint32(place + (isLittleEndian ? 0 : 4), isLittleEndian)
    if (high >= DOUBLE_MISSING && high <= 0x7fffffff)
      return low === 0 ? stepCode(high - DOUBLE_MISSING, DOUBLE_STEP, lastIndex) : null
    return finite(view.getFloat64(place, isLittleEndian))
  }
  const value =
    type === 'byte'
      ? view.getInt8(place)
      : type === 'int'
        ? view.getInt16(place, isLittleEndian)
        : view.getInt32(place, isLittleEndian)
  return wholeNumber(value, type, release)
}

const wholeNumber = (value: number, type: 'byte' | 'int' | 'long', release: number): StoredNumber => {
  if (release < 113) return value === ONLY_MISSING[type] ? '' : value
  return value < FIRST_MISSING[type] ? value : missingCode(value - FIRST_MISSING[type])
}

/** `.` for 0, `.a` for 1 to `.z` for 26; '' is how a cell has `.`. */
const missingCode = (index: number): string | null =>
  index === 0 ? '' : index <= 26 ? `.${String.fromCharCode(96 + index)}` : null

const stepCode = (distance: number, step: number, lastIndex: number): string | null =>
  distance % step === 0 && distance / step <= lastIndex ? missingCode(distance / step) : null

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null)

/** The value of a label: a number, or the missing code that it labels. */
export const labelledValue = (value: number, release: number): StoredNumber =>
  value < FIRST_MISSING.long || release < 113 ? value : missingCode(value - FIRST_MISSING.long)

/** Floats as the shortest decimal of theirs, all others with at most 15 digits. */
export const storedText = (value: number, type: NumberType): string =>
  type === 'float' ? floatText(value) : numberText(value)
