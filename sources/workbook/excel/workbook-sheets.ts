import type { SourceNote } from '../../source.ts'
import { SourceError } from '../../support/source-error.ts'
import { placeIn } from '../remarks.ts'

export const SAVE_AGAIN = 'open the workbook in its program and save it again'

/** Excel's own bound is memory; nobody looks through so many. */
const MOST_SHEETS = 1_000

/** @throws SourceError if there are more sheets than are read */
export const checkSheetCount = (count: number): void => {
  if (count > MOST_SHEETS)
    throw new SourceError({ place: 'the file', expected: `at most ${MOST_SHEETS} sheets`, found: 'more' })
}

/** @throws SourceError if two sheets have one name */
export const checkSheetNames = (sheets: readonly { readonly name: string }[]): void => {
  const names = sheets.map(({ name }) => name.toLowerCase())
  const twice = sheets.find(({ name }, i) => names.indexOf(name.toLowerCase()) < i)
  if (twice !== undefined)
    throw new SourceError({
      place: 'the file',
      expected: 'a different name for each sheet',
      found: `"${twice.name}" twice`,
      remedy: SAVE_AGAIN,
    })
}

/** What is said of the whole workbook: macros, and the day from which it counts. */
export const workbookNotes = (workbook: {
  readonly is1904: boolean
  readonly hasMacros: boolean
}): readonly SourceNote[] => [
  ...(workbook.hasMacros ? [{ place: 'the file', text: 'it has macros, which were not run' }] : []),
  ...(workbook.is1904
    ? [{ place: 'the file', text: 'its dates count from 1904-01-01 (1904 date system)' }]
    : []),
]

/** What is said of a sheet that is no worksheet. */
export const otherSheetNote = ({ name }: { readonly name: string }): SourceNote => ({
  place: placeIn(name),
  text: 'the sheet has a chart, a dialog or macros, and no table; not read',
})
