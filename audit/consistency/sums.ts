import { groupBy } from '../../cohort/values/group-by.ts'
import { toNumber } from '../../statistics/numbers/rational.ts'
import type { Finding } from './finding.ts'
import type { ReportedNumber } from './reported-number.ts'

/**
 * Compares the counts of a variable's levels with the number of subjects; if they differ, levels may overlap or be
 * unreported.
 */
export const sums = (printed: readonly ReportedNumber[]): readonly Finding[] => {
  const counts = printed.filter(
    ({ statistic, level, isExact }) => statistic === 'count' && level !== '' && isExact,
  )
  const parts = groupBy(counts, ({ analysis, group }) => `${analysis}/${group}`)
  const total = Math.max(
    0,
    ...printed
      .filter(({ statistic, group }) => statistic === 'n' && group === '')
      .map(({ value }) => toNumber(value)),
  )
  return [...parts.values()].flatMap((levels): readonly Finding[] => {
    const unique = [...new Map(levels.map((level) => [level.level, level])).values()]
    const { analysis, group } = unique[0]!
    const n = printed.find(
      (reported) => reported.statistic === 'n' && reported.analysis === analysis && reported.group === group,
    )
    const whole = n ? toNumber(n.value) : group === '' ? total : 0
    if (unique.length < 2 || whole === 0) return []
    const sum = unique.reduce((all, { value }) => all + toNumber(value), 0)
    return [
      {
        check: 'sum',
        claims: unique.map(({ claim }) => claim.id),
        outcome: sum === whole ? 'consistent' : 'cannot be settled',
        detail:
          sum === whole
            ? `the parts add up to ${whole}`
            : sum < whole
              ? `the parts add up to ${sum} of ${whole}: other parts may not be reported`
              : `the parts add up to ${sum}, more than ${whole}: they may overlap`,
      },
    ]
  })
}
