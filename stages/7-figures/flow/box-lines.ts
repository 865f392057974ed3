import type { Layout } from '../drawing/layout.ts'
import { plainText } from '../drawing/plain-text.ts'
import { runOf } from '../drawing/result-runs.ts'
import type { TextRun } from '../drawing/svg-pen.ts'
import { textWidth, wrapText } from '../drawing/text-width.ts'
import { openText } from './alt.ts'
import type { FlowBranch, FlowData, FlowOpen } from './data.ts'

/** The lines of text in a box. */
export type BoxLines = readonly (readonly TextRun[])[]

/** From the side of a box to its text. */
export const PAD = 9

/** The text in `width` pixels of a box, less what is indented. */
const words = (
  text: string,
  { small }: Layout,
  width: number,
  mostLines: number,
  indent = 0,
): readonly string[] => wrapText(plainText(text), small, width - 2 * PAD - indent, mostLines)

/** Those excluded from all analyses: each number with its reason. */
export const exclusionLines = (
  exclusions: FlowData['exclusions'],
  layout: Layout,
  width: number,
): BoxLines => [
  [{ text: 'Excluded' }],
  ...exclusions.flatMap(
    ({ reason, count, open }): BoxLines => [
      ...itemLines({ text: String(count), source: 'data' }, { text: reason, source: 'plan' }, layout, width),
      ...openLines(open, (entry) => `(${entry}, kept)`, layout, width),
    ],
  ),
]

/** Those whom an estimate excludes, and why; none if it excludes no one. */
export const excludedLines = ({ excluded }: FlowBranch, layout: Layout, width: number): BoxLines =>
  excluded === null
    ? []
    : [
        ...(layout.isNarrow ? [[{ text: 'Excluded' }]] : []),
        ...itemLines(
          { text: String(excluded.count), source: 'data' },
          { text: excluded.reason, source: 'plan' },
          layout,
          width,
        ),
        ...openLines(excluded.open, (entry) => `(of them ${entry})`, layout, width),
      ]

/** Lines about subjects whose exclusion or membership is undecided. */
const openLines = (
  open: readonly FlowOpen[],
  phrase: (entry: string) => string,
  layout: Layout,
  width: number,
): BoxLines =>
  open.flatMap((entry) =>
    words(phrase(openText(entry)), layout, width, 5).map((text): readonly TextRun[] => [
      { text, source: 'data' },
    ]),
  )

/** The title of an estimate and the number of its subjects. */
export const analysedLines = ({ title, n }: FlowBranch, layout: Layout, width: number): BoxLines => [
  ...words(title, layout, width, 3).map((text): readonly TextRun[] => [{ text, source: 'plan' }]),
  [{ text: 'n = ' }, { ...runOf(n), isBold: true }],
]

export const outcomeLines = ({ outcomes }: FlowBranch, layout: Layout, width: number): BoxLines =>
  outcomes.flatMap(({ label, result, isOurs }) =>
    itemLines(runOf(result), { text: label, ...(isOurs ? {} : { source: 'plan' }) }, layout, width),
  )

/** A number and what it counts; further lines are indented to the words. */
const itemLines = (number: TextRun, label: TextRun, layout: Layout, width: number): BoxLines => {
  const indent = GAP + textWidth(number.text, layout.small)
  const [first = '', ...rest] = words(label.text, layout, width, 4, indent + 2)
  return [
    [
      { ...number, isBold: true },
      { ...label, text: first, gap: GAP },
    ],
    ...rest.map((text): readonly TextRun[] => [
      { ...label, text, gap: Math.round(GAP + number.text.length * DIGIT * layout.small) },
    ]),
  ]
}

/** Between a number and its words. */
const GAP = 4
/** The width of a digit in units of the font's size. */
const DIGIT = 0.556
