import { listed, plainName } from '../../cohort/values/short-text.ts'
import type { SourceNote } from '../source.ts'
import type { Encoding } from './encoding.ts'
import { withoutPadding } from './encoding.ts'
import type { Variable } from './variables.ts'

/** The values of a variable that mean a missing value. Numbers as they are stored, strings as text. */
export interface MissingValues {
  readonly numbers: readonly number[]
  /** Both ends belong to it. */
  readonly range: { readonly low: number; readonly high: number } | null
  readonly texts: readonly string[]
}

/** No number is lower: the lowest end of a range, and the system-missing value, which is no cell of a range. */
const LOWEST = -Number.MAX_VALUE

/** The declared missing values; those of strings longer than 8 bytes are in a record of their own. */
export const missingValuesOf = (
  { record, width, name }: Variable,
  longValues: readonly Uint8Array[],
  encoding: Encoding,
  isLittleEndian: boolean,
): MissingValues => {
  if (width > 0) {
    const values = [...record.missing, ...longValues].map(withoutPadding)
    const texts = values.map((value) => encoding.text(value, `variable ${plainName(name)}, missing values`))
    return { numbers: [], range: null, texts: texts.filter((text) => text !== '') }
  }
  const numbers = record.missing.map((value) => numberOf(value, isLittleEndian))
  if (!record.hasRange) return { numbers, range: null, texts: [] }
  const [low = 0, high = 0, ...discrete] = numbers
  return { numbers: discrete, range: { low, high }, texts: [] }
}

export const numberOf = (bytes: Uint8Array, isLittleEndian: boolean): number =>
  new DataView(bytes.buffer, bytes.byteOffset, 8).getFloat64(0, isLittleEndian)

export const isInRange = ({ range }: MissingValues, value: number): boolean =>
  range !== null && value >= range.low && value <= range.high

/** What the range was, since the column lists only those of its values that occur. */
export const rangeNote = (
  { name }: Variable,
  { range }: MissingValues,
  occurring: readonly string[],
  write: (value: number) => string,
): readonly SourceNote[] => {
  if (range === null) return []
  // the lowest end is the number above the lowest in SPSS, the lowest in PSPP
  const low = range.low <= LOWEST * (1 - 1e-15) ? 'the lowest value' : write(range.low)
  const high = range.high === Number.MAX_VALUE ? 'the highest value' : write(range.high)
  const found = occurring.length === 0 ? 'none occurs' : `${listed(occurring)} occur`
  return [{ place: `variable ${plainName(name)}`, text: `missing from ${low} to ${high}: ${found}` }]
}
