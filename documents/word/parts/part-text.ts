import { SourceError } from '../../../sources/support/source-error.ts'
import { encodingOf } from '../../../sources/xml/parse-xml.ts'

/** The text of an XML part, with what is needed to write it as it was. */
export interface PartText {
  readonly text: string
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be'
  readonly hasMark: boolean
}

/** @throws SourceError if the bytes are not of the encoding that their beginning shows */
export const partText = (bytes: Uint8Array, place: string): PartText => {
  const encoding = encodingOf(bytes) as PartText['encoding']
  try {
    const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes)
    const hasMark = text.startsWith('\ufeff')
    return { text: hasMark ? text.slice(1) : text, encoding, hasMark }
  } catch {
    throw new SourceError({
      place,
      expected: 'text in UTF-8 or UTF-16',
      found: 'other bytes',
      remedy: 'open the file in its program and save it again',
    })
  }
}

/** The bytes of a part with another text. */
export const partBytes = ({ encoding, hasMark }: PartText, changed: string): Uint8Array => {
  const text = hasMark ? `\ufeff${changed}` : changed
  if (encoding === 'utf-8') return new TextEncoder().encode(text)
  const bytes = new Uint8Array(2 * text.length)
  const view = new DataView(bytes.buffer)
  for (let i = 0; i < text.length; i++) view.setUint16(2 * i, text.charCodeAt(i), encoding === 'utf-16le')
  return bytes
}
