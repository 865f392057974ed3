import { frame } from '../drawing/frame.ts'
import { WIDE } from '../drawing/layout.ts'
import { plainText, sentenceCase } from '../drawing/plain-text.ts'
import type { Pen, TextRun } from '../drawing/svg-pen.ts'
import { wrapText } from '../drawing/text-width.ts'
import { openText } from './alt.ts'
import type { FlowBranch, FlowData } from './data.ts'

const { small: SMALL, width: WIDTH } = WIDE

const LINE = 16
const PAD = 9
const GAP = 16
/** The width of a digit. */
const DIGIT = 0.556 * SMALL
/** The height of the boxes of those recorded and included. */
const INCLUDED = 52
/** From an arrow down to the box of those excluded. */
const ARROW_HEIGHT = 16
/** The left edge and the width of each column. */
const RECORDED = { x: 1, width: 92 }
const EXCLUDED = { x: 124, width: 138 }
const ANALYSED = { x: 288, width: 142 }
const OUTCOMES = { x: 452, width: WIDTH - 453 }

/** From left to right: subjects recorded, excluded (with reason), analysed for each estimate, and their outcomes. */
export const flowPlot = (pen: Pen, data: FlowData, alt: string): Element => {
  const branches = data.branches.map((branch) => branchLines(branch))
  // of the boxes of analysed subjects and their outcomes; boxes of excluded subjects are below the arrow
  const heights = branches.map(({ analysed, outcomes }) =>
    boxHeight(Math.max(analysed.length, outcomes.length)),
  )
  const rows = branches.map(({ excluded }, i) =>
    Math.max(
      heights[i]!,
      excluded.length === 0 ? 0 : heights[i]! / 2 + ARROW_HEIGHT + boxHeight(excluded.length),
    ),
  )
  const tops = rows.map((_, i) => 30 + rows.slice(0, i).reduce((sum, height) => sum + height + GAP, 0))
  const bottom = Math.ceil((tops.at(-1) ?? 30) + Math.max(rows.at(-1) ?? 40, heights.at(-1) ?? 0) + 2)
  const middles = tops.map((top, i) => top + heights[i]! / 2)
  const first = middles[0] ?? bottom / 2
  const last = middles.at(-1) ?? first
  const enrolled = enrolment(data)
  // recorded and excluded are above included, where the stem starts
  const centre = Math.max((first + last) / 2, 30 + enrolled.height - INCLUDED / 2)
  const svg = pen.element('svg', {})
  svg.append(
    ...headings(
      pen,
      branches.some(({ excluded }) => excluded.length > 0),
    ),
    ...enrolled.draw(pen, centre + INCLUDED / 2 - enrolled.height),
    stem(pen, Math.min(first, centre), Math.max(last, centre), centre),
    ...branches.flatMap(({ excluded, analysed, outcomes }, i) => {
      const [top, size, middle] = [tops[i]!, heights[i]!, middles[i]!]
      return [
        arrow(pen, STEM, ANALYSED.x, middle),
        arrow(pen, ANALYSED.x + ANALYSED.width, OUTCOMES.x, middle),
        ...(excluded.length === 0
          ? []
          : [
              downArrow(pen, EXCLUDED.x + EXCLUDED.width / 2, middle),
              ...textBox(pen, EXCLUDED, middle + ARROW_HEIGHT, boxHeight(excluded.length), excluded, '4 3'),
            ]),
        ...textBox(pen, ANALYSED, top, size, analysed),
        ...textBox(pen, OUTCOMES, top, size, outcomes),
      ]
    }),
  )
  frame(pen, svg, Math.max(bottom, Math.ceil(centre + INCLUDED / 2 + 2)), data.title, alt)
  return svg
}

/** The first column: recorded, and if any subject was excluded, the reasons and the number included. */
const enrolment = ({ recorded, exclusions, included }: FlowData) => {
  const reasons = exclusions.flatMap(({ reason, count, open }): BoxLines => {
    const words = wrapText(plainText(reason), SMALL, RECORDED.width - 2 * PAD, 4)
    return [
      [{ text: 'n = ' }, { text: String(count), source: 'data', isBold: true }],
      [{ text: 'excluded:' }],
      ...words.map((text): readonly TextRun[] => [{ text, source: 'plan' }]),
      ...open.flatMap((entry) => openLines(`(${openText(entry)}, kept)`, RECORDED.width)),
    ]
  })
  const middle = boxHeight(reasons.length)
  const height = exclusions.length === 0 ? INCLUDED : 2 * INCLUDED + middle + 2 * ARROW_HEIGHT
  return {
    height,
    draw: (pen: Pen, top: number): readonly Element[] =>
      exclusions.length === 0
        ? countBox(pen, top, 'Recorded', recorded)
        : [
            ...countBox(pen, top, 'Recorded', recorded),
            downArrow(pen, RECORDED.x + RECORDED.width / 2, top + INCLUDED),
            ...textBox(pen, RECORDED, top + INCLUDED + ARROW_HEIGHT, middle, reasons, '4 3'),
            downArrow(pen, RECORDED.x + RECORDED.width / 2, top + INCLUDED + ARROW_HEIGHT + middle),
            ...countBox(pen, top + height - INCLUDED, 'Included', included),
          ],
  }
}

