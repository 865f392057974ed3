import { proposeFiles } from '../../../cohort/propose/files.ts'
import type { FoundFile } from '../../../cohort/propose/found-file.ts'
import { seenColumns } from '../../../cohort/propose/interview/seen-column.ts'

/** The columns of a table, whose first one is the subject. */
export const columnsOf = (header: string, ...rows: readonly string[]) => {
  const file: FoundFile = {
    path: 'x.csv',
    encoding: 'utf-8',
    delimiter: ',',
    header: header.split(','),
    rows: rows.map((row) => row.split(',')),
  }
  const columns = seenColumns([file], proposeFiles([file], file.header[0]!, {}))
  const named = (name: string) => columns.find(({ field }) => field.name === name)!
  return { columns, named }
}

/** Rows of a table, by their numbers. */
export const repeated = (n: number, row: (i: number) => string) => Array.from({ length: n }, (_, i) => row(i))
