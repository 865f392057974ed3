import { plainText } from '../drawing/plain-text.ts'
import { vegaLite } from '../drawing/vega-lite.ts'
import type { AuditData } from './data.ts'
import { AXIS_TITLE } from './plot.ts'

/** The audit figure as a Vega-Lite specification: a row for each number that differs, one row for the others. */
export const auditSpec = (data: AuditData, alt: string): object => {
  const ends = [
    ...data.reproduced,
    ...data.rows.flatMap(({ distance, attainable }) => [distance, ...(attainable ?? [])]),
  ]
  const x = (field: string) => ({
    field,
    type: 'quantitative',
    title: AXIS_TITLE,
    scale: { type: 'symlog', constant: 0.5, domain: [Math.min(-1, ...ends), Math.max(1, ...ends)] },
  })
  const y = { field: 'id', type: 'nominal', sort: null, title: null, axis: { labelLimit: 260 } }
  return {
    ...vegaLite(plainText(data.title), alt),
    width: 420,
    height: { step: 24 },
    datasets: {
      reproduced: data.reproduced.map((distance) => ({ id: 'reproduced', verdict: 'reproduced', distance })),
      claims: data.rows.map(({ id, label, verdict, published, computed, distance, attainable }) => ({
        id: plainText(id),
        label: plainText(label),
        verdict,
        published: plainText(published),
        computed,
        distance,
        low: attainable?.[0] ?? null,
        high: attainable?.[1] ?? null,
      })),
    },
    layer: [
      {
        data: { values: [{ from: -0.5, to: 0.5 }] },
        mark: { type: 'rect', opacity: 0.15, color: '#007a59' },
        encoding: { x: x('from'), x2: { field: 'to' } },
      },
      {
        data: { name: 'reproduced' },
        mark: { type: 'tick', opacity: 0.6 },
        encoding: { y, x: x('distance'), color: { field: 'verdict', type: 'nominal', title: null } },
      },
      {
        data: { name: 'claims' },
        transform: [{ filter: 'datum.low !== null' }],
        mark: { type: 'rule', strokeWidth: 7, opacity: 0.35, color: '#8a6100' },
        encoding: { y, x: x('low'), x2: { field: 'high' } },
      },
      {
        data: { name: 'claims' },
        mark: { type: 'point', filled: true, size: 90, opacity: 1 },
        encoding: {
          y,
          x: x('distance'),
          color: { field: 'verdict', type: 'nominal', title: null },
          tooltip: ['label', 'published', 'computed', 'verdict'].map((field) => ({ field })),
        },
      },
    ],
  }
}