/** Lines about subjects whose exclusion or membership is undecided. */
const openLines = (words: string, width: number): BoxLines =>
  wrapText(plainText(words), SMALL, width - 2 * PAD, 5).map((text): readonly TextRun[] => [
    { text, source: 'data' },
  ])

const countBox = (pen: Pen, top: number, text: string, count: number): readonly Element[] => [
  box(pen, RECORDED, top, INCLUDED),
  pen.text(RECORDED.x + RECORDED.width / 2, top + 23, { text }, CENTRED),
  pen.text(
    RECORDED.x + RECORDED.width / 2,
    top + 41,
    [{ text: 'n = ' }, { text: String(count), source: 'data', isBold: true }],
    CENTRED,
  ),
]

const CENTRED = { 'text-anchor': 'middle' }
const STEM = (RECORDED.x + RECORDED.width + EXCLUDED.x) / 2

type BoxLines = readonly (readonly TextRun[])[]

/** The lines in the boxes of a branch. */
const branchLines = ({ title, n, excluded, outcomes }: FlowBranch) => {
  const words = (text: string, width: number, lines: number): readonly string[] =>
    wrapText(plainText(text), SMALL, width - 2 * PAD, lines)
  return {
    excluded:
      excluded === null
        ? []
        : ([
            [{ text: 'n = ' }, { text: String(excluded.count), source: 'data', isBold: true }],
            ...words(excluded.reason, EXCLUDED.width, 2).map((text): readonly TextRun[] => [
              { text, source: 'plan' },
            ]),
            ...excluded.open.flatMap((entry) => openLines(`(of them ${openText(entry)})`, EXCLUDED.width)),
          ] as BoxLines),
    analysed: [
      ...words(title, ANALYSED.width, 2).map((text): readonly TextRun[] => [{ text, source: 'plan' }]),
      [{ text: 'n = ' }, { text: String(n.value), result: n.id, isBold: true }],
    ] as BoxLines,
    outcomes: outcomes.flatMap(({ label, result, isOurs }): BoxLines => {
      const [first = '', ...rest] = words(label, OUTCOMES.width - 24, 2)
      return [
        [
          { text: String(result.value), result: result.id, isBold: true },
          isOurs ? { text: ` ${first}` } : { text: first, source: 'plan', gap: 4 },
        ],
        // indented to the words after the count
        ...rest.map((text): readonly TextRun[] => [
          { text, source: 'plan', gap: 4 + Math.round(String(result.value).length * DIGIT) },
        ]),
      ]
    }),
  }
}

const headings = (pen: Pen, hasExcluded: boolean): readonly Element[] =>
  (
    [
      [RECORDED, 'in the tables'],
      ...(hasExcluded ? ([[EXCLUDED, 'excluded']] as const) : []),
      [ANALYSED, 'analysed'],
      [OUTCOMES, 'what became of them'],
    ] as const
  ).map(([{ x, width }, text]) =>
    pen.text(
      x + width / 2,
      16,
      { text: sentenceCase(text), isBold: true },
      { ...CENTRED, 'font-size': SMALL },
    ),
  )

const box = (pen: Pen, { x, width }: typeof RECORDED, y: number, height: number, dash = 'none'): Element =>
  pen.element('rect', {
    x,
    y,
    width,
    height,
    rx: 5,
    fill: 'currentColor',
    'fill-opacity': 0.04,
    stroke: 'currentColor',
    'stroke-opacity': 0.6,
    'stroke-dasharray': dash,
  })

const textBox = (
  pen: Pen,
  column: typeof RECORDED,
  top: number,
  height: number,
  lines: BoxLines,
  dash = 'none',
): readonly Element[] => {
  const start = top + height / 2 - ((lines.length - 1) * LINE) / 2 + 4
  return [
    box(pen, column, top, height, dash),
    ...lines.map((runs, i) => pen.text(column.x + PAD, start + i * LINE, runs, { 'font-size': SMALL })),
  ]
}

const line = (pen: Pen, d: string): Element =>
  pen.element('path', { d, fill: 'none', stroke: 'currentColor', 'stroke-opacity': 0.7, 'stroke-width': 1.2 })

const stem = (pen: Pen, first: number, last: number, centre: number): Element =>
  line(pen, `M${RECORDED.x + RECORDED.width},${centre}H${STEM}M${STEM},${first}V${last}`)

const arrow = (pen: Pen, from: number, to: number, y: number): Element =>
  line(pen, `M${from},${y}H${to - 1}M${to - 6},${y - 4}L${to - 1},${y}L${to - 6},${y + 4}`)

const downArrow = (pen: Pen, x: number, y: number): Element =>
  line(
    pen,
    `M${x},${y}V${y + ARROW_HEIGHT - 1}M${x - 4},${y + ARROW_HEIGHT - 6}L${x},${y + ARROW_HEIGHT - 1}L${x + 4},${y + ARROW_HEIGHT - 6}`,
  )

const boxHeight = (lines: number): number => lines * LINE + 2 * PAD - 4
