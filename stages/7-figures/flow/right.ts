import { WIDE } from '../drawing/layout.ts'
import type { Pen } from '../drawing/svg-pen.ts'
import { analysedLines, excludedLines, exclusionLines, outcomeLines } from './box-lines.ts'
import {
  ARROW_HEIGHT,
  arrow,
  boxHeight,
  type Column,
  countBox,
  countHeight,
  DASHED,
  downArrow,
  line,
  textBox,
} from './boxes.ts'
import type { FlowBranch, FlowData } from './data.ts'

/** Between the boxes of two estimates. */
const GAP = 16
/** Down to the first box: the titles of the columns. */
const TITLES = 30
const RECORDED: Column = { x: 1, width: 110 }
const EXCLUDED: Column = { x: 142, width: 138 }
/** The other columns, which are broader where no estimate excludes anyone. */
const columnsOf = (hasExcluded: boolean): Columns =>
  hasExcluded
    ? { analysed: { x: 304, width: 142 }, outcomes: { x: 466, width: WIDE.width - 467 } }
    : { analysed: { x: 152, width: 220 }, outcomes: { x: 402, width: WIDE.width - 403 } }

interface Columns {
  readonly analysed: Column
  readonly outcomes: Column
}

/** The line from which the estimates branch off. */
const STEM = (RECORDED.x + RECORDED.width + EXCLUDED.x) / 2

/** A drawing and its height. */
export interface FlowDrawing {
  readonly elements: readonly Element[]
  readonly height: number
}

/** From left to right: subjects recorded, excluded (with reason), analysed for each estimate, and their outcomes. */
export const flowRight = (pen: Pen, data: FlowData): FlowDrawing => {
  const hasExcluded = data.branches.some(({ excluded }) => excluded !== null)
  const columns = columnsOf(hasExcluded)
  const branches = data.branches.map((branch) => branchOf(pen, branch, columns))
  const tops = branches.map((_, i) =>
    branches.slice(0, i).reduce((top, { rowHeight }) => top + rowHeight + GAP, TITLES),
  )
  const bottom = (tops.at(-1) ?? TITLES) + (branches.at(-1)?.rowHeight ?? 40) + 2
  const middles = tops.map((top, i) => top + branches[i]!.height / 2)
  const first = middles[0] ?? bottom / 2
  const last = middles.at(-1) ?? first
  const enrolled = enrolment(pen, data)
  const included = countHeight(pen.layout)
  // recorded and excluded are above included, where the stem starts
  const centre = Math.max((first + last) / 2, TITLES + enrolled.height - included / 2)
  return {
    elements: [
      ...titles(pen, hasExcluded, columns),
      ...enrolled.draw(centre + included / 2 - enrolled.height),
      line(
        pen,
        `M${RECORDED.x + RECORDED.width},${centre}H${STEM}M${STEM},${Math.min(first, centre)}V${Math.max(last, centre)}`,
      ),
      ...branches.flatMap(({ draw }, i) => draw(tops[i]!)),
    ],
    height: Math.ceil(Math.max(bottom, centre + included / 2 + 2)),
  }
}

/** The first column: recorded, and if any subject was excluded, the reasons and the number included. */
const enrolment = (pen: Pen, { recorded, exclusions, included }: FlowData) => {
  const reasons = exclusionLines(exclusions, pen.layout, RECORDED.width)
  const middle = boxHeight(reasons, pen.layout)
  const count = countHeight(pen.layout)
  const isWhole = exclusions.length === 0
  const height = isWhole ? count : 2 * count + middle + 2 * ARROW_HEIGHT
  const x = RECORDED.x + RECORDED.width / 2
  return {
    height,
    draw: (top: number): readonly Element[] => [
      ...countBox(pen, RECORDED, top, 'Recorded', recorded),
      ...(isWhole
        ? []
        : [
            downArrow(pen, x, top + count),
            ...textBox(pen, RECORDED, top + count + ARROW_HEIGHT, middle, reasons, DASHED),
            downArrow(pen, x, top + count + ARROW_HEIGHT + middle),
            ...countBox(pen, RECORDED, top + height - count, 'Included', included),
          ]),
    ],
  }
}

/** The boxes of an estimate: its subjects, their outcomes, and below the arrow those whom it excludes. */
const branchOf = (pen: Pen, branch: FlowBranch, columns: Columns) => {
  const { layout } = pen
  const { analysed: analysedColumn, outcomes: outcomesColumn } = columns
  const excluded = excludedLines(branch, layout, EXCLUDED.width)
  const analysed = analysedLines(branch, layout, analysedColumn.width)
  const outcomes = outcomeLines(branch, layout, outcomesColumn.width)
  const height = boxHeight(Math.max(analysed.length, outcomes.length), layout)
  const below = height / 2 + ARROW_HEIGHT
  return {
    height,
    rowHeight: Math.max(height, excluded.length === 0 ? 0 : below + boxHeight(excluded, layout)),
    draw: (top: number): readonly Element[] => [
      arrow(pen, STEM, analysedColumn.x, top + height / 2),
      arrow(pen, analysedColumn.x + analysedColumn.width, outcomesColumn.x, top + height / 2),
      ...(excluded.length === 0
        ? []
        : [
            downArrow(pen, EXCLUDED.x + EXCLUDED.width / 2, top + height / 2),
            ...textBox(pen, EXCLUDED, top + below, boxHeight(excluded, layout), excluded, DASHED),
          ]),
      ...textBox(pen, analysedColumn, top, height, analysed),
      ...textBox(pen, outcomesColumn, top, height, outcomes),
    ],
  }
}

const titles = (pen: Pen, hasExcluded: boolean, { analysed, outcomes }: Columns): readonly Element[] =>
  (
    [
      [RECORDED, 'In the tables'],
      ...(hasExcluded ? ([[EXCLUDED, 'Excluded']] as const) : []),
      [analysed, 'Analysed'],
      [outcomes, 'Outcomes'],
    ] as const
  ).map(([{ x, width }, text]) =>
    pen.text(
      x + width / 2,
      16,
      { text, isBold: true },
      { 'text-anchor': 'middle', 'font-size': pen.layout.small },
    ),
  )
