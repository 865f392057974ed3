import { groupBy } from '../../cohort/values/group-by.ts'
import type { Finding } from './finding.ts'
import { isWhole, type ReportedNumber, wholeOf } from './reported-number.ts'

/** The population of an analysis; undefined if unknown, and then the same for all analyses. */
export type Populations = (analysis: string) => string | undefined

/**
 * Compares counts by group (`x-by-arm/arm=A/count`, of a level `x-by-arm/arm=A/II/count`) and numbers of subjects by
 * group (`.../n`) with the total: that of the same analysis without a group, or of the analysis named before `-by-`.
 * Groups of one variable are disjoint, so that their sum never exceeds the total. It may be smaller, as some groups may
 * not be reported; but if the numbers of subjects add up, the counts have to add up too.
 */
export const groups = (printed: readonly ReportedNumber[], populations: Populations): readonly Finding[] => {
  const counted = printed.filter(
    (reported) =>
      (reported.statistic === 'count' || reported.statistic === 'n') &&
      reported.group !== '' &&
      isWhole(reported),
  )
  const parts = [
    ...groupBy(counted, ({ analysis, group, level, statistic }) =>
      [analysis, variableOf(group), level, statistic].join('/'),
    ).values(),
  ].map((own) => [...new Map(own.map((one) => [one.group, one])).values()])
  return parts.flatMap((groupCounts): readonly Finding[] => {
    const first = groupCounts[0]!
    const total = groupCounts.length < 2 ? undefined : totalOf(first, printed, populations)
    if (!total) return []
    const [sum, whole] = [sumOf(groupCounts), wholeOf(total)]
    const isAll = first.statistic === 'count' && areAll(groupCounts, parts, printed, populations)
    const what = `${groupCounts.map((count) => wholeOf(count)).join(' + ')} = ${sum}`
    return [
      {
        check: 'groups',
        claims: [...groupCounts, total].map(({ claim }) => claim.id),
        outcome: sum === whole ? 'consistent' : sum > whole || isAll ? 'inconsistent' : 'cannot be settled',
        detail:
          sum === whole
            ? `the groups add up to ${whole}`
            : sum > whole
              ? `the groups add up to more than the total: ${what}, not ${whole}`
              : isAll
                ? `the groups include all patients but not all counts: ${what}, not ${whole}`
                : `${what} of ${whole}: other groups may not be reported`,
      },
    ]
  })
}

const variableOf = (group: string): string =>
  group
    .split(';')
    .map((part) => part.slice(0, part.indexOf('=')))
    .join()

const sumOf = (counts: readonly ReportedNumber[]): number =>
  counts.reduce((sum, count) => sum + wholeOf(count), 0)

/** The total of the same analysis, or of the variable itself in the same population. */
const totalOf = (
  part: ReportedNumber,
  printed: readonly ReportedNumber[],
  populations: Populations,
): ReportedNumber | undefined => {
  const whole = printed.filter(
    (reported) =>
      reported.group === '' &&
      reported.level === part.level &&
      reported.statistic === part.statistic &&
      isWhole(reported),
  )
  const [variable] = part.analysis.split('-by-')
  return (
    whole.find(({ analysis }) => analysis === part.analysis) ??
    whole.find(
      ({ analysis }) => analysis === variable && populations(analysis) === populations(part.analysis),
    )
  )
}

/** Whether the numbers of subjects of the same groups add up to their total. */
const areAll = (
  counts: readonly ReportedNumber[],
  parts: readonly (readonly ReportedNumber[])[],
  printed: readonly ReportedNumber[],
  populations: Populations,
): boolean => {
  const names = (list: readonly ReportedNumber[]): string =>
    list
      .map(({ group }) => group)
      .sort()
      .join(';')
  const sizes = parts.find(
    ([one, ...others]) =>
      one!.statistic === 'n' &&
      one!.analysis === counts[0]!.analysis &&
      names([one!, ...others]) === names(counts),
  )
  const total = sizes && totalOf(sizes[0]!, printed, populations)
  return sizes !== undefined && total !== undefined && sumOf(sizes) === wholeOf(total)
}
