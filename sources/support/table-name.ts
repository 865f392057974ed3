import { listed, shownText } from '../../cohort/values/short-text.ts'
import type { SourceFault, SourceOptions } from '../source.ts'
import { SourceError } from './source-error.ts'

/** The name of the only table of a file: that of the file without folders and ending. */
export const tableName = (fileName: string, { table }: SourceOptions): string => {
  const name = fileName.replace(/^.*[/\\]/, '').replace(/\.[^.]*$/, '')
  if (table !== undefined && table !== name) throw new SourceError(tableFault([name], table))
  return name
}

/** The fault of a table that is asked for and that a file does not have. */
export const tableFault = (names: readonly string[], wanted: string): SourceFault => ({
  place: 'the file',
  expected: `one of its tables, ${listed(names.map(shownText), 20) || 'of which it has none'}`,
  found: shownText(wanted),
  remedy: 'name one of its tables, or none, to read all',
})
