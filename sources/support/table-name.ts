import type { SourceOptions } from '../source.ts'
import { SourceError } from './source-error.ts'

/** The name of the only table of a file: that of the file without folders and ending. */
export const tableName = (fileName: string, { table }: SourceOptions): string => {
  const name = fileName.replace(/^.*[/\\]/, '').replace(/\.[^.]*$/, '')
  if (table !== undefined && table !== name)
    throw new SourceError({
      place: 'file',
      expected: `the only table of the file, "${name}"`,
      found: `"${table}"`,
      remedy: 'call it without the name of a table',
    })
  return name
}
