import type { CurvePoint } from '../../../cohort/results/curves.ts'
import type { Result } from '../../../cohort/results/result.ts'

/** `data/derived/my-cohort/4-estimate/curves.csv:17`, or without the folder: a line of the file, whose header is line 1. */
export const CURVE_LINE = /^(?:data\/derived\/([^/]+)\/4-estimate\/)?curves\.csv:(\d+)$/

/**
 * A point of a curve as a result, whose id is its line in curves.csv; null if the file has no such point. The unit of a
 * curve is that of a number without one; the method is that of the estimate's results at a landmark, if the plan has any.
 */
export const pointAsResult = (
  points: readonly CurvePoint[],
  line: number,
  results: readonly Result[],
): Result | null => {
  const point = points[line - 2]
  if (point === undefined) return null
  const { analysis, group, curve, time, estimate } = point
  const same = results.find(
    (result) => result.analysis === analysis && result.group === group && result.statistic === curve,
  )
  return {
    id: `curves.csv:${line}`,
    analysis,
    group,
    level: '',
    statistic: curve,
    at: time,
    value: estimate,
    unit: '1',
    method: `${curve} of ${[analysis, group].filter((part) => part !== '').join(', ')} at ${time}${same === undefined ? '' : `: ${same.method}`}`,
    reason: '',
    reference: '',
    versus: '',
    decimals: null,
  }
}
