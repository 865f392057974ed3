import { competingCounts, type EventRow } from '../../../cohort/counts/event-rows.ts'
import type { CurveFigure } from '../../../cohort/descriptors/plan/figure.ts'
import { showNumber } from '../../../cohort/results/styles/show-number.ts'
import type { Style } from '../../../cohort/results/styles/style.ts'
import { enoughAtRisk } from '../../../cohort/results/well-followed.ts'
import { fixed } from '../../../cohort/values/decimal.ts'
import { unitAfter } from '../../../cohort/values/unit.ts'
import { decimal } from '../../../statistics/numbers/rational.ts'

/** The end of the time axis, its rule, and who is followed beyond it. */
export interface AxisEnd {
  readonly time: number
  /** The beginning of a sentence; null where the axis ends at the last time of any subject. */
  readonly rule: string | null
  readonly beyond: Beyond | null
}

/** Subjects whose times are after the end of the axis. */
export interface Beyond {
  readonly subjects: number
  readonly events: number
  readonly competing: number
  readonly lastTime: number
}

/**
 * The end that the plan declares, at most the last time; by default the last tick with enough at risk.
 * @param rows the event table of all subjects
 */
export const axisEnd = (
  end: CurveFigure['end'],
  lastTime: number,
  ticks: readonly number[],
  rows: readonly EventRow[],
): AxisEnd => {
  const [time, rule] = endAndRule(end, lastTime, ticks, rows)
  return time >= lastTime
    ? { time: lastTime, rule: null, beyond: null }
    : { time, rule, beyond: beyond(time, rows) }
}

const endAndRule = (
  end: CurveFigure['end'],
  lastTime: number,
  ticks: readonly number[],
  rows: readonly EventRow[],
): readonly [time: number, rule: string] => {
  if (end === 'last') return [lastTime, '']
  if (typeof end === 'number') return [end, 'The axis ends where the analysis plan says']
  if (end !== undefined)
    return [
      lastWith(end.atRisk, rows, (time) => time) || lastTime,
      `The axis ends at the last time with at least ${end.atRisk} at risk`,
    ]
  const least = enoughAtRisk(rows.reduce((sum, { entered }) => sum + entered, 0))
  const lastTick = (until: number): number => ticks.findLast((tick) => tick <= until) ?? 0
  return [
    lastWith(least, rows, lastTick) || lastTime,
    `The axis ends at the last time of the table with at least ${least} at risk`,
  ]
}

/** The last time with at least so many at risk, as `of` rounds it; 0 if there is none. */
const lastWith = (least: number, rows: readonly EventRow[], of: (time: number) => number): number =>
  of(rows.reduce((last, { time, at_risk }) => (at_risk >= least ? Math.max(last, time) : last), 0))

const beyond = (end: number, rows: readonly EventRow[]): Beyond => {
  const later = rows.filter(({ time }) => time > end)
  const sum = (count: (row: EventRow) => number): number =>
    later.reduce((total, row) => total + count(row), 0)
  const competing = (row: EventRow): number => competingCounts(row).reduce((total, count) => total + count, 0)
  return {
    subjects: sum((row) => row.events + row.censored + competing(row)),
    events: sum(({ events }) => events),
    competing: sum(competing),
    lastTime: Math.max(...later.map(({ time }) => time)),
  }
}

/** The end of the axis in words: `The axis ends …; not shown: 2 followed longer (to 276 months), 1 with death.` */
export const endWords = (
  { rule, beyond }: AxisEnd,
  unit: string,
  event: string,
  style: Style,
): readonly string[] => {
  if (rule === null || beyond === null) return []
  const { subjects, events, competing } = beyond
  // times made of days have many decimals
  const lastTime = Number(fixed(decimal(beyond.lastTime), 1))
  const number = (value: number): string => showNumber(value, style)
  const outcomes = [
    ...(events === 0 ? [] : [`${number(events)} with ${event}`]),
    ...(competing === 0 ? [] : [`${number(competing)} with a competing event`]),
  ]
  return [
    `${rule}; not shown: ${number(subjects)} followed longer (to ${number(lastTime)}${unitAfter(lastTime, unit)})${outcomes.map((words) => `, ${words}`).join('')}.`,
  ]
}
