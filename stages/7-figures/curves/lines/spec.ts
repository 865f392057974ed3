import { plainText } from '../../drawing/plain-text.ts'
import type { Point } from '../points.ts'
import {
  bandLayer,
  bandRows,
  curveLayer,
  curveSpecHead,
  encodings,
  pointerLayer,
  strokeLayer,
} from '../vega-layers.ts'
import type { LineData } from './data.ts'
import type { CurveLine } from './line.ts'

/** Step curves as a Vega-Lite specification of the same points. */
export const lineSpec = (data: LineData, alt: string): object => {
  const { base, lines, axis } = data
  const labels = distinct(lines.map(({ label }) => plainText(label)))
  const series = { field: 'curve', title: null, labels, styles: lines.map(({ style }) => style) } as const
  const heights = {
    title: plainText(data.heightTitle),
    low: axis.low,
    top: axis.top,
    isCut: axis.isCut,
    format: axis.scale === null ? '~g' : axis.scale === 'percent' ? '.0%' : '.2f',
    tooltipFormat: axis.scale === null ? '.3f' : '.1%',
  }
  const shared = encodings(base, heights, series)
  const each = <T extends object>(rows: (line: CurveLine) => readonly T[]) =>
    lines.flatMap((line, i) => rows(line).map((row) => ({ curve: labels[i]!, ...row })))
  return {
    ...curveSpecHead(
      base.title,
      alt,
      lines.map(({ group }, i) => ({ label: labels[i]!, group })),
    ),
    datasets: {
      curve: each(({ points }) => (data.hasNoCounts ? points.map(withoutCounts) : points)),
      band: each(({ band }) => bandRows(band)),
      marks: each(({ marks }) => marks),
    },
    layer: [
      bandLayer(shared),
      curveLayer(shared, series),
      strokeLayer('marks', shared),
      pointerLayer(shared, heights, data.hasNoCounts),
    ],
  }
}

const withoutCounts = ({ at_risk: _, events: __, ...point }: Point): object => point

/** Repeated labels are numbered. */
const distinct = (labels: readonly string[]): readonly string[] =>
  labels.map((label, i) => {
    const earlier = labels.slice(0, i).filter((other) => other === label).length
    return earlier === 0 ? label : `${label} (${earlier + 1})`
  })
