import { polylines } from './polylines.ts'
import type { Segment } from './segment.ts'

/**
 * The dashes of an outline as lines of their own (SVG 1.1, 11.4), since programs draw the dashes of a metafile's pen
 * differently. Without a pattern, the outline itself.
 */
export const dashed = (
  outline: readonly Segment[],
  pattern: readonly number[],
  offset: number,
): readonly Segment[] => {
  const lengths = pattern.length % 2 === 0 ? pattern : [...pattern, ...pattern]
  const whole = lengths.reduce((sum, length) => sum + length, 0)
  if (!(whole > 0)) return outline
  if (lengths.some((length) => length < 0))
    throw new Error(`picture: expected lengths of dashes, found "${pattern.join(' ')}"`)
  return polylines(outline).flatMap((line) => dashesOf(line, lengths, ((offset % whole) + whole) % whole))
}

type Point = readonly [number, number]

const dashesOf = (line: readonly Point[], lengths: readonly number[], offset: number): readonly Segment[] => {
  let [index, left] = [0, offset]
  while (left >= lengths[index]!) {
    left -= lengths[index]!
    index = (index + 1) % lengths.length
  }
  left = lengths[index]! - left
  const dashes: Segment[] = []
  const isDrawn = () => index % 2 === 0
  if (isDrawn()) dashes.push({ kind: 'move', points: line[0]! })
  for (const [i, [endX, endY]] of line.entries()) {
    const [startX, startY] = line[Math.max(0, i - 1)]!
    const length = Math.hypot(endX - startX, endY - startY)
    let done = 0
    while (length - done > left) {
      done += left
      const point = [startX + ((endX - startX) * done) / length, startY + ((endY - startY) * done) / length]
      dashes.push({ kind: isDrawn() ? 'line' : 'move', points: point })
      index = (index + 1) % lengths.length
      left = lengths[index]!
    }
    left -= length - done
    if (isDrawn() && length > done) dashes.push({ kind: 'line', points: [endX, endY] })
  }
  return dashes
}
