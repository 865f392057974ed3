import { conversion } from '../../cohort/values/unit.ts'
import { decimal, multiply, toNumber } from '../../statistics/numbers/rational.ts'
import type { CitedResult } from '../claims/cited-result.ts'
import { reportedNumber } from '../claims/claim.ts'
import type { AuditInput } from '../recompute/audit-input.ts'
import { printableOf, printedOf } from '../recompute/printable.ts'
import type { Recomputer } from '../recompute/recomputer.ts'
import { onDifferentSubjects, type Pair } from './edits/edit-pairs.ts'
import type { TriedEdit } from './edits/tried-edits.ts'

/** With more distinct moves an evenly spaced sample of about this many is added up. */
const MOST_SUMS = 1000

/**
 * How far single edits move a target's value, in units of its last reported decimal; edits that leave no value are
 * excluded.
 */
const movesOf = (target: CitedResult, alike: readonly (readonly TriedEdit[])[], recompute: Recomputer) => {
  const analysis = recompute.analysisOf(target.result)!
  const claim = target.claims[0]!
  const recorded = recompute.recorded(analysis).get(target.result)!
  const factor = conversion(recorded.unit, claim.unit, claim.daysPerMonth)!
  const scale = toNumber(multiply(factor, decimal(Number(`1e${reportedNumber(claim)!.decimals}`))))
  const start = recorded.value === null ? null : recorded.value * scale
  return {
    start,
    moves: alike.flatMap((edits, place) => {
      const value = recompute.results(analysis, [edits[0]!.replacement]).get(target.result)?.value ?? null
      return value === null || start === null ? [] : [{ place, by: value * scale - start }]
    }),
  }
}

/**
 * The chance rate of two changes as if their effects added up: the proportion of the other possible values that the
 * sums of any two single effects give. Null if there is no other value, or no recorded one.
 */
export const forecastChance = (
  target: CitedResult,
  alike: readonly (readonly TriedEdit[])[],
  recompute: Recomputer,
  audited: AuditInput,
): number | null => {
  const { start, moves } = movesOf(target, alike, recompute)
  if (start === null) return null
  const recorded = recompute.recorded(recompute.analysisOf(target.result)!).get(target.result)!
  const claim = target.claims[0]!
  const printable = printableOf(claim, recorded, audited)
  const [low, high, middle] = [Number(printable.low), Number(printable.high), Math.round(start)]
  const steps = [...new Set(moves.map(({ by }) => Math.round(by)))].sort((a, b) => a - b)
  const few = steps.filter((_, i) => i % Math.ceil(steps.length / MOST_SUMS) === 0)
  const sums = new Set<number>()
  for (const a of few)
    for (const b of few) {
      const sum = middle + a + b
      if (b >= a && sum >= low && sum <= high) sums.add(sum)
    }
  const except = new Set(
    [reportedNumber(claim)!.digits, printedOf(claim, recorded)!]
      .map(Number)
      .filter((value) => value >= low && value <= high),
  )
  for (const value of except) sums.delete(value)
  const others = high - low + 1 - except.size
  return others <= 0 ? null : sums.size / others
}

/** Number of partners of an edit that are tried on either side of the nearest one. */
const NEIGHBOURS = 4

/** Pairs on different subjects, ordered by the distance of their forecast from the reported value of a target. */
export const likelyPairs = (
  targets: readonly CitedResult[],
  alike: readonly (readonly TriedEdit[])[],
  most: number,
  recompute: Recomputer,
): readonly Pair[] => {
  const near = targets.flatMap((target) => {
    const { start, moves } = movesOf(target, alike, recompute)
    if (start === null) return []
    const wanted = Number(reportedNumber(target.claims[0]!)!.digits) - start
    const sorted = moves.toSorted((a, b) => a.by - b.by)
    return sorted.flatMap((candidate) => {
      const place = firstAtLeast(sorted, wanted - candidate.by)
      return sorted.slice(Math.max(0, place - NEIGHBOURS), place + NEIGHBOURS).flatMap((other) => {
        if (other.place < candidate.place) return []
        return [{ a: candidate.place, b: other.place, gap: Math.abs(candidate.by + other.by - wanted) }]
      })
    })
  })
  const seen = new Set<string>()
  return near
    .sort((x, y) => x.gap - y.gap || x.a - y.a || x.b - y.b)
    .filter(({ a, b }) => !seen.has(`${a} ${b}`) && seen.add(`${a} ${b}`))
    .slice(0, most)
    .flatMap(({ a, b }): readonly Pair[] => {
      const edits = onDifferentSubjects(alike[a]!, alike[b]!)
      return edits ? [{ edits, replacements: edits.map(({ replacement }) => replacement) }] : []
    })
}

/** Index of the first move that is not below a number. */
const firstAtLeast = (sorted: readonly { readonly by: number }[], least: number): number => {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]!.by < least) low = middle + 1
    else high = middle
  }
  return low
}
