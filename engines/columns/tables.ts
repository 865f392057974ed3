import type { EventTable, GroupCounts } from '../../statistics/survival/event-table.ts'
import { type BufferPool, bufferPool, type CountArray } from './buffer-pool.ts'
import { ENTERED, type Shape, type TimeCounts } from './columns.ts'
import type { Grouping } from './group-codes.ts'

/** The event table of a stratum, with its non-empty groups. */
export interface StratumTable {
  readonly stratum: string
  readonly table: EventTable
}

/**
 * The event tables of one grouping: one per non-empty stratum, each with its own times.
 * @param pool the memory of the tables, valid until the next tables use it
 */
export const tablesOf = (
  counted: TimeCounts,
  shape: Shape,
  grouping: Grouping,
  pool: BufferPool = bufferPool(),
): readonly StratumTable[] => {
  const layout = layOut(counted, shape, grouping)
  const cells: Cells = {
    times: pool.times(layout.times),
    atRisk: pool.atRisk(layout.atRisk),
    counts: pool.counts(layout.counts, counted.most),
  }
  const lengths = fill(counted, shape, grouping, layout, cells)
  return layout.strata.flatMap(({ name, from, first, end }, s) => {
    if (first === end) return []
    const length = lengths[s]!
    const groups = layout.groups.slice(first, end).map((group) => groupCounts(group, length, shape, cells))
    return [{ stratum: name, table: { times: cells.times.subarray(from, from + length), groups } }]
  })
}

interface Cells {
  readonly times: Float64Array
  readonly atRisk: Uint32Array
  readonly counts: CountArray
}

/** The positions of each stratum's and group's numbers: contiguous, so that each kind of number is one array. */
interface Layout {
  readonly strata: readonly Stratum[]
  readonly groups: readonly Group[]
  /** The length of each array. */
  readonly times: number
  readonly atRisk: number
  readonly counts: number
}

interface Stratum {
  readonly name: string
  /** The index of its first time. */
  readonly from: number
  /** Its non-empty groups: the first index, and the index after the last. */
  readonly first: number
  readonly end: number
}

interface Group {
  readonly name: string
  readonly stratum: number
  /** The slot in the grouping. */
  readonly slot: number
  readonly members: number
  readonly riskFrom: number
  /** The index of its first count, and the number of counts of each kind. */
  readonly countsFrom: number
  readonly length: number
}

/** The first counted kind: where all subjects enter at 0, entries need no counting. */
const firstKind = ({ entersLate }: Shape): number => (entersLate ? ENTERED : ENTERED + 1)

const layOut = (
  counted: TimeCounts,
  shape: Shape,
  { slot, stratum, slots, strata, first }: Grouping,
): Layout => {
  const { kinds } = shape
  const members = new Uint32Array(slots)
  const rows = new Uint32Array(strata.length)
  counted.rows.forEach((count, code) => {
    const place = Math.floor(code / kinds)
    if (stratum[place]! < 0) return
    rows[stratum[place]!]! += count
    if (code % kinds !== ENTERED) members[slot[place]!]! += counted.subjects[code]!
  })
  let [times, atRisk, counts] = [0, 0, 0]
  const groups: Group[] = []
  const placed = strata.map(({ name, groups: names }, s): Stratum => {
    // at most one time per row, and the origin
    const length = rows[s]! + 1
    const stratumStart = { name, from: times, first: groups.length }
    names.forEach((group, g) => {
      const slotIndex = first[s]! + g
      if (members[slotIndex] === 0) return
      const position = { riskFrom: atRisk, countsFrom: counts, length }
      groups.push({ name: group, stratum: s, slot: slotIndex, members: members[slotIndex]!, ...position })
      counts += (kinds - firstKind(shape)) * length
      atRisk += length
    })
    times += length
    return { ...stratumStart, end: groups.length }
  })
  return { strata: placed, groups, times, atRisk, counts }
}

/**
 * Counts each row at its time, and at each new time of a stratum the number at risk in its groups: subjects who entered
 * before and have not left before, at time 0 those who enter. Returns the number of times of each stratum.
 */
