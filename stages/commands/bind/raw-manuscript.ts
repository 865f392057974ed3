import { basename } from 'node:path'
import type { DocumentFormat, TextDocument } from '../../../documents/document.ts'
import { documentFormats, formatOfEnding } from '../../../documents/document-formats.ts'
import { openDisk } from '../../../pipeline/disk/disk.ts'
import { CallError, DataError, oneLine } from '../../../pipeline/fault.ts'
import { locatedFault } from '../../1-ingest/read-manuscript.ts'

/** A document on the disk, read. */
export interface OpenedDocument {
  readonly path: string
  readonly bytes: Uint8Array
  readonly format: DocumentFormat
  readonly document: TextDocument
}

/** The path of a cohort's manuscript. */
export const manuscriptPath = (cohort: string, { ending }: DocumentFormat): string =>
  `data/raw/${cohort}/manuscript.${ending}`

/**
 * Reads a document.
 * @param root the folder from which the path is; '' for the working folder
 * @throws CallError if it is none; DataError with all faults of its content
 */
export const openDocument = async (root: string, path: string, command: string): Promise<OpenedDocument> => {
  const format = formatOfEnding(/\.([A-Za-z]+)$/.exec(path)?.[1]?.toLowerCase() ?? '')
  if (format === undefined)
    throw new CallError(
      `${command}: expected ${documentFormats.map(({ title }) => title).join(' or ')}, found ${oneLine(basename(path))} (save it as one of these)`,
    )
  const bytes = openDisk(root).read(path)
  if (bytes === null) throw new CallError(`${command}: expected a document, found no file ${oneLine(path)}`)
  const reading = await format.read(bytes, basename(path))
  if ('faults' in reading) throw new DataError(reading.faults.map((fault) => locatedFault(path, fault)))
  return { path, bytes, format, document: reading.document }
}

/** The manuscript of a cohort; null where there is none. */
export const cohortManuscript = async (
  root: string,
  cohort: string,
  command: string,
): Promise<OpenedDocument | null> => {
  const disk = openDisk(root)
  const paths = documentFormats
    .map((format) => manuscriptPath(cohort, format))
    .filter((path) => disk.read(path) !== null)
  if (paths.length > 1)
    throw new CallError(
      `${command}: expected one manuscript, found ${paths.join(' and ')} (keep one of them)`,
    )
  return paths[0] === undefined ? null : openDocument(root, paths[0], command)
}
