import { plainText } from '../../drawing/plain-text.ts'
import { CENSORED, heightTitle } from '../km-labels.ts'
import {
  bandLayer,
  bandRows,
  curveLayer,
  curveSpecHead,
  type Encodings,
  encodings,
  type Heights,
  pointerLayer,
  strokeLayer,
} from '../vega-layers.ts'
import type { KmData, KmGroup } from './data.ts'

/** The figure as a Vega-Lite specification of the same points. */
export const kmSpec = (data: KmData, alt: string): object => {
  const labels = distinctLabels(data)
  const series = {
    field: 'group',
    title: data.grouping === null ? null : plainText(data.grouping),
    labels: [...labels.values()],
    styles: data.styles,
  } as const
  const heights = {
    title: heightTitle(data),
    low: data.axis.low,
    top: data.axis.top,
    isCut: data.axis.isCut,
    format: data.scale === 'percent' ? '.0%' : '.2f',
    tooltipFormat: '.1%',
  }
  const shared = encodings(data, heights, series)
  const groups = [...labels].map(([name, label]) => ({ label, group: name }))
  return {
    ...curveSpecHead(data.title, alt, groups),
    datasets: datasetsOf(data, labels),
    layer: [
      bandLayer(shared),
      medianLayer(shared, heights),
      curveLayer(shared, series),
      strokeLayer('censored', shared, { tooltip: [...shared.tooltip, ESTIMATE, countOf(CENSORED)] }),
      competingLayer(shared),
      pointerLayer(shared, heights),
    ],
  }
}

const ESTIMATE = { field: 'estimate', type: 'quantitative', title: 'estimate', format: '.1%' }

const countOf = (title: string) => ({ field: 'count', type: 'quantitative', title })

const medianLayer = ({ x, y, color }: Encodings, { low }: Heights): object => ({
  data: { name: 'median' },
  mark: { type: 'rule', strokeDash: [3, 3] },
  encoding: { x, y: y('half'), y2: { datum: low }, color },
})

const competingLayer = ({ x, y, color, clip, tooltip }: Encodings): object => ({
  data: { name: 'competing' },
  mark: { type: 'point', shape: 'diamond', filled: true, opacity: 1, size: 55, ...clip },
  encoding: {
    x,
    y: y('estimate'),
    color,
    tooltip: [...tooltip, { field: 'cause', type: 'nominal', title: 'competing event' }, countOf('count')],
  },
})

const datasetsOf = ({ groups, causes, medians }: KmData, labels: ReadonlyMap<string, string>) => {
  const each = <T extends object>(rows: (group: KmGroup) => readonly T[]) =>
    groups.flatMap((group) => rows(group).map((row) => ({ group: labels.get(group.name)!, ...row })))
  return {
    curve: each(({ points }) => points),
    band: each(({ band }) => bandRows(band)),
    censored: each(({ censored }) => censored),
    competing: each(({ competing }) =>
      competing.flatMap((marks, i) => marks.map((mark) => ({ cause: plainText(causes[i]!), ...mark }))),
    ),
    median: medians.map(({ time, i }) => ({ group: labels.get(groups[i]!.name)!, time, half: 0.5 })),
  }
}

/** The label of each group by name; equal labels are followed by the name. */
const distinctLabels = ({ groups }: KmData): ReadonlyMap<string, string> => {
  const labels = groups.map(({ label }) => plainText(label))
  return new Map(
    groups.map(({ name }, i) => [
      name,
      labels.filter((label) => label === labels[i]).length > 1
        ? `${labels[i]} (${plainText(name)})`
        : labels[i]!,
    ]),
  )
}
