import type { PictureContent } from '../../documents/document.ts'
import { emfOf, sizeOf } from '../../documents/picture/emf/emf-of.ts'

/** The width of the text on a page of A4 or US letter with usual margins, in millimetres. */
const WIDEST = 160

/**
 * A figure for a document: its size on paper, at most as wide as the text, and its lines and letters where the document
 * contains them.
 */
export const pictureOf = (
  svg: string,
  isContained: boolean,
): Pick<PictureContent, 'emf' | 'width' | 'height'> => {
  const { width, height } = sizeOf(svg)
  const scale = Math.min(1, WIDEST / width)
  return {
    emf: isContained ? emfOf(svg) : new Uint8Array(),
    width: width * scale,
    height: height * scale,
  }
}
