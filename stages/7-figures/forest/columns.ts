import type { Layout } from '../drawing/layout.ts'
import { plainText } from '../drawing/plain-text.ts'
import { runOf } from '../drawing/result-runs.ts'
import { BOLD, runsWidth, textWidth } from '../drawing/text-width.ts'
import type { ForestData } from './data.ts'
import type { ForestRow } from './forest-row.ts'
import { countHeading, countRuns, ratioRuns } from './runs.ts'

/** The columns of all panels, from left to right; numbers end at the right end of their column. */
export interface Columns {
  /** The width of labels. */
  readonly label: number
  /** The width of titles, which extend over the column of counts. */
  readonly heading: number
  /** The right end of the counts; null if they stand beside the label. */
  readonly counts: number | null
  readonly plot: { readonly left: number; readonly width: number }
  readonly ratio: number
  /** The right end of the weights; null without a column of its own. */
  readonly weight: number | null
  readonly p: number
  readonly heads: { readonly ratio: string; readonly p: string }
}

/** Half of the label of a tick at the left end of a narrow axis. */
const HALF_LABEL = 14
const LEAST_LABEL = 140
const MOST_LABEL = 204
const LEAST_PLOT = 176

/** Wide: labels, counts, intervals, numbers. Narrow: labels above, then intervals and numbers. */
export const columnsOf = (layout: Layout, { panels }: ForestData, heads: Columns['heads']): Columns => {
  const { width, isNarrow, small } = layout
  const gap = isNarrow ? 8 : 14
  const rows = panels.flatMap((panel) => panel.rows)
  const boldWidth = (text: string): number => textWidth(text, small) * BOLD
  const widest = (head: number, texts: (row: ForestRow) => number): number =>
    Math.ceil(Math.max(head, ...rows.map(texts)))
  const p = widest(boldWidth(heads.p), (row) => (row.p?.value == null ? 0 : runsWidth([runOf(row.p)], small)))
  const ratio = widest(boldWidth(heads.ratio), (row) =>
    row.ratio.value === null ? 0 : runsWidth(ratioRuns(row), small),
  )
  const hasWeights = !isNarrow && rows.some(({ weight }) => weight !== null)
  const weight = hasWeights
    ? widest(boldWidth('Weight'), (row) =>
        row.weight === null ? 0 : runsWidth([runOf(row.weight)], small),
      ) + gap
    : 0
  const hasCounts = !isNarrow && rows.some(({ counts }) => counts.length > 0)
  const counts = hasCounts
    ? widest(Math.max(...panels.map((panel) => boldWidth(countHeading(panel)))), (row) =>
        runsWidth(countRuns(row.counts), small),
      ) + gap
    : 0
  const right = ratio + weight + p + 2 * gap
  const label = isNarrow ? 0 : labelWidth(rows, small, width - right - counts - gap - LEAST_PLOT)
  const left = isNarrow ? HALF_LABEL : label + counts + gap
  return {
    label: isNarrow ? width : label,
    heading: isNarrow ? width : left - gap,
    counts: hasCounts ? label + counts : null,
    plot: { left, width: width - right - left },
    ratio: width - p - weight - gap,
    weight: hasWeights ? width - p - gap : null,
    p: width,
    heads,
  }
}

/** As wide as the longest label, within limits; titles are wrapped anyway. */
const labelWidth = (rows: readonly ForestRow[], small: number, most: number): number => {
  const widths = rows.map(({ label }) => INDENT + textWidth(plainText(label), small))
  return Math.min(Math.max(LEAST_LABEL, Math.min(MOST_LABEL, Math.ceil(Math.max(...widths)))), most)
}

/** Labels are indented below the title of their analysis. */
export const INDENT = 9
