import { SourceError } from '../support/source-error.ts'
import { placeIn } from './remarks.ts'
import { MOST_CELLS } from './sheet.ts'

/** The fault of a sheet with more cells than are read. */
export const tooManyCells = (sheet: string, found = 'more'): SourceError =>
  new SourceError({
    place: placeIn(sheet),
    expected: `at most ${MOST_CELLS} cells`,
    found,
    remedy: 'save the sheet as "CSV UTF-8", or delete cells that are far from the table',
  })
