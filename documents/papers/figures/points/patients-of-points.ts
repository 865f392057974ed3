import type { AtRisk } from './read-at-risk.ts'
import type { Point } from './read-points.ts'

export interface PointsInput {
  /** Falling, the first at (0, 1). */
  readonly points: readonly Point[]
  /** By time, the first at 0; at least one. */
  readonly atRisk: readonly AtRisk[]
  /** All events of the curve; null if they are not reported. */
  readonly events: number | null
}

export interface PointPatient {
  readonly time: number
  readonly isEvent: boolean
}

/** Rounds of an interval: Guyot's has no bound, and can alternate between two numbers. */
const MOST_ROUNDS = 200

/** Events and censorings at each point of a stretch of points, and who is left after it. */
interface Walked {
  readonly events: readonly number[]
  readonly censored: readonly number[]
  readonly atRisk: number
  /** The Kaplan-Meier estimate after the last event. */
  readonly survival: number
}

interface Stretch {
  /** Indices of its first and last point. */
  readonly from: number
  readonly to: number
  readonly time: number
}

/**
 * Patients that give the points of a Kaplan-Meier curve approximately: Guyot, Ades, Ouwens, Welton 2012 (BMC Med Res
 * Methodol 12:9) in the form of Liu, Zhou, Lee 2021 (21:111). Points t_k, S_k; numbers at risk r_i at times of which
 * each begins an interval i.
 *
 * 1. Censored in i, first: c_i = r_i S(t_(i+1)) / S(t_i) - r_(i+1), where S is that of the first point at or after t.
 * 2. Their times are spread evenly: t_first + j (t_last - t_first) / (c_i + 1), j = 1 ... c_i; each belongs to the point
 *    before it.
 * 3. Events d_k = n_k (1 - S_k / K), rounded, where K is the Kaplan-Meier estimate after the last event so far;
 *    n_(k+1) = n_k - d_k - c_k, K becomes K (1 - d_k / n_k).
 * 4. c_i becomes c_i + n_(i+1) - r_(i+1), and 2 and 3 are repeated, until n_(i+1) = r_(i+1) or c_i leaves its bounds.
 * 5. Last interval: if all events D are known, c becomes c + sum d - D until sum d = D; else as many per unit of time as
 *    the mean of the intervals before, in proportion to the last of them. With one interval and no D no patient is censored
 *    before the last point.
 *
 * Events lie at their points, censorings halfway to the next one; who is left is censored at the last point. Checked
 * against the R package IPDfromKM 0.1.10 (same patients in all intervals but the last) and against known patients
 * (docs/measurements/from-figure-points.md). The patients are approximate.
 */
export const patientsOfPoints = ({ points, atRisk, events }: PointsInput): readonly PointPatient[] => {
  const stretches = stretchesOf(points, atRisk)
  const parts: Walked[] = []
  let [n, survival] = [atRisk[0]!.number, 1]
  for (const [i, stretch] of stretches.slice(0, -1).entries()) {
    const next = stretches[i + 1]!
    const target = Math.min(n, atRisk.find(({ time }) => time === next.time)!.number)
    const first = (n * points[next.from]!.survival) / Math.max(1e-9, points[stretch.from]!.survival) - target
    const walked = settled(Math.max(0, Math.round(first)), n - target, (censored) => {
      const part = walk(points, stretch, { atRisk: n, survival }, censored)
      return { part, more: part.atRisk - target }
    })
    parts.push(walked)
    n = walked.atRisk
    survival = walked.survival
  }
  const last = stretches.at(-1)!
  parts.push(
    walkLast(points, last, { atRisk: n, survival }, { parts, stretches, events, atRiskRows: atRisk }),
  )
  return patientsOf(points, parts)
}

/** Points of each interval between numbers at risk; intervals without a point are joined with the one before. */
const stretchesOf = (points: readonly Point[], atRisk: readonly AtRisk[]): readonly Stretch[] => {
  const starts = atRisk.flatMap(({ time }, i) => {
    const from = i === 0 ? 0 : points.findIndex((point) => point.time >= time)
    return from === -1 ? [] : [{ from, time }]
  })
  // of several intervals that begin with the same point, the last has it
  const own = starts.filter(({ from }, i) => starts[i + 1]?.from !== from || i === 0)
  const distinct = own.filter(({ from }, i) => i === 0 || from > own[i - 1]!.from)
  return distinct.map(({ from, time }, i) => ({
    from,
    time,
    to: (distinct[i + 1]?.from ?? points.length) - 1,
  }))
}

