import { type RandomBelow, randomBelow } from '../../statistics/numbers/random.ts'
import { countsOfPatients } from './counts-of-patients.ts'
import type { CountsAt, FigureMoment, FigurePatient, FigureSet, FigureSetGroup } from './figure-set.ts'
import { type Edge, type Node, type PossibleCounts, possibleCounts } from './possible-counts.ts'
import { waysFrom } from './ways.ts'

/** A table of the set: the patients of each group. */
export type FigureTable = readonly (readonly FigurePatient[])[]

export interface FigureTables {
  /** The table of the cohort first. */
  readonly tables: readonly FigureTable[]
  /** Whether these are all tables of the set. */
  readonly areAll: boolean
  /** What was tried, in words; empty where these are all. */
  readonly tried: string
}

/** With more tables some are drawn. */
const MOST_TABLES = 400
/** Fixed, so that the same tables are drawn on every machine. */
const SEED = 19_581_121
const DRAWN = 150

/** All tables of a set, or some: the one of the cohort, those with all free times early or late, and drawn ones. */
export const tablesOfSet = (set: FigureSet, recorded: FigureTable): FigureTables => {
  const possible = set.map(possibleCounts)
  const lists = set.map((group, i) => allCounts(group, possible[i]!))
  const areListed = lists.every((list) => list !== null)
  if (areListed && lists.reduce((product, list) => product * list.length, 1) <= MOST_TABLES) {
    const tables = product(lists).map((counts) => tableOf(set, counts, evenly))
    return { tables: withFirst(recorded, tables), areAll: true, tried: '' }
  }
  const tried = withFirst(recorded, drawnTables(set, possible, recorded))
  return { tables: tried, areAll: false, tried: triedWords(set, tried.length) }
}

const triedWords = (set: FigureSet, count: number): string =>
  [
    `tried were ${count} tables: that of the cohort, its free times early, late and even, and drawn ones`,
    ...(isUnknown(set)
      ? ['where n is not known, that of the cohort with once, twice and three times as many patients']
      : []),
  ].join('; ')

const isUnknown = (set: FigureSet): boolean => set.some(({ entered }) => entered === null)

const keyOf = (table: FigureTable): string =>
  table
    .map((patients) =>
      patients
        .map(({ time, isEvent }) => `${time}${isEvent ? '+' : '-'}`)
        .sort()
        .join(),
    )
    .join(';')

const withFirst = (recorded: FigureTable, tables: readonly FigureTable[]): readonly FigureTable[] => {
  const byKey = new Map([recorded, ...tables].map((table) => [keyOf(table), table]))
  return [...byKey.values()]
}

const product = <T>(lists: readonly (readonly T[])[]): readonly (readonly T[])[] =>
  lists.reduce<readonly (readonly T[])[]>(
    (sofar, list) => sofar.flatMap((parts) => list.map((part) => [...parts, part])),
    [[]],
  )

/** All counts of a group; null if a time is free, or if they are too many. */
const allCounts = (
  group: FigureSetGroup,
  possible: PossibleCounts | null,
): readonly (readonly CountsAt[])[] | null => {
  if (possible === null) return null
  const found: (readonly CountsAt[])[] = []
  let steps = 0
  const visit = (node: Node, survival: number, counts: readonly CountsAt[]): boolean => {
    if (counts.length === group.moments.length) {
      found.push(counts)
      return found.length <= MOST_TABLES
    }
    const moment = group.moments[counts.length]!
    for (const edge of node.next) {
      steps++
      if (steps > 200 * MOST_TABLES || isFree(moment, edge)) return false
      const after = survivalAfter(moment, edge, node.atRisk, survival)
      if (after !== null && !visit(edge.to, after, [...counts, edge])) return false
    }
    return true
  }
  return possible[0]!.every((start) => visit(start, 1, [])) ? found : null
}

/** Whether a patient's time or status is not determined by the counts. */
export const isFree = (moment: FigureMoment, counts: CountsAt): boolean => {
  if (moment.kind === 'end' && moment.isCut && counts.censored > 0) return true
  if (moment.kind === 'mark' || moment.unmarked === null) return false
  return counts.unmarked > 0 && moment.unmarked.until > moment.unmarked.from
}

/** Survival after a moment; null if it is not on the curve. */
const survivalAfter = (
  moment: FigureMoment,
  { events, unmarked }: CountsAt,
  atRisk: number,
  survival: number,
): number | null => {
  if (moment.kind !== 'event') return survival
  const after = events === 0 ? survival : survival * (1 - events / (atRisk - unmarked))
  return Math.abs(after - moment.survival) <= moment.precision * (1 + 1e-7) ? after : null
}

/** Where the i-th of so many patients lies between two times, from 0 to 1. */
type Place = (i: number, count: number) => number
const evenly: Place = (i, count) => (i + 1) / (count + 1)
const early: Place = () => 0.001
const late: Place = () => 0.999

