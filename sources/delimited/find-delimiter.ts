import type { SourceFault } from '../source.ts'
import { DELIMITERS } from './preamble.ts'

/** The cells of a text for a delimiter. */
type Split = (text: string, delimiter: string) => readonly (readonly string[])[]

/**
 * The delimiter of a text that begins with its header: the one that stands in the header; of several the one by which
 * all of the first lines have as many cells as the header.
 */
export const findDelimiter = (
  text: string,
  headerLine: number,
  split: Split,
): { readonly delimiter: string } | { readonly fault: SourceFault } => {
  const head = text.slice(0, HEAD)
  const cut = text.length > HEAD ? head.slice(0, head.lastIndexOf('\n') + 1) || head : head
  const lines = cut.split('\n').filter((line) => line.trim() !== '')
  const bare = (lines[0] ?? '').replace(/"[^"]*"/g, '')
  const there = DELIMITERS.filter((char) => bare.includes(char))
  if (there.length <= 1) return { delimiter: there[0] ?? ',' }
  const body = `${lines.slice(0, MOST_LINES).join('\n')}\n`
  const regular = there.filter((char) => {
    const [first, ...rows] = split(body, char).filter((cells) => cells.length > 1 || cells[0] !== '')
    return rows.length > 0 && rows.every(({ length }) => length === first!.length)
  })
  if (regular.length === 1) return { delimiter: regular[0]! }
  return {
    fault: {
      place: `line ${headerLine}`,
      expected: 'one delimiter',
      found: there.map((char) => JSON.stringify(char)).join(' and '),
      remedy: 'choose one with --delimiter',
    },
  }
}

const HEAD = 100_000
const MOST_LINES = 50
