import { legendKeys } from '../drawing/legend-keys.ts'
import { sentenceCase } from '../drawing/plain-text.ts'
import type { Pen } from '../drawing/svg-pen.ts'
import { outlinePath } from '../drawing/symbols.ts'
import { BOLD, wrapText } from '../drawing/text-width.ts'
import type { AuditData } from './data.ts'
import { STYLES } from './verdict-style.ts'

const BAR = 14
/** The width of a part of the bar that has room for its symbol. */
const ROOM_FOR_SYMBOL = 13

/** The sentence, one stacked bar of all verdicts, and its key. */
export const verdictHead = (
  pen: Pen,
  { counts }: AuditData,
): { readonly elements: readonly Element[]; readonly height: number } => {
  const { width, heading } = pen.layout
  const shown = counts.filter(({ count }) => count > 0)
  const total = shown.reduce((sum, { count }) => sum + count, 0)
  const lines = wrapText(headline(counts, total), heading, width / BOLD, 2)
  const barTop = lines.length * (heading + 3) + 5
  let before = 0
  const bar = shown.flatMap(({ verdict, count }) => {
    const x = (before / total) * width
    before += count
    const end = (before / total) * width - (before === total ? 0 : 1.5)
    const { colour, outline, opacity } = STYLES[verdict]
    return [
      pen.element('rect', {
        x,
        y: barTop,
        width: Math.max(1, end - x),
        height: BAR,
        fill: colour,
        'fill-opacity': opacity,
      }),
      ...(end - x < ROOM_FOR_SYMBOL || opacity < 1
        ? []
        : [
            pen.element('path', {
              d: outlinePath(outline, 3.4, (x + end) / 2, barTop + BAR / 2),
              fill: 'white',
            }),
          ]),
    ]
  })
  const keys = legendKeys(
    pen,
    shown.map(({ verdict, count }) => ({
      sample: [
        pen.element('path', {
          d: outlinePath(STYLES[verdict].outline, 5),
          fill: STYLES[verdict].colour,
          'fill-opacity': STYLES[verdict].opacity,
        }),
      ],
      label: { text: `${sentenceCase(verdict)}: ${count}`, source: 'data' as const },
    })),
    barTop + BAR + 4,
  )
  return {
    elements: [
      ...lines.map((text, i) =>
        pen.text(
          0,
          (i + 0.85) * (heading + 3),
          { text, source: 'data', isBold: true },
          { 'font-size': heading },
        ),
      ),
      ...bar,
      ...keys.elements,
    ],
    height: barTop + BAR + 4 + keys.height,
  }
}

/** `174 of the 194 reported numbers that can be checked agree with the tables`. */
const headline = (counts: AuditData['counts'], total: number): string => {
  const countOf = (name: string): number => counts.find(({ verdict }) => verdict === name)!.count
  const checked = total - countOf('not derivable')
  const agreeing = countOf('reproduced')
  return checked === 0
    ? 'None of the reported numbers can be checked against the tables'
    : `${agreeing} of the ${checked} reported numbers that can be checked ${agreeing === 1 ? 'agrees' : 'agree'} with the tables`
}
