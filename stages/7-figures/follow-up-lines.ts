import { displayResult } from '../../cohort/display.ts'
import type { FigureOf } from '../../cohort/plan/figure.ts'
import { resultId } from '../../cohort/result.ts'
import { unitAfter } from '../../cohort/unit.ts'
import { eachStep } from '../../statistics/kaplan-meier.ts'
import { criticalValue } from '../../statistics/normal.ts'
import { reverseKaplanMeier } from '../../statistics/reverse-kaplan-meier.ts'
import { survivalBand } from '../../statistics/survival-band.ts'
import { countsOf } from './counts-of.ts'
import { bandOf, cut, type Mark, type Point } from './km-curve.ts'
import type { KmData, KmSources } from './km-data.ts'
import { bandLabel, percent } from './km-words.ts'
import { resultOf } from './results-by-id.ts'
import { held, labelOf, rounded, runOf, type StepKind } from './step-line.ts'

/** How long subjects would have been followed, had none had an event: the reverse Kaplan-Meier curve, a line a group. */
export const followUpLines = (figure: FigureOf<'follow-up'>, base: KmData, sources: KmSources): StepKind => {
  const { results, rules } = sources
  const z = criticalValue(rules.confidence)
  const lines = countsOf(figure.estimate, figure.by, sources).map(({ group, times, counts }, i) => {
    const curve = reverseKaplanMeier(times, counts, rules.followUp)
    const start: Point = { time: 0, at_risk: curve.n, events: 0, estimate: 1, lower: null, upper: null }
    const steps = eachStep(curve).map(({ time, atRisk, events, survival, greenwood }): Point => {
      const { lower, upper } = survivalBand(rules.band, survival, greenwood, z, rules.bandAtLimit)
      return {
        time,
        at_risk: atRisk,
        events,
        estimate: rounded(survival),
        lower: lower.known ? rounded(lower.value) : null,
        upper: upper.known ? rounded(upper.value) : null,
      }
    })
    const own = base.groups.find(({ name }) => name === group)!
    const points = cut(held([start, ...steps], curve.lastTime, own.atRiskAt), base.lastTime, own.atRiskAt)
    const median = resultOf(results, resultId({ analysis: figure.estimate, group, statistic: 'follow-up' }))
    const gone = Array.from(times, (time, j): Mark => {
      const count = counts.competing.reduce((sum, cause) => sum + cause[j]!, counts.events[j]!)
      return { time, count, estimate: points.findLast((point) => point.time <= time)?.estimate ?? 1 }
    })
    return {
      name: group,
      group,
      label: labelOf(group, own.label, base, sources),
      source: 'plan' as const,
      numbers: [
        ...runOf('n = ', own.n, String(own.n.value), ', '),
        ...(median.value === null
          ? [{ text: 'median not reached' }]
          : runOf('median ', median, displayResult(median), unitAfter(median.value, base.unit))),
      ],
      points,
      band: figure.band ? bandOf(points) : [],
      marks: gone.filter(({ count, time }) => count > 0 && time <= base.lastTime),
      style: base.styles[i]!,
      isThin: false,
    }
  })
  return {
    heightTitle: `Still under follow-up${percent(base.scale)}`,
    lines,
    mark: 'had an event',
    words: 'Reverse Kaplan-Meier curves of the follow-up',
    caption: [
      `Reverse Kaplan-Meier estimate (${TIES[rules.followUp]}): censored observations count as its events, and events as its censorings.`,
      ...(base.end.rule === null ? [] : [base.end.rule]),
      ...(figure.band ? [`Shaded: pointwise ${bandLabel(rules.confidence)}, ${rules.band}.`] : []),
    ],
    isShare: true,
    bandRule: figure.band ? rules.band : null,
  }
}

const TIES: Readonly<Record<KmSources['rules']['followUp'], string>> = {
  'events-first': 'at tied times events come first',
  'swapped-status': 'events and censorings exchanged, also at tied times',
}
