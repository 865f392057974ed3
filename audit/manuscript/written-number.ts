import type { Language } from '../../cohort/descriptors/plan/style.ts'
import { languageMarks } from '../../cohort/results/styles/style-of.ts'
import { type PublishedNumber, readPublishedText } from '../claims/published-number.ts'
import { numbersIn } from '../prose/numbers/numbers-in.ts'

/** A number as a paragraph has it. */
export interface WrittenNumber {
  /** The text that is bound. */
  readonly text: string
  /** What is written before and after it. */
  readonly before: string
  readonly after: string
  /** Null where the text is no number: "not reached", other words. */
  readonly number: PublishedNumber | null
  /** "thirteen". */
  readonly isWord: boolean
  /** UCUM, `%`, or empty where no unit is written. A limit has the unit of its interval. */
  readonly unit: string
}

/** The numbers of a paragraph by their place in it: what is written from and to a place. */
export const writtenNumbers = (
  paragraph: string,
  language: Language = 'en',
): ((from: number, to: number) => WrittenNumber) => {
  const found = numbersIn(paragraph, { decimalMark: decimalMarkOf(language) })
  return (from, to) => {
    const text = paragraph.slice(from, to)
    const reported = readPublishedText(text, language)
    const prose = found.find((number) => number.from < to && from < number.to)
    const isWord = reported === null && prose?.isWord === true
    return {
      ...{ text, before: paragraph.slice(0, from), after: paragraph.slice(to), isWord },
      number: isWord ? prose.number : reported?.kind === 'number' ? reported.number : null,
      unit: reported?.kind === 'number' && reported.isPercent ? '%' : (prose?.unit ?? ''),
    }
  }
}

/** The decimal mark of numbers in a language. */
export const decimalMarkOf = (language: Language = 'en'): '.' | ',' =>
  languageMarks(language).decimal === ',' ? ',' : '.'
