import { lowerBeta, upperBeta } from './special-functions.ts'

/**
 * Upper tail of the F distribution, P(F >= f), on df1 and df2 > 0 degrees of freedom, whole or not, for f >= 0; in [0, 1]:
 *   I_x(df2/2, df1/2), x = df2/(df2 + df1 f)
 * computed from the smaller of x and 1 - x, so that neither a small f nor a small tail costs digits.
 *
 * Errors: f negative or not finite; df not positive.
 * Source: Abramowitz and Stegun 26.6.2. Checked against R `pf`.
 */
export const fUpperTail = (f: number, df1: number, df2: number): number => {
  if (!(f >= 0 && Number.isFinite(f))) throw new Error(`fUpperTail: expected f >= 0, found ${f}`)
  if (!(df1 > 0 && df2 > 0)) throw new Error(`fUpperTail: expected df above 0, found ${df1} and ${df2}`)
  const [above, all] = [df1 * f, df2 + df1 * f]
  if (above >= df2) return lowerBeta(df2 / all, df2 / 2, df1 / 2)
  // 1 minus a small lower tail, which has its digits: upperBeta would take 1 - x for 1
  const below = lowerBeta(above / all, df1 / 2, df2 / 2)
  return below < 0.5 ? 1 - below : upperBeta(above / all, df1 / 2, df2 / 2)
}
