import { displayResult } from '../../../../cohort/results/shown-text.ts'
import { unitAfter } from '../../../../cohort/values/unit.ts'
import type { Layout } from '../../drawing/layout.ts'
import {
  areaKey,
  type LegendKey,
  legendKeys,
  lineSample,
  strokeKey,
  symbolKey,
} from '../../drawing/legend-keys.ts'
import { plainText, sentenceCase } from '../../drawing/plain-text.ts'
import type { Pen, TextRun } from '../../drawing/svg-pen.ts'
import { CAUSE_OUTLINES, outlinePath } from '../../drawing/symbols.ts'
import { shorten, textWidth } from '../../drawing/text-width.ts'
import { bandLabel, CENSORED, heightTitle, pWords } from '../km-labels.ts'
import type { HazardRatio, KmData, KmGroup } from './data.ts'

const ROW = 19

/** Above the curves: the title of the vertical axis, P value, hazard ratios, a row for each group, legend. */
export const kmHead = (
  pen: Pen,
  data: KmData,
): { readonly elements: readonly Element[]; readonly height: number } => {
  const { width, text, heading, small } = pen.layout
  const p = pRuns(data, pen.layout)
  const pWidth = p.reduce((sum, run) => sum + textWidth(run.text, text), 0)
  const title = shorten(heightTitle(data), heading, width - pWidth - 24)
  const elements: Element[] = [
    pen.text(0, 14, { text: title, source: 'plan', isBold: true }, { 'font-size': heading }),
  ]
  if (p.length > 0) elements.push(pen.text(width, 14, p, { 'text-anchor': 'end' }))
  let y = 26
  for (const ratio of data.hazardRatios) {
    elements.push(
      pen.text(width, y + 6, ratioRuns(ratio, pen.layout), { 'text-anchor': 'end', 'font-size': small }),
    )
    y += ROW - 4
  }
  data.groups.forEach((group, i) => {
    elements.push(lineSample(pen, data.styles[i]!, y + ROW / 2))
    elements.push(pen.text(38, y + ROW / 2 + 4, groupRuns(group, data, pen.layout)))
    y += ROW
  })
  const keys = legendKeys(pen, keysOf(pen, data), y + 2)
  return { elements: [...elements, ...keys.elements], height: y + 2 + keys.height }
}

const pRuns = ({ test }: KmData, { text: size }: Layout): readonly TextRun[] => {
  if (test === null) return []
  const { id, value, reason } = test.p
  if (value === null)
    return [
      { text: test.name, source: 'plan' },
      { text: ': ' },
      { text: shorten(reason, size, 260), result: id },
    ]
  return [{ text: test.name, source: 'plan' }, { text: ' p ' }, { text: pWords(test.p), result: id }]
}

/** `hazard ratio, Arm, b versus a: 1.32 (0.42 to 4.18)` */
const ratioRuns = (
  { label, ratio, lower, upper }: HazardRatio,
  { small, width }: Layout,
): readonly TextRun[] => {
  const head: readonly TextRun[] = [
    { text: 'hazard ratio, ' },
    { text: shorten(plainText(label), small, width / 2), source: 'plan' },
    { text: ': ' },
  ]
  if (ratio.value === null) return [...head, { text: shorten(ratio.reason, small, 200), result: ratio.id }]
  const ratioRun: TextRun = { text: displayResult(ratio), result: ratio.id }
  if (lower.value === null || upper.value === null) return [...head, ratioRun]
  return [
    ...head,
    ratioRun,
    { text: ' (' },
    { text: displayResult(lower), result: lower.id },
    { text: ' to ' },
    { text: displayResult(upper), result: upper.id },
    { text: ')' },
  ]
}

const groupRuns = (group: KmGroup, data: KmData, { width: page, text: size }: Layout): readonly TextRun[] => {
  const { n, events, median } = group
  const numbers: readonly TextRun[] = [
    { text: 'n = ', gap: 9 },
    { text: String(n.value), result: n.id },
    { text: ', ' },
    { text: String(events.value), result: events.id },
    { text: events.value === 1 ? ' event, ' : ' events, ' },
    ...(median.value === null
      ? [{ text: 'median not reached' }]
      : [
          { text: 'median ' },
          { text: displayResult(median), result: median.id },
          { text: unitAfter(median.value, data.unit) },
        ]),
  ]
  const width = numbers.reduce((sum, { text }) => sum + textWidth(text, size), 0)
  const name = data.grouping === null ? sentenceCase(group.label) : `${data.grouping}: ${group.label}`
  const label = shorten(plainText(name), size, (page - 38 - width) / 1.06 - 12)
  return [{ text: label, source: 'plan', isBold: true }, ...numbers]
}

const keysOf = (pen: Pen, { groups, causes, confidence }: KmData): readonly LegendKey[] => [
  ...(groups.some(({ censored }) => censored.length > 0)
    ? [strokeKey(pen, { text: sentenceCase(CENSORED) })]
    : []),
  ...causes.flatMap((label, cause) =>
    groups.some(({ competing }) => competing[cause]!.length > 0)
      ? [
          symbolKey(pen, outlinePath(CAUSE_OUTLINES[cause % CAUSE_OUTLINES.length]!, 4), {
            text: sentenceCase(plainText(label)),
            source: 'plan',
          }),
        ]
      : [],
  ),
  ...(confidence === null ? [] : [areaKey(pen, { text: bandLabel(confidence), source: 'plan' })]),
]
