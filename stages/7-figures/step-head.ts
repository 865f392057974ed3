import { lineSample } from './km-head.ts'
import { bandLabel } from './km-words.ts'
import { type Key, legendKeys } from './legend-keys.ts'
import { FONT_SIZE, WIDTH } from './page-size.ts'
import type { Pen, Run } from './pen.ts'
import { plainText, sentenceCase } from './plain-text.ts'
import type { StepDrawing } from './step-data.ts'
import type { StepLine } from './step-line.ts'
import { shorten, textWidth } from './text-width.ts'

const ROW = 19

/** Over the curves: the title of the height, a row per curve with its numbers, and the key to the marks. */
export const stepHead = (
  pen: Pen,
  data: StepDrawing,
): { readonly elements: readonly Element[]; readonly height: number } => {
  const title = shorten(data.heightTitle, 13.5, WIDTH - 24)
  const elements: Element[] = [
    pen.text(0, 14, { text: title, source: 'plan', isBold: true }, { 'font-size': 13.5 }),
  ]
  let y = 26
  for (const line of data.lines) {
    elements.push(lineSample(pen, line.style, y + ROW / 2))
    elements.push(pen.text(38, y + ROW / 2 + 4, lineRuns(line)))
    y += ROW
  }
  const keys = legendKeys(pen, keysOf(pen, data), y + 2)
  return { elements: [...elements, ...keys.elements], height: y + 2 + keys.height }
}

const lineRuns = ({ label, source, numbers }: StepLine): readonly Run[] => {
  const width = numbers.reduce((sum, { text }) => sum + textWidth(text, FONT_SIZE), 0)
  const text = shorten(sentenceCase(plainText(label)), FONT_SIZE, (WIDTH - 38 - width) / 1.06 - 12)
  const own: Run = source === undefined ? { text } : { text, source, isBold: true }
  return [own, ...numbers.map((run, i) => (i === 0 ? { ...run, gap: 9 } : run))]
}

const keysOf = (pen: Pen, { lines, mark, bandRule, base }: StepDrawing): readonly Key[] => {
  const stroke = { fill: 'none', stroke: 'currentColor', 'stroke-width': 1.5 }
  const keys: Key[] = []
  if (mark !== null && lines.some(({ marks }) => marks.length > 0))
    keys.push({
      sample: [pen.element('path', { d: 'M-8,0H8M0,-5V5', ...stroke })],
      label: { text: sentenceCase(mark) },
    })
  if (bandRule !== null && base.band !== null)
    keys.push({
      sample: [
        pen.element('rect', {
          x: -8,
          y: -5,
          width: 16,
          height: 10,
          fill: 'currentColor',
          'fill-opacity': 0.15,
        }),
      ],
      label: { text: bandLabel(base.band.confidence), source: 'plan' },
    })
  return keys
}
