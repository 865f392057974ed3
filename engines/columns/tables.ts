import type { EventTable, GroupCounts } from '../../statistics/event-table.ts'
import { type Counted, ENTERED, type Shape } from './columns.ts'
import type { Grouping } from './places.ts'

/** The event table of a stratum, with those of its groups that somebody is in. */
export interface StratumTable {
  readonly stratum: string
  readonly table: EventTable
}

/** The event tables of one grouping from the counted rows: one per stratum that somebody is in, each on an axis of its own. */
export const tablesOf = (counted: Counted, shape: Shape, grouping: Grouping): readonly StratumTable[] => {
  const { members, rows } = sizesOf(counted, shape, grouping)
  const drafts = grouping.strata.map((_, s) => draftOf(s, members, rows[s]!, counted.most, shape, grouping))
  const lengths = fill(counted, drafts, shape, grouping)
  return grouping.strata.flatMap(({ name, groups }, s) => {
    const { times, slots } = drafts[s]!
    const own = slots.map((slot) => groupCounts(groups[slot.group]!, slot, lengths[s]!, shape))
    return own.length === 0
      ? []
      : [{ stratum: name, table: { times: times.subarray(0, lengths[s]), groups: own } }]
  })
}

/** Subjects by slot, and rows by stratum: it has no more times than these, and the origin. */
const sizesOf = (counted: Counted, { kinds }: Shape, { slot, stratum, slots, strata }: Grouping) => {
  const members = new Uint32Array(slots)
  const rows = new Uint32Array(strata.length)
  counted.rows.forEach((count, code) => {
    const place = Math.floor(code / kinds)
    if (stratum[place]! < 0) return
    rows[stratum[place]!]! += count
    if (code % kinds !== ENTERED) members[slot[place]!]! += counted.subjects[code]!
  })
  return { members, rows }
}

/** The table of a stratum as it is filled: those of its groups with members, by number. */
interface Draft {
  readonly times: Float64Array
  readonly slots: readonly Slot[]
}

interface Slot {
  readonly group: number
  readonly slot: number
  readonly entered: Count
  /** By kind; who enters late among them. */
  readonly counts: readonly Count[]
}

type Count = Uint8Array | Uint16Array | Uint32Array

const draftOf = (
  s: number,
  members: Uint32Array,
  rows: number,
  most: number,
  { kinds, entersLate }: Shape,
  { strata, first }: Grouping,
): Draft => {
  // no wider than what is counted at one time: of real-valued times there are as many as rows
  const Narrow = most < 2 ** 8 ? Uint8Array : most < 2 ** 16 ? Uint16Array : Uint32Array
  const length = rows + 1
  const slots = strata[s]!.groups.flatMap((_, group): readonly Slot[] => {
    const slot = first[s]! + group
    if (members[slot] === 0) return []
    const counts = Array.from({ length: kinds }, (): Count => new Narrow(length))
    const entered = entersLate ? counts[ENTERED]! : new Uint32Array(length)
    if (!entersLate) entered[0] = members[slot]!
    return [{ group, slot, entered, counts }]
  })
  return { times: new Float64Array(slots.length === 0 ? 0 : length), slots }
}

/** Counts each row at its time; how many times each stratum has. */
const fill = (
  { time, code, count }: Counted,
  drafts: readonly Draft[],
  { kinds, entersLate }: Shape,
  { slot, stratum }: Grouping,
): Int32Array => {
  const stratumOf = byCode(stratum, kinds)
  const countsOf = countsByCode(drafts, byCode(slot, kinds), kinds)
  const axes = drafts.map(({ times }) => times)
  // everybody enters at 0, which is the first time then
  const at = new Int32Array(drafts.length).fill(entersLate ? -1 : 0)
  const last = new Float64Array(drafts.length).fill(entersLate ? -1 : 0)
  for (let i = 0; i < time.length; i++) {
    const one = time[i]!
    const of = code[i]!
    const s = stratumOf[of]!
    if (s < 0) continue
    if (one !== last[s]) {
      last[s] = one
      axes[s]![++at[s]!] = one + 0
    }
    countsOf[of]![at[s]!]! += count === null ? 1 : count[i]!
  }
  return at.map((one) => one + 1)
}

const byCode = (byPlace: Int32Array, kinds: number): Int32Array =>
  Int32Array.from({ length: byPlace.length * kinds }, (_, code) => byPlace[Math.floor(code / kinds)]!)

/** Where the rows of each code are counted; several places may be one group. */
const countsByCode = (drafts: readonly Draft[], slotOf: Int32Array, kinds: number): readonly Count[] => {
  const slots = new Map(drafts.flatMap((draft) => draft.slots).map((one) => [one.slot, one]))
  const nowhere = new Uint8Array(0)
  return Array.from(slotOf, (slot, code) => slots.get(slot)?.counts[code % kinds] ?? nowhere)
}

const groupCounts = (name: string, slot: Slot, length: number, { entersLate }: Shape): GroupCounts => {
  const entered = slot.entered.subarray(0, length)
  const [, events, ...others] = slot.counts.map((count) => count.subarray(0, length))
  const [competing, censored] = [others.slice(0, -1), others.at(-1)!]
  const atRisk = before(entered, entersLate ? length : 1, events!, censored)
  for (const cause of competing) takeAway(atRisk, cause)
  return { name, entered, atRisk, events: events!, competing, censored }
}

/**
 * Those who entered before each time and have not left before it, but for competing causes.
 * @param entries times at which somebody may enter: the others are not looked at, and zeros that nobody reads take no memory
 */
const before = (entered: Count, entries: number, events: Count, censored: Count): Uint32Array => {
  const atRisk = new Uint32Array(entered.length)
  let here = 0
  for (let i = 0; i < entered.length; i++) {
    atRisk[i] = here
    here -= events[i]! + censored[i]!
    if (i < entries) here += entered[i]!
  }
  return atRisk
}

const takeAway = (atRisk: Uint32Array, cause: Count): void => {
  let gone = 0
  for (let i = 0; i < atRisk.length; i++) {
    atRisk[i]! -= gone
    gone += cause[i]!
  }
}
