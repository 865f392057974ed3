import { NARROW } from '../drawing/layout.ts'
import type { Pen } from '../drawing/svg-pen.ts'
import { analysedLines, excludedLines, exclusionLines, outcomeLines } from './box-lines.ts'
import {
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
import type { FlowDrawing } from './right.ts'

const GAP = 12
/** The line at the left from which the estimates branch off. */
const STEM = 10
const RECORDED: Column = { x: 1, width: 116 }
const ANALYSED: Column = { x: 26, width: 120 }
/** Those excluded are beside the line down to those who are left. */
const EXCLUDED: Column = { x: 112, width: NARROW.width - 113 }
const OUTCOMES: Column = { x: 164, width: NARROW.width - 165 }

/** From top to bottom: subjects recorded, excluded (with reason), and for each estimate those analysed and their outcomes. */
export const flowDown = (pen: Pen, data: FlowData): FlowDrawing => {
  const enrolled = enrolment(pen, data)
  const elements: Element[] = [...enrolled.elements]
  let y = enrolled.height + GAP
  let last = enrolled.height
  for (const branch of data.branches) {
    const drawn = branchAt(pen, branch, y)
    elements.push(...drawn.elements)
    last = drawn.entry
    y = drawn.bottom + GAP
  }
  if (data.branches.length > 0) elements.push(line(pen, `M${STEM},${enrolled.height}V${last}`))
  return { elements, height: Math.ceil(y - GAP + 2) }
}

/** Recorded, and if any subject was excluded, the reasons at the right of the arrow to those included. */
const enrolment = (pen: Pen, { recorded, exclusions, included }: FlowData): FlowDrawing => {
  const { layout } = pen
  const count = countHeight(layout)
  const top = 1
  const boxes = countBox(pen, RECORDED, top, 'Recorded', recorded)
  if (exclusions.length === 0) return { elements: boxes, height: top + count }
  const reasons = exclusionLines(exclusions, layout, EXCLUDED.width)
  const beside = besideLine(pen, RECORDED.x + RECORDED.width / 2, top + count, reasons)
  return {
    elements: [
      ...boxes,
      ...beside.elements,
      ...countBox(pen, RECORDED, top + count + beside.height, 'Included', included),
    ],
    height: top + 2 * count + beside.height,
  }
}

/** An arrow down from `top`, and at its right those excluded. */
const besideLine = (
  pen: Pen,
  x: number,
  top: number,
  lines: ReturnType<typeof excludedLines>,
): FlowDrawing => {
  const box = boxHeight(lines, pen.layout)
  const height = box + 12
  return {
    elements: [
      downArrow(pen, x, top, top + height),
      arrow(pen, x, EXCLUDED.x, top + height / 2),
      ...textBox(pen, EXCLUDED, top + 6, box, lines, DASHED),
    ],
    height,
  }
}

/** An estimate: the line from the stem bends down beside those whom it excludes. */
const branchAt = (pen: Pen, branch: FlowBranch, top: number) => {
  const { layout } = pen
  const excluded = excludedLines(branch, layout, EXCLUDED.width)
  const analysed = analysedLines(branch, layout, ANALYSED.width)
  const outcomes = outcomeLines(branch, layout, OUTCOMES.width)
  const height = boxHeight(Math.max(analysed.length, outcomes.length), layout)
  const x = ANALYSED.x + ANALYSED.width / 3
  const beside = excluded.length === 0 ? null : besideLine(pen, x, top, excluded)
  const boxTop = top + (beside?.height ?? 0)
  const entry = beside === null ? boxTop + height / 2 : top
  return {
    elements: [
      ...(beside === null
        ? [arrow(pen, STEM, ANALYSED.x, entry)]
        : [line(pen, `M${STEM},${entry}H${x}`), ...beside.elements]),
      ...textBox(pen, ANALYSED, boxTop, height, analysed),
      arrow(pen, ANALYSED.x + ANALYSED.width, OUTCOMES.x, boxTop + height / 2),
      ...textBox(pen, OUTCOMES, boxTop, height, outcomes),
    ],
    /** Where the line from the stem begins. */
    entry,
    bottom: boxTop + height,
  }
}
