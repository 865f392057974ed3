import { displayResult } from '../../cohort/display.ts'
import { declaredGroups } from '../../cohort/group.ts'
import type { FigureOf } from '../../cohort/plan/figure.ts'
import { resultId } from '../../cohort/result.ts'
import { unitAfter } from '../../cohort/unit.ts'
import { lineStyles } from './colours.ts'
import { bandOf, cut, flipped, type Point, pointsOf } from './km-curve.ts'
import type { KmData, KmSources } from './km-data.ts'
import { bandLabel, percent } from './km-words.ts'
import type { Run } from './pen.ts'
import { plainText } from './plain-text.ts'
import { resultOf } from './results-by-id.ts'
import { runOf, type StepKind, type StepLine } from './step-line.ts'

/** Cumulative incidences of Aalen and Johansen: of everybody each cause, of groups the event; beside them one minus Kaplan-Meier, which is too high. */
export const incidenceLines = (
  figure: FigureOf<'cumulative-incidence'>,
  base: KmData,
  sources: KmSources,
): StepKind => {
  const endpoint = sources.endpoints[sources.estimates[figure.estimate]!.endpoint]!
  const causes = Object.entries(endpoint.competing)
  const own =
    figure.by === undefined
      ? [
          { group: '', cause: '', label: endpoint.event.label },
          ...causes.map(([cause, { label }]) => ({ group: '', cause, label })),
        ]
      : declaredGroups(sources.variables.get(figure.by)!)
          .filter(({ name }) => base.groups.some((group) => group.name === name))
          .map(({ name, label }) => ({ group: name, cause: '', label: `${base.grouping}: ${label}` }))
  const styles = lineStyles(own.length, figure.colours)
  const lines = own.map(({ group, cause, label }, i): StepLine => {
    const points = incidencePoints(figure.estimate, group, cause, base, sources)
    return {
      name: [group, cause].filter((part) => part !== '').join('/') || 'event',
      group,
      label,
      source: 'plan',
      numbers: numbersOf(figure.estimate, group, cause, base, sources),
      points,
      band: figure.band ? bandOf(points) : [],
      marks: [],
      style: styles[i]!,
      isThin: false,
    }
  })
  const labelOf = new Map(own.map(({ group, label }) => [group, label]))
  const complements = base.groups.map(
    ({ name, points }, i): StepLine => ({
      name: `kaplan-meier${name === '' ? '' : `/${name}`}`,
      group: name,
      label:
        base.grouping === null ? 'One minus Kaplan-Meier' : `${labelOf.get(name)}, one minus Kaplan-Meier`,
      source: base.grouping === null ? undefined : 'plan',
      numbers: [],
      points: points.map(flipped),
      band: [],
      marks: [],
      style: { colour: styles[i]!.colour, dash: '1.5 3' },
      isThin: true,
    }),
  )
  // where nothing competes the curve is one minus Kaplan-Meier, and so are its limits
  const bandRule = causes.length === 0 ? sources.rules.band : sources.rules.incidenceBand
  return {
    heightTitle: `Cumulative incidence${percent(base.scale)}`,
    lines: causes.length === 0 ? lines : [...lines, ...complements],
    mark: null,
    words: 'Cumulative incidence curves',
    caption: [
      causes.length === 0
        ? '1 minus the Kaplan-Meier estimate; there are no competing events.'
        : 'Aalen-Johansen cumulative incidence: the proportion with the event, allowing for competing events. Thin line: 1 minus Kaplan-Meier, which censors competing events and is never lower.',
      ...(base.end.rule === null ? [] : [base.end.rule]),
      ...(figure.band ? [`Shaded: pointwise ${bandLabel(sources.rules.confidence)}, ${bandRule}.`] : []),
    ],
    isShare: true,
    bandRule: figure.band ? bandRule : null,
  }
}

/** The curve of a cause; where nothing competes, one minus the survival curve is it. */
const incidencePoints = (
  analysis: string,
  group: string,
  cause: string,
  base: KmData,
  { curves }: KmSources,
): readonly Point[] => {
  const curve = cause === '' ? 'event' : cause
  const rows = curves.filter((row) => row.analysis === analysis && row.group === group && row.curve === curve)
  const own = base.groups.find(({ name }) => name === group)!
  return rows.length > 0 ? cut(pointsOf(rows, -1), base.lastTime, own.atRiskAt) : own.points.map(flipped)
}

/** Its events, and its height at the last time of the estimate that has one. */
const numbersOf = (
  analysis: string,
  group: string,
  cause: string,
  base: KmData,
  { results, estimates }: KmSources,
): readonly Run[] => {
  const events = resultOf(results, resultId({ analysis, group, level: cause, statistic: 'events' }))
  const heights = estimates[analysis]!.at.filter((at) => at <= base.lastTime).flatMap((at) => {
    const found = results.get(
      resultId({ analysis, group, level: cause, statistic: 'cumulative-incidence', at }),
    )
    return found === undefined || found.value === null ? [] : [found]
  })
  const last = heights.at(-1)
  return [
    ...runOf('', events, String(events.value), events.value === 1 ? ' event' : ' events'),
    ...(last === undefined
      ? []
      : [
          { text: ', ' },
          { text: displayResult(last, base.scale), result: last.id },
          { text: ' at ' },
          { text: `${last.at}${unitAfter(last.at!, plainText(base.unit))}`, source: 'plan' as const },
        ]),
  ]
}
