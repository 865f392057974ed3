import { COLOURS } from '../drawing/colours.ts'
import { plainText } from '../drawing/plain-text.ts'
import { HEAD_LEFT, HEAD_RIGHT, outlinePath } from '../drawing/symbols.ts'
import { vegaLite } from '../drawing/vega-lite.ts'
import { ticksOf } from './axis.ts'
import type { ForestData, ForestPanel } from './data.ts'
import type { ForestRow } from './forest-row.ts'

const ROW = 36
/** The width of labels. */
const LABEL = 420
/** The areas of the largest square with a weight, and of a square without one. */
const LARGEST = 170
const EQUAL = 64

/** The panels below each other, each with a logarithmic axis of its own. */
export const forestSpec = (data: ForestData, alt: string): object => {
  const panels = data.panels.map((panel, i) => ({
    title: { text: panel.kind, anchor: 'start', fontSize: 12 },
    width: 420,
    height: panel.rows.length * ROW,
    transform: [{ filter: `datum.panel === ${i}` }],
    layer: layersOf(panel),
  }))
  const head = vegaLite(plainText(data.title), alt)
  return {
    ...head,
    config: { ...head.config, axis: { ...head.config.axis, labelLimit: LABEL } },
    datasets: { ratios: data.panels.flatMap((panel, i) => panelRows(panel, i)) },
    data: { name: 'ratios' },
    ...(panels.length === 1 ? panels[0]! : { vconcat: panels }),
    // the head's title is that of the figure
    ...(panels.length === 1 ? { title: head.title } : {}),
  }
}

const layersOf = (panel: ForestPanel): readonly object[] => {
  const [low, high] = panel.domain
  const x = (field: string) => ({
    field,
    type: 'quantitative',
    title: [
      panel.kind,
      `below 1: ${plainText(panel.sides.below)}`,
      `above 1: ${plainText(panel.sides.above)}`,
    ],
    scale: { type: 'log', domain: [low, high] },
    axis: { values: ticksOf(panel.domain, (ticks) => ticks.length <= MOST_TICKS) },
  })
  return [
    ...(panel.rows.some(({ role }) => role === 'pooled') ? [pooledLine(x('ratio'), panel)] : []),
    {
      transform: [{ filter: 'datum.from !== null && datum.role !== "pooled"' }],
      mark: { type: 'rule', color: COLOURS[0] },
      encoding: { y: Y, x: x('from'), x2: { field: 'to' } },
    },
    ...heads.map(({ end, outline }) => ({
      transform: [
        { filter: `datum.${end} !== null && datum.${end} !== datum.${end === 'from' ? 'lower' : 'upper'}` },
      ],
      mark: {
        type: 'point',
        filled: true,
        opacity: 1,
        size: 50,
        shape: outlinePath(outline, 1),
        color: COLOURS[0],
      },
      encoding: { y: Y, x: x(end) },
    })),
    {
      transform: [{ filter: `datum.area !== null && datum.ratio >= ${low} && datum.ratio <= ${high}` }],
      mark: { type: 'point', shape: 'square', filled: true, opacity: 1, color: COLOURS[0] },
      encoding: {
        y: Y,
        x: x('ratio'),
        size: { field: 'area', type: 'quantitative', scale: null },
        tooltip: TOOLTIP,
      },
    },
    ...(panel.rows.some(({ role }) => role === 'pooled') ? [diamondLayer(x('corner'))] : []),
    { data: { values: [{ one: 1 }] }, mark: 'rule', encoding: { x: { ...x('one') } } },
  ]
}

const Y = { field: 'label', type: 'nominal', sort: null, title: null }
const TOOLTIP = ['label', 'kind', 'ratio', 'lower', 'upper', 'p', 'weight', 'events'].map((field) => ({
  field,
}))
const MOST_TICKS = 10

/** A dashed line at the pooled ratio. */
const pooledLine = (x: object, { domain: [low, high] }: ForestPanel): object => ({
  transform: [{ filter: `datum.role === "pooled" && datum.ratio >= ${low} && datum.ratio <= ${high}` }],
  mark: { type: 'rule', strokeDash: [2, 3] },
  encoding: { x },
})

/** The diamond of a pooled ratio: its corners are the limits, and the ratio above and below. */
const diamondLayer = (x: object): object => ({
  transform: [
    { filter: 'datum.role === "pooled" && datum.from !== null' },
    { calculate: '[datum.from, datum.ratio, datum.to, datum.ratio, datum.from]', as: 'corner' },
    { calculate: '[0, 1, 2, 3, 4]', as: 'order' },
    { flatten: ['corner', 'order'] },
  ],
  mark: {
    type: 'line',
    filled: true,
    color: COLOURS[0],
    yOffset: { expr: 'datum.order === 1 ? -8 : datum.order === 3 ? 8 : 0' },
  },
  encoding: { y: Y, x, order: { field: 'order', type: 'quantitative' } },
})

const panelRows = ({ rows, domain: [low, high] }: ForestPanel, panel: number): readonly object[] => {
  const heaviest = Math.max(...rows.map(({ weight }) => weight?.value ?? 0))
  return rows.map((row, i) => ({
    panel,
    label: `${plainText([row.label, row.title, row.compared].filter((words) => words !== '').join(', '))} (${i + 1})`,
    kind: row.kind,
    role: row.role,
    ratio: row.ratio.value,
    lower: row.lower?.value ?? null,
    upper: row.upper?.value ?? null,
    // the drawn part of the interval
    ...drawnOf(row.lower?.value ?? null, row.upper?.value ?? null, low, high),
    p: row.p?.value ?? null,
    weight: row.weight?.value ?? null,
    area: areaOf(row, heaviest),
    events: row.counts.map(({ events, n }) => `${events.value}/${n.value}`).join(' vs '),
  }))
}

/** Proportional to the weight; null for a diamond. */
const areaOf = ({ role, weight }: ForestRow, heaviest: number): number | null => {
  if (role === 'pooled') return null
  return weight?.value == null || heaviest === 0 ? EQUAL : (LARGEST * weight.value) / heaviest
}

const heads = [
  { end: 'from', outline: HEAD_LEFT },
  { end: 'to', outline: HEAD_RIGHT },
] as const

const drawnOf = (lower: number | null, upper: number | null, low: number, high: number) => {
  if (lower === null || upper === null) return { from: null, to: null }
  const within = (value: number): number => Math.min(high, Math.max(low, value))
  return { from: within(lower), to: within(upper) }
}
