import { atRiskAt } from '../../../statistics/survival/event-table.ts'
import { isUpTo } from '../../../statistics/survival/tied-times.ts'
import { type Result, result } from '../result.ts'
import type { GroupRequest } from './group.ts'

/** The numbers entered, with each kind of event, and censored. */
export const totalResults = ({ key, counts, causes }: GroupRequest): readonly Result[] => {
  const total = (values: ArrayLike<number>): number =>
    Array.from(values).reduce((sum, value) => sum + value, 0)
  return [
    result({ ...key, statistic: 'n' }, total(counts.entered), '1', 'subjects who entered'),
    result({ ...key, statistic: 'events' }, total(counts.events), '1', 'subjects with the event'),
    ...causes.map((cause, i) =>
      result(
        { ...key, level: cause, statistic: 'events' },
        total(counts.competing[i]!),
        '1',
        'subjects with this competing event',
      ),
    ),
    result({ ...key, statistic: 'censored' }, total(counts.censored), '1', 'subjects without any event'),
  ]
}

/** The columns of the table under a figure, at its ticks, milestones, the times that survival is conditional on, and the ends of the intervals of a life table. */
export const tableResults = (request: GroupRequest): readonly Result[] => {
  const { at, given = [], lifeTable = [] } = request.plan
  const times = [...new Set([...request.ticks, ...at, ...given, ...lifeTable])].sort((a, b) => a - b)
  return times.flatMap((at) => tableColumn(at, request))
}

/**
 * The number at risk at t (time >= t), and the numbers with events or censored before t (time < t). At t = 0 all
 * subjects who enter at 0 are at risk. At risk, events, competing events and censored sum to the number entered.
 */
const tableColumn = (at: number, { key, times, counts, causes }: GroupRequest): readonly Result[] => {
  const sumBefore = (values: ArrayLike<number>): number => {
    let sum = 0
    for (let i = 0; i < times.length && !isUpTo(at, times[i]!); i++) sum += values[i]!
    return sum
  }
  const competing = counts.competing.map(sumBefore)
  return [
    result(
      { ...key, statistic: 'at-risk', at },
      atRiskAt(at, times, counts.atRisk),
      '1',
      'subjects who entered and whose time is at least t',
    ),
    result(
      { ...key, statistic: 'events-before', at },
      sumBefore(counts.events),
      '1',
      'subjects with the event before t',
    ),
    ...causes.map((cause, i) =>
      result(
        { ...key, level: cause, statistic: 'events-before', at },
        competing[i]!,
        '1',
        'subjects with this competing event before t',
      ),
    ),
    result(
      { ...key, statistic: 'censored-before', at },
      sumBefore(counts.censored),
      '1',
      'subjects censored before t',
    ),
  ]
}
