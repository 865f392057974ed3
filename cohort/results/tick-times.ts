import { twelveDigits } from '../../statistics/numbers/twelve-digits.ts'

/** The length of a follow-up. */
export interface Followed {
  readonly lastTime: number
  /** The last time with enough at risk (`well-followed.ts`), which sets the interval; absent: the last time. */
  readonly wellUntil?: number
  readonly unit: string
}

/**
 * The times of the axis and of the table of a figure, from 0 to the last time. Months go in steps of quarters and years.
 * @param declared the interval, or the times themselves; absent: a round interval
 */
export const tickTimes = (
  { lastTime, wellUntil = 0, unit }: Followed,
  declared: number | readonly number[] = roundStep(wellUntil > 0 ? wellUntil : lastTime, unit),
): readonly number[] => {
  if (typeof declared !== 'number') return declared.filter((time) => time <= lastTime)
  const ticks: number[] = []
  // multiplied, not summed, so that 3 * 0.1 does not drift; limited to what fits on a page
  for (let i = 0; i < MOST_TICKS; i++) {
    const time = twelveDigits(i * declared)
    if (time > lastTime) break
    ticks.push(time)
  }
  return ticks
}

/** Further ticks are cut; the figure says so. */
export const MOST_TICKS = 60

/** The largest of the unit's round steps that gives the axis at least five intervals, thus five to eleven ticks. */
const roundStep = (lastTime: number, unit: string): number => {
  if (lastTime <= 0) return 1
  const magnitude = Number(`1e${Math.floor(Math.log10(lastTime / 5))}`)
  const steps = [1, 2, 5, 10].map((factor) => factor * magnitude)
  const inMonths = unit === 'mo' && lastTime >= 5 ? MONTHS : []
  return [...(inMonths.length > 0 ? inMonths : steps)].findLast((step) => lastTime / step >= 5) ?? magnitude
}

/** Quarters, half-years and years: at most twelve intervals up to a hundred years. */
const MONTHS: readonly number[] = [1, 3, 6, 12, 24, 60, 120]
