import type { Raster } from './system-tools.ts'

/**
 * The proportion of pixels that differ between two pictures of one size, among those that are not white in the first. A
 * pixel differs if its value is outside the values of the pixels around it in the other picture, by more than a quarter
 * of the scale: programs that draw lines and letters on whole pixels move them by up to one.
 * @param reach how far around, in pixels
 */
export const pictureDifference = (first: Raster, second: Raster, reach = 1): number => {
  if (first.width !== second.width || first.height !== second.height)
    throw new Error(`expected ${first.width} x ${first.height}, found ${second.width} x ${second.height}`)
  let [different, inked] = [0, 0]
  for (let y = 0; y < first.height; y++)
    for (let x = 0; x < first.width; x++) {
      if ([0, 1, 2].some((channel) => valueAt(first, x, y, channel) < 200)) inked++
      if (isOutside(first, second, x, y, reach) || isOutside(second, first, x, y, reach)) different++
    }
  return different / inked
}

const TOLERANCE = 64

const isOutside = (picture: Raster, other: Raster, x: number, y: number, reach: number): boolean => {
  for (let channel = 0; channel < 3; channel++) {
    const value = valueAt(picture, x, y, channel)
    // nearly always the same, and then nothing else is looked at
    if (Math.abs(value - valueAt(other, x, y, channel)) <= TOLERANCE) continue
    let [lowest, highest] = [255, 0]
    for (let row = Math.max(0, y - reach); row <= Math.min(other.height - 1, y + reach); row++)
      for (let column = Math.max(0, x - reach); column <= Math.min(other.width - 1, x + reach); column++) {
        const near = valueAt(other, column, row, channel)
        lowest = Math.min(lowest, near)
        highest = Math.max(highest, near)
      }
    if (Math.max(lowest - value, value - highest) > TOLERANCE) return true
  }
  return false
}

const valueAt = ({ width, samples, bytes }: Raster, x: number, y: number, channel: number): number =>
  bytes[samples * (y * width + x) + channel]!
