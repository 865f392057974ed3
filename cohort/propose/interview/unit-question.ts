import { headerUnit } from '../../cells/header-units.ts'
import { isTimeUnit, TIME_UNITS, unitWords } from '../../values/unit.ts'
import { wordsOf } from './header-words.ts'
import { type Proposal, type Question, UNDECIDED } from './question.ts'
import { evidence, missingOf, type SeenColumn } from './seen-column.ts'

/** The unit of a time whose header names none. */
export const unitQuestion = (column: SeenColumn | undefined, name: string): Question => {
  return {
    id: 'unit',
    text: `What is the unit of ${name}?`,
    saw: column === undefined ? [] : [`${name}: ${evidence(column)}`],
    options: TIME_UNITS.map((unit) => ({ value: unit, saw: unitWords(unit) })),
    form: 'one',
    none: UNDECIDED,
    proposal: unitProposal(column, name),
  }
}

const unitProposal = (column: SeenColumn | undefined, name: string): Proposal => {
  const word = wordsOf(name).find((text) => headerUnit(text) !== null && isTimeUnit(headerUnit(text)!))
  if (word !== undefined) return { answer: headerUnit(word), why: `its header says "${word}"` }
  const largest = column === undefined ? 0 : largestOf(column)
  return largest > LONGEST_MONTHS
    ? {
        answer: 'd',
        why: `the longest, ${largest}, would be ${Math.round(largest / 12)} years if these were months`,
      }
    : { answer: null, why: 'neither the header nor the numbers say it' }
}

/** 50 years in months. */
const LONGEST_MONTHS = 600

const largestOf = ({ field, cells }: SeenColumn): number => {
  const missing = new Set(missingOf(field))
  let largest = 0
  for (const text of cells()) {
    const number = missing.has(text) ? 0 : Number(text.replace(',', '.'))
    if (number > largest) largest = number
  }
  return largest
}
