import { isZip, zipNames } from '../../../sources/zip/directory.ts'

/** What a file is that is no Word document, and the way out. */
export interface RefusedKind {
  readonly title: string
  readonly remedy: string
}

const OLE = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'
const AS_DOCX = 'open it in Word or LibreOffice and save it as "Word Document (*.docx)"'

/** Bytes of a container of Microsoft in which the names of its streams are looked for. */
const SEARCHED = 64_000_000

/** What a file is by its first bytes and the names of its parts; null if it may be a Word document. */
export const refusedKind = (bytes: Uint8Array): RefusedKind | null => {
  const head = String.fromCharCode(...bytes.subarray(0, 512))
  if (head.startsWith(OLE)) {
    if (hasWideName(bytes, 'EncryptedPackage'))
      return {
        title: 'a document with a password',
        remedy: 'open it with its password, remove the password (File, Info, Protect Document), and save it',
      }
    return {
      title: hasWideName(bytes, 'WordDocument')
        ? 'a document in the format of Word 97 to 2003 (.doc)'
        : 'a file in a container of older Office programs',
      remedy: AS_DOCX,
    }
  }
  if (head.startsWith('{\\rtf')) return { title: 'a document in RTF (.rtf)', remedy: AS_DOCX }
  if (/^%PDF-/.test(head))
    return { title: 'a PDF document', remedy: 'give the document that the PDF was made from' }
  if (/^PK.{28}mimetypeapplication\/vnd\.oasis\.opendocument\.text/s.test(head))
    return { title: 'a text document of LibreOffice (.odt)', remedy: AS_DOCX }
  if (/^(\xef\xbb\xbf)?\s*(<!doctype html|<html)/i.test(head))
    return { title: 'a page in HTML', remedy: AS_DOCX }
  if (/^(\xef\xbb\xbf)?\s*<\?xml/.test(head)) return { title: 'a document in XML', remedy: AS_DOCX }
  if (bytes.length === 0) return { title: 'an empty file', remedy: 'copy or download the file again' }
  if (!isZip(bytes)) return { title: 'another kind of file', remedy: AS_DOCX }
  return refusedArchive(zipNames(bytes))
}

const refusedArchive = (names: readonly string[]): RefusedKind | null => {
  if (names.some((name) => /^xl\/workbook\.(xml|bin)$/i.test(name)))
    return { title: 'a workbook', remedy: 'give the manuscript, and the workbook as raw data' }
  if (names.some((name) => /^ppt\/presentation\.xml$/i.test(name)))
    return { title: 'a presentation', remedy: 'give the manuscript' }
  return names.length > 0 && !names.some((name) => name.toLowerCase() === '[content_types].xml')
    ? { title: 'a ZIP archive without the parts of a Word document', remedy: AS_DOCX }
    : null
}

/** Whether bytes have a name in UTF-16, as the directory of a container has ([MS-CFB] 2.6.1). */
const hasWideName = (bytes: Uint8Array, name: string): boolean => {
  const searched = bytes.subarray(0, SEARCHED)
  const wanted = [...`${name}\0`].flatMap((letter) => [letter.charCodeAt(0), 0])
  for (let at = searched.indexOf(wanted[0]!); at >= 0; at = searched.indexOf(wanted[0]!, at + 1))
    if (wanted.every((byte, i) => searched[at + i] === byte)) return true
  return false
}
