import type { Question } from './question.ts'

/** The order of day and month. @param columns whose dates leave it open, each with an example */
export const dateOrderQuestion = (columns: readonly string[]): Question => ({
  id: 'date-order',
  text: 'In dates such as 03/04/2015, which comes first: the day (dmy) or the month (mdy)?',
  saw: columns.map((words) => `no date shows it: ${words}`),
  options: [{ value: 'dmy' }, { value: 'mdy' }],
  form: 'one',
  none: 'decide later; the dates stay text',
  proposal: { answer: null, why: 'nothing in the file tells' },
})

/** The century of years of two digits. */
export const centuryQuestion = (columns: readonly string[]): Question => ({
  id: 'century',
  text: 'Years of two digits: which is the first of their 100 years? (1930: 15 is 2015, and 45 is 1945)',
  saw: columns,
  options: ['1930', '1920', '1910', '1900', '2000'].map((value) => ({ value })),
  form: 'one',
  none: 'decide later; the dates stay text',
  proposal: { answer: null, why: 'nothing in the file tells' },
  refusal: (text) => (/^(1[6-9]|20)\d\d$/.test(text) ? null : `"${text}" is not a year from 1600 to 2099`),
})
