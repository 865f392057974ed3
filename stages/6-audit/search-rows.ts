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
  return explanations.map((explanation) => {
    const rank = (ranks.get(explanation.target) ?? 0) + 1
    ranks.set(explanation.target, rank)
    return {
      claims: idsOf([explanation.target]),
      rank,
      kind: explanation.kind,
      family: explanation.family,
      order: explanation.order,
      words: explanationWords(explanation, audited),
      what: explanation.what,
      complete: explanation.isComplete,
      patient_count: explanation.patients.length,
      patients: explanation.patients,
      witnesses: explanation.witnesses.slice(0, MOST_NAMED),
      wordings: explanation.wordings.slice(0, MOST_NAMED),
      explains: idsOf(explanation.explains),
      analyses: explanation.analyses.join('; '),
      broken_in_analyses: explanation.brokenInAnalyses,
      broken_in_cohort: explanation.brokenInCohort,
      chance: explanation.chance,
      informative: isInformative(explanation),
      span: explanation.span,
      tried: explanation.tried,
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