/** Step 4: repeated until nothing is left to add, or the number leaves its bounds; the nearest of all rounds. */
const settled = (
  first: number,
  most: number,
  round: (censored: number) => { readonly part: Walked; readonly more: number },
): Walked => {
  let censored = first
  let best: { readonly part: Walked; readonly more: number } | null = null
  for (let i = 0; i < MOST_ROUNDS; i++) {
    const result = round(censored)
    if (best === null || Math.abs(result.more) < Math.abs(best.more)) best = result
    const next = Math.min(most, Math.max(0, censored + result.more))
    if (result.more === 0 || next === censored) break
    censored = next
  }
  return best!.part
}

/** Steps 2 and 3. */
const walk = (
  points: readonly Point[],
  { from, to }: Stretch,
  start: { readonly atRisk: number; readonly survival: number },
  count: number,
): Walked => {
  const spread = spreadOver(points, from, to, count)
  let { atRisk, survival } = start
  const [events, censored]: [number[], number[]] = [[], []]
  for (let k = from; k <= to; k++) {
    const drop = survival > 0 ? 1 - points[k]!.survival / survival : 0
    const died = Math.min(atRisk, Math.max(0, Math.round(atRisk * drop)))
    if (atRisk > 0) survival *= 1 - died / atRisk
    const left = Math.min(atRisk - died, spread[k - from]!)
    events.push(died)
    censored.push(left)
    atRisk -= died + left
  }
  return { events, censored, atRisk, survival }
}

const spreadOver = (points: readonly Point[], from: number, to: number, count: number): readonly number[] => {
  const [first, last] = [points[from]!.time, points[to]!.time]
  const counts = Array.from({ length: to - from + 1 }, () => 0)
  let k = from
  for (let j = 1; j <= count; j++) {
    const time = first + (j * (last - first)) / (count + 1)
    while (k < to && points[k + 1]!.time <= time) k += 1
    counts[k - from]! += 1
  }
  return counts
}

/** Step 5. */
const walkLast = (
  points: readonly Point[],
  last: Stretch,
  start: { readonly atRisk: number; readonly survival: number },
  known: {
    readonly parts: readonly Walked[]
    readonly stretches: readonly Stretch[]
    readonly events: number | null
    readonly atRiskRows: readonly AtRisk[]
  },
): Walked => {
  const { parts, stretches, events, atRiskRows } = known
  const before = parts.reduce((sum, part) => sum + total(part.events), 0)
  const end = points.at(-1)!.time
  const previous = stretches.at(-2)
  const rate =
    previous === undefined
      ? 0
      : parts.reduce((sum, part) => sum + total(part.censored), 0) /
        parts.length /
        (last.time - previous.time)
  // numbers at risk beyond the last point are still followed
  const followed = atRiskRows.at(-1)!.time > end ? atRiskRows.at(-1)!.number : 0
  const expected = Math.max(0, Math.min(Math.floor(rate * (end - last.time)), start.atRisk - followed))
  if (events === null) return walk(points, last, start, expected)
  return settled(expected, start.atRisk, (censored) => {
    const part = walk(points, last, start, censored)
    return { part, more: before + total(part.events) - events }
  })
}

const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0)

const patientsOf = (points: readonly Point[], parts: readonly Walked[]): readonly PointPatient[] => {
  const events = parts.flatMap((part) => part.events)
  const censored = parts.flatMap((part) => part.censored)
  const patients: PointPatient[] = []
  const add = (count: number, time: number, isEvent: boolean): void => {
    for (let i = 0; i < count; i++) patients.push({ time, isEvent })
  }
  for (const [k, { time }] of points.entries()) {
    add(events[k]!, time, true)
    add(censored[k]!, (time + (points[k + 1] ?? points[k]!).time) / 2, false)
  }
  add(parts.at(-1)!.atRisk, points.at(-1)!.time, false)
  return patients
}
