import { escaped } from '../../../../pipeline/words.ts'
import { logRank } from '../../../../statistics/log-rank/log-rank.ts'
import { kaplanMeier } from '../../../../statistics/survival/kaplan-meier.ts'
import { survivalQuantile } from '../../../../statistics/survival/survival-quantile.ts'
import { eventTableOf } from '../event-table.ts'
import type { PointGroup, ReadPoints } from './points-of-file.ts'

/** What the points gave, in words. Everything in it is approximate, and says so. */
export const pointsText = (file: string, { groups, isPercent }: ReadPoints, unit: string | null): string => {
  const table = eventTableOf(groups)
  const short = (value: number): string => String(Number(value.toPrecision(3)))
  const medianOf = (i: number): string => {
    const median = survivalQuantile(kaplanMeier(table.times, table.groups[i]!), 0.5, 'first-at-or-below')
    return median.known ? `about ${short(median.value)}${unit === null ? '' : ` ${unit}`}` : 'not reached'
  }
  const lines = [
    `${file}: ${groups.length === 1 ? '1 curve' : `${groups.length} curves`} of clicked points, survival in ${isPercent ? 'percent' : 'proportions'}`,
    'APPROXIMATE: the patients are made up so that their curve is near these points; no time is that of a real patient.',
    '',
    ...groups.flatMap((group, i) => groupLines(group, i, medianOf(i))),
    ...testLines(table, short),
    'What this table is',
    '  Events lie at clicked points, censored patients evenly between numbers at risk (Guyot 2012, Liu 2021).',
    '  Its medians, tests and hazard ratios are near those of the real patients, not equal to them: a reported number that differs a little is no contradiction.',
    '  How near, for known data: docs/measurements/from-figure-points.md.',
  ]
  return `${lines.map(escaped).join('\n')}\n`
}

const groupLines = (group: PointGroup, i: number, median: string): readonly string[] => {
  const { name, clicked, atRisk, events, patients } = group
  const died = patients.filter(({ isEvent }) => isEvent).length
  const given =
    events === null || events === died ? '' : ` (${events} were given; the points cannot give them)`
  return [
    `${i + 1}. ${name}`,
    `   ${clicked} points; numbers at risk at ${atRisk.length} ${atRisk.length === 1 ? 'time' : 'times'}`,
    `   patients ${patients.length}, events ${events === null ? 'about ' : ''}${died}${given}, censored ${events === null ? 'about ' : ''}${patients.length - died}`,
    `   median ${median}`,
    `   the curve of these patients is within ${distanceOf(group).toFixed(3)} of the points`,
    ...(atRisk.length === 1
      ? [
          events === null
            ? '   without numbers at risk and events, no patient is taken as censored before the last point: give --at-risk or --events'
            : '   without numbers at risk, censoring is spread over the whole curve: give --at-risk',
        ]
      : []),
    '',
  ]
}

const testLines = (
  table: ReturnType<typeof eventTableOf>,
  short: (value: number) => string,
): readonly string[] => {
  if (table.groups.length < 2) return []
  const { chiSquare, df, p } = logRank([table])
  return chiSquare.known && p.known
    ? [
        `log-rank test of this table, approximately: chi-square ${short(chiSquare.value)}, df ${df}, P = ${short(p.value)}`,
        '',
      ]
    : []
}

/** The largest distance of the Kaplan-Meier curve of the patients from a point. */
export const distanceOf = (group: Pick<PointGroup, 'points' | 'patients' | 'name'>): number => {
  const { times, groups } = eventTableOf([group])
  const { steps } = kaplanMeier(times, groups[0]!)
  const distances = group.points.map(({ time, survival }, k) => {
    // a step is at one of several points of one time
    if (group.points[k + 1]?.time === time) return 0
    const at = steps.time.findLastIndex((step) => step <= time)
    return Math.abs((steps.survival[at] ?? 1) - survival)
  })
  return Math.max(...distances)
}
