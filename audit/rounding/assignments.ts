import { randomBelow } from '../../statistics/numbers/random.ts'
import type { Analysis } from '../recompute/analysis.ts'
import { contributionOf } from '../recompute/analysis.ts'
import type { AuditInput } from '../recompute/audit-input.ts'
import type { DerivedSubject } from '../recompute/derived-subject.ts'
import { LAST_PLACE, type Places, type RoundedCell } from './exact-cells.ts'
import type { ExactTimes } from './exact-times.ts'
import { isOfOrder } from './exactness.ts'
import { extremePlaces, timeEnds } from './extreme-places.ts'
import { weakOrders } from './weak-orders.ts'

/** Exact times to try for an analysis before any search. */
export interface Assignments {
  readonly all: readonly Places[]
  /** Those that settle a bound: where a check refuses one of them, the bound is only what was attained. */
  readonly settling: readonly Places[]
  /** Whether these are all that the analysis can tell apart. */
  readonly isExhaustive: boolean
}

/** Declared, so that the same times are drawn everywhere. */
export const ROUNDING_SEED = 20_190_413
const RANDOM_TIMES = 100

/** The recorded times, all early, all late, the extremes of S(t) at every time of interest, then all orders or, if asked, a seeded sample. */
export const assignmentsOf = (
  analysis: Analysis,
  { cells, recorded }: ExactTimes,
  cases: readonly DerivedSubject[],
  audited: AuditInput,
  isSampled: boolean,
): Assignments => {
  const all = (place: number): Places => cells.map(() => place)
  const orders = isOfOrder(analysis)
    ? weakOrders(cells, (cell) => kindOf(cell, analysis, cases, audited))
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

/** What a subject adds to the counts besides its time. */
const kindOf = (
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
  // rounding decides who is followed beyond a landmark, so that no one curve is the extreme one
  if (endpoint.landmark !== undefined) return []
  const ends =
    estimate.quantiles.length > 0 ? timeEnds(name, endpoint, cells, cases) : { early: [], late: [] }
  // a quantile is largest where the largest curve steps last, with all that can be late so from time 0 on
  const sides = { large: [...estimate.at, 0, ...ends.late], small: [...estimate.at, ...ends.early] } as const
  return (['large', 'small'] as const).flatMap((side) =>
    [...new Set(sides[side])].map((t) => extremePlaces(side, t, name, endpoint, cells, cases, recorded)),
  )
}
