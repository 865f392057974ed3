import { groupBy } from '../../cohort/values/group-by.ts'
import { noProgress, type ReportProgress } from '../../cohort/values/progress.ts'
import { type CitedResult, isMet } from '../claims/cited-result.ts'
import type { Analysis } from '../recompute/analysis.ts'
import type { AuditInput } from '../recompute/audit-input.ts'
import { PAIRS_WORK } from '../recompute/budget.ts'
import { NOT_INFORMATIVE, printedOf } from '../recompute/printable.ts'
import type { Recomputer, Replacement } from '../recompute/recomputer.ts'
import { allPairs, byChange, type Pair } from './edits/edit-pairs.ts'
import { sideEffectsOf } from './edits/side-effects.ts'
import { editWords, subjectOf, type TriedEdit } from './edits/tried-edits.ts'
import type { Explanation } from './explanation.ts'
import { forecastChance, likelyPairs } from './pair-forecast.ts'
import { chanceOf } from './search-singles.ts'

/** Two edits that together give an open target. */
export interface PairHit {
  readonly edits: readonly [TriedEdit, TriedEdit]
  readonly replacements: readonly Replacement[]
  readonly explains: readonly CitedResult[]
}

export interface Pairs {
  readonly hits: readonly PairHit[]
  readonly explanations: readonly Explanation[]
  /** Targets whose pairs were searched, and among them those whose pairs were not all computed. */
  readonly searched: readonly CitedResult[]
  readonly cut: readonly CitedResult[]
  /** Targets whose pairs would give too many other values to be informative. */
  readonly uninformative: readonly CitedResult[]
  /** Number of classes of pairs beyond the listed ones. */
  readonly unlisted: ReadonlyMap<CitedResult, number>
  /** Number of different pairs of changes that were computed. */
  readonly computed: number
}

export const NO_PAIRS: Pairs = {
  hits: [],
  explanations: [],
  searched: [],
  cut: [],
  uninformative: [],
  unlisted: new Map(),
  computed: 0,
}

/** The largest number of classes of pairs that are listed for a target; further ones are counted. */
export const MOST_CLASSES = 50

/** The outcome of the pairs of one analysis. */
interface SearchedPairs {
  readonly hits: readonly PairHit[]
  readonly reached: ReadonlyMap<CitedResult, ReadonlySet<bigint>>
  readonly computed: number
}

/**
 * Tries all pairs of edits for the targets without a smaller explanation, one analysis at a time. Edits with the same
 * change of counts are tried once, since their results are the same. If all pairs cost more than the budget, their
 * effects are forecast from the single edits as if they added up: a target whose pairs would give more than a tenth of
 * the other possible values is excluded as uninformative; for the others, the pairs with the forecast nearest to the
 * reported value are computed.
 * @param wanted targets without a smaller explanation
 */
export const searchPairs = (
  tried: readonly TriedEdit[],
  targets: readonly CitedResult[],
  open: ReadonlySet<CitedResult>,
  wanted: ReadonlySet<CitedResult>,
  recompute: Recomputer,
  audited: AuditInput,
  tell: ReportProgress = noProgress,
  work: number = PAIRS_WORK,
): Pairs => {
  const byAnalysis = groupBy([...wanted], ({ result }) => recompute.analysisOf(result)!)
  const most = Math.floor(work / recompute.cases.length / Math.max(1, byAnalysis.size))
  const [cut, uninformative]: [Map<CitedResult, number | null>, CitedResult[]] = [new Map(), []]
  const searches = [...byAnalysis].map(([analysis, citedInAnalysis]) => {
    const edits = byChange(analysis, tried, recompute)
    const count = (edits.size * (edits.size + 1)) / 2
    if (count <= most)
      return tryPairs(
        allPairs(analysis, edits, recompute, audited),
        count,
        analysis,
        citedInAnalysis,
        recompute,
        tell,
      )
    const alike = [...edits.values()]
    for (const target of citedInAnalysis) {
      const chance = forecastChance(target, alike, recompute, audited)
      if (chance !== null && chance > NOT_INFORMATIVE) uninformative.push(target)
      else cut.set(target, chance)
    }
    const kept = citedInAnalysis.filter((target) => cut.has(target))
    return tryPairs(likelyPairs(kept, alike, most, recompute), most, analysis, kept, recompute, tell)
  })
  const hits = searches.flatMap((search) => search.hits)
  const computed = searches.reduce((sum, search) => sum + search.computed, 0)
  const unlisted = new Map<CitedResult, number>()
  const searched = [...wanted].filter((target) => !uninformative.includes(target))
  const explanations = searched.flatMap((target) => {
    const reached = searches.map((search) => search.reached.get(target)).find((value) => value !== undefined)
    const looked = chanceOf(target, reached ?? new Set(), recompute, audited)
    const known = cut.has(target) ? { ...looked, chance: cut.get(target)! } : looked
    const classes = classesOf(target, hits)
    if (classes.length > MOST_CLASSES) unlisted.set(target, classes.length - MOST_CLASSES)
    return classes.slice(0, MOST_CLASSES).map(
      ([what, members]): Explanation => ({
        target,
        kind: 'data',
        family: 'two changes',
        order: 2,
        what,
        patients: members.map(({ edits }) => edits.map(({ edit }) => subjectOf(edit, audited)).join(' and ')),
        witnesses: members.map(({ edits }) => edits.map(({ edit }) => editWords(edit, audited)).join(' + ')),
        wordings: [],
        isComplete: !cut.has(target),
        ...effectIn(members[0]!, targets, open, recompute),
        ...known,
        tried: computed,
      }),
    )
  })
  return { hits, explanations, searched, cut: [...cut.keys()], uninformative, unlisted, computed }
}

const effectIn = (
  { replacements }: PairHit,
  targets: readonly CitedResult[],
  open: ReadonlySet<CitedResult>,
  recompute: Recomputer,
) => {
  const { signature, ...effect } = sideEffectsOf(replacements, targets, open, recompute)
  return effect
}

const tryPairs = (
  pairs: Iterable<Pair>,
  /** Approximate number of pairs, for progress. */
  count: number,
  analysis: Analysis,
  targets: readonly CitedResult[],
  recompute: Recomputer,
  tell: ReportProgress,
): SearchedPairs => {
  const hits: PairHit[] = []
  const reached = new Map(targets.map((target) => [target, new Set<bigint>()]))
  let computed = 0
  for (const { edits, replacements } of pairs) {
    tell(Math.min(computed++, count), count, 'pairs of changes')
    const results = recompute.compute(analysis, replacements)
    for (const target of targets) {
      const printed = printedOf(target.claims[0]!, results.get(target.result))
      if (printed !== null) reached.get(target)!.add(printed)
    }
    const explains = targets.filter((target) => isMet(target, results))
    if (explains.length > 0) hits.push({ edits, replacements, explains })
  }
  return { hits, reached, computed }
}

/** Classes of pairs that differ only in the patients, those that give the most open results first. */
const classesOf = (
  target: CitedResult,
  hits: readonly PairHit[],
): readonly (readonly [string, readonly PairHit[]])[] => {
  const hitsOfTarget = hits.filter(({ explains }) => explains.includes(target))
  const most = (members: readonly PairHit[]): number =>
    Math.max(...members.map(({ explains }) => explains.length))
  return [...groupBy(hitsOfTarget, pairWords)].sort(([, a], [, b]) => most(b) - most(a))
}

const pairWords = ({ edits }: PairHit): string => {
  const [a, b] = edits.map(({ edit }) => edit.what).sort()
  return a === b ? `${a}, twice` : `${a} + ${b}`
}
