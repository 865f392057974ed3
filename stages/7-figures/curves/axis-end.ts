import type { EventRow } from '../../../cohort/counts/event-rows.ts'
import type { CurveFigure } from '../../../cohort/descriptors/plan/figure.ts'

/** The end of the time axis and its rule; `rule` is null where the axis ends at the last time of any subject. */
export interface AxisEnd {
  readonly time: number
  readonly rule: string | null
}

/** The end that the plan declares, at most the last time. `rows`: the event table of all subjects. */
export const axisEnd = (end: CurveFigure['end'], lastTime: number, rows: readonly EventRow[]): AxisEnd => {
  if (end === undefined) return { time: lastTime, rule: null }
  if (typeof end === 'number')
    return end < lastTime
      ? { time: end, rule: 'The axis ends where the analysis plan says.' }
      : { time: lastTime, rule: null }
  const times = rows.filter(({ at_risk }) => at_risk >= end.atRisk).map(({ time }) => time)
  const time = times.reduce((last, next) => Math.max(last, next), 0) || lastTime
  return {
    time: Math.min(time, lastTime),
    rule: `The axis ends at the last time at which at least ${end.atRisk} are at risk.`,
  }
}
