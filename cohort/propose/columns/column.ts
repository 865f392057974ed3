import { headerUnit } from '../../cells/header-units.ts'
import { shownText } from '../../values/short-text.ts'
import { ALPHABETICAL } from './alphabetical.ts'
import type { DateRules } from './date-cells.ts'
import { datesOf, looksLikeDates, serialDates } from './dates.ts'
import { doubtsOf } from './doubts.ts'
import { missingWords, suspiciousTexts, UNKNOWN_WORDS } from './missing-words.ts'
import { codesReason, numbersOf } from './numbers.ts'
import type { ProposedField } from './proposed-field.ts'
import type { FileDecimal } from './separators.ts'
import { dateDoubts, MOST_UNREADABLE, unreadableCells } from './unreadable-cells.ts'

/** Answers of the user to questions that the columns leave open. */
export interface UserAnswers {
  /** Day before month or month before day, where the dates leave it open. */
  readonly dateOrder?: 'dmy' | 'mdy' | undefined
  /** Units by column. */
  readonly units?: Readonly<Record<string, string>> | undefined
  /** The categories of a column in the order that was decided, by column. */
  readonly orders?: Readonly<Record<string, readonly string[]>> | undefined
  /** Columns that may identify a subject: none of their values is written anywhere. */
  readonly withheld?: readonly string[] | undefined
  /** The decimal character of the file. */
  readonly decimal?: FileDecimal | undefined
  /** The century of years of two digits, and columns of which the time of day is dropped. */
  readonly dateRules?: DateRules | undefined
  /** The place of a row in its file, such as `export.csv:7`. */
  readonly placeOf?: ((row: number) => string) | undefined
}

/**
 * Proposes the declaration of a column from its header and texts. Whatever the texts leave open is listed as a decision
 * for the user, not guessed.
 */
export const proposeField = (
  name: string,
  texts: readonly string[],
  known: UserAnswers = {},
): ProposedField => {
  const isMeasured = (distinctTexts: readonly string[]): boolean =>
    datesOf(name, distinctTexts, known.dateOrder) !== null ||
    looksLikeDates(distinctTexts) ||
    (codesReason(name, distinctTexts) === null && numbersOf(name, distinctTexts) !== null)
  const { words: missing, says } = missingWords(texts, isMeasured)
  const values = texts.filter((text) => !missing.includes(text))
  const distinct = [...new Set(values)].sort(byValue)
  const { field, decisions } = withoutValues(typed(name, texts, values, distinct, known), known)
  const countOf = (text: string): string => cells(texts.filter((cell) => cell === text).length)
  const spaces = values.filter((text) => text !== text.trim()).length
  return {
    field: {
      ...field,
      ...(missing.some((word) => word !== '') ? { missingValues: [...new Set(['', ...missing])] } : {}),
    },
    decisions: [
      ...decisions,
      ...(known.withheld?.includes(name) ? [] : doubtsOf({ field, decisions }, texts, values, distinct)),
      ...says,
      ...missing
        .filter((word) => word !== '')
        .map((word) => `${shownText(word)} in ${countOf(word)} is proposed to mean a missing value`),
      ...suspiciousTexts(field, distinct).map(
        (code) => `${code} occurs in ${countOf(code)}: if it means missing, add it to missingValues`,
      ),
      ...(spaces > 0 ? [`a space at an end of ${cells(spaces)}: remove it in the file`] : []),
    ],
  }
}

const cells = (n: number): string => `${n} cell${n === 1 ? '' : 's'}`

type Typed = Pick<ProposedField, 'field' | 'decisions'>

/** The proposal without values, for a text column that may identify subjects. */
const withoutValues = (proposed: Typed, { withheld: columns = [] }: UserAnswers): Typed => {
  const { name, type } = proposed.field
  return type === 'string' && columns.includes(name)
    ? {
        field: { name, type },
        decisions: ['it may identify a subject, so that none of its values is written here'],
      }
    : proposed
}

const typed = (
  name: string,
  texts: readonly string[],
  values: readonly string[],
  distinct: readonly string[],
  known: UserAnswers,
): Typed => {
  if (values.length === 0)
    return {
      field: { name, type: 'string' },
      decisions: ['the column is empty: its type is to be declared, or the column removed'],
    }
  const yesNo = YES_NO.find(
    (words) => distinct.length <= 2 && distinct.every((text) => (words as readonly string[]).includes(text)),
  )
  if (yesNo)
    return {
      field: { name, type: 'boolean', trueValues: [yesNo[0]], falseValues: [yesNo[1]] },
      decisions: [],
    }
  const dates = datesOf(name, distinct, known.dateOrder)
  if (dates) return dates
  const serial = serialDates(name, distinct)
  if (serial !== null) return { field: { name, type: 'string' }, decisions: [serial] }
  const code = codesReason(name, distinct)
  if (code !== null) {
    const words = wordsField(name, values, distinct)
    return { ...words, decisions: [code, ...words.decisions] }
  }
  const numbers = numbersOf(name, distinct, known.decimal)
  return numbers
    ? numbersField(numbers, values, distinct, known)
    : textField(name, texts, values, distinct, known)
}

