import type { KmData } from './km-data.ts'
import { CENSORED, heightTitle, timeTitle } from './km-words.ts'
import { plainText } from './plain-text.ts'
import { withUnit } from './time-words.ts'
import { vegaLite } from './vega-lite.ts'

/** The figure as a Vega-Lite specification over the same points, to be opened, hovered and changed. */
export const kmSpec = (data: KmData, alt: string): object => {
  const labels = distinctLabels(data)
  const style = data.styles
  const domain = [...labels.values()]
  const group = (channel: readonly unknown[]) => ({
    field: 'group',
    type: 'nominal',
    title: data.grouping === null ? null : plainText(data.grouping),
    scale: { domain, range: channel },
  })
  const x = {
    field: 'time',
    type: 'quantitative',
    title: timeTitle(data),
    scale: { domain: [0, data.lastTime || 1], nice: false },
    axis: { values: data.ticks, grid: false },
  }
  const y = (field: string) => ({
    field,
    type: 'quantitative',
    title: heightTitle(data),
    scale: { domain: [0, 1] },
    axis: { format: data.scale === 'percent' ? '.0%' : '.2f', tickCount: 5 },
  })
  const colour = group(style.map(({ colour }) => colour))
  // one legend, that of the lines, for all layers
  const color = { ...colour, legend: null }
  const tooltip = [
    { field: 'group', type: 'nominal', title: 'group' },
    {
      field: 'time',
      type: 'quantitative',
      title: withUnit('time', data.unit),
    },
  ]
  const estimate = { field: 'estimate', type: 'quantitative', title: 'estimate', format: '.1%' }
  return {
    ...vegaLite(plainText(data.title), alt),
    // whose curves they are, for the report
    usermeta: { groups: [...labels].map(([name, label]) => ({ label, group: name })) },
    width: 560,
    height: 320,
    datasets: datasetsOf(data, labels),
    resolve: { legend: { color: 'independent', strokeDash: 'independent' } },
    layer: [
      {
        data: { name: 'band' },
        mark: { type: 'area', interpolate: 'step-after', opacity: 0.13, line: false },
        encoding: { x, y: y('lower'), y2: { field: 'upper' }, color, detail: { field: 'stretch' } },
      },
      {
        data: { name: 'median' },
        mark: { type: 'rule', strokeDash: [3, 3] },
        encoding: { x, y: y('half'), y2: { datum: 0 }, color },
      },
      {
        data: { name: 'curve' },
        mark: { type: 'line', interpolate: 'step-after', strokeWidth: 2 },
        encoding: {
          x,
          y: y('estimate'),
          color: colour,
          strokeDash: group(style.map(({ dash }) => dashArray(dash))),
        },
      },
      {
        data: { name: 'censored' },
        mark: { type: 'tick', orient: 'vertical', size: 10, thickness: 1.5 },
        encoding: {
          x,
          y: y('estimate'),
          color,
          tooltip: [...tooltip, estimate, { field: 'count', type: 'quantitative', title: CENSORED }],
        },
      },
      {
        data: { name: 'competing' },
        mark: { type: 'point', shape: 'diamond', filled: true, opacity: 1, size: 55 },
        encoding: {
          x,
          y: y('estimate'),
          color,
          tooltip: [
            ...tooltip,
            { field: 'cause', type: 'nominal', title: 'competing event' },
            { field: 'count', type: 'quantitative', title: 'count' },
          ],
        },
      },
      {
        data: { name: 'curve' },
        mark: { type: 'point', filled: true, opacity: 0, size: 160 },
        encoding: {
          x,
          y: y('estimate'),
          color,
          tooltip: [
            ...tooltip,
            estimate,
            { field: 'lower', type: 'quantitative', title: 'lower limit', format: '.1%' },
            { field: 'upper', type: 'quantitative', title: 'upper limit', format: '.1%' },
            { field: 'at_risk', type: 'quantitative', title: 'n at risk' },
            { field: 'events', type: 'quantitative', title: 'events' },
          ],
        },
      },
    ],
  }
}

const datasetsOf = ({ groups, causes, lastTime }: KmData, labels: ReadonlyMap<string, string>) => {
  const each = <T extends object>(rows: (group: KmData['groups'][number]) => readonly T[]) =>
    groups.flatMap((group) => rows(group).map((row) => ({ group: labels.get(group.name)!, ...row })))
  return {
    curve: each(({ points }) => points),
    band: each(({ band }) =>
      band.flatMap((points, stretch) => points.map((point) => ({ stretch, ...point }))),
    ),
    censored: each(({ censored }) => censored),
    competing: each(({ competing }) =>
      competing.flatMap((marks, i) => marks.map((mark) => ({ cause: plainText(causes[i]!), ...mark }))),
    ),
    median: each(({ median }) =>
      median.value === null || median.value > lastTime ? [] : [{ time: median.value, half: 0.5 }],
    ),
  }
}

/** What a group is called, by its name; two groups with one label get their names besides. */
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

const dashArray = (dash: string): readonly number[] =>
  dash === 'none' ? [1, 0] : dash.split(' ').map(Number)
