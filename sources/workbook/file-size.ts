import { Unreadable } from '../unreadable.ts'

const LARGEST = 50_000_000

/** @throws Unreadable if the file is larger than 50 MB, before anything is unpacked */
export const fileOfBoundedSize = (bytes: Uint8Array): void => {
  if (bytes.length <= LARGEST) return
  throw new Unreadable(
    'the workbook',
    `at most ${LARGEST / 1_000_000} MB`,
    `${Math.ceil(bytes.length / 1_000_000)} MB`,
    'save the sheet as "CSV UTF-8", or remove pictures from the workbook',
  )
}
