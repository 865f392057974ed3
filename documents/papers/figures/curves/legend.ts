import type { Drawing, DrawnLine, DrawnText } from '../drawings/drawing.ts'
import type { Panel } from './axes.ts'
import type { StepCurve } from './step-curves.ts'

/** Lengths of a sample of a line, and how far its words begin right of it and lie from its height, in units of the page. */
const [SHORTEST, LONGEST, GAP, BESIDE] = [6, 80, 30, 5]
/** By how much samples of one legend are out of line. */
const ALIGNED = 1
/** Words of a legend that are of no group. */
const NO_GROUP = /\b(?:c\.?i\.?|confidence|interval|limits?|censor\w*|median|reference)\b/i

/** A short level line with words right of it. */
interface Sample {
  readonly line: DrawnLine
  readonly words: DrawnText
}

type LinesAndTexts = Pick<Drawing, 'lines' | 'texts'>

/** Texts that can be names: those with letters, and where these are none, short numbers. */
const NAMES = { words: /\p{L}/u, numbers: /^\d{1,3}(?:\.\d+)?$/ }

const samplesIn = ({ lines, texts }: LinesAndTexts, isName: RegExp): readonly Sample[] => {
  const names = texts.filter(({ text }) => isName.test(text))
  return lines.flatMap((line) => {
    const [left, right] = endsOf(line)
    const y = line.points[0]![1]
    const isLevel = line.points.every((point) => Math.abs(point[1] - y) < 0.1)
    if (!isLevel || right - left <= SHORTEST || right - left >= LONGEST) return []
    const beside = names.find(
      ({ start, centre }) =>
        start[0] >= right - 1 && start[0] < right + GAP && Math.abs(centre[1] - y) < BESIDE,
    )
    return beside === undefined ? [] : [{ line, words: beside }]
  })
}

/** The text beside a sample of a curve's look. A number is one only beside lines as wide as the curve, and if it is alone there. */
export const legendName = (curve: StepCurve, { lines, texts }: LinesAndTexts): string | null => {
  const own = lines.filter(
    ({ colour, dash }) => colour === curve.colour && dash.join(' ') === curve.dash.join(' '),
  )
  const [named] = samplesIn({ lines: own, texts }, NAMES.words)
  if (named !== undefined) return named.words.text
  const asWide = own.filter(
    (line) => widthsOf([curve]).has(line.width.toFixed(2)) && !curve.parts.includes(line),
  )
  const numbers = new Set(samplesIn({ lines: asWide, texts }, NAMES.numbers).map(({ words }) => words.text))
  return numbers.size === 1 ? [...numbers][0]! : null
}

const widthsOf = (curves: readonly StepCurve[]): ReadonlySet<string> =>
  new Set(curves.flatMap(({ parts }) => parts.map(({ width }) => width.toFixed(2))))

/**
 * The names in the legend of a panel whose lines no curve has: groups that were not read. The legend is what stands in line with
 * the sample of a curve that was read, in lines as wide as those of a curve; there must be more of them than curves.
 */
export const unreadNames = (
  drawing: LinesAndTexts,
  panel: Panel,
  curves: readonly StepCurve[],
): readonly string[] => {
  const parts = new Set(curves.flatMap((curve) => curve.parts))
  const widths = widthsOf(curves)
  const lines = drawing.lines.filter(
    (line) => !parts.has(line) && widths.has(line.width.toFixed(2)) && isNear(line, panel),
  )
  for (const isName of [NAMES.words, NAMES.numbers]) {
    const own = samplesIn({ ...drawing, lines }, isName).filter(({ words }) => !NO_GROUP.test(words.text))
    const read = own.filter(({ line }) => curves.some((curve) => isSampleOf(line, curve)))
    if (read.length === 0) continue
    const inLine = own.filter((sample) => read.some((other) => isInLine(sample, other)))
    const byName = new Map(inLine.map((sample) => [sample.words.text, sample]))
    if (byName.size <= curves.length) return []
    return [...byName].flatMap(([name, { line }]) =>
      curves.some((curve) => isSampleOf(line, curve)) ? [] : [name],
    )
  }
  return []
}

const endsOf = ({ points }: DrawnLine): readonly [left: number, right: number] => {
  const [a, b] = [points[0]![0], points.at(-1)![0]]
  return [Math.min(a, b), Math.max(a, b)]
}

/** Dashes that were drawn one by one have no sample of their pattern. */
const isSampleOf = ({ colour, dash }: DrawnLine, curve: StepCurve): boolean =>
  colour === curve.colour &&
  (dash.join(' ') === curve.dash.join(' ') || (curve.dash.length === 1 && curve.dash[0] === 1))

const isInLine = (a: Sample, b: Sample): boolean => {
  const [[left, right], [otherLeft, otherRight]] = [endsOf(a.line), endsOf(b.line)]
  const isBelow = Math.abs(left - otherLeft) < ALIGNED && Math.abs(right - otherRight) < ALIGNED
  return isBelow || Math.abs(a.line.points[0]![1] - b.line.points[0]![1]) < ALIGNED
}

const isNear = (line: DrawnLine, { left, right, top, bottom }: Panel): boolean => {
  const [[from, until], y] = [endsOf(line), line.points[0]![1]]
  const wide = right - left
  return from > left - 0.3 * wide && until < right + 0.6 * wide && y > top - 120 && y < bottom + 150
}
