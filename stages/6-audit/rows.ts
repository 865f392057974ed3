import type { Audited } from '../../cohort/audit/audited.ts'
import type { Finding } from '../../cohort/audit/consistency/finding.ts'
import type { Explanation } from '../../cohort/audit/explanation.ts'
import type { JointSet } from '../../cohort/audit/joint.ts'
import { NOT_INFORMATIVE } from '../../cohort/audit/printable.ts'
import type { Rounding } from '../../cohort/audit/rounding/rounding.ts'
import type { Search } from '../../cohort/audit/search.ts'
import { MOST_LOOKS } from '../../cohort/audit/search-pairs.ts'
import type { Target } from '../../cohort/audit/target.ts'
import { editWords } from '../../cohort/audit/tried-edits.ts'
import type { Result } from '../../cohort/result.ts'
import type {
  ConsistencyRow,
  ExplanationRow,
  JointRow,
  OneSetRow,
  RoundingRow,
  SearchRecord,
} from './artifacts.ts'

/** Of a long list of patients the first ones stand in the table; all are counted. */
const MOST_NAMED = 12

const list = (words: readonly string[]): string => words.join('; ')
const ids = (targets: readonly Target[]): string =>
  list(targets.flatMap(({ claims }) => claims.map(({ id }) => id)))

/** Explanations as rows, ranked within the claims that they explain. */
export const explanationRows = (explanations: readonly Explanation[]): readonly ExplanationRow[] => {
  const ranks = new Map<Target, number>()
  return explanations.map((one) => {
    const rank = (ranks.get(one.target) ?? 0) + 1
    ranks.set(one.target, rank)
    return {
      claims: ids([one.target]),
      rank,
      kind: one.kind,
      order: one.order,
      what: one.what,
      witness_count: one.witnesses.length,
      witnesses: list(one.witnesses.slice(0, MOST_NAMED)),
      wordings: list([
        ...one.wordings.slice(0, MOST_NAMED),
        ...(one.wordings.length > MOST_NAMED ? [`and ${one.wordings.length - MOST_NAMED} more`] : []),
      ]),
      explains: ids(one.explains),
      analyses: list(one.analyses),
      broken_in_analyses: one.brokenInAnalyses,
      broken_in_cohort: one.brokenInCohort,
      chance: one.chance,
      informative: one.chance === null ? '' : one.chance > NOT_INFORMATIVE ? 'no' : 'yes',
      span: one.span,
      tried: one.tried,
    }
  })
}

export const jointRows = (sets: readonly JointSet[], audited: Audited): readonly JointRow[] =>
  sets.map(({ k, edits, explains, asGood, inCohort }) => ({
    edits: k,
    what: list(edits.map(({ edit }) => editWords(edit, audited))),
    explains: ids(explains),
    claims: explains.reduce((sum, { claims }) => sum + claims.length, 0),
    as_good: asGood,
    cohort_explains: inCohort?.explains ?? null,
    cohort_broken: inCohort?.broken ?? null,
  }))

export const searchRecord = ({ open, singles, refused, different, looks, pairs }: Search): SearchRecord => ({
  singles,
  refused,
  different,
  openResults: open.size,
  openClaims: [...open].reduce((sum, { claims }) => sum + claims.length, 0),
  looks,
  limit: MOST_LOOKS,
  pairsSearched: pairs !== null,
  pairsComputed: pairs?.computed ?? 0,
  pairsNotListed: Object.fromEntries(
    [...(pairs?.unlisted ?? [])].map(([{ result }, count]) => [result, count]),
  ),
})

export const roundingRows = (
  { ranges }: Rounding,
  results: ReadonlyMap<string, Result>,
): readonly RoundingRow[] =>
  ranges.map(({ target, low, high, canBeNone, bound, witness, isExcluded, changesConclusion }) => ({
    claims: ids([target]),
    result: target.result,
    low,
    high,
    unit: results.get(target.result)!.unit,
    bound,
    can_be_none: canBeNone,
    given:
      target.claims.length === 0 ? '' : witness !== null ? 'yes' : isExcluded ? 'none exists' : 'none found',
    times: witness ?? '',
    changes_conclusion: changesConclusion,
  }))

export const oneSetRows = ({ sets }: Rounding): readonly OneSetRow[] =>
  sets.map(({ witness, ...set }) => ({ ...set, times: witness }))

export const consistencyRows = (findings: readonly Finding[]): readonly ConsistencyRow[] =>
  findings.map(({ check, outcome, claims, detail }) => ({ check, outcome, claims: list(claims), detail }))
