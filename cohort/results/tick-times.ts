import { twelveDigits } from '../../statistics/numbers/twelve-digits.ts'
/** The times of the table under a figure, from 0 to the last that anybody reached: by the declared step, or by a round one. */
export const tickTimes = (lastTime: number, step = roundStep(lastTime)): readonly number[] => {
  const ticks: number[] = []
  // counted, not added up, so that 3 * 0.1 does not drift; no plan can ask for more ticks than fit on a page
  for (let i = 0; i < MOST_TICKS; i++) {
    const time = twelveDigits(i * step)
    if (time > lastTime) break
    ticks.push(time)
  }
  return ticks
}

/** More than this are cut; the figure says so. */
export const MOST_TICKS = 60

/** 1, 2 or 5 times a power of ten, so that five to eleven ticks stand on the axis. */
const roundStep = (lastTime: number): number => {
  if (lastTime <= 0) return 1
  const magnitude = Number(`1e${Math.floor(Math.log10(lastTime / 5))}`)
  const steps = [1, 2, 5, 10].map((factor) => factor * magnitude)
  return steps.findLast((step) => lastTime / step >= 5) ?? magnitude
}
