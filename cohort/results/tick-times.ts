import { twelveDigits } from '../../statistics/numbers/twelve-digits.ts'
/** The times of the table under a figure, from 0 to the last time, by the declared step or a round one. */
export const tickTimes = (lastTime: number, step = roundStep(lastTime)): readonly number[] => {
  const ticks: number[] = []
  // multiplied, not summed, so that 3 * 0.1 does not drift; limited to what fits on a page
  for (let i = 0; i < MOST_TICKS; i++) {
    const time = twelveDigits(i * step)
    if (time > lastTime) break
    ticks.push(time)
  }
  return ticks
}

/** Further ticks are cut; the figure says so. */
export const MOST_TICKS = 60

/** 1, 2 or 5 times a power of ten, so that the axis has five to eleven ticks. */
const roundStep = (lastTime: number): number => {
  if (lastTime <= 0) return 1
  const magnitude = Number(`1e${Math.floor(Math.log10(lastTime / 5))}`)
  const steps = [1, 2, 5, 10].map((factor) => factor * magnitude)
  return steps.findLast((step) => lastTime / step >= 5) ?? magnitude
}
