import { groupBy } from '../../cohort/values/group-by.ts'
import { toNumber } from '../../statistics/numbers/rational.ts'
import type { Finding } from './finding.ts'
import type { ReportedNumber } from './reported-number.ts'

/** Counts of the levels of one variable against the number of subjects: equal, or it cannot be settled what overlaps or was left out. */
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
  return [...parts.values()].flatMap((own): readonly Finding[] => {
    const unique = [...new Map(own.map((one) => [one.level, one])).values()]
    const { analysis, group } = unique[0]!
    const n = printed.find((one) => one.statistic === 'n' && one.analysis === analysis && one.group === group)
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
            ? `the parts add to ${whole}`
            : sum < whole
              ? `the parts add to ${sum} of ${whole}: others may not have been printed`
              : `the parts add to ${sum}, more than ${whole}: they may overlap`,
      },
    ]
  })
}
