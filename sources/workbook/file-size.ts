import { SourceError } from '../support/source-error.ts'

const LARGEST = 50_000_000

/** @throws SourceError if the file is larger than 50 MB, before anything is unpacked */
export const fileOfBoundedSize = (bytes: Uint8Array): void => {
  if (bytes.length <= LARGEST) return
  throw new SourceError({
    place: 'the workbook',
    expected: `at most ${LARGEST / 1_000_000} MB`,
    found: `${Math.ceil(bytes.length / 1_000_000)} MB`,
    remedy: 'save the sheet as "CSV UTF-8", or remove pictures from the workbook',
  })
}
