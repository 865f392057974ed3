/** The least number at risk on which a curve is shown, unless a tenth of the subjects are more. */
export const LEAST_AT_RISK = 3

/** How many must be at risk: a tenth of the subjects, and at least three. */
export const enoughAtRisk = (subjects: number): number => Math.max(LEAST_AT_RISK, Math.ceil(subjects / 10))

/**
 * The last time at which enough subjects are at risk (Pocock 2002: a curve of few subjects misleads the eye); 0 if there
 * is none.
 * @param times ascending, with the number at risk at each
 */
export const wellFollowedUntil = (
  times: ArrayLike<number>,
  atRisk: ArrayLike<number>,
  subjects: number,
): number => {
  const least = enoughAtRisk(subjects)
  for (let i = times.length - 1; i >= 0; i--) if (atRisk[i]! >= least) return times[i]!
  return 0
}
