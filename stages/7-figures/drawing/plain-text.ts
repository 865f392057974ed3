export { sentenceCase } from '../../../cohort/values/sentence-case.ts'

/**
 * A text of a descriptor or a cell as one line of valid XML: white space becomes a space, characters that XML forbids
 * become the replacement character, and characters that change the text direction are removed.
 */
export const plainText = (text: string): string =>
  text
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/[\u0000-\u001f\u007f\ufffe\uffff]|\p{Surrogate}/gu, '\ufffd')
    .trim()
