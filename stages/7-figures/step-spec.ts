import { timeTitle } from './km-words.ts'
import { plainText } from './plain-text.ts'
import type { StepData } from './step-data.ts'
import { withUnit } from './time-words.ts'
import { vegaLite } from './vega-lite.ts'

/** Step curves as a Vega-Lite specification over the same points. */
export const stepSpec = (data: StepData, alt: string): object => {
  const { base, lines } = data
  const labels = distinct(lines.map(({ label }) => plainText(label)))
  const channel = (range: readonly unknown[]) => ({
    field: 'curve',
    type: 'nominal',
    title: null,
    scale: { domain: labels, range },
  })
  const x = {
    field: 'time',
    type: 'quantitative',
    title: timeTitle(base),
    scale: { domain: [0, base.lastTime || 1], nice: false },
    axis: { values: base.ticks, grid: false },
  }
  const format = data.isShare ? (base.scale === 'percent' ? '.0%' : '.2f') : '~g'
  const y = (field: string) => ({
    field,
    type: 'quantitative',
    title: plainText(data.heightTitle),
    scale: { domain: [0, data.top] },
    axis: { format, tickCount: 5 },
  })
  const colour = channel(lines.map(({ style }) => style.colour))
  const color = { ...colour, legend: null }
  const value = data.isShare ? '.1%' : '.3f'
  const tooltip = [
    { field: 'curve', type: 'nominal', title: 'curve' },
    { field: 'time', type: 'quantitative', title: withUnit('time', base.unit) },
    { field: 'estimate', type: 'quantitative', title: 'estimate', format: value },
    { field: 'lower', type: 'quantitative', title: 'lower limit', format: value },
    { field: 'upper', type: 'quantitative', title: 'upper limit', format: value },
    { field: 'at_risk', type: 'quantitative', title: 'n at risk' },
    { field: 'events', type: 'quantitative', title: 'events' },
  ]
  const each = <T extends object>(rows: (line: StepData['lines'][number]) => readonly T[]) =>
    lines.flatMap((line, i) => rows(line).map((row) => ({ curve: labels[i]!, ...row })))
  return {
    ...vegaLite(plainText(base.title), alt),
    // whose curves they are, for the report
    usermeta: { groups: lines.map(({ group }, i) => ({ label: labels[i]!, group })) },
    width: 560,
    height: 320,
    datasets: {
      curve: each(({ points }) => points),
      band: each(({ band }) =>
        band.flatMap((points, stretch) => points.map((point) => ({ stretch, ...point }))),
      ),
      marks: each(({ marks }) => marks),
    },
    resolve: { legend: { color: 'independent', strokeDash: 'independent' } },
    layer: [
      {
        data: { name: 'band' },
        mark: { type: 'area', interpolate: 'step-after', opacity: 0.13, line: false },
        encoding: { x, y: y('lower'), y2: { field: 'upper' }, color, detail: { field: 'stretch' } },
      },
      {
        data: { name: 'curve' },
        mark: { type: 'line', interpolate: 'step-after', strokeWidth: 2 },
        encoding: {
          x,
          y: y('estimate'),
          color: colour,
          strokeDash: channel(
            lines.map(({ style }) => (style.dash === 'none' ? [1, 0] : style.dash.split(' ').map(Number))),
          ),
        },
      },
      {
        data: { name: 'marks' },
        mark: { type: 'tick', orient: 'vertical', size: 10, thickness: 1.5 },
        encoding: { x, y: y('estimate'), color },
      },
      {
        data: { name: 'curve' },
        mark: { type: 'point', filled: true, opacity: 0, size: 160 },
        encoding: { x, y: y('estimate'), color, tooltip },
      },
    ],
  }
}

/** Labels that stand twice get a number. */
const distinct = (labels: readonly string[]): readonly string[] =>
  labels.map((label, i) => {
    const before = labels.slice(0, i).filter((one) => one === label).length
    return before === 0 ? label : `${label} (${before + 1})`
  })
