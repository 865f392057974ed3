import { plainName } from '../../cohort/values/short-text.ts'
import type { SourceNote } from '../source.ts'
import type { FaultList } from '../support/source-error.ts'
import type { DateFormat } from './display-formats.ts'
import { type Layout, type Storage, untilZero } from './layout.ts'
import { referenceKey } from './long-text-key.ts'
import { storedNumber, storedText } from './numbers.ts'
import type { Texts } from './texts.ts'
import type { Variable } from './variables.ts'

/** Writes the cells of one variable and remembers what the description of its column needs. */
export interface ColumnCells {
  /** The text of the cell that begins at a place of the rows. */
  text(place: number, row: number): string
  /** The extended missing codes that occurred. */
  missingCodes(): ReadonlySet<string>
  notes(): readonly SourceNote[]
}

export const cellPlace = (row: number, { name }: Variable): string =>
  `observation ${row + 1}, variable ${plainName(name)}`

/** The cells of a variable by what it holds. */
export const cellsOf = (
  variable: Variable,
  layout: Layout,
  texts: Texts,
  faults: FaultList,
  longTexts: ReadonlyMap<string, string>,
): ColumnCells => {
  const { storage } = variable
  if (storage.type === 'text') return textCells(variable, storage.bytes, layout, texts, faults)
  if (storage.type === 'long text') return longTextCells(variable, layout, faults, longTexts)
  return numberCells(variable, storage.type, layout, faults)
}

const NO_CODES: ReadonlySet<string> = new Set()

const textCells = (
  variable: Variable,
  length: number,
  { rows }: Layout,
  texts: Texts,
  faults: FaultList,
): ColumnCells => ({
  text: (place, row) => {
    const content = untilZero(rows.subarray(place, place + length))
    const text = texts.tryText(content)
    if (text === null) faults.add(texts.fault(cellPlace(row, variable), content).fault)
    return text ?? ''
  },
  missingCodes: () => NO_CODES,
  notes: () => [],
})

const longTextCells = (
  variable: Variable,
  { rows, release, isLittleEndian }: Layout,
  faults: FaultList,
  longTexts: ReadonlyMap<string, string>,
): ColumnCells => ({
  text: (place, row) => {
    const key = referenceKey(rows.subarray(place, place + 8), release, isLittleEndian)
    const text = key === null ? '' : longTexts.get(key)
    if (text === undefined)
      faults.add({
        place: cellPlace(row, variable),
        expected: 'a text',
        found: 'a reference to no text of the file, or to binary data',
        remedy: 'drop the variable in Stata if it holds files, else save the file again',
      })
    return text ?? ''
  },
  missingCodes: () => NO_CODES,
  notes: () => [],
})

/** Texts of the strL variables, each decoded once however many cells refer to it; binary ones are absent. */
export const longTextsOf = ({ longTexts }: Layout, texts: Texts): ReadonlyMap<string, string> =>
  new Map(
    [...longTexts]
      .filter(([, { isBinary }]) => !isBinary)
      .map(([key, { content }]) => [
        key,
        texts.text(content, `long text of variable and observation ${key}`),
      ]),
  )

const numberCells = (
  variable: Variable,
  type: Exclude<Storage['type'], 'text' | 'long text'>,
  { rows, isLittleEndian, release }: Layout,
  faults: FaultList,
): ColumnCells => {
  const view = new DataView(rows.buffer, rows.byteOffset, rows.byteLength)
  const date: DateFormat | null = variable.date
  const codes = new Set<string>()
  let shortened = 0
  return {
    text: (place, row) => {
      const value = storedNumber(view, place, type, { isLittleEndian, release })
      if (typeof value === 'string') {
        if (value !== '') codes.add(value)
        return value
      }
      const fault = (expected: string, found: string): string => {
        faults.add({ place: cellPlace(row, variable), expected, found })
        return ''
      }
      if (value === null) return fault('a number or a missing code', 'neither')
      if (date === null) return storedText(value, type)
      if (date.losesPart(value)) shortened += 1
      return date.write(value) ?? fault('a date of the years 1 to 9999', String(value))
    },
    missingCodes: () => codes,
    notes: () => [
      ...(date?.note === undefined
        ? []
        : [{ place: `variable ${plainName(variable.name)}`, text: date.note }]),
      ...(shortened === 0
        ? []
        : [
            {
              place: `variable ${plainName(variable.name)}`,
              text: `fractions, which the format does not show, were not read (cells: ${shortened})`,
            },
          ]),
    ],
  }
}
