import type { Result } from '../../../cohort/results/result.ts'
import type { RawCell } from '../../../cohort/results/trace-result.ts'
import { unitAfter } from '../../../cohort/values/unit.ts'
import { plural, shown } from '../../../pipeline/words.ts'
import type { Answer } from './answer.ts'

/** An answer as lines for a terminal. */
export const answerText = (answer: Answer): string => {
  const claimLines = answer.claims.map(
    ({ id, place, label, published, unit }) =>
      `  claim     ${id}: ${shown(label)}, reported ${shown(published)}${unitAfter(published, unit)} (${shown(place)})\n`,
  )
  switch (answer.kind) {
    case 'back':
      return [
        `${resultText(answer.result)}  ${answer.result.method}\n`,
        ...claimLines,
        ...answer.atRisk.map(
          (row) =>
            `  at risk   ${row.place}  time ${row.time}${row.group && `, ${row.group}`}: ${row.at_risk} at risk, ${plural(row.events, 'event')}, ${row.censored} censored${row.competing && `, competing ${row.competing}`}${row.isLater ? '; times of 0 count as half a day (timeZero: half-day)' : ''}\n`,
        ),
        ...answer.cells.map((cell) => `  rests on  ${cellText(cell)}\n`),
        `  ${plural(answer.cells.length, 'raw cell')}\n`,
      ].join('')
    case 'patient':
      return [
        ...claimLines,
        ...answer.cells.map((cell) => `  rests on  ${cellText(cell)}\n`),
        `  ${plural(answer.cells.length, 'raw cell')}\n`,
      ].join('')
    case 'forward':
      return [
        `${cellText(answer.cell)}\n`,
        ...claimLines,
        ...answer.results.map((result) => `  number    ${resultText(result)}\n`),
        `  ${plural(answer.results.length, 'number')}, ${plural(answer.claims.length, 'claim')}\n`,
      ].join('')
    default: {
      const never: never = answer
      return never
    }
  }
}

const resultText = ({ id, value, unit, reason }: Result): string =>
  `${id} = ${value === null ? `none (${reason})` : `${value}${unitAfter(value, unit)}`}`

const cellText = ({ file, line, column, subject, variable, value, isMember }: RawCell): string =>
  `${file}:${line}:${column}  ${variable} of ${subject}: ${shown(value) || '(missing)'}${isMember ? '' : ', which excludes the subject'}`
