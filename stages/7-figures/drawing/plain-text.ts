export { sentenceCase } from '../../../cohort/values/sentence-case.ts'

/**
 * A text of a descriptor or a cell as one line that any XML can hold: white space becomes a space, what XML forbids
 * the replacement character, and marks that turn the direction of what follows are left out.
 */
export const plainText = (text: string): string =>
  text
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/[\u0000-\u001f\u007f\ufffe\uffff]|\p{Surrogate}/gu, '\ufffd')
    .trim()
