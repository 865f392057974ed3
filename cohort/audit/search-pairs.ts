import { groupBy } from '../group-by.ts'
import { type Tell, tellNobody } from '../tell.ts'
import type { Analysis } from './analysis.ts'
import type { Audited } from './audited.ts'
import { effectOf } from './breakage.ts'
import type { Explanation } from './explanation.ts'
import { printedOf } from './printable.ts'
import type { Change, Recomputer, Replacement } from './recomputer.ts'
import { chanceOf } from './search-singles.ts'
import { isMet, type Target } from './target.ts'
import { editWords, type TriedEdit, together } from './tried-edits.ts'

/** Two edits that give an open target together. */
export interface PairHit {
  readonly edits: readonly [TriedEdit, TriedEdit]
  readonly replacements: readonly Replacement[]
  readonly explains: readonly Target[]
}

export interface Pairs {
  readonly hits: readonly PairHit[]
  readonly explanations: readonly Explanation[]
  /** Classes of pairs that are not listed any more, for targets with more than are listed. */
  readonly unlisted: ReadonlyMap<Target, number>
  /** Different pairs of changes that were computed. */
  readonly computed: number
}

/** What pairs are searched for. */
export interface Sought {
  readonly open: ReadonlySet<Target>
  /** Of these, what no other named rule gives: a change of one rule is smaller than two of the data. */
  readonly unruled: ReadonlySet<Target>
  /** What a single edit gives. */
  readonly given: ReadonlySet<Target>
}

/** Pairs are computed for what open claims cite alone, and followed through all that is cited only where they hit. */
export interface Recomputers {
  readonly wide: Recomputer
  readonly narrow: Recomputer
}

/** Above this many looks (edits squared times open claims) only single edits are searched, and the audit says so. */
export const MOST_LOOKS = 1e7

/** Of pairs so many classes are listed for a target, those that give most open results first; the others are counted. */
export const MOST_CLASSES = 200

/**
 * Every two edits against every open target, one analysis at a time: edits that change its counts alike are taken
 * once, since every result is the same. Pairs are explanations only of targets that no single edit and no other rule gives.
 */
export const searchPairs = (
  tried: readonly TriedEdit[],
  targets: readonly Target[],
  { open, unruled, given }: Sought,
  recomputers: Recomputers,
  audited: Audited,
  tell: Tell = tellNobody,
): Pairs => {
  const { wide, narrow: recompute } = recomputers
  const hits: PairHit[] = []
  const reached = new Map([...unruled].map((target) => [target, new Set<bigint>()]))
  const alike = new Map(
    recompute.analyses.map((analysis) => [analysis, byChange(analysis, tried, recompute)]),
  )
  const total = [...alike.values()].reduce((sum, { size }) => sum + (size * (size + 1)) / 2, 0)
  let computed = 0
  for (const [analysis, edits] of alike) {
    const own = [...unruled].filter(({ result }) => recompute.analysisOf(result) === analysis)
    for (const { edits: pair, replacements } of differentPairs(analysis, edits, recompute, audited)) {
      tell(Math.min(computed++, total), total, 'pairs of changes')
      const results = recompute.results(analysis, replacements)
      for (const target of own) {
        const printed = printedOf(target.claims[0]!, results.get(target.result))
        if (printed !== null) reached.get(target)!.add(printed)
      }
      const explains = own.filter((target) => isMet(target, results))
      if (explains.length > 0) hits.push({ edits: pair, replacements, explains })
    }
  }
  const unlisted = new Map<Target, number>()
  const explanations = [...unruled]
    .filter((target) => !given.has(target))
    .flatMap((target) => {
      const classes = classesOf(target, hits)
      if (classes.length > MOST_CLASSES) unlisted.set(target, classes.length - MOST_CLASSES)
      const chance = chanceOf(target, reached.get(target)!, recompute, audited)
      return classes.slice(0, MOST_CLASSES).map(([what, members]): Explanation => {
        const { signature, ...effect } = effectOf(members[0]!.replacements, targets, open, wide)
        const witnesses = members.map(({ edits }) =>
          edits.map(({ edit }) => editWords(edit, audited)).join(' + '),
        )
        const kind = 'data' as const
        return {
          target,
          kind,
          order: 2,
          what,
          witnesses,
          wordings: [],
          ...effect,
          ...chance,
          tried: computed,
        }
      })
    })
  return { hits, explanations, unlisted, computed }
}

/** Pairs that differ only in which patients are one class; those that give most open results come first. */
const classesOf = (
  target: Target,
  hits: readonly PairHit[],
): readonly (readonly [string, readonly PairHit[]])[] => {
  const own = hits.filter(({ explains }) => explains.includes(target))
  const most = (members: readonly PairHit[]): number =>
    Math.max(...members.map(({ explains }) => explains.length))
  return [...groupBy(own, pairWords)].sort(([, a], [, b]) => most(b) - most(a))
}

const pairWords = ({ edits }: PairHit): string => {
  const [a, b] = edits.map(({ edit }) => edit.what).sort()
  return a === b ? `${a}, twice` : `${a} + ${b}`
}

interface Pair {
  readonly edits: readonly [TriedEdit, TriedEdit]
  readonly replacements: readonly Replacement[]
}

type ByChange = ReadonlyMap<Change, readonly TriedEdit[]>

/** Edits by what they change in the counts of an analysis, those that change nothing left out. */
const byChange = (analysis: Analysis, tried: readonly TriedEdit[], recompute: Recomputer): ByChange => {
  const found = groupBy(tried, ({ replacement }) => recompute.change(analysis, [replacement]))
  return new Map([...found].filter(([change]) => change !== ''))
}

function* differentPairs(
  analysis: Analysis,
  edits: ByChange,
  recompute: Recomputer,
  audited: Audited,
): Generator<Pair> {
  const seen = new Set<Change>()
  const alike = [...edits.values()]
  for (const [i, first] of alike.entries())
    for (const second of alike.slice(i)) {
      const pair = onDifferentSubjects(first, second)
      if (pair) yield { edits: pair, replacements: pair.map(({ replacement }) => replacement) }
    }
  for (const [a, b] of onOneSubject(alike.flat())) {
    const replacements = together(a, b, audited)
    if (replacements === null) continue
    const change = recompute.change(analysis, replacements)
    if (change === '' || edits.has(change) || seen.has(change)) continue
    seen.add(change)
    yield { edits: [a, b], replacements }
  }
}

const onDifferentSubjects = (
  first: readonly TriedEdit[],
  second: readonly TriedEdit[],
): readonly [TriedEdit, TriedEdit] | null => {
  for (const a of first) for (const b of second) if (a.edit.subject !== b.edit.subject) return [a, b]
  return null
}

function* onOneSubject(edits: readonly TriedEdit[]): Generator<readonly [TriedEdit, TriedEdit]> {
  for (const [i, a] of edits.entries())
    for (const b of edits.slice(i + 1)) if (a.edit.subject === b.edit.subject) yield [a, b]
}
