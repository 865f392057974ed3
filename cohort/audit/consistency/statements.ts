import { groupBy } from '../../group-by.ts'
import type { Finding } from './finding.ts'
import type { Printed } from './printed.ts'

/** "More than half died": which estimator the statement is about, which it names by its result. */
export const statements = (printed: readonly Printed[]): readonly Finding[] =>
  printed
    .filter(({ isExact, analysis }) => !isExact && analysis !== '')
    .map(({ claim, statistic, at }) => ({
      check: 'estimator',
      claims: [claim.id],
      outcome: 'consistent',
      detail: `${claim.published} is said of ${statistic.replaceAll('-', ' ')}${at === null ? '' : ` at ${at}`} (${claim.result})`,
    }))

/** The same result printed in several places must be the same number, as far as its decimals go. */
export const printedTwice = (printed: readonly Printed[]): readonly Finding[] =>
  [
    ...groupBy(
      printed.filter(({ claim, isExact }) => claim.result !== '' && isExact),
      ({ claim }) => claim.result,
    ).values(),
  ].flatMap((own): readonly Finding[] => {
    const different = new Set(own.map(({ claim }) => `${claim.published} ${claim.unit}`))
    if (different.size < 2) return []
    const inOneUnit = new Set(own.map(({ claim }) => claim.unit)).size === 1
    const low = own.reduce((a, b) => (a.low.n * b.low.d > b.low.n * a.low.d ? a : b)).low
    const high = own.reduce((a, b) => (a.high.n * b.high.d < b.high.n * a.high.d ? a : b)).high
    const meets = low.n * high.d < high.n * low.d
    return [
      {
        check: 'printed twice',
        claims: own.map(({ claim }) => claim.id),
        outcome: !inOneUnit ? 'cannot be settled' : meets ? 'consistent' : 'inconsistent',
        detail: `printed as ${[...different].join(' and ')}`,
      },
    ]
  })