/** Numbers as codes of categories, or with a unit. */
const numbersField = (
  numbers: Typed,
  values: readonly string[],
  distinct: readonly string[],
  { units }: UserAnswers,
): Typed => {
  const { field, decisions } = numbers
  const isZeroOrOne = distinct.join() === '0,1' && values.length > 2
  if (field.type === 'integer' && (isZeroOrOne || isFew(values, distinct)))
    return {
      field: { ...field, categories: [...new Set(distinct.map(Number))] },
      decisions: [
        ...decisions,
        `the numbers ${distinct.join(', ')} are proposed as categories: give each a label`,
      ],
    }
  if (field.type === 'year' || field.type === 'string') return numbers
  if (units && Object.hasOwn(units, field.name)) return numbers
  const unit = headerUnit(field.name)
  return unit === null
    ? { field, decisions: [...decisions, 'its unit, if it measures something (UCUM: d, mo, a, mm, g)'] }
    : {
        field: { ...field, unit },
        decisions: [...decisions, `its unit is proposed from the header: ${unit}`],
      }
}

/** Words, or cells of which most, but not all, are dates or numbers. */
const textField = (
  name: string,
  texts: readonly string[],
  values: readonly string[],
  distinct: readonly string[],
  known: UserAnswers,
): Typed => {
  const rules = { order: known.dateOrder, ...known.dateRules }
  const unreadable = unreadableCells(name, texts, values, distinct, known.placeOf)
  if (looksLikeDates(distinct))
    return {
      field: { name, type: 'string' },
      decisions: unreadable.length > 0 ? unreadable : dateDoubts(name, texts, distinct, rules, known.placeOf),
    }
  const words = wordsField(name, values, distinct)
  const decisions = [
    ...words.decisions,
    ...(unreadable.length > 0 ? unreadable : otherWords(values, distinct)),
  ]
  return { ...words, decisions }
}

const isFew = (values: readonly string[], distinct: readonly string[]): boolean =>
  distinct.length <= MOST_CODES && values.length > 2 * distinct.length

/**
 * Other words in a column of yes and no, and words for unknown: as categories, an endpoint would count them as
 * censored.
 */
const otherWords = (values: readonly string[], distinct: readonly string[]): readonly string[] => {
  const pair = YES_NO.find((words) => words.every((word) => distinct.includes(word)))
  const others = distinct.filter((text) => text !== pair?.[0] && text !== pair?.[1])
  const doubtful =
    pair && others.length <= MOST_UNREADABLE ? others : distinct.filter((text) => UNKNOWN_WORDS.test(text))
  const beside = pair ? ` beside ${shownText(pair[0])} and ${shownText(pair[1])}` : ''
  return doubtful.map(
    (word) =>
      `${shownText(word)} occurs in ${cells(values.filter((text) => text === word).length)}${beside}: if it means unknown, add it to missingValues; as a category, an endpoint counts it as censored`,
  )
}

const wordsField = (name: string, values: readonly string[], distinct: readonly string[]): Typed => {
  const few = distinct.length <= MOST_WORDS && (distinct.length <= 3 || values.length >= 2 * distinct.length)
  const trimmed = [...new Set(distinct.map((text) => text.trim()))]
  return few && trimmed.every((text) => text !== '')
    ? {
        field: { name, type: 'string', categories: trimmed },
        decisions: trimmed.length < 3 ? [] : [`${ALPHABETICAL}: ${ORDER}`],
      }
    : { field: { name, type: 'string' }, decisions: [] }
}

const ORDER =
  'put them in the order of the tables (the first is the reference of models), and declare "categoriesOrdered": true if they have one'

const MOST_CODES = 6
const MOST_WORDS = 15

const YES_NO = [
  ['yes', 'no'],
  ['Yes', 'No'],
  ['YES', 'NO'],
  ['y', 'n'],
  ['Y', 'N'],
  ['true', 'false'],
  ['True', 'False'],
  ['TRUE', 'FALSE'],
  ['ja', 'nein'],
  ['Ja', 'Nein'],
  ['oui', 'non'],
  ['sí', 'no'],
  ['si', 'no'],
] as const

const byValue = (a: string, b: string): number => {
  const [x, y] = [Number(a), Number(b)]
  return Number.isFinite(x) && Number.isFinite(y) && x !== y ? x - y : a < b ? -1 : a > b ? 1 : 0
}
