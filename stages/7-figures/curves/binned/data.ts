import { closedEnds } from '../../../../cohort/disclosure/closed-ends.ts'
import type { TimesTable } from '../../../../cohort/disclosure/edition.ts'
import { resultId } from '../../../../cohort/results/result.ts'
import { displayResult } from '../../../../cohort/results/shown-text.ts'
import { CENSORED, EVENT } from '../../../../cohort/subjects/follow-ups.ts'
import { lineStyles } from '../../drawing/colours.ts'
import { plainText, sentenceCase } from '../../drawing/plain-text.ts'
import { type ResultsById, resultOf } from '../../results-by-id.ts'
import { proportions } from '../height-axis.ts'
import { percent } from '../km-labels.ts'
import type { LineDrawing } from '../lines/data.ts'
import { type CurveLine, textRun } from '../lines/line.ts'
import { bandOf, type Point } from '../points.ts'

/** The curves of a table of times, known at the ends of its bins. */
export const binnedCurves = (table: TimesTable, results: ResultsById, origin: string): LineDrawing => {
  const { endpoint: analysis, title, unit, kinds, groups } = table
  const ticks = legibleTicks(table)
  const causes = kinds.filter(({ kind }) => kind !== CENSORED)
  const hasCauses = causes.length > 1
  const lines = groups.flatMap(({ name, label }) =>
    causes.map((cause) => ({ group: name, kind: cause.kind, label: hasCauses ? cause.label : label })),
  )
  const styles = lineStyles(lines.length)
  const resultAt = (group: string, statistic: string, at: number, level = '') =>
    resultOf(results, resultId({ analysis, group, level, statistic, at }))
  return {
    heightTitle: `${hasCauses ? 'Cumulative incidence' : sentenceCase(plainText(table.survival))}${percent('percent')}`,
    lines: lines.map((line, i) => ({
      ...lineOf(table, line, results),
      label: table.grouping === null ? line.label : `${table.grouping}: ${line.label}`,
      shortLabel: line.label,
      style: styles[i]!,
    })),
    mark: null,
    words: hasCauses ? 'Cumulative incidence curves, times in bins' : 'Kaplan-Meier curves, times in bins',
    confidence: null,
    axis: proportions('percent'),
    notes: null,
    base: {
      ...({ tableKind: 'full', labels: 'legend', axes: {} } as const),
      title: table.grouping === null ? title : `${title} by ${table.grouping}`,
      origin,
      unit,
      lastTime: ticks.at(-1)!,
      ticks,
      grouping: table.grouping,
      causes: causes.slice(1).map(({ label }) => label),
      styles,
      groups: groups.map(({ name, label }) => ({
        label,
        table: {
          atRisk: ticks.map((at) => resultAt(name, 'at-risk', at)),
          censored: ticks.map((at) => resultAt(name, 'censored-before', at)),
          events: ticks.map((at) => resultAt(name, 'events-before', at)),
          competing: causes
            .slice(1)
            .map(({ kind }) => ticks.map((at) => resultAt(name, 'events-before', at, kind))),
        },
      })),
    },
  }
}

/** Bin ends that leave space for the numbers below: first and last, then ends shared by all kinds, then others. */
const legibleTicks = (table: TimesTable): readonly number[] => {
  const ends = closedEnds(table)
  const last = ends.at(-1)!
  const isShared = (end: number): boolean =>
    table.kinds.every(({ kind }) => closedEnds(table, kind).includes(end))
  const ticks = [0, last]
  for (const end of [...ends.filter(isShared), ...ends])
    if (ticks.every((tick) => Math.abs(tick - end) >= last / MOST_TICKS)) ticks.push(end)
  return ticks.sort((a, b) => a - b)
}

const MOST_TICKS = 11

/**
 * A curve that steps at the ends of the bins of its events. The band contains the curve of the exact times: between two
 * ends it is at most the highest value possible at the first and at least the lowest possible at the second.
 */
const lineOf = (
  table: TimesTable,
  { group, kind }: { readonly group: string; readonly kind: string },
  results: ResultsById,
): Omit<CurveLine, 'label' | 'shortLabel' | 'style'> => {
  const analysis = table.endpoint
  const level = kind === EVENT ? '' : kind
  const isSurvival = table.kinds.length === 2
  const value = (statistic: string, at?: number) =>
    resultOf(results, resultId({ analysis, group, level, statistic, ...(at === undefined ? {} : { at }) }))
  const ends = closedEnds(table, kind)
  const limit = (side: string, at: number | undefined) =>
    isSurvival && at !== undefined ? value(`survival-${side}`, at).value : null
  const noCounts = { at_risk: 0, events: 0 }
  const steps = ends.map((at, i): Point => {
    const estimate = value(isSurvival ? 'survival' : 'cumulative-incidence', at).value!
    const lower = limit('lower', ends[i + 1] ?? at)
    return { ...noCounts, time: at, estimate, lower, upper: limit('upper', at) }
  })
  const lower = limit('lower', ends[0])
  const start: Point = {
    ...noCounts,
    time: 0,
    estimate: isSurvival ? 1 : 0,
    lower,
    upper: lower === null ? null : 1,
  }
  const last = steps.at(-1) ?? start
  const end = closedEnds(table).at(-1)!
  const points = [start, ...steps, ...(end > last.time ? [{ ...last, time: end }] : [])]
  const events = value('events')
  return {
    name: [group, kind].join('/'),
    group,
    source: 'plan',
    numbers: [
      ...(isSurvival ? textRun('n = ', value('n'), displayResult(value('n'))) : []),
      ...textRun(isSurvival ? ', ' : '', events, displayResult(events), ' events'),
    ],
    points,
    band: isSurvival ? bandOf(points) : [],
    marks: [],
    isThin: false,
  }
}
