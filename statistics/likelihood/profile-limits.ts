import { type Answer, known, unknown } from '../numbers/answer.ts'

/** A point of a profile: the likelihood at a value of one coefficient, with the others at their maximum. */
export interface ProfilePoint {
  readonly coefficients: readonly number[]
  readonly logLikelihood: number
  /** The derivative of the profile along the coefficient. */
  readonly slope: number
}

export interface Profile {
  /** The profile at the k-th coefficient of these, which are also where the others start from. */
  readonly at: (start: readonly number[]) => ProfilePoint
  readonly k: number
  /** The log likelihood at a limit. */
  readonly target: number
  /** The first stride, one standard error at 0; and the longest, over which exp(x b) changes by at most a factor e. */
  readonly unit: number
  readonly farUnit: number
  /** Why a limit is 0 or infinite. */
  readonly endless: string
}

/** Distances in units of 1/range: beyond FAR a flat profile counts as monotone; the search ends at FARTHEST. */
const FAR = 40
const FARTHEST = 1e6

/** A slope per unit of 1/range below this is flat. */
const FLAT = 1e-9

/**
 * The two coefficients at which a profile falls to its target, on the scale of the coefficients. `best` is the maximum;
 * null under a monotone likelihood, whose search starts at 0: one limit is then 0 or infinite (of the ratio) and has no
 * answer, and if the profile stays above the target on both sides, neither has one.
 *
 * Source: Venzon and Moolgavkar 1988.
 */
export const profileLimits = (
  profile: Profile,
  best: readonly number[] | null,
  zeros: readonly number[],
): { readonly lower: Answer; readonly upper: Answer } => {
  if (best !== null) {
    const inside = profile.at(best)
    return { lower: limit(profile, inside, -1), upper: limit(profile, inside, 1) }
  }
  // under a monotone likelihood the fit stopped far out on the flat side, so the search starts at 0
  const zero = profile.at(zeros)
  if (zero.logLikelihood >= profile.target)
    return { lower: limit(profile, zero, -1), upper: limit(profile, zero, 1) }
  const side = zero.slope < 0 ? -1 : 1
  const { before, after } = walk(profile, zero, side, ({ logLikelihood }) => logLikelihood >= profile.target)
  const near = after === null ? unknown(endless(profile, -side)) : cross(profile, after, before)
  const far = after === null ? unknown(endless(profile, side)) : limit(profile, after, side)
  return side < 0 ? { lower: far, upper: near } : { lower: near, upper: far }
}

const endless = ({ endless: why }: Profile, side: number): string => `${side < 0 ? '0' : 'infinite'}: ${why}`

const limit = (profile: Profile, inside: ProfilePoint, side: -1 | 1): Answer => {
  const { before, after } = walk(profile, inside, side, ({ logLikelihood }) => logLikelihood < profile.target)
  return after === null ? unknown(endless(profile, side)) : cross(profile, before, after)
}

/**
 * Walks from a point with growing strides to the first point with `isThere`; also returns the point before it. `after`
 * is null if the profile becomes flat. The other coefficients start on the line through the last two points.
 */
const walk = (
  { at, k, unit, farUnit }: Profile,
  from: ProfilePoint,
  side: -1 | 1,
  isThere: (point: ProfilePoint) => boolean,
): { readonly before: ProfilePoint; readonly after: ProfilePoint | null } => {
  let before = from
  let last = from
  let tried = 0
  for (let stride = unit; tried < FARTHEST * farUnit; ) {
    const point = at(ahead(last, before, k, last.coefficients[k]! + side * stride))
    ;[last, before] = [point, last]
    if (isThere(point)) return { before, after: point }
    tried += stride
    if (tried > FAR * farUnit && Math.abs(point.slope) * farUnit < FLAT) break
    stride = tried > FAR * farUnit ? 2 * stride : Math.min(2 * stride, farUnit)
  }
  return { before, after: null }
}

/** The coefficients at a value of the k-th, on the line through two points. */
const ahead = (a: ProfilePoint, b: ProfilePoint, k: number, value: number): readonly number[] => {
  const apart = a.coefficients[k]! - b.coefficients[k]!
  const fraction = apart === 0 ? 0 : (value - a.coefficients[k]!) / apart
  return a.coefficients.map((x, j) => (j === k ? value : x + fraction * (x - b.coefficients[j]!)))
}

/**
 * The coefficient at which the profile equals the target: Newton's method between a point inside and one outside.
 */
const cross = ({ at, k, target }: Profile, from: ProfilePoint, to: ProfilePoint): Answer => {
  let [inside, outside] = [from, to]
  let now = outside
  for (let round = 0; round < 100; round++) {
    const [low, high] = [inside.coefficients[k]!, outside.coefficients[k]!].sort((a, b) => a - b) as [
      number,
      number,
    ]
    const step = (target - now.logLikelihood) / now.slope
    const next = now.coefficients[k]! + step
    const value = next > low && next < high ? next : (low + high) / 2
    if (Math.abs(value - now.coefficients[k]!) <= 1e-15 * Math.abs(value)) break
    now = at(ahead(inside, outside, k, value))
    if (now.logLikelihood >= target) inside = now
    else outside = now
  }
  return known(now.coefficients[k]!)
}
