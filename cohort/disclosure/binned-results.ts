import { cumulativeIncidence } from '../../statistics/competing-risks/cumulative-incidence.ts'
import { logRank } from '../../statistics/log-rank/log-rank.ts'
import { known, unknown } from '../../statistics/numbers/answer.ts'
import { type EventTable, riskSet } from '../../statistics/survival/event-table.ts'
import { kaplanMeier } from '../../statistics/survival/kaplan-meier.ts'
import { type Result, result } from '../results/result.ts'
import { CENSORED, EVENT } from '../subjects/follow-ups.ts'
import { unitWords } from '../values/unit.ts'
import { closedEnds } from './closed-ends.ts'
import type { TimeCell, TimesTable } from './edition.ts'
import { total } from './shared-bins.ts'

/** The position within a bin at which all of its counts are placed. */
type Place = (cell: TimeCell) => number

const middle: Place = ({ from, to }) => (from + to) / 2

/**
 * The results that follow from the table alone: totals, the number at risk where bins of all kinds of exit end, and at
 * the end of each bin with an event the Kaplan-Meier estimate (with competing causes, the cumulative incidence of
 * each), with all counts placed in the middle of their bin. Also the lowest and highest estimate that exact times in
 * these bins can give: the number at risk at an event is lowest if censoring is at the beginning of a bin and events at
 * the end, and highest in the reverse case. There is no estimate at the end of the last bin, after which no subject is
 * followed.
 */
export const binnedResults = (table: TimesTable): readonly Result[] => [
  ...table.groups.flatMap(({ name }) => groupResults(name, table)),
  ...testResults(table),
]

const groupResults = (group: string, table: TimesTable): readonly Result[] => {
  const { endpoint: analysis, kinds, unit } = table
  const cells = table.cells.filter((cell) => cell.group === group)
  const key = { analysis, group }
  const count = (kind: string | null, before = Number.POSITIVE_INFINITY): number =>
    total(
      cells
        .filter((cell) => (kind === null || cell.kind === kind) && cell.to <= before)
        .map((cell) => cell.count),
    )
  const ends = (kind: string): readonly number[] => [0, ...closedEnds(table, kind)]
  const n = count(null)
  const words = (kind: string): { readonly level: string; readonly name: 'events' | 'censored' } =>
    kind === CENSORED
      ? { level: '', name: 'censored' }
      : { level: kind === EVENT ? '' : kind, name: 'events' }
  return [
    result({ ...key, statistic: 'n' }, n, '1', 'subjects'),
    ...kinds.map(({ kind, label }) => {
      const { level, name } = words(kind)
      return result({ ...key, level, statistic: name }, count(kind), '1', `subjects: ${label}`)
    }),
    ...[0, ...closedEnds(table)].flatMap((at) => [
      result(
        { ...key, statistic: 'at-risk', at },
        kinds.every(({ kind }) => ends(kind).includes(at))
          ? known(n - count(null, at))
          : unknown('bins of other kinds do not end here'),
        '1',
        `subjects whose time is at least t (${unitWords(unit)})`,
      ),
      ...kinds.map(({ kind, label }) => {
        const { level, name } = words(kind)
        return result(
          { ...key, level, statistic: `${name}-before`, at },
          ends(kind).includes(at) ? known(count(kind, at)) : unknown('counted in wider bins'),
          '1',
          `subjects before t: ${label}`,
        )
      }),
    ]),
    ...(kinds.length === 2 ? survivalResults(key, table, cells) : incidenceResults(key, table, cells)),
  ]
}

type Key = { readonly analysis: string; readonly group: string }

