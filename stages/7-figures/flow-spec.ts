import type { FlowData } from './flow-data.ts'
import { plainText } from './plain-text.ts'
import { vegaLite } from './vega-lite.ts'

/** The counts of the flow as stacked bars, a bar an estimate: Vega-Lite has no boxes and arrows. */
export const flowSpec = ({ title, recorded, branches }: FlowData, alt: string): object => ({
  ...vegaLite(plainText(title), alt),
  width: 420,
  height: { step: 30 },
  datasets: {
    subjects: branches.flatMap(({ title: branch, excluded, outcomes }, i) => [
      ...outcomes.map(({ label, result }, order) => ({
        estimate: `${plainText(branch)} (${i + 1})`,
        outcome: plainText(label),
        count: result.value,
        order,
      })),
      ...(excluded === null
        ? []
        : [
            {
              estimate: `${plainText(branch)} (${i + 1})`,
              outcome: 'excluded',
              count: excluded.count,
              order: outcomes.length,
            },
          ]),
    ]),
  },
  data: { name: 'subjects' },
  mark: 'bar',
  encoding: {
    y: { field: 'estimate', type: 'nominal', sort: null, title: null, axis: { labelLimit: 320 } },
    x: { field: 'count', type: 'quantitative', title: 'subjects', scale: { domain: [0, recorded] } },
    color: { field: 'outcome', type: 'nominal', title: null },
    order: { field: 'order' },
    tooltip: ['estimate', 'outcome', 'count'].map((field) => ({ field })),
  },
})