const fill = (
  { time, code, count }: TimeCounts,
  shape: Shape,
  { slot }: Grouping,
  layout: Layout,
  cells: Cells,
): Int32Array => {
  const { strata, groups } = layout
  const { times, atRisk, counts } = cells
  const { entersLate } = shape
  // indices beyond 32 bits need doubles, which are slower
  const areMany = Math.max(times.length, atRisk.length, counts.length) >= 2 ** 31
  const indices = areMany ? Float64Array : Int32Array
  const { groupOf, stratumOf, sign, firstCount } = rowCodes(shape, slot, groups)
  const countsFrom = indices.from(firstCount)
  const timesFrom = indices.from(strata.map(({ from }) => from))
  const first = Int32Array.from(strata, (one) => one.first)
  const end = Int32Array.from(strata, (one) => one.end)
  const riskFrom = indices.from(groups.map((one) => one.riskFrom))
  const currentAtRisk = Int32Array.from(groups, ({ members }) => (entersLate ? 0 : members))
  // without late entry all subjects are at risk at the first time, 0
  const timeIndex = new Int32Array(strata.length).fill(entersLate ? -1 : 0)
  const lastTime = new Float64Array(strata.length).fill(entersLate ? -1 : 0)
  for (let i = 0; i < time.length; i++) {
    const rowCode = code[i]!
    const s = stratumOf[rowCode]!
    if (s < 0) continue
    const timeOfRow = time[i]!
    if (timeOfRow !== lastTime[s]) {
      lastTime[s] = timeOfRow
      const index = ++timeIndex[s]!
      times[timesFrom[s]! + index] = timeOfRow + 0
      for (let g = first[s]!; g < end[s]!; g++) atRisk[riskFrom[g]! + index] = currentAtRisk[g]!
    }
    const subjects = count === null ? 1 : count[i]!
    counts[countsFrom[rowCode]! + timeIndex[s]!]! += subjects
    currentAtRisk[groupOf[rowCode]!]! += sign[rowCode]! * subjects
  }
  fillOrigin(layout, entersLate, cells)
  return timeIndex.map((one) => one + 1)
}

/** The number at risk at time 0: all members; with late entry those who enter at 0, known once all rows are counted. */
const fillOrigin = (
  { strata, groups }: Layout,
  entersLate: boolean,
  { times, atRisk, counts }: Cells,
): void => {
  if (!entersLate) for (const { from } of strata) times[from] = 0
  for (const { stratum, members, countsFrom, riskFrom } of groups)
    if (times[strata[stratum]!.from] === 0) atRisk[riskFrom] = entersLate ? counts[countsFrom]! : members
}

/** What the rows of each code count: in which group and stratum, from which count, and as entry (1) or exit (-1). */
interface RowCodes {
  /** -1 for codes that are not counted. */
  readonly groupOf: Int32Array
  readonly stratumOf: Int32Array
  readonly firstCount: readonly number[]
  readonly sign: Int32Array
}

const rowCodes = (shape: Shape, slot: Grouping['slot'], groups: readonly Group[]): RowCodes => {
  const { kinds } = shape
  const bySlot = new Map(groups.map((group, g) => [group.slot, g]))
  const groupOf = Int32Array.from({ length: slot.length * kinds }, (_, code) =>
    code % kinds < firstKind(shape) ? -1 : (bySlot.get(slot[Math.floor(code / kinds)]!) ?? -1),
  )
  const firstCount = Array.from(groupOf, (g, code) =>
    g < 0 ? -1 : groups[g]!.countsFrom + ((code % kinds) - firstKind(shape)) * groups[g]!.length,
  )
  return {
    groupOf,
    stratumOf: groupOf.map((g) => groups[g]?.stratum ?? -1),
    firstCount,
    sign: groupOf.map((_, code) => (code % kinds === ENTERED ? 1 : -1)),
  }
}

const groupCounts = (
  { name, members, riskFrom, countsFrom, length }: Group,
  times: number,
  shape: Shape,
  { atRisk, counts }: Cells,
): GroupCounts => {
  const kinds = Array.from({ length: shape.kinds - firstKind(shape) }, (_, kind) => {
    const from = countsFrom + kind * length
    return counts.subarray(from, from + times)
  })
  const entered = shape.entersLate ? kinds.shift()! : Uint32Array.of(members)
  const [events, ...others] = kinds
  return {
    name,
    entered,
    atRisk: atRisk.subarray(riskFrom, riskFrom + times),
    events: events!,
    competing: others.slice(0, -1),
    censored: others.at(-1)!,
  }
}
