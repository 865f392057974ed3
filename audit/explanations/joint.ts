import { groupBy } from '../../cohort/values/group-by.ts'
import type { CitedResult } from '../claims/cited-result.ts'
import type { Recomputer } from '../recompute/recomputer.ts'
import { type Hit, sideEffectsOf } from './edits/side-effects.ts'
import type { TriedEdit } from './edits/tried-edits.ts'
import type { PairHit } from './search-pairs.ts'

/** A set of k edits that gives most open targets, each edit made in the analyses that need it. */
export interface JointSet {
  readonly k: number
  /** Each edit, or pair of edits, of the set with all others that give the same, the best first. */
  readonly parts: readonly Part[]
  readonly explains: readonly CitedResult[]
  /** Sets of k edits that give as many, up to edits that give the same targets. */
  readonly asGood: number
  /** Reproduced claims that fail where each part is made in the analyses that need it. */
  readonly broken: number
  /** The same edits all at once in the whole cohort; null where two of them are on one subject. */
  readonly inCohort: { readonly explains: number; readonly broken: number } | null
}

/** Edits, or pairs of them, of which any one does. */
export type Part = readonly (readonly TriedEdit[])[]

export interface Joint {
  readonly sets: readonly JointSet[]
  /** Whether only the edits that give most were put together, since there were too many. */
  readonly isCut: boolean
}

export const NO_SETS: Joint = { sets: [], isCut: false }

/** Of so many different edits, and pairs, sets are made: those that give most. */
const MOST_ATOMS = 40

/** One edit, or two that only together give something, with the open targets that they give as bits. */
interface Atom {
  readonly edits: readonly TriedEdit[]
  readonly parts: readonly Part[]
  readonly covers: bigint
  readonly broken: number
}

/** The best sets of one, two and three edits: a cover of the open targets by what single edits and pairs give. */
export const jointSets = (
  singles: readonly Hit[],
  pairs: readonly PairHit[],
  targets: readonly CitedResult[],
  open: ReadonlySet<CitedResult>,
  recompute: Recomputer,
): Joint => {
  const order = [...open]
  const bitOf = new Map(order.map((target, i) => [target, 1n << BigInt(i)]))
  const bits = (of: readonly CitedResult[]): bigint =>
    of.reduce((sum, target) => sum | (bitOf.get(target) ?? 0n), 0n)
  const allOnes = best(
    singles.map(({ edit, effect }) => ({
      edits: [edit],
      parts: [],
      covers: bits(effect.explains),
      broken: effect.brokenInCohort,
    })),
  )
  const allTwos = best(
    pairs.map(({ edits, explains }) => ({ edits, parts: [], covers: bits(explains), broken: 0 })),
  ).filter(({ covers }) => !allOnes.some((one) => (covers & ~one.covers) === 0n))
  const [ones, twos] = [most(allOnes), most(allTwos)]
  const sets = [1, 2, 3].flatMap((k) => {
    const candidates = setsOf(k, ones, twos)
    const largest = Math.max(0, ...candidates.map(({ covers }) => size(covers)))
    const found = candidates.filter(({ covers }) => size(covers) === largest)
    const first = found.reduce<Atom | undefined>(
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
        asGood: found.length,
        broken: first.parts.reduce(
          (sum, [part = []]) => sum + effectOn(part, targets, open, recompute).brokenInAnalyses,
          0,
        ),
        inCohort: inCohort(first, targets, open, recompute),
      },
    ]
  })
  return { sets, isCut: ones.length < allOnes.length || twos.length < allTwos.length }
}

const most = (atoms: readonly Atom[]): readonly Atom[] =>
  atoms.length <= MOST_ATOMS
    ? atoms
    : atoms.toSorted((a, b) => size(b.covers) - size(a.covers) || a.broken - b.broken).slice(0, MOST_ATOMS)

/** Of the atoms that give the same targets the one that breaks least, with the others as its alternatives. */
const best = (atoms: readonly Atom[]): readonly Atom[] =>
  [...groupBy(atoms, ({ covers }) => covers).values()].map((alike) => {
    const [first, ...others] = alike.toSorted((a, b) => a.broken - b.broken)
    return { ...first!, parts: [[first!.edits, ...others.map(({ edits }) => edits)]] }
  })

/** All unions of atoms with k edits in all that give more than each part. */
const setsOf = (k: number, ones: readonly Atom[], twos: readonly Atom[]): readonly Atom[] => {
  if (k === 1) return ones
  const smaller = setsOf(k - 1, ones, twos)
  const withOne = smaller.flatMap((set) =>
    ones.filter(({ covers }) => (covers & ~set.covers) !== 0n).map((one) => union(set, one)),
  )
  const withTwo =
    k === 2
      ? twos
      : ones.flatMap((one) =>
          twos.filter(({ covers }) => (covers & ~one.covers) !== 0n).map((two) => union(one, two)),
        )
  const unique = new Map([...withOne, ...withTwo].toReversed().map((set) => [keyOf(set), set]))
  return [...unique.values()].reverse()
}

const union = (a: Atom, b: Atom): Atom => ({
  edits: [...a.edits, ...b.edits],
  parts: [...a.parts, ...b.parts],
  covers: a.covers | b.covers,
  broken: a.broken + b.broken,
})

const keyOf = ({ edits }: Atom): string =>
  edits
    .map(({ edit }) => `${edit.subject} ${edit.what} ${edit.detail}`)
    .sort()
    .join('\n')

const size = (covers: bigint): number => covers.toString(2).replaceAll('0', '').length

const inCohort = (
  { edits }: Pick<Atom, 'edits'>,
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
