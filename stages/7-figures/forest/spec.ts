import { COLOURS } from '../drawing/colours.ts'
import { plainText } from '../drawing/plain-text.ts'
import { HEAD_LEFT, HEAD_RIGHT, outlinePath } from '../drawing/symbols.ts'
import { vegaLite } from '../drawing/vega-lite.ts'
import type { ForestData, ForestRow } from './data.ts'

/** The ratios as a Vega-Lite specification on a logarithmic axis. */
export const forestSpec = (data: ForestData, alt: string): object => {
  const [low, high] = data.domain.map((power) => 10 ** power) as [number, number]
  const y = { field: 'label', type: 'nominal', sort: null, title: null, axis: { labelLimit: 320 } }
  const x = (field: string) => ({
    field,
    type: 'quantitative',
    title: 'ratio',
    scale: { type: 'log', domain: [low, high] },
    axis: { values: data.ticks },
  })
  return {
    ...vegaLite(plainText(data.title), alt),
    width: 420,
    height: { step: 36 },
    datasets: { ratios: ratioRows(data, low, high) },
    data: { name: 'ratios' },
    transform: [{ filter: 'datum.ratio !== null' }],
    layer: [
      {
        transform: [{ filter: 'datum.from !== null' }],
        mark: { type: 'rule', color: COLOURS[0] },
        encoding: { y, x: x('from'), x2: { field: 'to' } },
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
        encoding: { y, x: x(end) },
      })),
      {
        transform: [{ filter: `datum.ratio >= ${low} && datum.ratio <= ${high}` }],
        mark: { type: 'point', filled: true, size: 90, opacity: 1 },
        encoding: {
          y,
          x: x('ratio'),
          ...symbols(data),
          tooltip: ['label', 'kind', 'ratio', 'lower', 'upper', 'p'].map((field) => ({ field })),
        },
      },
      { data: { values: [{ one: 1 }] }, mark: 'rule', encoding: { x: { ...x('one') } } },
    ],
  }
}

const ratioRows = ({ rows }: ForestData, low: number, high: number) =>
  rows.map(({ label, kind, ratio, lower, upper, p }, i) => ({
    label: `${plainText(label)} (${i + 1})`,
    kind,
    ratio: ratio.value,
    lower: lower?.value ?? null,
    upper: upper?.value ?? null,
    // the drawn part of the interval
    ...drawnOf(lower?.value ?? null, upper?.value ?? null, low, high),
    p: p?.value ?? null,
  }))

const heads = [
  { end: 'from', outline: HEAD_LEFT },
  { end: 'to', outline: HEAD_RIGHT },
] as const

const drawnOf = (lower: number | null, upper: number | null, low: number, high: number) => {
  if (lower === null || upper === null) return { from: null, to: null }
  const within = (value: number): number => Math.min(high, Math.max(low, value))
  return { from: within(lower), to: within(upper) }
}

const KINDS: readonly ForestRow['kind'][] = [
  ...(['hazard ratio', 'subdistribution hazard ratio', 'odds ratio', 'part', 'pooled'] as const),
]

/** A colour and a shape for each kind of ratio. */
const symbols = ({ rows }: ForestData): object => {
  const channel = (scale: object) => ({ field: 'kind', type: 'nominal', title: null, scale })
  const domain = KINDS.filter((kind) => rows.some((row) => row.kind === kind))
  const shape: Readonly<Record<string, string>> = { 'odds ratio': 'diamond', pooled: 'circle' }
  return {
    color: channel({ domain, range: domain.map((kind) => COLOURS[kind === 'odds ratio' ? 1 : 0]) }),
    shape: channel({ domain, range: domain.map((kind) => shape[kind] ?? 'square') }),
  }
}
