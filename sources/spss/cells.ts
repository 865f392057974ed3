import { plainName } from '../../cohort/values/short-text.ts'
import type { SourceNote } from '../source.ts'
import { type FaultList, SourceError } from '../support/source-error.ts'
import { type Encoding, encodingFault } from './encoding.ts'
import { isInRange, type MissingValues } from './missing-values.ts'
import { printFormat } from './print-formats.ts'
import { stringBytes, type Variable } from './variables.ts'

/** Writes the cells of one variable and remembers what the description of its column needs. */
export interface ColumnCells {
  /** The text of the variable in a case. */
  text(bytes: Uint8Array, view: DataView, row: number): string
  /** Numbers in the range of missing values that occurred, ascending. */
  inRange(): readonly number[]
  notes(): readonly SourceNote[]
}

/** Letters of text that are kept at most, of all cells together. */
const MOST_LETTERS = 2 ** 28

export const cellPlace = (row: number, { name }: Variable): string =>
  `case ${row + 1}, variable ${plainName(name)}`

export const stringCells = (
  variable: Variable,
  encoding: Encoding,
  faults: FaultList,
  letters: { count: number },
): ColumnCells => ({
  text: (bytes, _, row) => {
    const content = stringBytes(variable, bytes)
    letters.count += content.length
    if (letters.count > MOST_LETTERS)
      throw new SourceError({
        place: cellPlace(row, variable),
        expected: `at most ${MOST_LETTERS} letters of text`,
        found: 'more',
        remedy: 'save fewer variables or cases',
      })
    const text = encoding.tryText(content)
    if (text === null) faults.add(encodingFault(cellPlace(row, variable), encoding.name, content))
    return text ?? ''
  },
  inRange: () => [],
  notes: () => [],
})

/** The number that stands for the system-missing value. */
const SYSTEM_MISSING = -Number.MAX_VALUE

export const numberCells = (
  variable: Variable,
  missing: MissingValues,
  isLittleEndian: boolean,
  faults: FaultList,
): ColumnCells => {
  const format = printFormat(variable.format)
  const start = variable.segments[0]!.start
  const found = new Set<number>()
  let shortened = 0
  return {
    text: (_, view, row) => {
      const value = view.getFloat64(start, isLittleEndian)
      if (value === SYSTEM_MISSING) return ''
      const text = Number.isFinite(value) ? format.write(value) : null
      if (text === null) {
        const expected = format.kind === 'number' ? 'a number' : 'a day of the years 1 to 9999'
        const shown = format.kind === 'number' ? String(value) : `${value} seconds since 1582-10-14`
        faults.add({ place: cellPlace(row, variable), expected, found: shown })
        return ''
      }
      if (isInRange(missing, value)) found.add(value)
      if (format.losesPart?.(value)) shortened += 1
      return text
    },
    inRange: () => [...found].sort((a, b) => a - b),
    notes: () => [
      ...(format.note === undefined
        ? []
        : [{ place: `variable ${plainName(variable.name)}`, text: format.note }]),
      ...(shortened === 0
        ? []
        : [
            {
              place: `variable ${plainName(variable.name)}`,
              text: `times of day, which the format does not show, were not read (cells: ${shortened})`,
            },
          ]),
    ],
  }
}
