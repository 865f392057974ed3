import { SMALL } from './page-size.ts'
import { plainText } from './plain-text.ts'
import type { Lane, SwimmerData } from './swimmer-data.ts'
import { textWidth, wrapText } from './text-width.ts'

export const LANE = 23
const LABEL_WIDTH = 168
const NAME_WIDTH = 100
/** Marks nearer than this would lie on each other. */
const NEAR = 10

export interface SwimmerLayout {
  /** One or two lines each. */
  readonly names: readonly (readonly string[])[]
  readonly labels: readonly (readonly string[])[]
  readonly labelX: number
  /** Where the lanes begin. */
  readonly left: number
}

export const swimmerLayout = ({ lanes, subjectTitle, labelTitle }: SwimmerData): SwimmerLayout => {
  const names = lanes.map(({ name }) => wrapText(plainText(name), SMALL, NAME_WIDTH, 2))
  const labels = lanes.map(({ label }) => wrapText(plainText(label), SMALL, LABEL_WIDTH, 2))
  const widest = (lines: readonly string[]): number =>
    Math.max(0, ...lines.map((line) => textWidth(line, SMALL)))
  const nameWidth = Math.max(
    widest(names.flat()),
    Math.min(NAME_WIDTH, textWidth(subjectTitle, SMALL) * 1.06),
  )
  const labelX = Math.round(nameWidth) + 14
  const labelsEnd = labelTitle === null ? nameWidth : labelX + widest(labels.flat())
  return { names, labels, labelX, left: Math.round(labelsEnd) + 16 }
}

/** Marks of a lane that would lie on each other are stacked: for each, how far from the lane's middle, in pixels. */
export const stacked = (marks: Lane['marks'], xOf: (time: number) => number): readonly number[] => {
  const piles: number[][] = []
  marks.forEach(({ time }, i) => {
    const pile = piles.at(-1)
    const before = pile === undefined ? undefined : marks[pile.at(-1)!]!.time
    if (pile && before !== undefined && xOf(time) - xOf(before) < NEAR) pile.push(i)
    else piles.push([i])
  })
  const pitch = (size: number): number => Math.min(NEAR, (LANE - 12) / Math.max(1, size - 1))
  return piles.flatMap((pile) => pile.map((_, i) => (i - (pile.length - 1) / 2) * pitch(pile.length)))
}
