import { type PublishedNumber, readPublishedText } from '../claims/published-number.ts'
import { unitOfText } from './unit-of-text.ts'

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
  /** UCUM, `%`, or empty where no unit is written. */
  readonly unit: string
}

/** The number that is bound from and to a place of a paragraph. */
export const writtenNumber = (paragraph: string, from: number, to: number): WrittenNumber => {
  const text = paragraph.slice(from, to)
  const reported = readPublishedText(text)
  return {
    ...{ text, before: paragraph.slice(0, from), after: paragraph.slice(to) },
    number: reported?.kind === 'number' ? reported.number : null,
    isWord: false,
    unit: unitOfText(text, paragraph.slice(to)),
  }
}
