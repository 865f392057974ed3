import type { Finding } from '../finding.ts'
import { isWhole, type ReportedNumber, wholeOf } from '../reported-number.ts'

/** "18 patients (11 men and 7 women)": the two add up to all. */
export const sumOfSexes = (together: readonly ReportedNumber[]): readonly Finding[] => {
  const parts = together.filter(({ level }) => level === 'men' || level === 'women')
  const whole = together.find(({ statistic, level }) => statistic === 'n' && level === '')
  if (parts.length !== 2 || whole === undefined || ![whole, ...parts].every(isWhole)) return []
  const [first, second] = parts.map(wholeOf) as [number, number]
  const isRight = first + second === wholeOf(whole)
  return [
    {
      check: 'sum',
      claims: [whole, ...parts].map(({ claim }) => claim.id),
      outcome: isRight ? 'consistent' : 'inconsistent',
      detail: `${first} and ${second} ${isRight ? 'are' : `are ${first + second}, not`} ${wholeOf(whole)}`,
    },
  ]
}
