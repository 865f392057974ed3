/** A plain generator of numbers in [0, 1): as many as wanted from one seed. */
export const shares = (seed: number): (() => number) => {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** How times may lie, each hard for one who puts them into buckets. */
export const SPREADS: Readonly<Record<string, (share: () => number, i: number, n: number) => number>> = {
  'whole, with ties': (share) => Math.floor(share() * 12),
  'whole, far apart': (share) => Math.floor(share() * 2 ** 40),
  even: (share) => share(),
  exponential: (share) => -Math.log(1 - share()) * 60,
  'all equal': () => 0.1,
  'one far away': (share, i) => (i === 3 ? 1e300 : share()),
  'some at the least double': (share) => (share() < 0.5 ? Number.MIN_VALUE : share()),
  'among the least doubles': (share) => Math.floor(share() * 1000) * Number.MIN_VALUE,
  'of every size': (share) => 2 ** (share() * 2040 - 1020),
  'one size after the other, within ever smaller buckets': (_, i, n) => 2 ** (-1000 * (i / n)),
  'tied and next to each other': (share) => 1 + Math.floor(share() * 3) * Number.EPSILON,
  ascending: (_, i) => i / 8,
  descending: (_, i, n) => (n - i) / 8,
  'zero and minus zero': (share) => (share() < 0.5 ? 0 : share() < 0.5 ? -0 : 0.5),
}

export const madeTimes = (spread: string, n: number, seed: number): Float64Array => {
  const share = shares(seed)
  return Float64Array.from({ length: n }, (_, i) => SPREADS[spread]!(share, i, n))
}
