import type { Layout } from '../drawing/layout.ts'
import { keyPlaces, legendKeys } from '../drawing/legend-keys.ts'
import { plainText, sentenceCase } from '../drawing/plain-text.ts'
import type { Attributes, Pen, TextRun } from '../drawing/svg-pen.ts'
import { outlinePath } from '../drawing/symbols.ts'
import { type SwimmerData, usedEnds, usedPeriods } from './data.ts'
import {
  ARROW,
  ARROW_REACH,
  barElements,
  barStyle,
  endOutline,
  endPaint,
  markOutline,
  markPaint,
  periodStyle,
} from './symbols.ts'

/** An entry of the legend: a label, and what is drawn beside it around 0,0. */
interface Entry {
  readonly label: TextRun
  sample(pen: Pen): readonly Element[]
}

const RADIUS = 4.4

/** Marks; periods; ends and the arrow; classes of the bars. Each block begins a line. */
const blocksOf = (data: SwimmerData): readonly (readonly Entry[])[] =>
  [
    data.marks.map((label, mark) =>
      symbol({ text: label, source: 'plan' }, outlinePath(markOutline(mark), RADIUS), markPaint(data, mark)),
    ),
    usedPeriods(data).map((period) =>
      bar({ text: data.periods[period]!, source: 'plan' }, 3, periodStyle(data, period)),
    ),
    [
      ...usedEnds(data).map((end) =>
        symbol(
          { text: data.ends[end]!, source: 'data' },
          outlinePath(endOutline(end), RADIUS),
          endPaint(data, end),
        ),
      ),
      ...(data.lanes.some(({ isOngoing }) => isOngoing) ? [STILL_FOLLOWED] : []),
    ],
    (data.colour?.labels ?? []).map((label, index) =>
      bar({ text: label, source: 'data' }, 4.5, barStyle(data, index)),
    ),
  ].filter((entries) => entries.length > 0)

const symbol = (label: TextRun, d: string, paint: Attributes): Entry => ({
  label: inSentenceCase(label),
  sample: (pen) => [pen.element('path', { d, ...paint })],
})

const bar = (label: TextRun, half: number, style: ReturnType<typeof barStyle>): Entry => ({
  label: inSentenceCase(label),
  sample: (pen) => barElements(pen, [{ x1: -8, x2: 8, y: 0, half }], style),
})

const inSentenceCase = (run: TextRun): TextRun => ({ ...run, text: sentenceCase(plainText(run.text)) })

const STILL_FOLLOWED: Entry = {
  label: { text: 'Still followed' },
  sample: (pen) => [
    pen.element('path', {
      d: outlinePath(ARROW, RADIUS, (-RADIUS * (1.4 + ARROW_REACH)) / 2),
      fill: 'currentColor',
    }),
  ],
}

export const legendHeight = (data: SwimmerData, layout: Layout): number =>
  blocksOf(data).reduce(
    (sum, entries) =>
      sum +
      keyPlaces(
        entries.map(({ label }) => label.text),
        layout,
      ).height,
    0,
  )

export const legendElements = (pen: Pen, data: SwimmerData): readonly Element[] => {
  let top = 0
  return blocksOf(data).flatMap((entries) => {
    const keys = entries.map(({ label, sample }) => ({ label, sample: sample(pen) }))
    const { elements, height } = legendKeys(pen, keys, top)
    top += height
    return elements
  })
}
