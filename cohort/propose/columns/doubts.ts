import { shownText } from '../../values/short-text.ts'
import type { ProposedField } from './proposed-field.ts'

/** Other possible readings of a column, in words. */
export const doubtsOf = (
  { field, decisions }: ProposedField,
  texts: readonly string[],
  values: readonly string[],
  distinct: readonly string[],
): readonly string[] => [
  ...(field.type === 'string' ? alike(distinct) : []),
  ...(field.type === 'string' && decisions.every((said) => !said.includes('"type"')) ? unread(distinct) : []),
  ...(field.type === 'number' ? powers(distinct) : []),
  ...oneAnswer(texts, values, distinct),
]

/** Names that may mean the same subject: A1 and a1, 007 and 7. */
export const alikeNames = (distinct: readonly string[]): readonly string[] =>
  alike(distinct, (text) => folded(text).replace(/(^|\D)0+(?=\d)/g, '$1'), ', zeros')

/** Categories that differ only in capitals, spaces or invisible characters. */
const alike = (distinct: readonly string[], fold = folded, more = ''): readonly string[] => {
  const byFolded = new Map<string, readonly string[]>()
  for (const text of distinct) byFolded.set(fold(text), [...(byFolded.get(fold(text)) ?? []), text])
  return [...byFolded.values()]
    .filter(({ length }) => length > 1)
    .slice(0, MOST)
    .map(
      (words) =>
        `${words.map((word) => shownText(word)).join(' and ')} differ only in capitals${more}, spaces or invisible characters: if they mean the same, write them the same in the file`,
    )
}

const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()

const MOST = 5

/** `−5` with a sign of its own, `12%`, `12 mm`, 1.5 beside 1,5 in many cells */
const unread = (distinct: readonly string[]): readonly string[] => {
  const such = distinct.filter((text) => /^[^\p{L}\d]*\d+([.,]\d+)?[^\p{L}\d]*(\p{L}{1,3})?$/u.test(text))
  return such.length >= 3 && 2 * such.length > distinct.length && !such.every((text) => /^\d+$/.test(text))
    ? [
        `it is read as text, since cells such as ${shownText(such.find((text) => /[^\d]/.test(text))!)} are not numbers as written`,
      ]
    : []
}

/** Codes such as 1E5 would be read as 100000. */
const powers = (distinct: readonly string[]): readonly string[] => {
  const power = distinct.find((text) => /^\d+[eE]\d+$/.test(text))
  return power === undefined
    ? []
    : [
        `${shownText(power)} is read as the number ${Number(power)}; if it is a code, declare "type": "string"`,
      ]
}

/** One word in some cells, and all others empty: no subject would have the other answer. */
const oneAnswer = (
  texts: readonly string[],
  values: readonly string[],
  distinct: readonly string[],
): readonly string[] => {
  const empty = texts.length - values.length
  return distinct.length === 1 && empty > 0 && values.length > 1
    ? [
        `its ${values.length} filled cells all say ${shownText(distinct[0]!)} and ${empty} are missing: if an empty cell means the other answer, such as no, write that answer into the file`,
      ]
    : []
}
