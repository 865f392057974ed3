import { displayResult } from '../../cohort/display.ts'
import type { FigureOf } from '../../cohort/plan/figure.ts'
import { resultId } from '../../cohort/result.ts'
import { unitAfter } from '../../cohort/unit.ts'
import { nelsonAalen } from '../../statistics/nelson-aalen.ts'
import { criticalValue } from '../../statistics/normal.ts'
import { countsOf } from './counts-of.ts'
import { bandOf, cut, type Point } from './km-curve.ts'
import type { KmData, KmSources } from './km-data.ts'
import { bandLabel } from './km-words.ts'
import { held, labelOf, rounded, runOf, type StepKind } from './step-line.ts'

/** Cumulative hazards of Nelson and Aalen, a line a group. */
export const cumulativeHazardLines = (
  figure: FigureOf<'cumulative-hazard'>,
  base: KmData,
  sources: KmSources,
): StepKind => {
  const { results, rules, estimates } = sources
  const z = criticalValue(rules.confidence)
  const lines = countsOf(figure.estimate, figure.by, sources).map(({ group, times, counts }, i) => {
    const curve = nelsonAalen(times, counts)
    const start: Point = { time: 0, at_risk: curve.n, events: 0, estimate: 0, lower: null, upper: null }
    const steps = curve.steps.map(({ time, atRisk, events, hazard, variance }): Point => {
      const factor = Math.exp((z * Math.sqrt(variance)) / hazard)
      return {
        time,
        at_risk: atRisk,
        events,
        estimate: rounded(hazard),
        lower: rounded(hazard / factor),
        upper: rounded(hazard * factor),
      }
    })
    const own = base.groups.find(({ name }) => name === group)!
    const points = cut(held([start, ...steps], curve.lastTime, own.atRiskAt), base.lastTime, own.atRiskAt)
    const heights = estimates[figure.estimate]!.at.filter((at) => at <= base.lastTime)
      .map((at) =>
        results.get(resultId({ analysis: figure.estimate, group, statistic: 'cumulative-hazard', at })),
      )
      .filter((found) => found !== undefined && found.value !== null)
    const last = heights.at(-1)
    return {
      name: group,
      group,
      label: labelOf(group, own.label, base, sources),
      source: 'plan' as const,
      numbers: [
        ...runOf('n = ', own.n, String(own.n.value), ', '),
        ...runOf('', own.events, String(own.events.value), own.events.value === 1 ? ' event' : ' events'),
        ...(last === undefined
          ? []
          : [
              ...runOf(', ', last, displayResult(last), ' at '),
              { text: `${last.at}${unitAfter(last.at!, base.unit)}`, source: 'plan' as const },
            ]),
      ],
      points,
      band: figure.band ? bandOf(points) : [],
      marks: own.censored.map((mark) => ({
        ...mark,
        estimate: points.findLast(({ time }) => time <= mark.time)?.estimate ?? 0,
      })),
      style: base.styles[i]!,
      isThin: false,
    }
  })
  return {
    heightTitle: 'Cumulative hazard',
    lines,
    mark: 'censored',
    words: 'Cumulative hazard curves',
    caption: [
      'Cumulative hazard of Nelson and Aalen; the steeper the curve, the higher the rate.',
      ...(base.causes.length > 0
        ? [`The estimate censors competing events (${base.causes.join('; ')}).`]
        : []),
      ...(base.end.rule === null ? [] : [base.end.rule]),
      ...(figure.band ? [`Shaded: pointwise ${bandLabel(rules.confidence)}, log.`] : []),
    ],
    isShare: false,
    bandRule: figure.band ? 'log' : null,
  }
}
