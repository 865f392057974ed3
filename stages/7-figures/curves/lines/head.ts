import type { Layout } from '../../drawing/layout.ts'
import { areaKey, type LegendKey, legendKeys, lineSample, strokeKey } from '../../drawing/legend-keys.ts'
import { plainText, sentenceCase } from '../../drawing/plain-text.ts'
import type { Pen, TextRun } from '../../drawing/svg-pen.ts'
import { shorten, textWidth } from '../../drawing/text-width.ts'
import { bandLabel } from '../km-labels.ts'
import type { LineDrawing } from './data.ts'
import type { CurveLine } from './line.ts'

const ROW = 19

/** Above the curves: the title of the vertical axis, a row for each curve with its numbers, the legend of marks. */
export const lineHead = (
  pen: Pen,
  data: LineDrawing,
): { readonly elements: readonly Element[]; readonly height: number } => {
  const { width, heading } = pen.layout
  const title = shorten(data.heightTitle, heading, width - 24)
  const elements: Element[] = [
    pen.text(0, 14, { text: title, source: 'plan', isBold: true }, { 'font-size': heading }),
  ]
  let y = 26
  for (const line of data.lines) {
    elements.push(lineSample(pen, line.style, y + ROW / 2))
    elements.push(pen.text(38, y + ROW / 2 + 4, lineRuns(line, pen.layout)))
    y += ROW
  }
  const keys = legendKeys(pen, keysOf(pen, data), y + 2)
  return { elements: [...elements, ...keys.elements], height: y + 2 + keys.height }
}

const lineRuns = (
  { label, source, numbers }: CurveLine,
  { text: size, width: page }: Layout,
): readonly TextRun[] => {
  const width = numbers.reduce((sum, { text }) => sum + textWidth(text, size), 0)
  const text = shorten(sentenceCase(plainText(label)), size, (page - 38 - width) / 1.06 - 12)
  const labelRun: TextRun = source === undefined ? { text } : { text, source, isBold: true }
  return [labelRun, ...numbers.map((run, i) => (i === 0 ? { ...run, gap: 9 } : run))]
}

const keysOf = (pen: Pen, { lines, mark, confidence }: LineDrawing): readonly LegendKey[] => [
  ...(mark !== null && lines.some(({ marks }) => marks.length > 0)
    ? [strokeKey(pen, { text: sentenceCase(mark) })]
    : []),
  ...(confidence === null ? [] : [areaKey(pen, { text: bandLabel(confidence), source: 'plan' })]),
]
