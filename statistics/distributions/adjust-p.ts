/** How p-values of several tests are corrected for their number. */
export type Adjustment = 'none' | 'bonferroni' | 'holm' | 'benjamini-hochberg'

/**
 * Adjusted p-values of m tests, in the order given:
 *   bonferroni          min(1, m p)
 *   holm                ascending: the running maximum of min(1, (m - k + 1) p_(k)), k from 1
 *   benjamini-hochberg  descending: the running minimum of min(1, m p_(k)/k)
 * `ps`: each in [0, 1]; exclude tests without an answer first. Checked against R `p.adjust`.
 */
export const adjustP = (ps: readonly number[], adjustment: Adjustment): readonly number[] => {
  const m = ps.length
  switch (adjustment) {
    case 'none':
      return ps
    case 'bonferroni':
      return ps.map((p) => Math.min(1, m * p))
    case 'holm': {
      let running = 0
      return inOrder(
        ps,
        (a, b) => a - b,
        (p, k) => (running = Math.max(running, Math.min(1, (m - k) * p))),
      )
    }
    case 'benjamini-hochberg': {
      let running = 1
      return inOrder(
        ps,
        (a, b) => b - a,
        (p, k) => (running = Math.min(running, (m * p) / (m - k))),
      )
    }
    default: {
      const never: never = adjustment
      throw new Error(`adjustP: expected an adjustment, found ${never}`)
    }
  }
}

/** Applies `f` to the p-values in sorted order (k from 0); returns the results in the original order. */
const inOrder = (
  ps: readonly number[],
  order: (a: number, b: number) => number,
  f: (p: number, k: number) => number,
): readonly number[] => {
  const result = ps.map(() => 0)
  ;[...ps.keys()]
    .sort((i, j) => order(ps[i]!, ps[j]!))
    .forEach((i, k) => {
      result[i] = f(ps[i]!, k)
    })
  return result
}
