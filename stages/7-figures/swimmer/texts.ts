import { plainText, sentenceCase } from '../drawing/plain-text.ts'
import type { Pen } from '../drawing/svg-pen.ts'
import { BOLD, shorten, textWidth } from '../drawing/text-width.ts'
import { patientsDrawn } from './alt.ts'
import type { SwimmerData } from './data.ts'
import type { SwimmerLayout } from './layout.ts'

/** The columns at the left with their titles, labels above the bars, and the number of patients. */
export const columns = (
  pen: Pen,
  data: SwimmerData,
  { names, labels, labelPlace, labelX, left, middles, labelMiddles, top, textSize }: SwimmerLayout,
): readonly Element[] => {
  const { small, width } = pen.layout
  const titleY = top - 8
  const title = (x: number, text: string, room: number): Element =>
    pen.text(
      x,
      titleY,
      { text: shorten(plainText(text), small, room / BOLD), source: 'data', isBold: true },
      { 'font-size': small },
    )
  const cells = (
    x: number,
    column: readonly (readonly string[])[],
    ys: readonly number[],
  ): readonly Element[] =>
    column.flatMap((lines, i) =>
      lines.map((text, line) =>
        pen.text(
          x,
          ys[i]! + 0.36 * textSize + (line - (lines.length - 1) / 2) * textSize,
          { text, source: 'data' },
          { 'font-size': textSize },
        ),
      ),
    )
  const patients = { text: patientsDrawn(data), source: 'data' } as const
  return [
    ...(names.length === 0 ? [] : [title(0, data.subjectTitle, labelX)]),
    ...(labelPlace === 'column' ? [title(labelX, data.labelTitle ?? '', left - labelX)] : []),
    pen.text(width, titleY, patients, { 'font-size': small, 'text-anchor': 'end' }),
    ...cells(0, names, middles),
    ...cells(labelX, labels, labelMiddles),
  ]
}

/** The label of each group and the number of its patients. */
export const groupHeadings = (
  pen: Pen,
  { group, lanes }: SwimmerData,
  { headings }: SwimmerLayout,
): readonly Element[] => {
  const { small, width } = pen.layout
  return (group?.labels ?? []).map((label, index) => {
    const count = `(n = ${lanes.filter((lane) => lane.group === index).length})`
    const room = (width - 4 - textWidth(count, small)) / BOLD
    return pen.text(
      0,
      headings[index]!,
      [
        { text: shorten(sentenceCase(plainText(label)), small, room), source: 'data', isBold: true },
        { text: count, source: 'data', gap: 4 },
      ],
      { 'font-size': small },
    )
  })
}
