import { closest } from 'fastest-levenshtein'

/** A problem in a subject's values, not yet located in a file and line. */
export interface ValueProblem {
  readonly subject: string
  readonly variable: string
  readonly expected: string
  readonly found: string
  readonly remedy?: string | undefined
}

/** A problem with a descriptor: the path of the property at fault. */
export interface DescriptorProblem {
  readonly path: readonly (string | number)[]
  readonly expected: string
  readonly found: string
  readonly remedy?: string | undefined
}

/** "one of a, b, c" for a few words, "one of 40 names" for many; the words of a plan's own list are all written. */
export const oneOf = (words: readonly string[], most = 12): string =>
  words.length === 0
    ? 'none, for there is none'
    : words.length <= most
      ? `one of ${words.join(', ')}`
      : `one of ${words.length} names`

/** "a, b or c" */
export const orOf = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`

/** The word that was likely meant, if one is near. */
export const didYouMean = (found: string, words: readonly string[]): string | undefined => {
  if (words.length === 0) return undefined
  const word = found.slice(0, LONGEST_WORD)
  const alike = (text: string): boolean => text.trim().toLowerCase() === word.trim().toLowerCase()
  const near = words.find(alike) ?? onlyOneThatBegins(word, words) ?? closest(word, [...words])
  return near !== '' && distanceIsSmall(word, near) ? `did you mean ${near}?` : undefined
}

/** Headers go on after the word by which people know them: "Alter" is "Alter (Jahre)". */
const onlyOneThatBegins = (word: string, words: readonly string[]): string | undefined => {
  const beginning = word.trim().toLowerCase()
  const [first, ...others] = words.filter((candidate) => candidate.toLowerCase().startsWith(beginning))
  return beginning.length >= 3 && others.length === 0 ? first : undefined
}

const LONGEST_WORD = 100

const distanceIsSmall = (word: string, near: string): boolean => {
  const a = word.toLowerCase()
  const b = near.toLowerCase()
  return (
    a.includes(b) ||
    b.includes(a) ||
    [...a].filter((letter) => b.includes(letter)).length >= 0.6 * Math.max(a.length, b.length)
  )
}

/** How a found value is shown in a message. */
export const shown = (value: unknown): string =>
  value === undefined || value === null
    ? 'nothing'
    : typeof value === 'number'
      ? String(value)
      : (JSON.stringify(value) ?? String(value))
