import { COLOURS } from './colours.ts'
import type { ForestData } from './forest-data.ts'
import { plainText } from './plain-text.ts'
import { vegaLite } from './vega-lite.ts'

/** The ratios as a Vega-Lite specification on a logarithmic axis. */
export const forestSpec = (data: ForestData, alt: string): object => {
  const y = { field: 'label', type: 'nominal', sort: null, title: null, axis: { labelLimit: 320 } }
  const x = (field: string) => ({
    field,
    type: 'quantitative',
    title: 'ratio',
    scale: { type: 'log', domain: data.domain.map((power) => 10 ** power) },
    axis: { values: data.ticks },
  })
  return {
    ...vegaLite(plainText(data.title), alt),
    width: 420,
    height: { step: 36 },
    datasets: {
      ratios: data.rows.map(({ label, kind, ratio, lower, upper, p }, i) => ({
        label: `${plainText(label)} (${i + 1})`,
        kind,
        ratio: ratio.value,
        lower: lower?.value ?? null,
        upper: upper?.value ?? null,
        p: p?.value ?? null,
      })),
    },
    data: { name: 'ratios' },
    transform: [{ filter: 'datum.ratio !== null' }],
    layer: [
      {
        transform: [{ filter: 'datum.lower > 0 && datum.upper !== null' }],
        mark: { type: 'rule', clip: true, color: COLOURS[0] },
        encoding: { y, x: x('lower'), x2: { field: 'upper' } },
      },
      {
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

/** A colour and a shape for each kind of ratio; a pooled one is drawn apart from those that it pools. */
const symbols = ({ rows }: ForestData): object => {
  const channel = (scale: object) => ({ field: 'kind', type: 'nominal', title: null, scale })
  if (!rows.some(({ kind }) => kind === 'pooled'))
    return {
      color: channel({ range: COLOURS.slice(0, 2) }),
      shape: channel({ range: ['square', 'diamond'] }),
    }
  const domain = ['hazard ratio', 'odds ratio', 'part', 'pooled'].filter((kind) =>
    rows.some((row) => row.kind === kind),
  )
  const shape: Readonly<Record<string, string>> = { 'odds ratio': 'diamond', pooled: 'circle' }
  return {
    color: channel({ domain, range: domain.map((kind) => COLOURS[kind === 'odds ratio' ? 1 : 0]) }),
    shape: channel({ domain, range: domain.map((kind) => shape[kind] ?? 'square') }),
  }
}
