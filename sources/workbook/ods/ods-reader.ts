import type { SourceOptions, SourceReader, SourceReading } from '../../source.ts'
import { readingOf, SourceError } from '../../support/source-error.ts'
import { type Archive, openArchive } from '../../zip/archive.ts'
import { isZip, zipNames } from '../../zip/directory.ts'
import { checkWorkbookSize } from '../check-workbook-size.ts'
import { chooseSheets } from '../choose-sheets.ts'
import { tablesOfSheets } from '../tables-of-sheets.ts'
import { sheetNames, sheetsOf } from './content.ts'

const TYPE = 'application/vnd.oasis.opendocument.spreadsheet'

/**
 * Spreadsheets of OpenDocument 1.0 to 1.3 (ISO/IEC 26300), as LibreOffice writes them. Checked against what LibreOffice was
 * told to write.
 */
export const odsReader: SourceReader = {
  converter: 'ods/1',
  title: 'an OpenDocument spreadsheet (.ods)',
  recognizes: (bytes, fileName) =>
    isZip(bytes) &&
    (startsWithType(bytes) ||
      (/\.ods$/i.test(fileName) && zipNames(bytes).every((name) => !/^xl\//.test(name)))),
  read: (bytes, _fileName, options) => readingOf(() => read(bytes, options)),
}

/** The first part is `mimetype`, not compressed, so that the type can be read at byte 38 (part 2, 3.3). */
const startsWithType = (bytes: Uint8Array): boolean =>
  String.fromCharCode(...bytes.subarray(30, 38 + TYPE.length)) === `mimetype${TYPE}`

const read = async (bytes: Uint8Array, { table }: SourceOptions): Promise<SourceReading> => {
  checkWorkbookSize(bytes)
  const archive = await openArchive(bytes, 'the file')
  const content = archive.find('content.xml')
  if (content === undefined)
    throw new SourceError({
      place: 'the file',
      expected: 'the part content.xml',
      found: 'no such part',
      remedy: 'save it again',
    })
  if (isEncrypted(archive))
    throw new SourceError({
      place: 'the file',
      expected: 'a file without a password',
      found: 'a file that needs one',
      remedy: 'open it, and save it without a password',
    })
  const { chosen, notes } = chooseSheets(await sheetNames(archive, content), table)
  const sheets = await sheetsOf(archive, content, new Set(chosen.map(({ name }) => name)))
  const macros = archive.names.some((name) => /^(Basic|Scripts)\/.*[^/]$/i.test(name))
    ? [{ place: 'the file', text: 'it has macros, which were not run' }]
    : []
  return tablesOfSheets(sheets, [...macros, ...notes])
}

/** The list of parts says which are encrypted (part 2, 4.8); it is small. */
const isEncrypted = (archive: Archive): boolean => {
  const manifest = archive.find('META-INF/manifest.xml')
  if (manifest === undefined) return false
  const decoder = new TextDecoder()
  let [found, tail] = [false, '']
  archive.unpack(manifest, (bytes) => {
    tail += decoder.decode(bytes, { stream: true })
    found ||= tail.includes('encryption-data')
    tail = tail.slice(-40)
  })
  return found
}
