import type { Result } from '../../../cohort/results/result.ts'
import { type Analysis, resultsOf } from '../../recompute/analysis.ts'
import { endpointOf, idBeside, onceKey, type Reading, type Readings, type ReadingView } from './reading.ts'

/** The estimate at every other time: each value once, with a round time at which the curve has it. */
export const otherTimes: Readings = (result, analysis, view) => {
  if (analysis.section !== 'estimates' || result.at === null) return []
  const { times, values } = view.once(onceKey('times', analysis), () => valuesAtTimes(analysis, view))
  const family = 'another time'
  const readings: Reading[] = []
  let from = 0
  times.forEach((time, i) => {
    const value = values.get(idBeside(result, { at: time }))
    const next = values.get(idBeside(result, { at: times[i + 1] ?? time }))
    const isEnd = times[i + 1] === undefined || value?.value !== next?.value
    if (!isEnd) return
    const [first, until] = [times[from]!, times[i + 1]]
    from = i + 1
    if (value === undefined || value.value === null) return
    if (first <= result.at! && (until === undefined || until > result.at!)) return
    readings.push({ family, what: atWords(first, until, result, analysis, view), value })
  })
  return readings
}

/** The estimate at every time at which a curve of the analysis can step. */
const valuesAtTimes = (analysis: Analysis, { audited, cases }: ReadingView) => {
  const name = endpointOf(analysis)!
  // before the first of them no one had the event, and papers do not report that
  const times = [...new Set(cases.flatMap(({ followUps: byEndpoint }) => byEndpoint[name]?.time ?? []))].sort(
    (a, b) => a - b,
  )
  const entry = analysis.plan.estimates[analysis.name]!
  const moved = {
    ...analysis,
    plan: { ...analysis.plan, estimates: { [analysis.name]: { ...entry, at: times } } },
  }
  return {
    times,
    values: new Map<string, Result>(resultsOf(moved, cases, audited).map((result) => [result.id, result])),
  }
}

/**
 * "the value at 48 (constant from 46 to before 52)": at a declared time in the interval, otherwise a round one,
 * otherwise its start.
 */
const atWords = (
  from: number,
  until: number | undefined,
  { at }: Result,
  { name }: Analysis,
  { audited }: ReadingView,
): string => {
  const within = (time: number): boolean => time >= from && time < (until ?? Number.POSITIVE_INFINITY)
  const declared = audited.estimates[name]?.at.find((time) => time !== at && within(time))
  const round = ROUND.map((step) => Math.ceil(from / step) * step).find((time) => time !== at && within(time))
  const time = declared ?? round ?? from
  const before = until !== undefined && until === at ? 'just before the reported time' : null
  const stretch = until === undefined ? `from ${from} on` : `from ${from} to before ${until}`
  return `${before ?? `the value at ${time}`} (constant ${stretch})`
}

/** Whole years in months or weeks first, then rounder multiples of the unit. */
const ROUND = [12, 52, 10, 6, 5, 1]
