import type { SourceFault, SourceNote } from '../source.ts'
import { textDecoderOf } from '../support/text-decoder.ts'

/** Encodings that bytes are read in. */
export type TextEncoding = 'utf-8' | 'windows-1252' | 'utf-16le' | 'utf-16be'

interface DecodedText {
  readonly text: string
  readonly encoding: TextEncoding
  readonly notes: readonly SourceNote[]
}

/**
 * The text of bytes without its byte order mark. UTF-16 by its mark, or by a zero in every second byte; UTF-8 where the
 * bytes are valid; otherwise windows-1252, as Western European spreadsheets write it, in which every byte is a letter.
 * @param said an encoding that a person chose: bytes that are invalid in it are a fault
 */
export const decodeText = (
  bytes: Uint8Array,
  said?: 'utf-8' | 'windows-1252',
): DecodedText | { readonly fault: SourceFault } => {
  const wide = wideEncoding(bytes)
  if (wide !== null) {
    const text = decoded(bytes, wide)
    return text === null
      ? { fault: { place: 'the file', expected: 'text in UTF-16', found: TRUNCATED } }
      : {
          text,
          encoding: wide,
          notes: [{ place: 'the file', text: 'UTF-16 ("Unicode text") is written as UTF-8' }],
        }
  }
  const encoding = said ?? (decoded(bytes, 'utf-8') === null ? 'windows-1252' : 'utf-8')
  const text = decoded(bytes, encoding)
  if (text === null)
    return {
      fault: {
        place: 'the file',
        expected: `text in ${encoding}`,
        found: 'invalid bytes',
        remedy: 'omit --encoding, or choose windows-1252',
      },
    }
  const nul = text.indexOf('\0')
  if (nul < 0) return { text, encoding, notes: [] }
  return {
    fault: {
      place: `line ${text.slice(0, nul).split('\n').length}`,
      expected: 'text',
      found: 'a NUL character, as files that are not text have',
      remedy: 'export the table as CSV',
    },
  }
}

const TRUNCATED = 'invalid bytes: the file is damaged or was cut off'

const decoded = (bytes: Uint8Array, encoding: TextEncoding): string | null => {
  if (encoding === 'windows-1252') return textDecoderOf(encoding)!(bytes)
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** UTF-16 by its byte order mark; without one, where one of two bytes is nearly always zero, as in Latin text. */
const wideEncoding = (bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const head = bytes.subarray(0, 2000)
  const pairs = head.length >> 1
  let [even, odd] = [0, 0]
  for (let i = 0; i < 2 * pairs; i++) if (head[i] === 0) i % 2 === 0 ? even++ : odd++
  if (pairs >= 4 && odd > 0.7 * pairs && even === 0) return 'utf-16le'
  return pairs >= 4 && even > 0.7 * pairs && odd === 0 ? 'utf-16be' : null
}
