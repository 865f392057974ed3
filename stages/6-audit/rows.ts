import type { CitedResult } from '../../audit/claims/cited-result.ts'
import type { Finding } from '../../audit/consistency/finding.ts'
import { type FigureRange, isDetermined } from '../../audit/figure/figure-ranges.ts'
import type { Rounding } from '../../audit/rounding/rounding-range.ts'
import type { FigureEvidence } from '../../audit/verdicts/judge-number.ts'
import type { Result } from '../../cohort/results/result.ts'
import type { BesideRow, ConsistencyRow, FigureRangeRow, OneSetRow, RoundingRow } from './artifacts.ts'

/** Ids joined by a separator that no id contains. */
const joined = (ids: readonly string[]): string => ids.join('; ')
const idsOf = (targets: readonly CitedResult[]): string =>
  joined(targets.flatMap(({ claims }) => claims.map(({ id }) => id)))

export const roundingRows = (
  { ranges }: Rounding,
  results: ReadonlyMap<string, Result>,
): readonly RoundingRow[] =>
  ranges.map((range) => ({
    claims: idsOf([range.target]),
    result: range.target.result,
    low: range.low,
    high: range.high,
    unit: results.get(range.target.result)!.unit,
    bound: range.bound,
    can_be_none: range.canBeNone,
    given: givenWords(range),
    times: range.witness ?? '',
    together: range.isTogether ? 'yes' : range.against.length > 0 ? 'no' : '',
    against: idsOf(range.against),
    changes_conclusion: range.changesConclusion,
  }))

export const figureRangeRows = (
  ranges: readonly FigureRange[],
  results: ReadonlyMap<string, Result>,
): readonly FigureRangeRow[] =>
  ranges.map((range) => ({
    result: range.target.result,
    claims: idsOf([range.target]),
    value: range.value,
    low: range.low,
    high: range.high,
    unit: results.get(range.target.result)!.unit,
    can_be_none: range.canBeNone,
    determined: isDetermined(range),
    bound: range.bound,
    tables: range.tables,
    giving: range.agreement === null ? null : range.giving,
    agreement: range.agreement ?? '',
    against: idsOf(range.against),
    not_judged: range.notJudged,
  }))

/** What the tables of a figure say of each number of a manuscript. */
export const besideRows = (evidence: ReadonlyMap<string, FigureEvidence>): readonly BesideRow[] =>
  [...evidence].map(([id, { agreement, words }]) => ({ id, agreement, words }))

const givenWords = ({ target, witness, isExcluded }: Rounding['ranges'][number]): string => {
  if (target.claims.length === 0) return ''
  if (witness !== null) return 'yes'
  return isExcluded ? 'none exists' : 'none found'
}

export const oneSetRows = ({ sets }: Rounding): readonly OneSetRow[] =>
  sets.map(({ witness, ...set }) => ({ ...set, times: witness }))

export const consistencyRows = (findings: readonly Finding[]): readonly ConsistencyRow[] =>
  findings.map(({ check, outcome, claims, detail }) => ({ check, outcome, claims: joined(claims), detail }))
