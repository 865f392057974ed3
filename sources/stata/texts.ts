import { SourceError } from '../support/source-error.ts'
import { type DecodeText, decodeAscii, textDecoderOf } from '../support/text-decoder.ts'
import type { Layout } from './layout.ts'

/** Texts of a file by its release. */
export interface Texts {
  /** A text of the header; a fault at `place` where the bytes are no text of the encoding. */
  text(bytes: Uint8Array, place: string): string
  /** The same, null instead of a fault. */
  tryText(bytes: Uint8Array): string | null
  fault(place: string, bytes: Uint8Array): SourceError
}

/** UTF-8 since release 118. Before, a file does not say its encoding: then only ASCII is read. */
export const textsOf = ({ release }: Layout): Texts => {
  const isUnicode = release >= 118
  const tryText: DecodeText = (isUnicode ? textDecoderOf('utf-8') : null) ?? decodeAscii
  const fault = (place: string, bytes: Uint8Array) =>
    new SourceError({
      place,
      expected: isUnicode ? 'text in UTF-8' : `ASCII (files of release ${release} declare no encoding)`,
      found: `the bytes ${hex(bytes)}`,
      remedy: isUnicode
        ? 'correct the text in Stata and save again'
        : 'in Stata 14 or later, with no data open: unicode encoding set latin1 (or what it was written in), then unicode translate data.dta',
    })
  return {
    tryText,
    fault,
    text: (bytes, place) => {
      const text = tryText(bytes)
      if (text === null) throw fault(place, bytes)
      return text
    },
  }
}

/** The bytes around the first one beyond ASCII. */
const hex = (bytes: Uint8Array): string => {
  const first = bytes.findIndex((byte) => byte >= 128)
  const shown = [...bytes.subarray(Math.max(0, first - 2), first + 6)]
  return shown.map((byte) => byte.toString(16).padStart(2, '0')).join(' ')
}
