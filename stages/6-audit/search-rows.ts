import type { CitedResult } from '../../audit/claims/cited-result.ts'
import { type Explanation, isInformative } from '../../audit/explanations/explanation.ts'
import { explanationWords, partWords } from '../../audit/explanations/explanation-words.ts'
import type { Joint } from '../../audit/explanations/joint.ts'
import type { Search } from '../../audit/explanations/search.ts'
import type { AuditInput } from '../../audit/recompute/audit-input.ts'
import { PAIRS_WORK, SINGLES_WORK } from '../../audit/recompute/budget.ts'
import type { ExplanationRow, JointRow, SearchRecord } from './search-artifacts.ts'

/** The number of changes listed with patient and wording; all patients are listed. */
const MOST_NAMED = 12

/** Ids joined by a separator that no id contains. */
const idsOf = (targets: readonly CitedResult[]): string =>
  targets.flatMap(({ claims }) => claims.map(({ id }) => id)).join('; ')

/** Explanations as rows, ranked within the claims that they explain. */
export const explanationRows = (
  explanations: readonly Explanation[],
  audited: AuditInput,
): readonly ExplanationRow[] => {
  const ranks = new Map<CitedResult, number>()
  return explanations.map((one) => {
    const rank = (ranks.get(one.target) ?? 0) + 1
    ranks.set(one.target, rank)
    return {
      claims: idsOf([one.target]),
      rank,
      kind: one.kind,
      family: one.family,
      order: one.order,
      words: explanationWords(one, audited),
      what: one.what,
      complete: one.isComplete,
      patient_count: one.patients.length,
      patients: one.patients,
      witnesses: one.witnesses.slice(0, MOST_NAMED),
      wordings: one.wordings.slice(0, MOST_NAMED),
      explains: idsOf(one.explains),
      analyses: one.analyses.join('; '),
      broken_in_analyses: one.brokenInAnalyses,
      broken_in_cohort: one.brokenInCohort,
      chance: one.chance,
      informative: isInformative(one),
      span: one.span,
      tried: one.tried,
    }
  })
}

export const jointRows = ({ sets }: Joint, audited: AuditInput): readonly JointRow[] =>
  sets.map(({ k, parts, explains, asGood, broken, inCohort }) => ({
    edits: k,
    what: parts.map((part) => partWords(part, audited)),
    explains: idsOf(explains),
    claims: explains.reduce((sum, { claims }) => sum + claims.length, 0),
    as_good: asGood,
    broken,
    cohort_explains: inCohort?.explains ?? null,
    cohort_broken: inCohort?.broken ?? null,
  }))

export const searchRecord = (
  effort: SearchRecord['effort'],
  open: readonly CitedResult[],
  { singles, looked, refused, pairs, joint }: Search,
): SearchRecord => ({
  effort,
  openResults: open.length,
  openClaims: open.reduce((sum, { claims }) => sum + claims.length, 0),
  singles,
  singlesTried: looked,
  refused,
  pairs: {
    computed: pairs.computed,
    searched: pairs.searched.map(({ result }) => result),
    cut: pairs.cut.map(({ result }) => result),
    uninformative: pairs.uninformative.map(({ result }) => result),
    notListed: Object.fromEntries([...pairs.unlisted].map(([{ result }, count]) => [result, count])),
  },
  setsCut: joint.isCut,
  work: { singles: SINGLES_WORK, pairs: PAIRS_WORK },
})
