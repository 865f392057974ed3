/** The mark of a footnote: a to z, then aa, ab and on. */
export const letterOf = (index: number): string =>
  index < 26 ? ALPHABET[index]! : `${letterOf(Math.floor(index / 26) - 1)}${ALPHABET[index % 26]}`

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz'
