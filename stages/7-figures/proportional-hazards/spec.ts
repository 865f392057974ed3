import { withMarks } from '../../../cohort/results/styles/show-number.ts'
import type { Style } from '../../../cohort/results/styles/style.ts'
import { COLOURS, INK } from '../drawing/colours.ts'
import { plainText } from '../drawing/plain-text.ts'
import { withUnit } from '../drawing/time-words.ts'
import { vegaLite } from '../drawing/vega-lite.ts'
import type { CheckData, CheckPanel, LogMinusLogPanel, MissingPanel, ResidualPanel } from './data.ts'
import { timeDomain } from './log-minus-log.ts'
import { timeAxis } from './residuals.ts'
import { axisText } from './ticks.ts'

/** The area of the dot of one event. */
const DOT = 16

const SIZE = { width: 280, height: 200 }

/** The same panels as a Vega-Lite specification, two in a row. */
export const checkSpec = (data: CheckData, alt: string, style: Style): object => ({
  ...vegaLite(plainText(data.title), alt),
  datasets: {
    curves: rowsOf(data, 'log-minus-log', ({ groups }) =>
      groups.flatMap(({ points }, i) => points.map((point) => ({ group: groupNames(groups)[i], ...point }))),
    ),
    residuals: rowsOf(data, 'residuals', ({ dots }) =>
      dots.map((dot) => ({ ...dot, size: DOT * dot.events })),
    ),
    smooths: rowsOf(data, 'residuals', ({ smooth }) => smooth),
    coefficients: rowsOf(data, 'residuals', ({ coefficient }) => [{ coefficient: coefficient.value }]),
  },
  columns: 2,
  concat: data.panels.map((panel, i) => ({ ...SIZE, ...panelSpec(panel, i, data.unit, style) })),
  resolve: { scale: { color: 'independent', strokeDash: 'independent' } },
})

/** Rows of the panels of a kind, each with the index of its panel. */
const rowsOf = <K extends CheckPanel['kind']>(
  { panels }: CheckData,
  kind: K,
  rows: (panel: Extract<CheckPanel, { kind: K }>) => readonly object[],
): readonly object[] =>
  panels.flatMap((panel, i) =>
    panel.kind === kind
      ? rows(panel as Extract<CheckPanel, { kind: K }>).map((row) => ({ panel: i, ...row }))
      : [],
  )

const panelSpec = (panel: CheckPanel, i: number, unit: string, style: Style): object => {
  switch (panel.kind) {
    case 'log-minus-log':
      return curvesSpec(panel, i, unit)
    case 'residuals':
      return residualsSpec(panel, i, unit, style)
    case 'missing':
      return missingSpec(panel)
    default: {
      const never: never = panel
      return never
    }
  }
}

const titleOf = (panel: CheckPanel) => ({ text: plainText(panel.title), anchor: 'start', fontSize: 12 })
const ofPanel = (name: string, i: number) => ({
  data: { name },
  transform: [{ filter: `datum.panel === ${i}` }],
})

/** Labels, numbered where two are alike. */
const groupNames = (groups: LogMinusLogPanel['groups']): readonly string[] => {
  const labels = groups.map(({ label }) => plainText(label))
  return labels.map((label, i) =>
    labels.indexOf(label) === labels.lastIndexOf(label) ? label : `${label} (${i + 1})`,
  )
}

const curvesSpec = (panel: LogMinusLogPanel, i: number, unit: string): object => {
  const domain = groupNames(panel.groups)
  const styles = panel.groups.map(({ style }) => style)
  const group = { field: 'group', type: 'nominal', title: null }
  return {
    title: titleOf(panel),
    ...ofPanel('curves', i),
    mark: { type: 'line', interpolate: 'step-after' },
    encoding: {
      x: {
        field: 'time',
        type: 'quantitative',
        title: `${withUnit('Time', unit)}, logarithmic axis`,
        scale: { type: 'log', domain: timeDomain(panel.groups), nice: false },
      },
      y: {
        field: 'value',
        type: 'quantitative',
        title: 'ln(\u2212ln S(t))',
        scale: { zero: false },
      },
      color: {
        ...group,
        scale: { domain, range: styles.map(({ colour }) => colour) },
        legend: { orient: 'top', offset: 4 },
      },
      strokeDash: {
        ...group,
        scale: {
          domain,
          range: styles.map(({ dash }) => (dash === 'none' ? [1, 0] : dash.split(' ').map(Number))),
        },
      },
    },
  }
}

const residualsSpec = (panel: ResidualPanel, i: number, unit: string, style: Style): object => {
  const { ticks } = timeAxis(panel, 0, SIZE.width, (text) => text.length * 8)
  const places = ticks.map(({ x }) => x)
  const labels = ticks.map(({ time }) => withMarks(axisText(time), style))
  const x = {
    field: 'x',
    type: 'quantitative',
    title: `${withUnit('Time', unit)}, Kaplan-Meier scale`,
    scale: { domain: [panel.times[0]!.x, panel.times.at(-1)!.x], nice: false, zero: false },
    axis: {
      values: places,
      labelExpr: `${JSON.stringify(labels)}[indexof(${JSON.stringify(places)}, datum.value)]`,
    },
  }
  const y = (field: string) => ({
    field,
    type: 'quantitative',
    title: 'Log hazard ratio at time t',
    scale: { zero: false },
  })
  return {
    title: titleOf(panel),
    layer: [
      ...(panel.smooth.length === 0
        ? []
        : [
            {
              ...ofPanel('smooths', i),
              mark: { type: 'area', color: INK, opacity: 0.13 },
              encoding: { x, y: y('lower'), y2: { field: 'upper' } },
            },
            { ...ofPanel('smooths', i), mark: { type: 'line', color: INK }, encoding: { x, y: y('value') } },
          ]),
      {
        ...ofPanel('coefficients', i),
        mark: { type: 'rule', color: COLOURS[1], strokeDash: [6, 3] },
        encoding: { y: y('coefficient') },
      },
      ...(panel.dots.length === 0
        ? []
        : [
            {
              ...ofPanel('residuals', i),
              mark: { type: 'point', filled: true, color: COLOURS[0], opacity: 0.6 },
              encoding: {
                x,
                y: y('value'),
                size: { field: 'size', type: 'quantitative', scale: null, legend: null },
                tooltip: ['time', 'value', 'events'].map((field) => ({ field })),
              },
            },
          ]),
    ],
  }
}

const missingSpec = (panel: MissingPanel): object => ({
  title: titleOf(panel),
  data: { values: [{ reason: `Not drawn: ${plainText(panel.reason)}.` }] },
  mark: { type: 'text', limit: SIZE.width },
  encoding: { text: { field: 'reason' } },
})
