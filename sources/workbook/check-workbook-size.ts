import { checkBytes } from '../support/check-size.ts'

/** @throws SourceError if the file is larger than 50 MB, before anything is unpacked */
export const checkWorkbookSize = (bytes: Uint8Array): void =>
  checkBytes(bytes, 'save the sheet as "CSV UTF-8", or remove pictures from the workbook', 5e7)
