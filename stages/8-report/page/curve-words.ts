import type { AtRisk, CurveFigure } from './curve-figure.ts'

/** The number at risk at a time: that just before the next entry or departure; 0 after the last. */
export const atRiskAt = ([times, counts]: AtRisk, time: number): number =>
  counts[times.findIndex((next) => next >= time)] ?? 0

/** The label and values of each curve at a time; empty before its first and after its last time. */
export const wordsAt = (
  { lines, atRisk, steps, marks }: CurveFigure,
  time: number,
): readonly { readonly label: string; readonly words: string }[] =>
  lines.flatMap(({ label, group, points }) => {
    const point = points.findLast(([from]) => from <= time)
    if (!point || time > points.at(-1)![0]) return []
    const [, height, limits] = point
    const events = points.reduce((sum, [from, , , count]) => (from === time ? sum + count : sum), 0)
    const estimate = limits ? `${height} (${limits})` : height
    const happened = events ? `; ${withMarks(events, marks)} ${steps[events === 1 ? 0 : 1]} at this time` : ''
    return [
      { label, words: `${estimate}; ${withMarks(atRiskAt(atRisk[group]!, time), marks)} at risk${happened}` },
    ]
  })

/** A number with the marks of the report. */
const withMarks = (
  number: number,
  [decimal, thousands] = ['.', ''] as NonNullable<CurveFigure['marks']>,
): string => {
  const [whole = '', fraction] = String(number).split('.')
  const groups = whole.length < 5 ? whole : whole.replace(/\B(?=(?:\d{3})+$)/g, thousands)
  return fraction === undefined ? groups : `${groups}${decimal}${fraction}`
}

/** The time in words, such as "At 12 months". */
export const timeWords = ({ unit, marks }: CurveFigure, time: number, decimals: number): string => {
  const shown = withMarks(Number(time.toFixed(decimals)), marks)
  return `At ${shown}${unit[shown === '1' ? 0 : 1]}`
}

/** All times at which any curve of the figure has a point, ascending, each once. */
export const timesOf = ({ lines }: CurveFigure): readonly number[] =>
  [...new Set(lines.flatMap(({ points }) => points.map(([time]) => time)))].sort((a, b) => a - b)

/** The next time after a key, from the current one (null before the first key); undefined for any other key. */
export const timeAfterKey = (
  key: string,
  times: readonly number[],
  present: number | null,
): number | undefined => {
  const from = present ?? -1
  switch (key) {
    case 'ArrowLeft':
      return times.findLast((time) => time < from) ?? times[0]
    case 'ArrowRight':
      return times.find((time) => time > from) ?? times.at(-1)
    case 'Home':
      return times[0]
    case 'End':
      return times.at(-1)
    default:
      return undefined
  }
}
