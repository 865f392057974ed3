import { VERDICTS, type Verdict } from '../../../audit/claims/agreement.ts'
import { type Claim, reportedNumber } from '../../../audit/claims/claim.ts'
import { recomputedText } from '../../../audit/claims/recomputed-text.ts'
import type { VerdictRow } from '../../../audit/claims/verdict-row.ts'
import type { FigureOf } from '../../../cohort/descriptors/plan/figure.ts'
import { displayDigits } from '../../../cohort/results/shown-text.ts'
import { conversion, unitWords } from '../../../cohort/values/unit.ts'
import { toNumber } from '../../../statistics/numbers/rational.ts'
import type { RoundingRow } from '../../6-audit/artifacts.ts'
import type { Styled } from '../figure-kind.ts'
import type { ResultsById } from '../results-by-id.ts'

/** The sources of the audit figure. */
export interface AuditSources extends Styled {
  readonly results: ResultsById
  readonly claims: readonly Claim[]
  readonly verdicts: readonly VerdictRow[]
  readonly rounding: readonly RoundingRow[]
}

export interface AuditData {
  readonly title: string
  readonly counts: readonly { readonly verdict: Verdict; readonly count: number }[]
  /** Distances of the reproduced numbers, ascending. */
  readonly reproduced: readonly number[]
  /** Numbers that differ, by verdict, with the largest distance first. */
  readonly rows: readonly AuditRow[]
  /** Checked claims without a distance: satisfied bounds, words, statements about a patient. */
  readonly withoutDistance: number
  /** Differing numbers that do not fit on the page. */
  readonly tooMany: number
}

/** A reported number and the recomputed one. */
export interface AuditRow {
  readonly id: string
  readonly label: string
  readonly verdict: Verdict
  readonly published: string
  /** The recomputed number as the figure shows it. */
  readonly recomputed: string
  readonly unit: string
  readonly computed: number
  /** The number of places that report it. */
  readonly places: number
  /** The id of the recomputed result. */
  readonly result: string
  /** Recomputed minus reported, in units of the last reported digit: up to half a unit, they agree after rounding. */
  readonly distance: number
  /** The range possible if times were rounded as recorded, in the same units; null if rounding has no effect. */
  readonly attainable: readonly [low: number, high: number] | null
}

const MOST_ROWS = 40

export const auditData = (figure: FigureOf<'audit'>, sources: AuditSources): AuditData => {
  const { claims, verdicts, rounding } = sources
  const ranges = new Map(rounding.map((row) => [row.result, row]))
  const claimsById = new Map(claims.map((claim) => [claim.id, claim]))
  const rows = verdicts.flatMap((row) => auditRow(row, claimsById.get(row.id), ranges, sources))
  const order = ['not reproduced', 'other convention', 'within the figure', 'within rounding'] as const
  const differing = order.flatMap((verdict) =>
    merged(rows.filter((row) => row.verdict === verdict)).sort(
      (a, b) => Math.abs(b.distance) - Math.abs(a.distance) || (a.id < b.id ? -1 : 1),
    ),
  )
  return {
    title: figure.title,
    counts: VERDICTS.map((verdict) => ({
      verdict,
      count: verdicts.filter((row) => row.verdict === verdict).length,
    })),
    reproduced: rows
      .filter(({ verdict }) => verdict === 'reproduced')
      .map(({ distance }) => distance)
      .sort((a, b) => a - b),
    rows: differing.slice(0, MOST_ROWS),
    withoutDistance: verdicts.filter(({ verdict }) => verdict !== 'not derivable').length - rows.length,
    tooMany: Math.max(0, differing.length - MOST_ROWS),
  }
}

/** The same number reported in several places is one row. */
const merged = (rows: readonly AuditRow[]): AuditRow[] => {
  const byKey = new Map<string, AuditRow>()
  for (const row of rows) {
    const key = JSON.stringify([row.label, row.published, row.result])
    const existing = byKey.get(key)
    byKey.set(key, existing === undefined ? row : { ...existing, places: existing.places + 1 })
  }
  return [...byKey.values()]
}

/** A row for a claim with a reported and a recomputed number. A bound has a distance only if it is not satisfied. */
const auditRow = (
  row: VerdictRow,
  claim: Claim | undefined,
  ranges: ReadonlyMap<string, RoundingRow>,
  { results, style }: AuditSources,
): readonly AuditRow[] => {
  const reported = claim === undefined ? null : reportedNumber(claim)
  if (claim === undefined || reported === null || row.computed === null) return []
  if (reported.relation !== '=' && (row.verdict === 'reproduced' || row.verdict === 'uninformative'))
    return []
  const value = Number(reported.digits) / Number(`1e${reported.decimals}`)
  const distanceOf = (number: number): number =>
    Number(((number - value) * Number(`1e${reported.decimals}`)).toPrecision(10)) + 0
  return [
    {
      id: row.id,
      label: claim.label,
      verdict: row.verdict,
      published: claim.published,
      recomputed: displayDigits(
        recomputedText(row.computed, claim, row.verdict),
        results.get(claim.result)?.statistic,
        style,
      ),
      unit: unitWords(claim.unit),
      computed: row.computed,
      places: 1,
      result: claim.result,
      distance: distanceOf(row.computed),
      attainable: attainableOf(claim, ranges.get(claim.result), distanceOf),
    },
  ]
}

/** The range of a result in the unit of its claim, as distances. */
const attainableOf = (
  claim: Claim,
  range: RoundingRow | undefined,
  distanceOf: (number: number) => number,
): AuditRow['attainable'] => {
  const factor = range === undefined ? null : conversion(range.unit, claim.unit)
  if (!range || factor === null || range.low === null || range.high === null) return null
  const [low, high] = [range.low, range.high].map((end) => distanceOf(end * toNumber(factor)))
  return [low!, high!]
}

/** A distance on a symmetric axis that is linear up to half a unit and logarithmic beyond. */
export const symlog = (distance: number): number => {
  const size = Math.abs(distance)
  const magnitude = size <= 0.5 ? size * 2 : 1 + Math.log10(size / 0.5)
  return distance < 0 ? -magnitude : magnitude
}
