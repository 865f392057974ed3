import { displayResult } from '../../cohort/display.ts'
import { unitAfter } from '../../cohort/unit.ts'
import type { LineStyle } from './colours.ts'
import type { HazardRatio, KmData, KmGroup } from './km-data.ts'
import { bandLabel, CENSORED, heightTitle, pWords } from './km-words.ts'
import { type Key, legendKeys } from './legend-keys.ts'
import { FONT_SIZE, SMALL, WIDTH } from './page-size.ts'
import type { Pen, Run } from './pen.ts'
import { plainText, sentenceCase } from './plain-text.ts'
import { CAUSE_OUTLINES, outlinePath } from './symbols.ts'
import { shorten, textWidth } from './text-width.ts'

const ROW = 19

/** What stands over the curves: the title of the height, p, a row per group with its numbers, and the key to the marks. */
export const kmHead = (
  pen: Pen,
  data: KmData,
): { readonly elements: readonly Element[]; readonly height: number } => {
  const p = pRuns(data)
  const pWidth = p.reduce((sum, { text }) => sum + textWidth(text, FONT_SIZE), 0)
  const title = shorten(heightTitle(data), 13.5, WIDTH - pWidth - 24)
  const elements: Element[] = [
    pen.text(0, 14, { text: title, source: 'plan', isBold: true }, { 'font-size': 13.5 }),
  ]
  if (p.length > 0) elements.push(pen.text(WIDTH, 14, p, { 'text-anchor': 'end' }))
  let y = 26
  for (const ratio of data.hazardRatios) {
    elements.push(pen.text(WIDTH, y + 6, ratioRuns(ratio), { 'text-anchor': 'end', 'font-size': SMALL }))
    y += ROW - 4
  }
  data.groups.forEach((group, i) => {
    elements.push(lineSample(pen, data.styles[i]!, y + ROW / 2))
    elements.push(pen.text(38, y + ROW / 2 + 4, groupRuns(group, data)))
    y += ROW
  })
  const keys = legendKeys(pen, keysOf(pen, data), y + 2)
  return { elements: [...elements, ...keys.elements], height: y + 2 + keys.height }
}

/** A short piece of a group's line. */
export const lineSample = (pen: Pen, { colour, dash }: LineStyle, y: number, width = 28): Element =>
  pen.element('path', {
    d: `M0,${y}H${width}`,
    fill: 'none',
    stroke: colour,
    'stroke-width': 2,
    'stroke-dasharray': dash,
  })

const pRuns = ({ test }: KmData): readonly Run[] => {
  if (test === null) return []
  const { id, value, reason } = test.p
  if (value === null)
    return [
      { text: test.name, source: 'plan' },
      { text: ': ' },
      { text: shorten(reason, FONT_SIZE, 260), result: id },
    ]
  return [{ text: test.name, source: 'plan' }, { text: ' p ' }, { text: pWords(test.p), result: id }]
}

/** `hazard ratio, Arm, b versus a: 1.32 (0.42 to 4.18)` */
const ratioRuns = ({ label, ratio, lower, upper }: HazardRatio): readonly Run[] => {
  const head: readonly Run[] = [
    { text: 'hazard ratio, ' },
    { text: shorten(plainText(label), SMALL, WIDTH / 2), source: 'plan' },
    { text: ': ' },
  ]
  if (ratio.value === null) return [...head, { text: shorten(ratio.reason, SMALL, 200), result: ratio.id }]
  const own: Run = { text: displayResult(ratio), result: ratio.id }
  if (lower.value === null || upper.value === null) return [...head, own]
  return [
    ...head,
    own,
    { text: ' (' },
    { text: displayResult(lower), result: lower.id },
    { text: ' to ' },
    { text: displayResult(upper), result: upper.id },
    { text: ')' },
  ]
}

const groupRuns = (group: KmGroup, data: KmData): readonly Run[] => {
  const { n, events, median } = group
  const numbers: readonly Run[] = [
    { text: 'n = ', gap: 9 },
    { text: String(n.value), result: n.id },
    { text: ', ' },
    { text: String(events.value), result: events.id },
    { text: events.value === 1 ? ' event, ' : ' events, ' },
    ...(median.value === null
      ? [{ text: 'median not reached' }]
      : [
          { text: 'median ' },
          { text: displayResult(median), result: median.id },
          { text: unitAfter(median.value, data.unit) },
        ]),
  ]
  const width = numbers.reduce((sum, { text }) => sum + textWidth(text, FONT_SIZE), 0)
  const name = data.grouping === null ? sentenceCase(group.label) : `${data.grouping}: ${group.label}`
  const label = shorten(plainText(name), FONT_SIZE, (WIDTH - 38 - width) / 1.06 - 12)
  return [{ text: label, source: 'plan', isBold: true }, ...numbers]
}

const keysOf = (pen: Pen, { groups, causes, band }: KmData): readonly Key[] => {
  const stroke = { fill: 'none', stroke: 'currentColor', 'stroke-width': 1.5 }
  const keys: Key[] = []
  if (groups.some(({ censored }) => censored.length > 0))
    keys.push({
      sample: [pen.element('path', { d: 'M-8,0H8M0,-5V5', ...stroke })],
      label: { text: sentenceCase(CENSORED) },
    })
  causes.forEach((label, cause) => {
    if (groups.some(({ competing }) => competing[cause]!.length > 0))
      keys.push({
        sample: [pen.element('path', { d: 'M-8,0H8', ...stroke }), causeSymbol(pen, cause)],
        label: { text: sentenceCase(plainText(label)), source: 'plan' },
      })
  })
  if (band !== null)
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
      label: { text: bandLabel(band.confidence), source: 'plan' },
    })
  return keys
}

const causeSymbol = (pen: Pen, cause: number): Element =>
  pen.element('path', {
    d: outlinePath(CAUSE_OUTLINES[cause % CAUSE_OUTLINES.length]!, 4),
    fill: 'currentColor',
  })
