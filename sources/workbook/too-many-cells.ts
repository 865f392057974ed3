import { Unreadable } from '../unreadable.ts'
import { placeIn } from './remarks.ts'
import { MOST_CELLS } from './sheet.ts'

/** The fault of a sheet with more cells than are read. */
export const tooManyCells = (sheet: string, found = 'more'): Unreadable =>
  new Unreadable(
    placeIn(sheet),
    `at most ${MOST_CELLS} cells`,
    found,
    'save the sheet as "CSV UTF-8", or delete cells that are far from the table',
  )