/** The patients of given counts, with free times placed. */
const tableOf = (set: FigureSet, counts: readonly (readonly CountsAt[])[], place: Place): FigureTable =>
  set.map(({ moments }, g) =>
    moments.flatMap((moment, i): readonly FigurePatient[] => {
      const { events, censored, unmarked } = counts[g]![i]!
      const between = 'unmarked' in moment ? moment.unmarked : null
      return [
        ...Array.from({ length: unmarked }, (_, k) => ({
          time: Number((between!.from + (between!.until - between!.from) * place(k, unmarked)).toFixed(6)),
          isEvent: false,
        })),
        ...Array.from({ length: events }, () => ({ time: moment.time, isEvent: true })),
        ...Array.from({ length: censored }, () => ({ time: moment.time, isEvent: false })),
      ]
    }),
  )

/** The counts of the cohort's table with other free times, and other counts; where n is not known, its multiples. */
const drawnTables = (
  set: FigureSet,
  possible: readonly (PossibleCounts | null)[],
  recorded: FigureTable,
): readonly FigureTable[] => {
  const below = randomBelow(SEED)
  const uniform: Place = () => (1 + below(999)) / 1001
  const own = set.map((group, i) => {
    const counts = countsOfPatients(group, recorded[i]!)
    if (!Array.isArray(counts))
      throw new Error(`tablesOfSet: expected a table of the set, found "${group.name}"`)
    return counts as readonly CountsAt[]
  })
  const others = Array.from({ length: DRAWN }, (_, i) => {
    const price = PRICES[i % PRICES.length]!
    const counts = set.map((group, g) => drawnCounts(group, possible[g]!, price, below) ?? own[g]!)
    return tableOf(set, counts, [uniform, early, late, evenly][i % 4]!)
  })
  return [
    ...[early, late, evenly].map((place) => tableOf(set, own, place)),
    ...multiplesOf(set, recorded),
    ...others,
  ]
}

/** Of more than this many groups without n, all have the same multiple. */
const MOST_ALONE = 3

/** Tables with twice and three times as many patients in groups whose number is not known, each for itself. */
const multiplesOf = (set: FigureSet, recorded: FigureTable): readonly FigureTable[] => {
  const open = set.flatMap(({ entered }, g) => (entered === null ? [g] : []))
  if (open.length === 0) return []
  const choices =
    open.length > MOST_ALONE
      ? [2, 3].map((times) => open.map(() => times))
      : product(open.map(() => [1, 2, 3])).filter((times) => times.some((one) => one > 1))
  return choices.map((times) =>
    recorded.map((patients, g) => {
      const count = times[open.indexOf(g)] ?? 1
      return patients.flatMap((patient) => Array<FigurePatient>(count).fill(patient))
    }),
  )
}

/** How much less likely a table is drawn for each censoring that no mark shows. */
const PRICES = [1, 0.3, 0.05]

/** Counts drawn among all ways; null if none of them is a table. */
const drawnCounts = (
  group: FigureSetGroup,
  possible: PossibleCounts | null,
  price: number,
  below: RandomBelow,
): readonly CountsAt[] | null => {
  if (possible === null) return null
  const ways = waysOfPrice(possible, price)
  for (let attempt = 0; attempt < 20; attempt++) {
    const counts: CountsAt[] = []
    let [node, survival]: [Node, number] = [possible[0]![0]!, 1]
    for (const moment of group.moments) {
      const edge = drawnEdge(node, ways, price, below)
      const after = survivalAfter(moment, edge, node.atRisk, survival)
      if (after === null) break
      counts.push(edge)
      ;[node, survival] = [edge.to, after]
    }
    if (counts.length === group.moments.length) return counts
  }
  return null
}

const weightOf =
  (price: number) =>
  ({ unmarked, censored }: CountsAt): number => {
    // powers differ between versions of Node
    let weight = 1
    if (price < 1) for (let i = unmarked + Math.max(0, censored - 1); i > 0; i--) weight *= price
    return weight
  }

const known = new WeakMap<PossibleCounts, Map<number, ReadonlyMap<Node, number>>>()
const waysOfPrice = (possible: PossibleCounts, price: number): ReadonlyMap<Node, number> => {
  const byPrice = known.get(possible) ?? new Map<number, ReadonlyMap<Node, number>>()
  const ways = byPrice.get(price) ?? waysFrom(possible, weightOf(price))
  known.set(possible, byPrice.set(price, ways))
  return ways
}

const drawnEdge = (node: Node, ways: ReadonlyMap<Node, number>, price: number, below: RandomBelow): Edge => {
  const weight = weightOf(price)
  let rest = (ways.get(node)! * (below(1_000_000) + 0.5)) / 1_000_000
  for (const edge of node.next) {
    rest -= weight(edge) * ways.get(edge.to)!
    if (rest <= 0) return edge
  }
  return node.next.at(-1)!
}
