import { SourceError } from './source-error.ts'

/** Rows, and cells of all rows, that a reader keeps at most: some 1.5 GB of memory. A larger table belongs in an engine. */
const [MOST_ROWS, MOST_CELLS] = [2e6, 2e7]

/** @throws SourceError if so many rows of so many columns are more than a reader keeps */
export const checkSize = (rows: number, columns: number): void => {
  if (rows <= MOST_ROWS && rows * columns <= MOST_CELLS) return
  const isLong = rows > MOST_ROWS
  throw new SourceError({
    place: 'file',
    expected: isLong ? `at most ${MOST_ROWS} rows` : `at most ${MOST_CELLS} cells`,
    found: isLong ? `${rows}` : `${rows} rows of ${columns} columns`,
    remedy: 'save fewer rows or columns, or read the table as a registry: docs/guides/registries.md',
  })
}
