import type { Alternative } from '../other-conventions.ts'
import type { Result } from '../result.ts'
import { type Tell, tellNobody } from '../tell.ts'
import type { Audited } from './audited.ts'
import { byRank, type Explanation } from './explanation.ts'
import { type JointSet, jointSets } from './joint.ts'
import { type Recomputer, recomputer } from './recomputer.ts'
import { MOST_LOOKS, type Pairs, searchPairs } from './search-pairs.ts'
import { searchRules } from './search-rules.ts'
import { searchSingles } from './search-singles.ts'
import { isMet, type Target } from './target.ts'
import { type TriedEdit, triedEdits } from './tried-edits.ts'

/** All that the search for smallest explanations found, and how far it went. */
export interface Search {
  readonly open: ReadonlySet<Target>
  /** By rank within each target, targets in the order of the claims. */
  readonly explanations: readonly Explanation[]
  readonly joint: readonly JointSet[]
  readonly singles: number
  readonly refused: number
  /** Edits that change differently the counts behind the targets that no other named rule gives: those that pairs are for. */
  readonly different: number
  readonly looks: number
  readonly pairs: Pairs | null
}

/** Searches the declared grammar of edits for every target that the declared rules do not give. */
export const searchExplanations = (
  targets: readonly Target[],
  recompute: Recomputer,
  audited: Audited,
  results: { readonly estimates: readonly Result[]; readonly tests: readonly Result[] },
  alternatives: readonly Alternative[],
  tell: Tell = tellNobody,
): Search => {
  const open = new Set(
    targets.filter((target) => !isMet(target, recompute.results(recompute.analysisOf(target.result)!, []))),
  )
  if (open.size === 0)
    return { open, explanations: [], joint: [], singles: 0, refused: 0, different: 0, looks: 0, pairs: null }
  tell(0, 1, 'single changes')
  const { tried, refused } = triedEdits(audited, recompute)
  const singles = searchSingles(tried, targets, open, recompute, audited, tell)
  const given = new Set(singles.explanations.map(({ target }) => target))
  const unruled = new Set(
    [...open].filter((target) => !alternatives.some((one) => isMet(target, one.results))),
  )
  tell(0, 1, 'pairs of changes')
  const narrow = recomputer(
    audited,
    [...unruled].flatMap(({ claims }) => claims),
    results,
  )
  const different = differentEdits(tried, narrow)
  const looks = different * different * unruled.size
  const pairs =
    looks <= MOST_LOOKS
      ? searchPairs(tried, targets, { open, unruled, given }, { wide: recompute, narrow }, audited, tell)
      : null
  tell(0, 1, 'rules')
  const all = [...results.estimates, ...results.tests]
  const rules = searchRules(open, recompute, { audited, cases: recompute.cases, all, alternatives })
  tell(0, 1, 'sets of changes')
  const found = [...singles.explanations, ...(pairs?.explanations ?? []), ...rules]
  return {
    open,
    explanations: [...open].flatMap((target) => found.filter((one) => one.target === target).sort(byRank)),
    joint: jointSets(singles.hits, pairs?.hits ?? [], targets, open, recompute),
    singles: tried.length,
    refused,
    different,
    looks,
    pairs,
  }
}

/** Edits that change any open analysis, those that change all of them alike taken once. */
const differentEdits = (tried: readonly TriedEdit[], narrow: Recomputer): number => {
  const changes = tried.map(({ replacement }) =>
    narrow.analyses.map((analysis) => narrow.change(analysis, [replacement])).join('\n\n'),
  )
  return new Set(changes.filter((change) => change.trim() !== '')).size
}
