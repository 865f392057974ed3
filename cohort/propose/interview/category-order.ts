import { categoryTexts } from '../../cells/read-cell.ts'
import { isReference } from './header-words.ts'
import { codeLabel, type SeenColumn } from './seen-column.ts'

/** An order of the categories of a column, and what it was taken from. */
export interface ProposedOrder {
  readonly order: readonly string[]
  readonly why: string
}

/**
 * The order of a column's categories by their words: grades such as mild and severe, Roman numerals of stages, numbers at
 * their beginning. Otherwise that of the descriptor, with a control group first.
 */
export const proposedOrder = ({ field }: Pick<SeenColumn, 'field'>): ProposedOrder => {
  const values = categoryTexts(field) ?? []
  const words = values.map((value) => codeLabel(field, value) || value)
  for (const { rank, why } of RANKS) {
    const ranks = words.map(rank)
    if (ranks.every((known) => known !== null) && new Set(ranks).size === ranks.length)
      return { order: sorted(values, ranks as readonly number[]), why }
  }
  const reference = values.filter((_, i) => isReference(words[i]!))
  const isOfFile = field.categories?.some((category) => typeof category === 'object') ?? false
  const kept = isOfFile ? 'the order of the file' : 'alphabetical, since the words show no order'
  return reference.length === 1
    ? {
        order: [reference[0]!, ...values.filter((value) => value !== reference[0])],
        why: `"${reference[0]}" first, as a control; the others: ${kept}`,
      }
    : { order: values, why: kept }
}

const sorted = (values: readonly string[], ranks: readonly number[]): readonly string[] =>
  values
    .map((value, i) => ({ value, rank: ranks[i]! }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ value }) => value)

const GRADES: readonly (readonly string[])[] = [
  ['none', 'absent', 'negative', 'never', 'keine', 'nie'],
  ['low', 'mild', 'minimal', 'minor', 'small', 'well', 'good', 'former', 'ex', 'niedrig', 'leicht', 'gering'],
  ['medium', 'moderate', 'mid', 'middle', 'intermediate', 'mittel', 'moderat', 'mäßig'],
  ['high', 'severe', 'major', 'large', 'poor', 'current', 'positive', 'hoch', 'schwer'],
]

const gradeOf = (words: string): number | null => {
  const text = words.trim().toLowerCase()
  const grade = GRADES.findIndex((names) => names.includes(text))
  return grade < 0 ? null : grade
}

const ROMAN: Readonly<Record<string, number>> = { 0: 0, I: 1, II: 2, III: 3, IV: 4, V: 5 }

/** `Stage IIIb` is 3.02 */
const stageOf = (words: string): number | null => {
  const [, numeral, letter = '', digit = '0'] =
    /^(?:stage|stadium|grade|grad|typ|type|class)?\s*(0|I|II|III|IV|V)\s*([A-D]?)(\d?)$/i.exec(
      words.trim(),
    ) ?? []
  const stage = numeral === undefined ? undefined : ROMAN[numeral.toUpperCase()]
  return stage === undefined
    ? null
    : stage + (letter === '' ? 0 : letter.toUpperCase().charCodeAt(0) - 64) / 100 + Number(digit) / 10_000
}

/** `<50`, `50-70`, `>70`; `G1`, `T2`; `10 mg` */
const numberOf = (words: string): number | null => {
  const [, sign = '', digits] =
    /^(?:[A-Za-z]{0,2}|[A-Za-z]+\s)\s*(?:([<≤>≥]=?|=)\s*)?(\d{1,9}(?:\.\d{1,9})?)/.exec(words.trim()) ?? []
  if (digits === undefined) return null
  return Number(digits) + (/[<≤]/.test(sign) ? -1e-6 : />|≥/.test(sign) ? 1e-6 : 0)
}

const RANKS = [
  { rank: gradeOf, why: 'from the least to the most, by their words' },
  { rank: stageOf, why: 'by their Roman numerals' },
  { rank: numberOf, why: 'by the numbers in them' },
] as const
