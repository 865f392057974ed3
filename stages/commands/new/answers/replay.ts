import {
  type Answer,
  answerProblem,
  type Question,
  type QuestionId,
} from '../../../../cohort/propose/interview/question.ts'
import { isDay } from '../../../../cohort/propose/interview/time-questions.ts'
import { didYouMean } from '../../../../cohort/values/problem.ts'
import { DataError, type Fault } from '../../../../pipeline/fault.ts'
import { readAnswers, type WrittenAnswer } from './answers-file.ts'
import type { Asker } from './asker.ts'

/**
 * Answers from a file of answers. A question that it does not answer takes its proposal, which is said. Every fault is
 * collected, and thrown before anything is written: a question, column or value that does not exist, and an answer to a
 * question that did not arise.
 */
export const replay = (file: string, bytes: Uint8Array): Asker => {
  const { answers, faults: ofForm } = readAnswers(file, bytes)
  const faults: Fault[] = [...ofForm]
  const used = new Set<WrittenAnswer>()
  const refused = new Set<QuestionId>()
  const proposed: string[] = []
  const faultAt = ({ line, character, id, column }: WrittenAnswer, expected: string, found: string): void => {
    const field = column === undefined ? id : `order/${column}`
    faults.push({ file, line, column: character, field, expected, found })
  }
  const proposalOf = ({ id, column, proposal, options }: Question): Answer => {
    if (proposal !== null) return proposal.answer
    const what = options.slice(0, 8).map(({ value }) => value)
    const field = column === undefined ? id : `order/${column}`
    faults.push({ file, field, expected: `an answer (${what.join(', ')})`, found: 'none' })
    throw new DataError(faults)
  }
  return {
    kind: 'file',
    ask: async (question) => {
      const given = answers.find(({ id, column }) => id === question.id && column === question.column)
      if (given === undefined) {
        const derived = question.id === 'reorder' ? columnsOfOrders(answers, question) : null
        if (derived !== null) return derived
        proposed.push(question.column === undefined ? question.id : `order of ${question.column}`)
        return proposalOf(question)
      }
      used.add(given)
      // codes of another column than the one that was meant
      if (question.id === 'codes' && refused.has('event')) return proposalOf(question)
      const answer = inForm(question, given.answer)
      const problem = answerProblem(question, answer)
      if (problem === null) return answer
      refused.add(question.id)
      faultAt(given, 'an answer that the question accepts', problem)
      return proposalOf(question)
    },
    know: (id, answer) => {
      const given = answers.find((one) => one.id === id)
      if (given === undefined) return
      used.add(given)
      const [expected, found] = [answer, given.answer].map((one) => [one].flat().join(', '))
      if (found !== expected) faultAt(given, `${expected}, as the options say`, found!)
    },
    show: () => {},
    isWanted: async () => true,
    finish: (columns) => {
      const unused = answers.filter((answer) => !used.has(answer))
      for (const answer of unused) {
        const strange = namesOf(answer).find((name) => !columns.includes(name) && !isDay(name))
        if (strange !== undefined)
          faultAt(answer, 'a column of the files', `"${strange}"${wayOut(didYouMean(strange, columns))}`)
        else if (faults.length === 0 && answer.answer !== null && !isEmpty(answer))
          faultAt(
            answer,
            'an answer to a question that arises',
            'one to a question that these files and answers do not raise',
          )
      }
      if (faults.length > 0) throw new DataError(faults)
      return proposed.length === 0
        ? []
        : [`${file} does not answer ${proposed.join(', ')}: the proposals were taken`]
    },
    close: () => {},
  }
}

const wayOut = (words: string | undefined): string => (words === undefined ? '' : `, ${words}`)

/** A single text where several are expected. */
const inForm = ({ form }: Question, answer: Answer): Answer =>
  form !== 'one' && typeof answer === 'string' ? [answer] : answer

/** The columns that an answer names. */
const namesOf = ({ id, column, answer }: WrittenAnswer): readonly string[] => {
  if (column !== undefined) return [column]
  if (!NAMES.has(id) || answer === null) return []
  return typeof answer === 'string' ? [answer] : answer
}

const NAMES: ReadonlySet<QuestionId> = new Set<QuestionId>([
  ...(['subject', 'allow', 'event', 'until', 'at', 'from', 'group', 'reorder'] as const),
])

/** An empty list of columns says as much as no answer. */
const isEmpty = ({ answer }: WrittenAnswer): boolean => Array.isArray(answer) && answer.length === 0

/** Of a file without `reorder`: the columns whose orders it gives. */
const columnsOfOrders = (
  answers: readonly WrittenAnswer[],
  { options }: Question,
): readonly string[] | null => {
  const columns = options
    .map(({ value }) => value)
    .filter((name) => answers.some(({ id, column }) => id === 'order' && column === name))
  return columns.length === 0 ? null : columns
}
