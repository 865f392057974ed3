import type { Result } from '../../cohort/results/result.ts'
import { noProgress, type ReportProgress } from '../../cohort/values/progress.ts'
import { type CitedResult, isMet } from '../claims/cited-result.ts'
import type { Alternative } from '../conventions/alternative-conventions.ts'
import type { AuditInput } from '../recompute/audit-input.ts'
import type { Recomputer } from '../recompute/recomputer.ts'
import { namedRules } from '../verdicts/named-rules.ts'
import { triedEdits } from './edits/tried-edits.ts'
import { byRank, type Explanation, isEnough } from './explanation.ts'
import { type Joint, jointSets, NO_SETS } from './joint.ts'
import { readingView } from './readings/reading.ts'
import { NO_PAIRS, type Pairs, searchPairs } from './search-pairs.ts'
import { searchReadings } from './search-readings.ts'
import { searchSingles } from './search-singles.ts'

/** The result of the search for smallest explanations, and its extent. */
export interface Search {
  readonly open: ReadonlySet<CitedResult>
  /** Ordered by target, in the order of the claims, then by rank. */
  readonly explanations: readonly Explanation[]
  readonly joint: Joint
  /** Numbers of valid single edits, of those tried within the budget, and of edits that a check rejects. */
  readonly singles: number
  readonly looked: number
  readonly refused: number
  readonly pairs: Pairs
}

export const NO_SEARCH: Search = {
  open: new Set(),
  explanations: [],
  joint: NO_SETS,
  singles: 0,
  looked: 0,
  refused: 0,
  pairs: NO_PAIRS,
}

/**
 * Searches the smallest explanations of every target that the declared rules do not give: first without a change of the
 * data, then with one change, and with two changes only if nothing smaller is informative.
 * @param isExplained whether a target agrees under another rule or allowing for rounding and is not searched
 */
export const searchExplanations = (
  targets: readonly CitedResult[],
  recompute: Recomputer,
  audited: AuditInput,
  results: { readonly estimates: readonly Result[]; readonly tests: readonly Result[] },
  alternatives: readonly Alternative[],
  tell: ReportProgress = noProgress,
  isExplained: (target: CitedResult) => boolean = () => false,
): Search => {
  const open = new Set(
    targets.filter(
      (target) =>
        !isExplained(target) && !isMet(target, recompute.recorded(recompute.analysisOf(target.result)!)),
    ),
  )
  if (open.size === 0) return NO_SEARCH
  tell(0, 1, 'readings')
  const all = [...results.estimates, ...results.tests]
  const claims = targets.flatMap((target) => target.claims)
  const rules = namedRules(claims, new Map(all.map((result) => [result.id, result])), alternatives)
  const readings = searchReadings(
    open,
    recompute,
    readingView({ audited, cases: recompute.cases, all, alternatives, rules }),
  )
  tell(0, 1, 'single changes')
  const { tried, refused } = triedEdits(audited, recompute)
  const singles = searchSingles(tried, targets, open, recompute, audited, tell)
  tell(0, 1, 'pairs of changes')
  const explained = new Set(
    [...readings, ...singles.explanations].filter(isEnough).map(({ target }) => target),
  )
  const wanted = new Set([...open].filter((target) => !explained.has(target)))
  const pairs = searchPairs(singles.looked, targets, open, wanted, recompute, audited, tell)
  tell(0, 1, 'sets of changes')
  const explanations = [...readings, ...singles.explanations, ...pairs.explanations]
  return {
    open,
    explanations: [...open].flatMap((target) =>
      explanations.filter((explanation) => explanation.target === target).sort(byRank),
    ),
    joint: jointSets(singles.hits, pairs.hits, targets, open, recompute),
    singles: tried.length,
    looked: singles.looked.length,
    refused,
    pairs,
  }
}
