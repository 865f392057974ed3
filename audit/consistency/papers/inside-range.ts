import { compare } from '../../../statistics/numbers/rational.ts'
import type { Finding } from '../finding.ts'
import type { ReportedNumber } from '../reported-number.ts'

/**
 * A median or mean lies between the smallest and the largest value, and a median between its quartiles; the lower end is
 * not above the upper one. A mean may lie outside of the quartiles.
 */
export const insideRange = (together: readonly ReportedNumber[]): readonly Finding[] =>
  [
    ['min', 'max'],
    ['q1', 'q3'],
  ].flatMap(([low, high]): readonly Finding[] => {
    const find = (names: readonly string[]) =>
      together.find(({ statistic, isExact }) => isExact && names.includes(statistic))
    const [lower, upper] = [find([low!]), find([high!])]
    const centre = find(low === 'min' ? ['median', 'mean', 'value'] : ['median'])
    if (lower === undefined || upper === undefined || centre === undefined) return []
    const isAbove = (a: ReportedNumber, b: ReportedNumber): boolean => compare(a.low, b.high) >= 0
    const text = ({ claim }: ReportedNumber): string => claim.published
    const wrong = isAbove(lower, upper)
      ? `the lower end ${text(lower)} is above the upper end ${text(upper)}`
      : isAbove(lower, centre)
        ? `${text(centre)} is below the lower end ${text(lower)}`
        : isAbove(centre, upper)
          ? `${text(centre)} is above the upper end ${text(upper)}`
          : null
    return [
      {
        check: 'inside range',
        claims: [centre, lower, upper].map(({ claim }) => claim.id),
        outcome: wrong === null ? 'consistent' : 'inconsistent',
        detail: wrong ?? `${text(centre)} lies between ${text(lower)} and ${text(upper)}`,
      },
    ]
  })
