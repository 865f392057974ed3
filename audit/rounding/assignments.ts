import { randomBelow } from '../../statistics/numbers/random.ts'
import type { Analysis } from '../recompute/analysis.ts'
import { contributionOf } from '../recompute/analysis.ts'
import type { AuditInput } from '../recompute/audit-input.ts'
import type { DerivedSubject } from '../recompute/derived-subject.ts'
import { LAST_PLACE, type Places, type RoundedCell } from './exact-cells.ts'
import type { ExactTimes } from './exact-times.ts'
import { extremePlaces, timeEnds } from './extreme-places.ts'
import { isOfOrder } from './known-extremes.ts'
import { weakOrders } from './weak-orders.ts'

/** Exact times that are tried for an analysis before any search. */
export interface Assignments {
  readonly all: readonly Places[]
  /** Assignments that attain the bounds; if a check rejects one of them, the bounds are only attained, not exact. */
  readonly settling: readonly Places[]
  /** Whether these are all assignments that give different results. */
  readonly isExhaustive: boolean
}

/** Fixed, so that the same times are drawn on every machine. */
export const ROUNDING_SEED = 20_190_413
const RANDOM_TIMES = 100

/**
 * The recorded times, all early, all late, the extremes of S(t) at every requested time, then all orders or a seeded
 * sample.
 */
export const assignmentsOf = (
  analysis: Analysis,
  { cells, recorded }: ExactTimes,
  cases: readonly DerivedSubject[],
  audited: AuditInput,
  isSampled: boolean,
): Assignments => {
  const all = (place: number): Places => cells.map(() => place)
  const orders = isOfOrder(analysis)
    ? weakOrders(cells, (cell) => contributionWithoutTime(cell, analysis, cases, audited))
    : null
  const below = randomBelow(ROUNDING_SEED)
  const drawn =
    orders ??
    Array.from({ length: isSampled ? RANDOM_TIMES : 0 }, () => cells.map(() => below(LAST_PLACE + 1)))
  const ends = [all(0), all(LAST_PLACE)]
  const curves = extremes(analysis, cells, recorded, cases, audited)
  return {
    all: [recorded, ...ends, ...curves, ...drawn],
    settling: orders ?? (analysis.section === 'summaries' ? ends : curves),
    isExhaustive: orders !== null,
  }
}

/** A subject's contribution to the counts, without its time. */
const contributionWithoutTime = (
  cell: RoundedCell,
  analysis: Analysis,
  cases: readonly DerivedSubject[],
  audited: AuditInput,
): string => contributionOf(cases[cell.subject]!, analysis, audited).replaceAll(/\|[\d.]+\|/g, '|')

const extremes = (
  analysis: Analysis,
  cells: readonly RoundedCell[],
  recorded: Places,
  cases: readonly DerivedSubject[],
  audited: AuditInput,
): readonly Places[] => {
  const estimate = analysis.section === 'estimates' ? analysis.plan.estimates[analysis.name]! : null
  if (estimate === null) return []
  const name = estimate.endpoint
  const endpoint = audited.endpoints[name]!
  // rounding decides which subjects are followed beyond a landmark, so that the extreme curve is unknown
  if (endpoint.landmark !== undefined) return []
  const ends =
    estimate.quantiles.length > 0 ? timeEnds(name, endpoint, cells, cases) : { early: [], late: [] }
  // a quantile is largest where the largest curve steps last, with all events as late as possible from time 0 on
  const sides = { large: [...estimate.at, 0, ...ends.late], small: [...estimate.at, ...ends.early] } as const
  return (['large', 'small'] as const).flatMap((side) =>
    [...new Set(sides[side])].map((t) => extremePlaces(side, t, name, endpoint, cells, cases, recorded)),
  )
}