const survivalResults = (key: Key, table: TimesTable, cells: readonly TimeCell[]): readonly Result[] => {
  const isCensored = ({ kind }: TimeCell): boolean => kind === CENSORED
  const steps = (place: Place) => {
    const { times, groups } = tableOf(table, [{ name: '', cells }], place)
    return kaplanMeier(times, groups[0]!).steps.survival
  }
  const [estimate, lowest, highest] = [
    steps(middle),
    steps((cell) => (isCensored(cell) ? cell.from : cell.to)),
    // just after the bin began: subjects censored at its beginning are no longer at risk then
    steps((cell) => (isCensored(cell) ? cell.to : cell.from + (cell.to - cell.from) / 1000)),
  ]
  const events = cells.filter(({ kind, count }) => kind === EVENT && count > 0)
  return closedEnds(table, EVENT).flatMap((at) => {
    const passed = events.filter(({ to }) => to <= at).length
    const survival = (steps: typeof estimate) => known(steps[passed - 1] ?? 1)
    return [
      result(
        { ...key, statistic: 'survival', at },
        survival(estimate),
        '1',
        'Kaplan-Meier of the binned table',
      ),
      result(
        { ...key, statistic: 'survival-lower', at },
        survival(lowest),
        '1',
        'lowest that exact times can give',
      ),
      result(
        { ...key, statistic: 'survival-upper', at },
        survival(highest),
        '1',
        'highest that exact times can give',
      ),
    ]
  })
}

const incidenceResults = (key: Key, table: TimesTable, cells: readonly TimeCell[]): readonly Result[] => {
  const { times, groups } = tableOf(table, [{ name: '', cells }], middle)
  const curves = cumulativeIncidence(times, groups[0]!, 'aalen')
  return table.kinds.slice(0, -1).flatMap(({ kind }, cause) => {
    const passed = (at: number): number =>
      cells.filter((cell) => cell.kind === kind && cell.count > 0 && cell.to <= at).length
    return closedEnds(table, kind).map((at) =>
      result(
        { ...key, level: kind === EVENT ? '' : kind, statistic: 'cumulative-incidence', at },
        known(curves[cause]!.steps[passed(at) - 1]?.incidence ?? 0),
        '1',
        'cumulative incidence, Aalen-Johansen, of the binned table',
      ),
    )
  })
}

/** Tests between the groups; subjects without a group are not compared. */
const testResults = (table: TimesTable): readonly Result[] => {
  if (table.grouping === null || table.kinds.length > 2 || closedEnds(table, EVENT).length === 0) return []
  const named = table.groups.filter(({ name }) => !name.endsWith('='))
  const cells = (group: string) => table.cells.filter((cell) => cell.group === group)
  const { p } = logRank([
    tableOf(
      table,
      named.map(({ name }) => ({ name, cells: cells(name) })),
    ),
  ])
  const key = { analysis: table.endpoint, level: table.grouping, statistic: 'p' } as const
  return [result(key, p, '1', 'log-rank of the binned table, two-sided')]
}

/** The event table with the counts of each bin at one place. */
const tableOf = (
  { kinds }: TimesTable,
  groupCells: readonly { readonly name: string; readonly cells: readonly TimeCell[] }[],
  place: Place = middle,
): EventTable => {
  const times = [...new Set([0, ...groupCells.flatMap(({ cells }) => cells.map(place))])].sort(
    (a, b) => a - b,
  )
  return {
    times,
    groups: groupCells.map(({ name, cells }) => {
      const counts = (kind: string): readonly number[] =>
        times.map((time) =>
          total(cells.filter((cell) => cell.kind === kind && place(cell) === time).map(({ count }) => count)),
        )
      const n = total(cells.map(({ count }) => count))
      const entered = times.map((_, i) => (i === 0 ? n : 0))
      const risk = riskSet()
      const left = (time: number): number =>
        total(cells.filter((cell) => place(cell) === time).map(({ count }) => count))
      return {
        name,
        entered,
        atRisk: times.map((time, i) => risk.next(time, entered[i]!, left(time))),
        events: counts(EVENT),
        competing: kinds.slice(1, -1).map(({ kind }) => counts(kind)),
        censored: counts(CENSORED),
      }
    }),
  }
}
