/** At most this many of a kind are listed; the rest is counted. */
const MOST_LISTED = 10

/** A text of a file as a message shows it: on one line, without control characters, cut at 60 characters. */
export const shownText = (text: string): string => {
  const line = [...text.slice(0, 200).replace(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu, '?')]
  return `"${line.length > 60 ? `${line.slice(0, 60).join('')}...` : line.join('')}"`
}

/** The same without quotes, for names: `variable AGE`. */
export const plainName = (name: string): string => shownText(name).slice(1, -1)

/** `1 other`, `2 others` */
export const otherWords = (count: number): string => `${count} other${count === 1 ? '' : 's'}`

/** `a, b, c and 2 others` */
export const listed = (names: readonly string[], most = MOST_LISTED): string => {
  const others = names.length - most
  if (others > 0) return `${names.slice(0, most).join(', ')} and ${otherWords(others)}`
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

/** Names that occur more than once, each once. */
export const repeated = (names: readonly string[]): readonly string[] => {
  const seen = new Set<string>()
  return [...new Set(names.filter((name) => seen.has(name) || !seen.add(name)))]
}
