import { type FoundFile, keysOf, proposeFiles } from '../../cohort/propose/files.ts'
import { CallError } from '../../pipeline/fault.ts'
import { type Asker, LATER } from './asker.ts'
import { type Flags, textOf } from './flags.ts'

/** The column that names the subject: the only one that can, the one that a flag or a data dictionary (`record`) names, or the one that is chosen. */
export const subjectOf = async (
  [first, ...others]: readonly FoundFile[],
  flags: Flags,
  ask: Asker,
  record?: string,
): Promise<string> => {
  const keys = keysOf(first!).filter((key) => others.every(({ header }) => header.includes(key)))
  const said = textOf(flags, 'subject')
  if (said !== undefined) {
    if (keys.includes(said)) return said
    throw new CallError(
      `new: expected --subject to name a column that stands in every file and has each value once in ${first!.path} (${keys.join(', ') || 'there is none'}), found "${said}"${others.length > 0 ? WITHOUT : ''}`,
    )
  }
  if (keys.length === 1) return keys[0]!
  if (record !== undefined && keys.includes(record)) return record
  const chosen = keys.length > 1 ? await ask.choose('Which column names the subject?', keys) : undefined
  if (chosen !== undefined) return chosen
  throw new CallError(
    keys.length === 0
      ? `new: expected a column of ${first!.path} in which each value stands once and no cell is empty, found none; the first file is the one with one row a subject${others.length > 0 ? WITHOUT : ''}`
      : `new: expected to be told which column names the subject, found ${keys.join(', ')}; say which by --subject`,
  )
}

const WITHOUT =
  '; a file without it, such as one of centres, is added to datapackage.json afterwards (foreignKeys in docs/descriptors.md)'

/** What comes first in 03/04/2015, where a column leaves it open. */
export const dateOrder = async (
  flags: Flags,
  files: readonly FoundFile[],
  subject: string,
  ask: Asker,
): Promise<'dmy' | 'mdy' | undefined> => {
  const said = textOf(flags, 'date-order')
  if (said === 'dmy' || said === 'mdy') return said
  if (said !== undefined) throw new CallError(`new: expected --date-order dmy or mdy, found ${said}`)
  const open = proposeFiles(files, subject, {}).some(({ decisions }) =>
    decisions.some(({ text: words }) => words.includes('--date-order')),
  )
  const answer = open
    ? await ask.choose('In 03/04/2015, what comes first: day (dmy) or month (mdy)?', ['dmy', 'mdy'], LATER)
    : undefined
  return answer === 'dmy' || answer === 'mdy' ? answer : undefined
}
