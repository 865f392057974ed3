import { compare } from '../../statistics/numbers/rational.ts'
import { limitsOf } from './belong-together.ts'
import type { Finding } from './finding.ts'
import type { ReportedNumber } from './reported-number.ts'

/** An estimate lies between its limits, and the lower limit is not above the upper one, allowing for rounding. */
export const insideInterval = (printed: readonly ReportedNumber[]): readonly Finding[] =>
  printed.flatMap((estimate): readonly Finding[] => {
    const limits = estimate.isExact ? limitsOf(estimate, printed) : null
    if (limits === null) return []
    const [lower, upper] = limits
    const isAbove = (a: ReportedNumber, b: ReportedNumber): boolean => compare(a.low, b.high) >= 0
    const text = (number: ReportedNumber): string => number.claim.published
    const wrong = isAbove(lower, upper)
      ? `the lower limit ${text(lower)} is above the upper limit ${text(upper)}`
      : isAbove(lower, estimate)
        ? `the estimate ${text(estimate)} is below its lower limit ${text(lower)}`
        : isAbove(estimate, upper)
          ? `the estimate ${text(estimate)} is above its upper limit ${text(upper)}`
          : null
    return [
      {
        check: 'inside interval',
        claims: [estimate, lower, upper].map(({ claim }) => claim.id),
        outcome: wrong === null ? 'consistent' : 'inconsistent',
        detail: wrong ?? 'the estimate lies within its interval',
      },
    ]
  })
