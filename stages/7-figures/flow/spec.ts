import { plainText } from '../drawing/plain-text.ts'
import { vegaLite } from '../drawing/vega-lite.ts'
import { openText } from './alt.ts'
import type { FlowData } from './data.ts'

/** The counts of the flow as stacked bars, since Vega-Lite has no boxes and arrows. */
export const flowSpec = (
  { title, recorded, exclusions, included, branches }: FlowData,
  alt: string,
): object => ({
  ...vegaLite(plainText(title), alt),
  width: 420,
  height: { step: 30 },
  datasets: {
    subjects: [
      ...(exclusions.length === 0
        ? []
        : [{ estimate: 'recorded', outcome: 'included', count: included, order: 0 }]),
      ...exclusions.map(({ reason, count, open }, i) => ({
        estimate: 'recorded',
        outcome: `excluded: ${plainText(reason)}${open.map((entry) => ` (${plainText(openText(entry))}, kept)`).join('')}`,
        count,
        order: i + 1,
      })),
      ...branches.flatMap(({ title: branch, excluded, outcomes }, i) => [
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
                outcome: `${plainText(excluded.reason)}${excluded.open.map((entry) => ` (of them ${plainText(openText(entry))})`).join('')}`,
                count: excluded.count,
                order: outcomes.length,
              },
            ]),
      ]),
    ],
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
