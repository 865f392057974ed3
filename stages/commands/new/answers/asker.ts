import type { Answer, Question, QuestionId } from '../../../../cohort/propose/interview/question.ts'

/** Answers the questions that files and flags leave open. */
export interface Asker {
  /** Who answers: a person, a file of answers, the proposals, or nobody, so that every question stays open. */
  readonly kind: 'person' | 'file' | 'proposals' | 'nobody'
  /** An accepted answer; undefined if the question stays open. */
  ask(question: Question): Promise<Answer | undefined>
  /** Hears the answer of a flag, whose question is not asked. */
  know(id: QuestionId, answer: Answer): void
  /** Shows a person lines between the questions. */
  show(lines: readonly string[]): void
  /** Whether the cohort is to be written; a person is asked. */
  isWanted(question: string): Promise<boolean>
  /**
   * What is to be said of the answers.
   * @throws DataError with every fault of a file of answers
   */
  finish(columns: readonly string[]): readonly string[]
  close(): void
}

const silent = {
  know: () => {},
  show: () => {},
  isWanted: async () => true,
  finish: () => [],
  close: () => {},
}

/** Leaves every question open. */
export const nonInteractive: Asker = { ...silent, kind: 'nobody', ask: async () => undefined }

/** Takes every proposal; a question without one stays open. */
export const proposals: Asker = {
  ...silent,
  kind: 'proposals',
  ask: async ({ proposal }) => proposal?.answer,
}
