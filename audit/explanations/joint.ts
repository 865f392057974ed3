import { groupBy } from '../../cohort/values/group-by.ts'
import type { CitedResult } from '../claims/cited-result.ts'
import type { Recomputer } from '../recompute/recomputer.ts'
import { type Hit, sideEffectsOf } from './edits/side-effects.ts'
import type { TriedEdit } from './edits/tried-edits.ts'
import type { PairHit } from './search-pairs.ts'

/** A set of k edits that gives the most open targets, each edit made only in the analyses that need it. */
export interface JointSet {
  readonly k: number
  /** Each edit, or pair of edits, with its equivalent alternatives, the best first. */
  readonly parts: readonly Part[]
  readonly explains: readonly CitedResult[]
  /** Number of sets of k edits that give as many targets; equivalent edits count once. */
  readonly asGood: number
  /** Reproduced claims that fail if each part is made only in the analyses that need it. */
  readonly broken: number
  /** The same edits at once in the whole cohort; null if two of them are on one subject. */
  readonly inCohort: { readonly explains: number; readonly broken: number } | null
}

/** Equivalent edits, or pairs of edits: any of them gives the same targets. */
export type Part = readonly (readonly TriedEdit[])[]

export interface Joint {
  readonly sets: readonly JointSet[]
  /** Whether only the edits that give the most targets were combined, as there were too many. */
  readonly isCut: boolean
}

export const NO_SETS: Joint = { sets: [], isCut: false }

/** The largest number of edits, and of pairs, that are combined to sets. */
const MOST_ITEMS = 40

/** An edit, or two that give a target only together, with the open targets that they give as bits. */
interface CoverItem {
  readonly edits: readonly TriedEdit[]
  readonly parts: readonly Part[]
  readonly covers: bigint
  readonly broken: number
}

/** The best sets of one, two and three edits: a maximum cover of the open targets by single edits and pairs. */
export const jointSets = (
  singles: readonly Hit[],
  pairs: readonly PairHit[],
  targets: readonly CitedResult[],
  open: ReadonlySet<CitedResult>,
  recompute: Recomputer,
): Joint => {
  const order = [...open]
  const bitOf = new Map(order.map((target, i) => [target, 1n << BigInt(i)]))
  const bits = (cited: readonly CitedResult[]): bigint =>
    cited.reduce((sum, target) => sum | (bitOf.get(target) ?? 0n), 0n)
  const allSingles = distinct(
    singles.map(({ edit, effect }) => ({
      edits: [edit],
      parts: [],
      covers: bits(effect.explains),
      broken: effect.brokenInCohort,
    })),
  )
  const allPairs = distinct(
    pairs.map(({ edits, explains }) => ({ edits, parts: [], covers: bits(explains), broken: 0 })),
  ).filter(({ covers }) => !allSingles.some((single) => (covers & ~single.covers) === 0n))
  const [bestSingles, bestPairs] = [best(allSingles), best(allPairs)]
  const sets = [1, 2, 3].flatMap((k) => {
    const candidates = setsOf(k, bestSingles, bestPairs)
    const largest = Math.max(0, ...candidates.map(({ covers }) => size(covers)))
    const largestSets = candidates.filter(({ covers }) => size(covers) === largest)
    const first = largestSets.reduce<CoverItem | undefined>(
      (a, b) => (a === undefined || b.broken < a.broken ? b : a),
      undefined,
    )
    if (!first || largest === 0) return []
    const explains = order.filter((_, i) => (first.covers >> BigInt(i)) & 1n)
    return [
      {
        k,
        parts: first.parts,
        explains,
        asGood: largestSets.length,
        broken: first.parts.reduce(
          (sum, [part = []]) => sum + effectOn(part, targets, open, recompute).brokenInAnalyses,
          0,
        ),
        inCohort: inCohort(first, targets, open, recompute),
      },
    ]
  })
  return {
    sets,
    isCut: bestSingles.length < allSingles.length || bestPairs.length < allPairs.length,
  }
}

const best = (items: readonly CoverItem[]): readonly CoverItem[] =>
  items.length <= MOST_ITEMS
    ? items
    : items.toSorted((a, b) => size(b.covers) - size(a.covers) || a.broken - b.broken).slice(0, MOST_ITEMS)

/** One item for each set of targets: the one that breaks the fewest claims, with the others as its alternatives. */
const distinct = (items: readonly CoverItem[]): readonly CoverItem[] =>
  [...groupBy(items, ({ covers }) => covers).values()].map((alike) => {
    const [first, ...others] = alike.toSorted((a, b) => a.broken - b.broken)
    return { ...first!, parts: [[first!.edits, ...others.map(({ edits }) => edits)]] }
  })

/** All unions of items with k edits in total that cover more than each part. */
const setsOf = (
  k: number,
  singles: readonly CoverItem[],
  pairs: readonly CoverItem[],
): readonly CoverItem[] => {
  if (k === 1) return singles
  const smaller = setsOf(k - 1, singles, pairs)
  const withSingle = smaller.flatMap((set) =>
    singles.filter(({ covers }) => (covers & ~set.covers) !== 0n).map((single) => union(set, single)),
  )
  const withPair =
    k === 2
      ? pairs
      : singles.flatMap((single) =>
          pairs.filter(({ covers }) => (covers & ~single.covers) !== 0n).map((pair) => union(single, pair)),
        )
  const unique = new Map([...withSingle, ...withPair].toReversed().map((set) => [editsKey(set), set]))
  return [...unique.values()].reverse()
}

const union = (a: CoverItem, b: CoverItem): CoverItem => ({
  edits: [...a.edits, ...b.edits],
  parts: [...a.parts, ...b.parts],
  covers: a.covers | b.covers,
  broken: a.broken + b.broken,
})

const editsKey = ({ edits }: CoverItem): string =>
  edits
    .map(({ edit }) => `${edit.subject} ${edit.what} ${edit.detail}`)
    .sort()
    .join('\n')

const size = (covers: bigint): number => covers.toString(2).replaceAll('0', '').length

const inCohort = (
  { edits }: Pick<CoverItem, 'edits'>,
  targets: readonly CitedResult[],
  open: ReadonlySet<CitedResult>,
  recompute: Recomputer,
): JointSet['inCohort'] => {
  if (new Set(edits.map(({ edit }) => edit.subject)).size < edits.length) return null
  const { explains, brokenInCohort } = effectOn(edits, targets, open, recompute)
  return { explains: explains.length, broken: brokenInCohort }
}

const effectOn = (
  edits: readonly TriedEdit[],
  targets: readonly CitedResult[],
  open: ReadonlySet<CitedResult>,
  recompute: Recomputer,
) =>
  sideEffectsOf(
    edits.map(({ replacement }) => replacement),
    targets,
    open,
    recompute,
  )
