import { type CountsAt, endsAtMark, type FigureMoment, type FigureSetGroup } from './figure-set.ts'

/** A number at risk before a moment that some table has, and the survival that goes with it. */
export interface Node {
  readonly atRisk: number
  /** The lowest and the highest product of (1 - d/n) of all ways to it. */
  readonly survival: readonly [number, number]
  readonly next: readonly Edge[]
}

export interface Edge extends CountsAt {
  readonly to: Node
}

/** Numbers at risk before each moment, and after the last: every table of the set is a way through them. */
export type PossibleCounts = readonly (readonly Node[])[]

/** Ways between numbers at risk that are looked at, so that time and memory are bounded. */
const MOST_TRIED = 3_000_000
const MOST_KEPT = 600_000
/** Room for rounding of a product of fractions. */
const ROUNDED = 1 + 1e-7

interface Growing {
  readonly atRisk: number
  survival: [number, number]
  next: (CountsAt & { readonly to: Growing })[]
}

/**
 * The whole numbers of patients that give a curve: for each moment all numbers at risk, with the lowest and the highest
 * product of (1 - d/n) with which they are reached. No table that gives the figure is left out. A way through them need
 * not be a table, because survivals between the lowest and the highest are taken together.
 *
 * Null if the number of patients is not known, since every multiple of a table gives the same curve, or if the ways are
 * too many.
 */
export const possibleCounts = ({ entered, moments }: FigureSetGroup): PossibleCounts | null => {
  if (entered === null) return null
  const layers: Growing[][] = [[{ atRisk: entered, survival: [1, 1], next: [] }]]
  const budget = { tried: 0, kept: 0 }
  const mayBeAlone = endsAtMark(moments)
  for (const [i, moment] of moments.entries()) {
    const later = moments.find((other, j) => j > i && 'number' in other)
    const least = later !== undefined && 'number' in later ? later.number : 0
    const reached = new Map<number, Growing>()
    for (const node of layers.at(-1)!) {
      grow(node, moment, { least, mayBeAlone }, reached, budget)
      if (budget.tried > MOST_TRIED || budget.kept > MOST_KEPT) return null
    }
    layers.push([...reached.values()])
  }
  return alive(layers)
}

/** Adds the ways on from a number at risk, to numbers that are not below the next number at risk of the figure. */
const grow = (
  node: Growing,
  moment: FigureMoment,
  { least, mayBeAlone }: { readonly least: number; readonly mayBeAlone: boolean },
  reached: Map<number, Growing>,
  budget: { tried: number; kept: number },
): void => {
  for (const way of waysOn(node, moment, mayBeAlone)) {
    budget.tried++
    if (budget.tried > MOST_TRIED || budget.kept > MOST_KEPT) return
    if (way === null) continue
    const [counts, survival] = way
    const atRisk = node.atRisk - counts.events - counts.censored - counts.unmarked
    if (atRisk < least) continue
    budget.kept++
    node.next.push({ ...counts, to: joined(reached, atRisk, survival) })
  }
}

const joined = (
  reached: Map<number, Growing>,
  atRisk: number,
  survival: readonly [number, number],
): Growing => {
  const known = reached.get(atRisk)
  if (known === undefined) {
    const node: Growing = { atRisk, survival: [...survival], next: [] }
    reached.set(atRisk, node)
    return node
  }
  known.survival = [Math.min(known.survival[0], survival[0]), Math.max(known.survival[1], survival[1])]
  return known
}

/** Without the numbers at risk from which no way leads to the end. */
const alive = (layers: readonly (readonly Growing[])[]): PossibleCounts => {
  const kept: Growing[][] = [layers.at(-1)!.filter(({ atRisk }) => atRisk === 0)]
  for (const layer of layers.slice(0, -1).toReversed()) {
    const following = new Set(kept[0])
    for (const node of layer) node.next = node.next.filter(({ to }) => following.has(to))
    kept.unshift(layer.filter(({ next }) => next.length > 0))
  }
  return kept
}

/** Null for numbers that were tried in vain. */
type Way = readonly [CountsAt, readonly [number, number]] | null

const NOTHING: CountsAt = { events: 0, censored: 0, unmarked: 0 }

/** @param mayBeAlone whether the mark at the end of the curve may be that of the last patient */
function* waysOn({ atRisk, survival }: Growing, moment: FigureMoment, mayBeAlone: boolean): Generator<Way> {
  switch (moment.kind) {
    case 'mark':
      for (let censored = moment.isPerhaps ? 0 : 1; censored <= atRisk; censored++)
        yield [{ ...NOTHING, censored }, survival]
      return
    case 'at-risk':
    case 'at-risk-after': {
      const unmarked = atRisk - moment.number
      if (unmarked === 0 || (unmarked > 0 && moment.unmarked !== null))
        yield [{ ...NOTHING, unmarked }, survival]
      return
    }
    case 'end': {
      const most = moment.unmarked === null ? 0 : mayBeAlone ? atRisk : Math.max(0, atRisk - 1)
      for (let unmarked = 0; unmarked <= most; unmarked++)
        yield [{ ...NOTHING, censored: atRisk - unmarked, unmarked }, survival]
      return
    }
    case 'event':
      yield* eventWays(atRisk, survival, moment)
      return
    default: {
      const never: never = moment
      return never
    }
  }
}

/** For each number of events d, the numbers at risk n for which some S (1 - d/n) is within the precision. */
function* eventWays(
  atRisk: number,
  [low, high]: readonly [number, number],
  { survival, precision, unmarked, isPerhaps }: Extract<FigureMoment, { kind: 'event' }>,
): Generator<Way> {
  const error = precision * ROUNDED
  const [least, most] = [survival - error, survival + error]
  if (isPerhaps && low <= most && high >= least) yield [NOTHING, [Math.max(low, least), Math.min(high, most)]]
  if (high <= 0) return
  /** The smallest and the largest d/n. */
  const [fewest, largest] = [Math.max(0, 1 - most / low), 1 - least / high]
  const lowest = unmarked === null ? atRisk : 1
  for (let events = 1; events <= atRisk * Math.min(1, largest * ROUNDED); events++) {
    const first = Math.max(lowest, events, Math.ceil(events / largest - 1e-6))
    const last = fewest > 0 ? Math.min(atRisk, Math.floor(events / fewest + 1e-6)) : atRisk
    for (let n = first; n <= last; n++) {
      const factor = 1 - events / n
      const [from, to] = [Math.max(low * factor, least), Math.min(high * factor, most)]
      yield from <= to ? [{ events, censored: 0, unmarked: atRisk - n }, [from, to]] : null
    }
  }
}
