/** `a`, `a and b`, `a, b and c`; or with another last word. */
export const listText = (parts: readonly string[], last: 'and' | 'or' = 'and'): string =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} ${last} ${parts.at(-1)}`

/** A noun in the number that the count requires: `patient` after 1. */
export const plural = (count: number | null, noun: string, nouns = `${noun}s`): string =>
  count === 1 ? noun : nouns
