import { joinedLines } from './joined-lines.ts'
import type { PaperPart } from './outline.ts'
import { plainText } from './plain-text.ts'

const LONGEST_HEADING = 90

/** A paper as plain text in UTF-8: paragraphs between empty lines; a short line alone without a full stop is a heading. */
export const textParts = (bytes: Uint8Array): readonly PaperPart[] => {
  const text = new TextDecoder().decode(bytes).replace(/\r\n?/g, '\n')
  const words = new Set(text.toLowerCase().split(/[^\p{L}\p{N}-]+/u))
  return text.split(/\n[ \t]*\n/).map((block): PaperPart => {
    const lines = block.split('\n').map(plainText)
    const joined = joinedLines(
      lines.filter((line) => line !== ''),
      (word) => words.has(word),
    )
    const isHeading =
      lines.length === 1 &&
      joined.length <= LONGEST_HEADING &&
      /^(?:\d{1,2}(?:\.\d{1,2})*\.? )?\p{Lu}/u.test(joined) &&
      !/\d(?!\. \p{L}).*\d/u.test(joined) &&
      !/[.,;:)]$/.test(joined)
    return { kind: isHeading ? 'heading' : 'text', text: joined }
  })
}
