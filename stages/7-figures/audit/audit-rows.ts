import type { Verdict } from '../../../audit/claims/agreement.ts'
import type { Layout } from '../drawing/layout.ts'
import { plainText } from '../drawing/plain-text.ts'
import type { Pen } from '../drawing/svg-pen.ts'
import { outlinePath } from '../drawing/symbols.ts'
import { shorten, textWidth, wrapText } from '../drawing/text-width.ts'
import type { AuditData, AuditRow } from './data.ts'
import { STYLES } from './verdict-style.ts'

/** The columns of the figure: labels, the two numbers, the plot. */
export interface AuditColumns {
  readonly label: number
  /** The right ends of the two numbers. */
  readonly reported: number
  readonly recomputed: number
  readonly plot: { readonly left: number; readonly right: number }
  /** The most that the strip of reproduced numbers is high. */
  readonly strip: number
}

/** Narrow: labels above, numbers at the right of the plot. */
export const auditColumns = ({ isNarrow, width }: Layout): AuditColumns =>
  isNarrow
    ? { label: width, reported: width - 74, recomputed: width, plot: { left: 8, right: 190 }, strip: 70 }
    : { label: 224, reported: 272, recomputed: 360, plot: { left: 378, right: width - 20 }, strip: 96 }

/** A row at its place: its texts, and the height at which its distance is drawn. */
export interface PlacedAuditRow {
  readonly row: AuditRow
  readonly y: number
}

/** A stretch of the figure from top to bottom. */
export type Span = readonly [from: number, to: number]

export interface PlacedAuditRows {
  readonly rows: readonly PlacedAuditRow[]
  /** Where no label is in the way of the ticks. */
  readonly spans: readonly Span[]
  readonly texts: readonly Element[]
  readonly bottom: number
}

/** The rows below each other, with a heading for each verdict. */
export const placeAuditRows = (
  pen: Pen,
  { rows }: AuditData,
  columns: AuditColumns,
  top: number,
): PlacedAuditRows => {
  const { isNarrow, small, leading } = pen.layout
  const placed: PlacedAuditRow[] = []
  const texts: Element[] = []
  let y = top
  for (const [i, row] of rows.entries()) {
    if (row.verdict !== rows[i - 1]?.verdict) {
      texts.push(...verdictHeading(pen, row.verdict, 0, y + 8))
      y += 8 + leading + 5
    }
    const lines = labelLines(row, columns.label - 4, small)
    const labelHeight = lines.length * leading
    const centre = isNarrow ? y + labelHeight + 8 : y + Math.max(labelHeight, leading) / 2
    texts.push(
      ...lines.map((text, line) =>
        pen.text(0, y + (line + 0.8) * leading, { text, source: 'data' }, { 'font-size': small }),
      ),
      ...numberTexts(pen, row, columns, centre + 0.36 * small),
    )
    placed.push({ row, y: centre })
    y = isNarrow ? centre + 12 : y + Math.max(labelHeight, leading) + 6
  }
  const spans: readonly Span[] = isNarrow
    ? placed.map((row) => [row.y - 9, row.y + 9] as const)
    : [[top, y + 2]]
  return { rows: placed, spans, texts, bottom: y }
}

const HEADINGS: Readonly<Partial<Record<Verdict, string>>> = {
  reproduced: 'Reproduced',
  'not reproduced': 'Not reproduced',
  'other convention': 'Agree under another common rule',
  'within the figure': 'Some tables that give the figure agree',
  'within rounding': 'Agree allowing for rounded times',
}

/** The symbol of a verdict and its words. */
export const verdictHeading = (pen: Pen, verdict: Verdict, x: number, y: number): readonly Element[] => {
  const { small, leading } = pen.layout
  const { outline, colour } = STYLES[verdict]
  return [
    pen.element('path', { d: outlinePath(outline, 4.5, x + 5, y + 0.45 * leading), fill: colour }),
    pen.text(
      x + 15,
      y + 0.8 * leading,
      { text: HEADINGS[verdict] ?? verdict, isBold: true },
      { 'font-size': small },
    ),
  ]
}

const numberTexts = (pen: Pen, row: AuditRow, columns: AuditColumns, y: number): readonly Element[] => {
  const { small } = pen.layout
  const right = { 'font-size': small, 'text-anchor': 'end', 'font-variant': 'tabular-nums' }
  return [
    pen.text(
      columns.reported,
      y,
      { text: shorten(plainText(row.published), small, 52), source: 'data' },
      right,
    ),
    pen.text(columns.recomputed, y, { text: row.recomputed, result: row.result }, right),
  ]
}

const MOST_LINES = 3

/** The label on a few lines; the number of places is never truncated. */
const labelLines = ({ label, places }: AuditRow, width: number, small: number): readonly string[] => {
  const labelText = plainText(label)
  if (places === 1) return wrapText(labelText, small, width, MOST_LINES)
  const placesText = ` (${places}\u00a0places)`
  const lines = wrapText(labelText + placesText, small, width, MOST_LINES)
  if (lines.at(-1)!.endsWith(placesText.trim())) return lines
  const cut = wrapText(labelText, small, width, MOST_LINES)
  const last = shorten(cut.at(-1)!.replace('…', ''), small, width - textWidth(placesText, small))
  return [...cut.slice(0, -1), (last.endsWith('…') ? last : `${last}…`) + placesText]
}
