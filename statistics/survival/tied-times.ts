/** 2 to the power of -26, the square root of the distance from 1 to the next double, as in R: times that are nearer are one time that was computed twice. */
const TOLERANCE = 1 / 67_108_864

/**
 * Whether two times a <= b are one: they differ by at most 1.5e-8, or by that share of b. A subtraction in binary, such
 * as 0.1 + 0.2, makes 0.30000000000000004 of what another program recorded as 0.3; nobody records times that differ so little.
 *
 * a, b: at least 0, in one unit. Source: `survival::aeqSurv` (the default `timefix = TRUE` of `survfit`, `survdiff` and
 * `coxph`), which takes the share of the mean time; checked against it on times with such differences.
 */
export const areTied = (a: number, b: number): boolean => b - a <= TOLERANCE * Math.max(1, b)

/** Whether a time is not after t: 0.1 + 0.2 is not after 0.3. */
export const isUpTo = (time: number, t: number): boolean => time <= t || areTied(t, time)

/**
 * The times that are counted as another one, with that one: the first of a run of times each tied with the next. Empty
 * where all differ enough, as they do wherever times are decimals as recorded.
 * @param ascending times in ascending order; equal ones may stand more than once
 */
export const tiedTimes = (ascending: Iterable<number>): ReadonlyMap<number, number> => {
  const tied = new Map<number, number>()
  forEachTied(ascending, (_, time, first) => tied.set(time, first))
  return tied
}

/** The same in place: replaces each time that is tied with the one before by the first of its run. */
export const joinTied = (ascending: Float64Array): void =>
  forEachTied(ascending, (i, _, first) => {
    ascending[i] = first
  })

const forEachTied = (
  ascending: Iterable<number>,
  visit: (index: number, time: number, first: number) => void,
): void => {
  let [first, previous] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]
  let i = 0
  for (const time of ascending) {
    if (time !== previous && !areTied(previous, time)) first = time
    previous = time
    if (time !== first) visit(i, time, first)
    i++
  }
}
