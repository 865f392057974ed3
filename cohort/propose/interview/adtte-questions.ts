import type { HeadedTable } from '../standards/adtte-table.ts'
import type { Question } from './question.ts'
import { unitQuestion } from './unit-question.ts'

/** Whether a table with the columns of ADTTE is read by the rules of that standard. */
export const adtteQuestion = (): Question => ({
  id: 'adtte',
  text: 'The table has the columns of CDISC ADTTE. Is it read by the rules of this standard?',
  saw: [
    'the rules: CNSR 0 is the event, every other code is censored; each PARAMCD is an endpoint of the subject USUBJID',
  ],
  options: [{ value: 'yes' }, { value: 'no' }],
  form: 'one',
  proposal: { answer: 'yes', why: 'USUBJID, PARAMCD or PARAM, AVAL and CNSR are all there' },
})

/** The unit of AVAL, where no column says it. */
export const adtteUnitQuestion = ({ header, rows }: HeadedTable): Question => {
  const column = header.findIndex((name) => name.toUpperCase() === 'AVAL')
  const cells = () => rows.map((row) => row[column] ?? '')
  return unitQuestion({ field: { name: 'AVAL', type: 'number' }, file: 0, cells, isWithheld: false }, 'AVAL')
}
