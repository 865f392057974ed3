/** The sentence that a part of a text is in, on one line; of a long one so many characters before and after the part. */
export const sentenceAround = (text: string, from: number, to: number, eachSide = 60): string => {
  // an end further away than what is shown is not looked for, so that a text without full stops takes linear time
  const [first, last] = [Math.max(0, from - eachSide - MARGIN), Math.min(text.length, to + eachSide + MARGIN)]
  const ends = [...text.slice(first, from).matchAll(END)]
  const start = Math.max(first, ...ends.map(({ index, 0: end }) => first + index + end.length))
  const [rest] = text.slice(to, last).matchAll(END)
  const end = rest === undefined ? last : to + rest.index + rest[0].trimEnd().length
  const cutFrom = Math.min(from, Math.max(start, wordStart(text, from - eachSide)))
  const cutTo = Math.max(to, Math.min(end, wordEnd(text, to + eachSide)))
  const sentence = text.slice(cutFrom, cutTo).replace(/\s+/g, ' ').trim()
  return `${cutFrom > start ? '… ' : ''}${sentence}${cutTo < end ? ' …' : ''}`
}

/** Longer than a word. */
const MARGIN = 100

/** The end of a sentence: a mark, and a capital letter after it. */
const END = /[.!?]\s+(?=\p{Lu})/gu

const wordStart = (text: string, near: number): number => (near <= 0 ? 0 : text.indexOf(' ', near) + 1)

const wordEnd = (text: string, near: number): number =>
  near >= text.length ? text.length : Math.max(0, text.lastIndexOf(' ', near))
