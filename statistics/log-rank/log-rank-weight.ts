/** The weight of an event time: equal, by the number at risk, or more for early or late times. */
export type LogRankWeight =
  | { readonly kind: 'log-rank' }
  | { readonly kind: 'gehan' }
  | { readonly kind: 'tarone-ware' }
  | { readonly kind: 'fleming-harrington'; readonly rho: number; readonly gamma: number }
  | { readonly kind: 'peto-peto' }
  | { readonly kind: 'modified-peto-peto' }

/**
 * Weights at a stratum's event times in order, all groups pooled: n at risk, d events.
 *   log-rank 1 · gehan n (Gehan-Breslow) · tarone-ware sqrt n
 *   fleming-harrington  S(t-)^rho (1 - S(t-))^gamma, S Kaplan-Meier (R's rho = 1 is (1, 0), which R calls Peto-Peto)
 *   peto-peto           S~(t) = product of (1 - d/(n+1)), the time itself included
 *   modified-peto-peto  S~(t) n/(n+1)
 * The result is a function to be called once per event time, in ascending order.
 *
 * Source: Klein and Moeschberger 2003, 7.3.
 */
export const weigher = (weight: LogRankWeight): ((n: number, d: number) => number) => {
  let survival = 1
  return (n, d) => {
    const before = survival
    switch (weight.kind) {
      case 'log-rank':
        return 1
      case 'gehan':
        return n
      case 'tarone-ware':
        return Math.sqrt(n)
      case 'fleming-harrington':
        survival *= (n - d) / n
        return power(before, weight.rho) * power(1 - before, weight.gamma)
      case 'peto-peto':
        survival *= 1 - d / (n + 1)
        return survival
      case 'modified-peto-peto':
        survival *= 1 - d / (n + 1)
        return (survival * n) / (n + 1)
      default: {
        const never: never = weight
        throw new Error(`logRank: expected a weight, found ${JSON.stringify(never)}`)
      }
    }
  }
}

/** x^e with 0^0 = 1; by exp and log, whose bits do not change between versions of Node. */
const power = (x: number, e: number): number =>
  e === 0 ? 1 : e === 1 ? x : x === 0 ? 0 : Math.exp(e * Math.log(x))
