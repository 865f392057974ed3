import type { PictureContent } from '../../document.ts'
import { type Xml, xml } from '../markup.ts'

const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** English Metric Units in a millimetre (ECMA-376 part 1, 20.1.2.1). */
const UNITS = 36_000

/** A run with a picture in the line (ECMA-376 part 1, 20.4.2.8), which has its name for finding it again. */
export const pictureRun = (
  { alternative, width, height }: PictureContent,
  name: string,
  relation: string,
  id: number,
): Xml => {
  const size = { cx: Math.round(width * UNITS), cy: Math.round(height * UNITS) }
  const named = { id, name, descr: alternative }
  const picture = xml(
    'pic:pic',
    { 'xmlns:pic': `${DRAWING}/picture` },
    xml('pic:nvPicPr', {}, xml('pic:cNvPr', named), xml('pic:cNvPicPr')),
    xml(
      'pic:blipFill',
      {},
      xml('a:blip', { 'xmlns:r': RELATIONS, 'r:embed': relation }),
      xml('a:stretch', {}, xml('a:fillRect')),
    ),
    xml(
      'pic:spPr',
      {},
      xml('a:xfrm', {}, xml('a:off', { x: 0, y: 0 }), xml('a:ext', size)),
      xml('a:prstGeom', { prst: 'rect' }, xml('a:avLst')),
    ),
  )
  return xml(
    'w:r',
    {},
    xml(
      'w:drawing',
      {},
      xml(
        'wp:inline',
        { 'xmlns:wp': `${DRAWING}/wordprocessingDrawing`, distT: 0, distB: 0, distL: 0, distR: 0 },
        xml('wp:extent', size),
        xml('wp:docPr', named),
        xml('wp:cNvGraphicFramePr'),
        xml(
          'a:graphic',
          { 'xmlns:a': `${DRAWING}/main` },
          xml('a:graphicData', { uri: `${DRAWING}/picture` }, picture),
        ),
      ),
    ),
  )
}
