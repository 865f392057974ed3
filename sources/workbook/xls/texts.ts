import type { SourceError } from '../../support/source-error.ts'

/** Reads texts and numbers of a record that may go on in others. */
export interface TextCursor {
  isAtEnd(): boolean
  uint8(): number
  uint16(): number
  uint32(): number
  skip(count: number): void
  /** Letters, each of one byte or of two; a border within them begins with a byte that says anew which. */
  letters(count: number, isWide: boolean): string
}

const WIDE = 0x01
const HAS_READING_AIDS = 0x04
const HAS_RUNS = 0x08

export const textCursor = (
  pieces: readonly Uint8Array[],
  fail: (found: string) => SourceError,
): TextCursor => {
  let index = 0
  let at = 0
  /** The piece with bytes left, the next one where this one has none. */
  const piece = (): Uint8Array => {
    while (at >= (pieces[index]?.length ?? 0)) {
      if (index + 1 >= pieces.length) throw fail('a text that goes on beyond its record')
      index += 1
      at = 0
    }
    return pieces[index]!
  }
  const uint8 = (): number => {
    const bytes = piece()
    at += 1
    return bytes[at - 1]!
  }
  const uint16 = (): number => uint8() + uint8() * 256
  const letters = (count: number, wide: boolean): string => {
    let text = ''
    let isWide = wide
    for (let left = count; left > 0; ) {
      if (at >= pieces[index]!.length) isWide = (uint8() & WIDE) !== 0
      const bytes = piece()
      const size = isWide ? 2 : 1
      const here = Math.min(left, Math.floor((bytes.length - at) / size))
      if (here === 0) throw fail('a text that is cut within a letter')
      text += lettersOf(bytes.subarray(at, at + here * size), isWide)
      at += here * size
      left -= here
    }
    return text
  }
  return {
    isAtEnd() {
      let last = index
      while (last + 1 < pieces.length && pieces[last + 1]!.length === 0) last += 1
      return at >= pieces[index]!.length && last + 1 >= pieces.length
    },
    uint8,
    uint16,
    uint32: () => uint16() + uint16() * 65_536,
    skip(count) {
      for (let left = count; left > 0; ) {
        const here = Math.min(left, piece().length - at)
        at += here
        left -= here
      }
    },
    letters,
  }
}

/** As many arguments as every engine allows a call. */
const BLOCK = 4_096

/** Letters of one byte are the first 256 of Unicode ([MS-XLS] 2.5.293, fHighByte). */
const lettersOf = (bytes: Uint8Array, isWide: boolean): string => {
  let text = ''
  for (let start = 0; start < bytes.length; start += BLOCK) {
    const block = bytes.subarray(start, start + BLOCK)
    text += String.fromCharCode(...(isWide ? unitsOf(block) : block))
  }
  return text
}

const unitsOf = (bytes: Uint8Array): readonly number[] =>
  Array.from({ length: bytes.length / 2 }, (_, i) => bytes[i * 2]! + bytes[i * 2 + 1]! * 256)

/** A text with its count of letters in two bytes (XLUnicodeString, 2.5.294). */
export const plainText = (cursor: TextCursor): string => {
  const count = cursor.uint16()
  return cursor.letters(count, (cursor.uint8() & WIDE) !== 0)
}

/** A text with its count of letters in one byte (ShortXLUnicodeString, 2.5.240). */
export const shortText = (cursor: TextCursor): string => {
  const count = cursor.uint8()
  return cursor.letters(count, (cursor.uint8() & WIDE) !== 0)
}

/** A text that may have formats of its letters and reading aids, which are not read (XLUnicodeRichExtendedString, 2.5.293). */
const richText = (cursor: TextCursor): string => {
  const count = cursor.uint16()
  const flags = cursor.uint8()
  const runs = (flags & HAS_RUNS) === 0 ? 0 : cursor.uint16()
  const aids = (flags & HAS_READING_AIDS) === 0 ? 0 : cursor.uint32()
  const text = cursor.letters(count, (flags & WIDE) !== 0)
  cursor.skip(runs * 4 + aids)
  return text
}

/**
 * The list of texts that cells refer to by number (SST, 2.4.265). The declared count bounds them, but reserves nothing: a
 * text beyond the record is missing, which the cell says that refers to it.
 */
export const sharedTexts = (cursor: TextCursor): readonly string[] => {
  cursor.skip(4)
  const count = cursor.uint32()
  const texts: string[] = []
  while (texts.length < count && !cursor.isAtEnd()) texts.push(richText(cursor))
  return texts
}
