import type { PictureContent } from '../../documents/document.ts'

/** A figure for a document: its size on paper, and its lines and letters where the document contains them. */
export const pictureOf = (
  _svg: string,
  _isContained: boolean,
): Pick<PictureContent, 'emf' | 'width' | 'height'> => ({ emf: new Uint8Array(), width: 0, height: 0 })
