import type { TableContent, TextRun } from './document.ts'

/** What the tables of a report may abbreviate, in alphabetical order, and the words that a reader needs. */
const ABBREVIATIONS: readonly (readonly [abbreviation: string, words: string])[] = [
  ['CI', 'confidence interval'],
  ['df', 'degrees of freedom'],
  ['HR', 'hazard ratio'],
  ['SMD', 'standardised mean difference'],
]

/** `CI, confidence interval; HR, hazard ratio.`: those that the table uses and its notes do not explain; null if none. */
export const abbreviationsNote = ({ title, notes, head, rows }: TableContent): TextRun | null => {
  const text = [title, notes, ...[head, ...rows.map(({ cells }) => cells)].flat().map(({ runs }) => runs)]
    .map(textOf)
    .join(' ')
  const used = ABBREVIATIONS.filter(
    ([abbreviation, words]) =>
      new RegExp(`\\b${abbreviation}\\b`).test(text) && !isExplained(abbreviation, words, textOf(notes)),
  )
  return used.length === 0
    ? null
    : { text: `${used.map(([abbreviation, words]) => `${abbreviation}, ${words}`).join('; ')}.` }
}

const isExplained = (abbreviation: string, words: string, notes: string): boolean =>
  notes.includes(`${abbreviation}, `) && notes.includes(words)

const textOf = (runs: readonly TextRun[]): string => runs.map(({ text }) => text).join('')
