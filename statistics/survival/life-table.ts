import { type Answer, known, unknown } from '../numbers/answer.ts'
import type { GroupCounts } from './event-table.ts'
import { isUpTo } from './tied-times.ts'

/** Survival by a life table at the end of an interval. */
export interface LifeTableRow {
  readonly end: number
  /** n' - w/2; a multiple of one half. */
  readonly exposed: number
  readonly survival: Answer
  /** Greenwood: se = S sqrt(v). */
  readonly standardError: Answer
  /** v, for `survivalBand`; null if it does not exist. */
  readonly greenwood: number | null
}

/**
 * The life table (actuarial method) of one group, without delayed entry. Of the n' patients followed until the start of an
 * interval [a, b), d have the event in it and w leave it otherwise (censored, or by a competing event), who count as exposed for
 * half of it: n = n' - w/2, q = d/n, and survival at the end of the interval is the product of 1 - q of all intervals until
 * then, with Greenwood's v, the sum of d / (n (n - d)). An event or a censoring at the time b belongs to the next interval, as in
 * SPSS and SAS.
 *
 * `times` ascending with `counts`, in the unit of `ends`; `ends` ascending and positive, the first interval begins at 0. No answer
 * after an interval into which nobody was followed, unless survival is 0. Errors: throws on delayed entry. Source: Cutler
 * and Ederer 1958; Greenwood 1926. Checked by hand, and against R by these formulas on every data set of the tests.
 */
export const lifeTable = (
  times: ArrayLike<number>,
  { entered, events, censored, competing }: GroupCounts,
  ends: readonly number[],
): readonly LifeTableRow[] => {
  const n = Array.from(entered).reduce((sum, count) => sum + count, 0)
  if (n !== (entered[0] ?? 0))
    throw new Error('lifeTable: expected all patients from time 0, found later entry')
  let [i, left, survival, greenwood] = [0, n, 1, 0]
  return ends.map((end): LifeTableRow => {
    let [d, w] = [0, 0]
    for (; i < times.length && !isUpTo(end, times[i]!); i++) {
      d += events[i]!
      w += competing.reduce((sum, counts) => sum + counts[i]!, censored[i]!)
    }
    const exposed = left - w / 2
    const isFollowed = left > 0
    left -= d + w
    if (isFollowed) {
      survival *= (exposed - d) / exposed
      greenwood += d / (exposed * (exposed - d))
    } else if (survival > 0) greenwood = Number.NaN
    return { end, exposed, ...rowOf(survival, greenwood) }
  })
}

/** @param greenwood NaN after an interval into which nobody was followed */
const rowOf = (survival: number, greenwood: number): Omit<LifeTableRow, 'end' | 'exposed'> => {
  if (survival === 0)
    return { survival: known(0), standardError: unknown('survival is zero'), greenwood: null }
  if (Number.isNaN(greenwood)) {
    const none = unknown('no patient was followed until the start of the interval')
    return { survival: none, standardError: none, greenwood: null }
  }
  return { survival: known(survival), standardError: known(survival * Math.sqrt(greenwood)), greenwood }
}
