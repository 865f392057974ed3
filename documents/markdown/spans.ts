import { directiveAt } from './directive.ts'

/** The longest text and destination of a link, and the longest tag, that are looked for. */
const LONGEST = 2000

/**
 * The end of the code span that begins at a run of backticks; null where no run of the same length closes it.
 * @param unclosed lengths of runs that are known to be closed nowhere after here; this function adds to them
 */
export const codeEnd = (raw: string, from: number, unclosed: Set<number>): number | null => {
  const length = runLength(raw, from)
  if (unclosed.has(length)) return null
  let i = from + length
  while (i < raw.length) {
    if (raw[i] === '`') {
      const run = runLength(raw, i)
      if (run === length) return i + run
      i += run
    } else if (raw[i] === ':') i = directiveAt(raw, i)?.end ?? i + 1
    else i += 1
  }
  unclosed.add(length)
  return null
}

const runLength = (raw: string, from: number): number => {
  let end = from
  while (raw[end] === '`') end += 1
  return end - from
}

/** The end of an address in angle brackets, a tag, or a comment. */
export const tagEnd = (raw: string, from: number): number | null => {
  if (raw.startsWith('<!--', from)) {
    const close = raw.indexOf('-->', from)
    return close < 0 ? null : close + '-->'.length
  }
  const [tag] = /^<\/?[A-Za-z][^<>]*>/.exec(raw.slice(from, from + LONGEST)) ?? []
  return tag === undefined ? null : from + tag.length
}

/** Where the text of the link that begins with a bracket closes, and where its destination ends; null for no link. */
export const linkEnd = (
  raw: string,
  from: number,
): { readonly close: number; readonly end: number } | null => {
  let depth = 0
  const last = Math.min(raw.length, from + LONGEST)
  for (let i = from; i < last; i++) {
    if (raw[i] === '\\') i += 1
    else if (raw[i] === '[') depth += 1
    else if (raw[i] === ']' && --depth === 0) {
      const end = destinationEnd(raw, i + 1)
      return end === null ? null : { close: i, end }
    }
  }
  return null
}

/** `(address "title")` or `[name]` after the text of a link. */
const destinationEnd = (raw: string, from: number): number | null => {
  const [destination] =
    /^(?:\((?:\\.|[^()\\]|\([^()]*\))*\)|\[[^\][]*\])/.exec(raw.slice(from, from + LONGEST)) ?? []
  return destination === undefined ? null : from + destination.length
}
