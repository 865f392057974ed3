import { type Answer, areNumbered, type Question } from '../../../../cohort/propose/interview/question.ts'
import { otherWords } from '../../../../cohort/values/short-text.ts'
import { escaped, shown } from '../../../../pipeline/words.ts'

/** A question as lines of a terminal: what was seen, the options, the proposal and why. No line has control characters. */
export const questionLines = (question: Question): readonly string[] => {
  const { text, saw = [], options, proposal } = question
  const width = Math.min(
    WIDEST,
    Math.max(0, ...options.slice(0, MOST_OPTIONS).map(({ value }) => shown(value).length)),
  )
  const digits = String(Math.min(options.length, MOST_OPTIONS)).length
  const list = options.slice(0, MOST_OPTIONS).map(({ value, saw: seen }, i) => {
    const number = areNumbered(question) ? `${String(i + 1).padStart(digits)}  ` : ''
    const name = shown(value)
    return `  ${number}${seen === undefined ? name : `${name.padEnd(width)}  ${clipped(seen)}`}`
  })
  const more = options.length - MOST_OPTIONS
  return [
    escaped(text),
    ...saw.slice(0, MOST_OPTIONS).map((fact) => `  ${clipped(fact)}`),
    ...list,
    ...(more > 0 ? [`  and ${otherWords(more)}`] : []),
    proposal === null
      ? '  nothing is proposed: an answer is needed'
      : `  proposed: ${escaped(`${answerWords(question, proposal.answer)} (${proposal.why})`)}`,
  ]
}

const clipped = (fact: string): string => {
  const line = escaped(fact)
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST - 1)}…`
}

const LONGEST = 400
const MOST_OPTIONS = 60
const WIDEST = 32

/** An answer in words, not yet escaped. */
export const answerWords = ({ none, form }: Question, answer: Answer): string =>
  answer === null
    ? (none ?? 'none')
    : typeof answer === 'string'
      ? answer
      : answer.join(form === 'order' ? ' < ' : ', ')
