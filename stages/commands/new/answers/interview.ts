import type { Answer, Question, QuestionId } from '../../../../cohort/propose/interview/question.ts'
import type { GivenAnswer } from './answers-file.ts'
import type { Asker } from './asker.ts'

/** The questions of one call of `new`, with the answers so far, whoever gave them. */
export interface Interview {
  readonly asker: Asker
  /** An accepted answer; undefined if the question stays open. */
  ask(question: Question): Promise<Answer | undefined>
  /** Records what a flag or a data dictionary says: the question is not asked. */
  know(id: QuestionId, answer: Answer): void
  answers(): readonly GivenAnswer[]
  /** The questions that stay open, in their order. */
  open(): readonly QuestionId[]
}

export const interview = (asker: Asker): Interview => {
  const answers: GivenAnswer[] = []
  const open: QuestionId[] = []
  return {
    asker,
    ask: async (question) => {
      const answer = await asker.ask(question)
      if (answer === undefined) open.push(question.id)
      else answers.push({ id: question.id, column: question.column, answer })
      return answer
    },
    know: (id, answer) => {
      asker.know(id, answer)
      answers.push({ id, column: undefined, answer })
    },
    answers: () => answers,
    open: () => open,
  }
}

/** The answer to a question for one text; undefined if it stays open or none is chosen. */
export const oneAnswer = async (
  { ask }: Interview,
  question: Question | null,
): Promise<string | undefined> => {
  const answer = question === null ? undefined : await ask(question)
  return typeof answer === 'string' ? answer : undefined
}

/** The answer to a question for several texts; none if it stays open. */
export const severalAnswers = async ({ ask }: Interview, question: Question): Promise<readonly string[]> => {
  const answer = await ask(question)
  return answer === undefined || answer === null || typeof answer === 'string' ? [] : answer
}
