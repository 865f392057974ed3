import type { FoundFile } from '../found-file.ts'
import { subjectChoice, subjectProblem } from '../subject.ts'
import type { Question } from './question.ts'
import { inShort } from './seen-column.ts'

/**
 * Who is a subject: the columns with a different value in every row. A column that seems to name the subject, but cannot,
 * is shown with its reason; nothing is then proposed.
 */
export const subjectQuestion = (file: FoundFile, among: readonly string[]): Question => {
  const choice = subjectChoice(file, among)
  const problems = among.map((column) => [column, subjectProblem(file, column)] as const)
  const keys = problems.flatMap(([column, problem]) => (problem === null ? [column] : []))
  const proposed = 'column' in choice ? choice.column : null
  const rival = 'problem' in choice ? [choice.problem.replace(/: correct the file(; .*)?$/s, '')] : []
  return {
    id: 'subject',
    text: 'Who is a subject? Which column identifies the subject?',
    saw: [`${file.path} has ${file.rows.length} rows and ${file.header.length} columns`, ...rival],
    options: keys.map((column) => ({ value: column, saw: cellsSeen(file, column) })),
    form: 'one',
    proposal:
      proposed === null
        ? null
        : {
            answer: proposed,
            why: 'it has a different value in every row, and its header or its form is that of a name',
          },
    refusal: (text) => {
      const problem = problems.find(([column]) => column === text)?.[1]
      return problem === undefined
        ? `no column is called "${text}"`
        : `${text} cannot identify subjects: ${problem}`
    },
  }
}

/** Whole numbers from the smallest to the largest; of texts, which may be names, only how many there are. */
const cellsSeen = ({ header, rows }: FoundFile, column: string): string => {
  const cells = rows.map((row) => (row[header.indexOf(column)] ?? '').trim())
  if (!cells.every((cell) => /^\d{1,15}$/.test(cell))) return `${cells.length} different texts`
  const numbers = cells.map(Number)
  let [least, most] = [numbers[0]!, numbers[0]!]
  for (const number of numbers) {
    if (number < least) least = number
    if (number > most) most = number
  }
  return inShort(`${cells.length} different whole numbers, ${least} to ${most}`)
}

/** Whether each row is a subject, in a file without a column that names them. */
export const numberRowsQuestion = (file: FoundFile): Question => ({
  id: 'number-rows',
  text: 'No column identifies the subject. Is each row one subject, to be numbered from 1?',
  saw: [`${file.path} has ${file.rows.length} rows; no column has a different value in every row`],
  options: [{ value: 'yes' }, { value: 'no' }],
  form: 'one',
  proposal: { answer: 'yes', why: 'no column seems to name subjects that occur in several rows' },
})

/** Whether a file has no column that can identify subjects, and none that seems to name them. */
export const hasNoKey = (file: FoundFile): boolean => {
  const choice = subjectChoice(file)
  return 'problem' in choice && choice.problem.startsWith('no column has')
}
