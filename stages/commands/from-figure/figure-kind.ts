import type { SourceFault } from '../../../sources/source.ts'

/** First bytes of images. */
const IMAGES: readonly (readonly [string, readonly number[]])[] = [
  ['a PNG image', [0x89, 0x50, 0x4e, 0x47]],
  ['a JPEG image', [0xff, 0xd8, 0xff]],
  ['a GIF image', [0x47, 0x49, 0x46, 0x38]],
  ['a TIFF image', [0x49, 0x49, 0x2a, 0x00]],
  ['a TIFF image', [0x4d, 0x4d, 0x00, 0x2a]],
  ['a BMP image', [0x42, 0x4d]],
  ['a WebP image', [0x52, 0x49, 0x46, 0x46]],
]

const REMEDY =
  'digitize it: click points along each curve (WebPlotDigitizer, ScanIt, DigitizeIt), export them as CSV and give that file: curve,time,survival in the first line, then lines such as arm A,12.5,0.83; and the numbers at risk with --at-risk'

/** What a file is: lines (SVG, PDF), points of a digitiser (CSV), or an image, which is a fault. */
export const figureKind = (
  bytes: Uint8Array,
  name: string,
): 'lines' | 'points' | { readonly fault: SourceFault } => {
  const image = IMAGES.find(([, start]) => start.every((byte, i) => bytes[i] === byte))
  if (image !== undefined)
    return {
      fault: {
        ...{ place: 'the file', expected: 'lines (SVG, PDF) or points (CSV) of a figure', found: image[0] },
        remedy: REMEDY,
      },
    }
  return /\.(?:csv|tsv|txt|dat)$/i.test(name) ? 'points' : 'lines'
}
