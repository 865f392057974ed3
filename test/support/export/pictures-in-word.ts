import { strToU8, zipSync } from 'fflate'

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006'
const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'

export interface WordPicture {
  readonly emf: Uint8Array
  /** In millimetres. */
  readonly width: number
  readonly height: number
}

/** A Word file with one metafile a page, in the upper left corner of pages of 200 mm x 559 mm without margins. */
export const picturesInWord = (pictures: readonly WordPicture[]): Uint8Array => {
  const ids = pictures.map((_, i) => i + 1)
  const paragraphs = pictures.map(({ width, height }, i) => {
    const extent = `cx="${Math.round(width * 36_000)}" cy="${Math.round(height * 36_000)}"`
    const shape = `<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ${extent}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>`
    const picture = `<pic:pic><pic:nvPicPr><pic:cNvPr id="${i + 1}" name="p"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="r${i + 1}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>${shape}</pic:pic>`
    const inline = `<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent ${extent}/><wp:docPr id="${i + 1}" name="p"/><a:graphic><a:graphicData uri="${DRAWING}/picture">${picture}</a:graphicData></a:graphic></wp:inline>`
    const start = i === 0 ? '' : '<w:pageBreakBefore/>'
    return `<w:p><w:pPr>${start}<w:spacing w:before="0" w:after="0"/></w:pPr><w:r><w:drawing>${inline}</w:drawing></w:r></w:p>`
  })
  const section =
    '<w:sectPr><w:pgSz w:w="11339" w:h="31680"/><w:pgMar w:top="0" w:right="0" w:bottom="0" w:left="0" w:header="0" w:footer="0" w:gutter="0"/></w:sectPr>'
  const relationship = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${OFFICE}/relationships/${type}" Target="${target}"/>`
  const relationships = (...items: readonly string[]) =>
    `<Relationships xmlns="${PACKAGE}/relationships">${items.join('')}</Relationships>`
  const parts: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="emf" ContentType="image/x-emf"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    '_rels/.rels': relationships(relationship('d', 'officeDocument', 'word/document.xml')),
    'word/_rels/document.xml.rels': relationships(
      ...ids.map((id) => relationship(`r${id}`, 'image', `media/${id}.emf`)),
    ),
    'word/document.xml': `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:wp="${DRAWING}/wordprocessingDrawing" xmlns:a="${DRAWING}/main" xmlns:pic="${DRAWING}/picture" xmlns:r="${OFFICE}/relationships"><w:body>${paragraphs.join('')}${section}</w:body></w:document>`,
  }
  return zipSync({
    ...Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, strToU8(text)])),
    ...Object.fromEntries(pictures.map(({ emf }, i) => [`word/media/${i + 1}.emf`, emf])),
  })
}
