import { strToU8, zipSync } from 'fflate'
import { type Xml, xml } from './markup.ts'

const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

/**
 * A Word file (ECMA-376, WordprocessingML) with a body and the styles Normal, Title, Heading, Text, Caption and Note. No date, author or
 * id of a session is in it: the same body gives the same bytes.
 * @param body paragraphs, tables and the properties of the last section
 */
export const wordFile = (title: string, body: readonly Xml[]): Uint8Array => {
  const document = xml('w:document', { 'xmlns:w': MAIN }, xml('w:body', {}, ...body))
  const parts: Readonly<Record<string, Xml>> = {
    '[Content_Types].xml': contentTypes(),
    '_rels/.rels': relationships({
      document: [`${OFFICE}/relationships/officeDocument`, 'word/document.xml'],
      core: [`${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'],
    }),
    'docProps/core.xml': xml(
      'cp:coreProperties',
      {
        'xmlns:cp': `${PACKAGE}/metadata/core-properties`,
        'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
      },
      xml('dc:title', {}, title),
      xml('dc:creator', {}, 'Casebook'),
    ),
    'word/_rels/document.xml.rels': relationships({
      styles: [`${OFFICE}/relationships/styles`, 'styles.xml'],
    }),
    'word/styles.xml': styles(),
    'word/document.xml': document,
  }
  const files = Object.fromEntries(
    Object.entries(parts).map(([path, part]) => [path, strToU8(`${DECLARATION}${part.xml}`)]),
  )
  // without a zone: the fields of a local date, the same in every time zone
  return zipSync(files, { level: 9, mtime: '1980-01-01T00:00:00' })
}

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

const contentTypes = (): Xml =>
  xml(
    'Types',
    { xmlns: `${PACKAGE}/content-types` },
    xml('Default', {
      Extension: 'rels',
      ContentType: 'application/vnd.openxmlformats-package.relationships+xml',
    }),
    ...(
      [
        ['/word/document.xml', `${TYPE}.document.main+xml`],
        ['/word/styles.xml', `${TYPE}.styles+xml`],
        ['/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
      ] as const
    ).map(([PartName, ContentType]) => xml('Override', { PartName, ContentType })),
  )

const relationships = (targets: Readonly<Record<string, readonly [type: string, target: string]>>): Xml =>
  xml(
    'Relationships',
    { xmlns: `${PACKAGE}/relationships` },
    ...Object.entries(targets).map(([Id, [Type, Target]]) => xml('Relationship', { Id, Type, Target })),
  )

/** What Word calls its own styles. */
const WORD_NAMES: Readonly<Record<string, string>> = {
  Caption: 'caption',
  Heading: 'heading 1',
  Text: 'Body Text',
}

const styles = (): Xml => {
  const fonts = xml('w:rFonts', {
    'w:ascii': 'Arial',
    'w:hAnsi': 'Arial',
    'w:cs': 'Arial',
    'w:eastAsia': 'Arial',
  })
  const paragraph = (
    name: string,
    spacing: Readonly<Record<string, number | string>>,
    ...run: readonly Xml[]
  ): Xml =>
    xml(
      'w:style',
      {
        'w:type': 'paragraph',
        'w:styleId': name,
        ...(name === 'Normal' ? { 'w:default': 1 } : {}),
      },
      xml('w:name', { 'w:val': WORD_NAMES[name] ?? name }),
      ...(name === 'Normal' ? [] : [xml('w:basedOn', { 'w:val': 'Normal' })]),
      xml('w:qFormat'),
      xml(
        'w:pPr',
        {},
        ...(name === 'Heading' ? [xml('w:keepNext')] : []),
        xml('w:spacing', spacing),
        ...(name === 'Heading' ? [xml('w:outlineLvl', { 'w:val': 0 })] : []),
      ),
      xml('w:rPr', {}, ...run),
    )
  const halfPoints = (size: number): Xml => xml('w:sz', { 'w:val': size })
  return xml(
    'w:styles',
    { 'xmlns:w': MAIN },
    xml('w:docDefaults', {}, xml('w:rPrDefault', {}, xml('w:rPr', {}, fonts, halfPoints(18)))),
    paragraph('Normal', { 'w:before': 0, 'w:after': 0 }, halfPoints(18)),
    paragraph('Title', { 'w:before': 0, 'w:after': 240 }, xml('w:b'), halfPoints(28)),
    paragraph('Heading', { 'w:before': 240, 'w:after': 120 }, xml('w:b'), halfPoints(24)),
    paragraph('Text', { 'w:before': 0, 'w:after': 160, 'w:line': 360, 'w:lineRule': 'auto' }, halfPoints(22)),
    paragraph('Caption', { 'w:before': 240, 'w:after': 80 }, halfPoints(20)),
    paragraph('Note', { 'w:before': 80, 'w:after': 240 }, halfPoints(16)),
  )
}
