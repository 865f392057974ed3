/** The sentence that a part of a text is in, on one line; of a long one so many characters before and after the part. */
export const sentenceAround = (text: string, from: number, to: number, eachSide = 60): string => {
  const start = Math.max(
    0,
    ...[...text.slice(0, from).matchAll(END)].map(({ index, 0: end }) => index + end.length),
  )
  const rest = END.exec(text.slice(to))
  END.lastIndex = 0
  const end = rest === null ? text.length : to + rest.index + rest[0].trimEnd().length
  const cutFrom = Math.min(from, Math.max(start, wordStart(text, from - eachSide)))
  const cutTo = Math.max(to, Math.min(end, wordEnd(text, to + eachSide)))
  const sentence = text.slice(cutFrom, cutTo).replace(/\s+/g, ' ').trim()
  return `${cutFrom > start ? '… ' : ''}${sentence}${cutTo < end ? ' …' : ''}`
}

/** The end of a sentence: a mark, and a capital letter after it. */
const END = /[.!?]\s+(?=\p{Lu})/gu

const wordStart = (text: string, near: number): number => (near <= 0 ? 0 : text.indexOf(' ', near) + 1)

const wordEnd = (text: string, near: number): number =>
  near >= text.length ? text.length : Math.max(0, text.lastIndexOf(' ', near))
