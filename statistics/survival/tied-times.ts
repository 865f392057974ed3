/** 2 to the power of -26, the square root of the distance from 1 to the next double, as in R. */
const TOLERANCE = 1 / 67_108_864

/**
 * Whether two times a <= b count as equal: they differ by at most 1.5e-8, or by that fraction of b. Binary arithmetic
 * such as 0.1 + 0.2 gives 0.30000000000000004 where another program recorded 0.3; real times never differ by so little.
 *
 * a, b: at least 0, in one unit. Source: `survival::aeqSurv` (the default `timefix = TRUE` of `survfit`, `survdiff` and
 * `coxph`), which uses the fraction of the mean time; checked against it on times with such differences.
 */
export const areTied = (a: number, b: number): boolean => b - a <= TOLERANCE * Math.max(1, b)

/** Whether a time is at most t or tied with it: 0.1 + 0.2 counts as 0.3. */
export const isUpTo = (time: number, t: number): boolean => time <= t || areTied(t, time)

/**
 * Maps each time that counts as an earlier one to that time: the first of a run of times each tied with the next. Empty
 * if all times differ enough, as recorded decimals do.
 * @param ascending times in ascending order, with repetitions allowed
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
