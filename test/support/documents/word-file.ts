import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import type { Edit, EditOptions, TextDocument } from '../../../documents/document.ts'
import { wordFormat } from '../../../documents/word/word-format.ts'

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

export const NAMESPACES = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  `xmlns:r="${OFFICE}"`,
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
].join(' ')

export const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'

/** Parts of a Word file as a person writes them; a part given replaces or adds one. */
export const partsOf = (
  body: string,
  parts: Readonly<Record<string, string>> = {},
): Record<string, string> => ({
  '[Content_Types].xml': `${DECLARATION}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${TYPE}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${TYPE}.styles+xml"/><Override PartName="/word/footnotes.xml" ContentType="${TYPE}.footnotes+xml"/></Types>`,
  '_rels/.rels': `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
  'word/document.xml': `${DECLARATION}<w:document ${NAMESPACES}><w:body>${body}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr></w:body></w:document>`,
  'word/_rels/document.xml.rels': `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/styles" Target="styles.xml"/><Relationship Id="rId2" Type="${OFFICE}/footnotes" Target="/word/footnotes.xml"/><Relationship Id="rId3" Type="${OFFICE}/hyperlink" Target="https://example.org/" TargetMode="External"/></Relationships>`,
  'word/styles.xml': `${DECLARATION}<w:styles ${NAMESPACES}><w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style><w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Own"/><w:basedOn w:val="berschrift1"/></w:style><w:style w:type="paragraph" w:styleId="Level"><w:name w:val="Level"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style><w:style w:type="paragraph" w:styleId="NoLevel"><w:name w:val="NoLevel"/><w:basedOn w:val="berschrift1"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style><w:style w:type="character" w:styleId="Platzhaltertext"><w:name w:val="Placeholder Text"/><w:rPr><w:color w:val="808080"/></w:rPr></w:style><w:style w:type="character" w:styleId="Hidden"><w:name w:val="Hidden"/><w:rPr><w:vanish/></w:rPr></w:style></w:styles>`,
  'word/footnotes.xml': `${DECLARATION}<w:footnotes ${NAMESPACES}><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:id="1"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> Two of 18.</w:t></w:r></w:p></w:footnote></w:footnotes>`,
  ...parts,
})

export const zipped = (parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]),
    ),
  )

/** A Word file with this markup in its body. */
export const wordFileOf = (body: string, parts: Readonly<Record<string, string>> = {}): Uint8Array =>
  zipped(partsOf(body, parts))

export const partText = (bytes: Uint8Array, name = 'word/document.xml'): string =>
  strFromU8(unzipSync(bytes)[name]!)

/** What is in the body, without the properties of the last section. */
export const bodyOf = (bytes: Uint8Array): string => /<w:body>(.*)<w:sectPr>/s.exec(partText(bytes))![1]!

export const readDocument = async (bytes: Uint8Array): Promise<TextDocument> => {
  const reading = await wordFormat.read(bytes, 'draft.docx')
  if ('faults' in reading) throw new Error(JSON.stringify(reading.faults))
  return reading.document
}

/** The body after edits of a document with a body. */
export const editedBody = async (
  body: string,
  edits: readonly Edit[],
  options?: EditOptions,
): Promise<string> => bodyOf(await wordFormat.edit(wordFileOf(body), edits, options))

/** The one fault of a file, as a sentence. */
export const faultOf = async (bytes: Uint8Array, name = 'draft.docx'): Promise<string> => {
  const reading = await wordFormat.read(bytes, name)
  if (!('faults' in reading)) throw new Error('expected a fault, found a document')
  return reading.faults
    .map(({ place, expected, found, remedy }) => `${place}: expected ${expected}, found ${found} (${remedy})`)
    .join('\n')
}

export const p = (...runs: readonly string[]): string => `<w:p>${runs.join('')}</w:p>`
export const r = (text: string, look = ''): string =>
  `<w:r>${look === '' ? '' : `<w:rPr>${look}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`
/** A content control, as LibreOffice 7.4 keeps it (title only) or as Word does (tag). */
export const sdt = (tag: string, content: string, properties = '<w:text/>'): string =>
  `<w:sdt><w:sdtPr><w:alias w:val="casebook:${tag}"/><w:tag w:val="casebook:${tag}"/>${properties}</w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`
