import type { Question } from './question.ts'

/** A column that looks like an identifier. */
export interface LikelyIdentifier {
  /** `export.csv:2:3` */
  readonly place: string
  readonly name: string
  /** "a date of birth" */
  readonly reason: string
  /** Whether the file or its dictionary declares it as one. */
  readonly isMarked: boolean
}

/**
 * Which columns that look like identifiers are kept, all in one question. The others are left out of the cohort's files.
 * @param subject which can be kept, but not left out
 */
export const identifierQuestion = (likely: readonly LikelyIdentifier[], subject: string): Question => {
  const isOfSubject = likely.some(({ name }) => name === subject)
  return {
    id: 'allow',
    text: 'These columns look like identifiers. Which of them are kept?',
    saw: [
      ...likely.map(({ place, name, reason }) => `${name} (${place}): looks like ${reason}`),
      'those of them that are not kept are not written anywhere',
    ],
    options: likely.map(({ name }) => ({ value: name })),
    form: 'several',
    none: 'keep none of them',
    proposal: isOfSubject ? null : { answer: null, why: 'no analysis needs to know who somebody is' },
    refusal: (text) => `"${text}" is not one of these columns`,
    conflict: (answer) =>
      isOfSubject && !(Array.isArray(answer) && answer.includes(subject))
        ? `${subject} identifies the subject and cannot be left out: keep it, or end here and use --number-rows, or replace it by numbers in the file`
        : null,
  }
}
