import { listed } from '../../cohort/values/short-text.ts'
import type { SourceNote } from '../source.ts'
import { SourceError } from '../support/source-error.ts'
import { placeIn } from './remarks.ts'

/**
 * The sheets that are read: the one that is asked for, hidden or not, otherwise all that are visible. A note names the
 * hidden ones.
 *
 * @throws SourceError if there is no sheet of the name that is asked for, or no visible one
 */
export const chooseSheets = <S extends { readonly name: string; readonly isHidden: boolean }>(
  sheets: readonly S[],
  asked: string | undefined,
): { readonly chosen: readonly S[]; readonly notes: readonly SourceNote[] } => {
  const names = sheets.map(({ name, isHidden }) => `"${name}"${isHidden ? ' (hidden)' : ''}`)
  const shown = listed(names, 20)
  if (asked !== undefined) {
    const sheet = sheets.find(({ name }) => name === asked)
    if (sheet === undefined)
      throw new SourceError({
        place: 'the file',
        expected: `a sheet "${asked}"`,
        found: shown || 'no sheet',
        remedy: 'name one of its sheets',
      })
    return {
      chosen: [sheet],
      notes: sheet.isHidden ? [note(sheet.name, 'the sheet is hidden; it was asked for')] : [],
    }
  }
  const chosen = sheets.filter(({ isHidden }) => !isHidden)
  if (chosen.length === 0)
    throw new SourceError({
      place: 'the file',
      expected: 'a sheet that is not hidden',
      found: shown || 'no sheet',
      remedy: 'show a sheet and save it',
    })
  const hidden = sheets.filter(({ isHidden }) => isHidden)
  return { chosen, notes: hidden.map(({ name }) => note(name, 'the sheet is hidden and was not read')) }
}

const note = (name: string, text: string): SourceNote => ({ place: placeIn(name), text })
