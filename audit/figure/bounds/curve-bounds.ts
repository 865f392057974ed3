import type { FigureSetGroup } from '../figure-set.ts'
import { type CountedSet, CUT, isCut, type NotJudged, type Proof } from './bounds.ts'
import { openTimes, together } from './open-times.ts'

export const QUANTILES = { q1: 0.75, median: 0.5, q3: 0.25 } as const

/** Survival after each step, between two numbers, and where the curve ends. */
export interface SeenCurve {
  readonly steps: readonly { readonly time: number; readonly low: number; readonly high: number }[]
  readonly end: number
  readonly isCut: boolean
}

/** The curve of a group as the figure shows it. */
export const shownCurve = (group: FigureSetGroup): SeenCurve => ({
  steps: group.moments.flatMap((moment) =>
    moment.kind === 'event'
      ? [
          {
            time: moment.time,
            low: Math.max(0, moment.survival - moment.precision),
            high: Math.min(1, moment.survival + moment.precision),
          },
        ]
      : [],
  ),
  end: group.moments.at(-1)!.time,
  isCut: isCut([group]),
})

/**
 * The curve of all groups together: the product of 1 - d/n, which falls with the events d and rises with the number at risk n;
 * each is the sum of those of the groups, whose ends are known.
 */
export const pooledCurve = (counted: CountedSet): SeenCurve | NotJudged => {
  const times = openTimes(counted)
  if ('why' in times) return times
  let [low, high] = [1, 1]
  const steps = times
    .toSorted((a, b) => a.time - b.time)
    .map(({ time, groups }) => {
      const { events, atRisk } = together(groups)
      low *= Math.max(0, 1 - events[1] / Math.max(1, atRisk[0]))
      high *= Math.max(0, 1 - events[0] / Math.max(1, atRisk[1]))
      return { time, low: low * (1 - 1e-9), high: Math.min(1, high * (1 + 1e-9)) }
    })
  return {
    ...{ steps, isCut: false },
    end: Math.max(...counted.set.map(({ moments }) => moments.at(-1)!.time)),
  }
}

/** S(t) is that of the last step; where the curve is cut, it is not known later. */
export const survivalBounds = ({ steps, end }: SeenCurve, t: number): Proof => {
  if (t > end) return { why: 'the time is beyond the end of the curve' }
  const step = steps.findLast(({ time }) => time <= t)
  return { low: step?.low ?? 1, high: step?.high ?? 1 }
}

export const oneMinus = (proof: Proof): Proof =>
  'why' in proof ? proof : { low: 1 - proof.high, high: 1 - proof.low }

/** From the first step that may be at the level or below, to the first that is below for certain: under any rule. */
export const quantileBounds = (curve: SeenCurve, level: number): Proof => {
  const first = curve.steps.find(({ low }) => low <= level)
  const sure = curve.steps.find(({ high }) => high < level)
  if (sure === undefined && curve.isCut) return CUT
  return { low: first?.time ?? Number.POSITIVE_INFINITY, high: sure?.time ?? Number.POSITIVE_INFINITY }
}
