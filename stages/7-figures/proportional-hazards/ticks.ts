import { twelveDigits } from '../../../statistics/numbers/twelve-digits.ts'
import { roundStep } from '../drawing/round-step.ts'

/** The values with a little room at both ends, and the round numbers within, in at most five steps. */
export const valueAxis = (
  values: readonly number[],
): { readonly domain: readonly [number, number]; readonly ticks: readonly number[] } => {
  const [low, high] = [least(values), greatest(values)]
  const room = (high - low) / 20 || Math.abs(high) / 2 || 1
  const domain = [low - room, high + room] as const
  const step = roundStep(domain[1] - domain[0], 5)
  const [first, last] = [Math.ceil(domain[0] / step), Math.floor(domain[1] / step)]
  return {
    domain,
    ticks: Array.from({ length: last - first + 1 }, (_, i) => twelveDigits((first + i) * step) + 0),
  }
}

export const least = (values: readonly number[]): number =>
  values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
export const greatest = (values: readonly number[]): number =>
  values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)

/**
 * Round times between the two ends, the coarse ones first, each only where its label has room beside those before it.
 * `xOf`: the coordinate of a time; `widthOf`: the width of a label. Ascending.
 */
export const timeTicks = (
  first: number,
  last: number,
  xOf: (time: number) => number,
  widthOf: (text: string) => number,
): readonly number[] => {
  const chosen: number[] = []
  const hasRoom = (time: number): boolean =>
    chosen.every(
      (other) =>
        Math.abs(xOf(time) - xOf(other)) > (widthOf(String(time)) + widthOf(String(other))) / 2 + GAP,
    )
  for (const time of candidates(first, last)) {
    if (chosen.length === MOST_TICKS) break
    if (hasRoom(time)) chosen.push(time)
  }
  return chosen.sort((a, b) => a - b)
}

/** Between two labels, in pixels. */
const GAP = 10
const MOST_TICKS = 8
/** A finer step has labels with more digits than its event times need. */
const MOST_STEPS = 250

/** Multiples of finer and finer steps, each a part of the one before; without one between the ends, the ends. */
const candidates = (first: number, last: number): readonly number[] => {
  if (!(last > first)) return [first]
  const times: number[] = []
  let step = roundStep(last - first, 3)
  while ((last - first) / step <= MOST_STEPS) {
    const from = Math.ceil(first / step - 1e-9)
    for (let i = from; i <= last / step + 1e-9; i++) times.push(twelveDigits(i * step))
    // 5 to 1, 2 to 1, 1 to 0.5
    step = twelveDigits(step / (step.toExponential().startsWith('5') ? 5 : 2))
  }
  return times.length === 0 ? [first, last] : [...new Set(times)]
}

/** Powers of ten, then twice and five times those, then further round times, for a logarithmic axis. */
export const logTicks = (
  first: number,
  last: number,
  xOf: (time: number) => number,
  widthOf: (text: string) => number,
): readonly number[] => {
  const chosen: number[] = []
  const powers = Array.from(
    { length: Math.ceil(Math.log10(last)) - Math.floor(Math.log10(first)) + 1 },
    (_, i) => Math.floor(Math.log10(first)) + i,
  )
  for (const factor of [1, 2, 5, 3, 4, 7])
    for (const power of powers) {
      const time = twelveDigits(factor * 10 ** power)
      const hasRoom = chosen.every(
        (other) =>
          Math.abs(xOf(time) - xOf(other)) > (widthOf(String(time)) + widthOf(String(other))) / 2 + GAP,
      )
      if (time >= first && time <= last && hasRoom && chosen.length < MOST_TICKS) chosen.push(time)
    }
  return chosen.length < 2 ? timeTicks(first, last, xOf, widthOf) : chosen.sort((a, b) => a - b)
}

/** A number of an axis with a minus sign in place of a hyphen. */
export const axisText = (value: number): string => String(value).replace('-', '\u2212')
