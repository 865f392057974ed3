import { SourceError } from './source-error.ts'

/** Rows, and cells of all rows, that a reader keeps at most: some 1.5 GB of memory. A larger table belongs in an engine. */
const [MOST_ROWS, MOST_CELLS] = [2e6, 2e7]

/** Bytes of a file of text, which is decoded whole: JavaScript engines hold no text that is much longer. */
const MOST_TEXT_BYTES = 4e8

/** @throws SourceError if so many rows of so many columns are more than a reader keeps */
export const checkSize = (rows: number, columns: number, place = 'the file'): void => {
  if (rows <= MOST_ROWS && rows * columns <= MOST_CELLS) return
  const isLong = rows > MOST_ROWS
  throw new SourceError({
    place,
    expected: isLong ? `at most ${MOST_ROWS} rows` : `at most ${MOST_CELLS} cells`,
    found: isLong ? `${rows}` : `${rows} rows of ${columns} columns`,
    remedy: 'save fewer rows or columns, or read the table as a registry: docs/guides/registries.md',
  })
}

/** @throws SourceError if a file is larger than a reader of text holds in memory */
export const checkBytes = (bytes: Uint8Array, remedy: string, most = MOST_TEXT_BYTES): void => {
  if (bytes.length <= most) return
  throw new SourceError({
    place: 'the file',
    expected: `at most ${most / 1e6} MB`,
    found: `${Math.ceil(bytes.length / 1e6)} MB`,
    remedy,
  })
}
