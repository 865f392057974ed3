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
  const sizes = sizesOf(counted, shape, grouping)
  const drafts = grouping.strata.map((_, s) => draftOf(s, sizes, shape, grouping))
  fill(counted, drafts, shape, grouping)
  return grouping.strata.flatMap(({ name, groups }, s) => {
    const { times, slots } = drafts[s]!
    const own = slots.map((slot, i) => countsOf(groups[slot.group]!, slot, drafts[s]!.atRisk[i]!))
    return own.length === 0 ? [] : [{ stratum: name, table: { times, groups: own } }]
  })
}

interface Sizes {
  /** Different times by stratum, 0 always among them where everybody enters there. */
  readonly times: Uint32Array
  /** Subjects by slot. */
  readonly members: Uint32Array
  /** The most rows at one time. */
  readonly most: number
}

const sizesOf = (
  { time, code, count }: Counted,
  { kinds, entersLate }: Shape,
  { slot, stratum, slots, strata }: Grouping,
): Sizes => {
  const times = new Uint32Array(strata.length)
  const last = new Float64Array(strata.length).fill(-1)
  if (!entersLate) {
    times.fill(1)
    last.fill(0)
  }
  const members = new Uint32Array(slots)
  const [slotOf, stratumOf] = [byCode(slot, kinds), byCode(stratum, kinds)]
  const sign = signs(slotOf.length, kinds)
  let most = 0
  let together = 0
  for (let i = 0; i < time.length; i++) {
    const one = time[i]!
    const of = code[i]!
    const own = count === null ? 1 : count[i]!
    together = i > 0 && time[i - 1] === one ? together + own : own
    if (together > most) most = together
    const s = stratumOf[of]!
    if (s < 0) continue
    if (sign[of]! < 0) members[slotOf[of]!]! += own
    if (one !== last[s]) {
      times[s]!++
      last[s] = one
    }
  }
  return { times, members, most }
}

const byCode = (byPlace: Int32Array, kinds: number): Int32Array =>
  Int32Array.from({ length: byPlace.length * kinds }, (_, code) => byPlace[Math.floor(code / kinds)]!)

/** What a row of each code adds to those who are there: who enters adds, who leaves takes away. */
const signs = (codes: number, kinds: number): Int8Array =>
  Int8Array.from({ length: codes }, (_, code) => (code % kinds === ENTERED ? 1 : -1))

/** The table of a stratum as it is filled: those of its groups with members, by number. */
interface Draft {
  readonly times: Float64Array
  readonly slots: readonly Slot[]
  readonly atRisk: readonly Uint32Array[]
  /** Who entered and has not left yet, by place in `slots`. */
  readonly left: Float64Array
}

interface Slot {
  readonly group: number
  readonly slot: number
  /** By kind. */
  readonly counts: readonly Count[]
}

type Count = Uint8Array | Uint16Array | Uint32Array

const draftOf = (
  s: number,
  { times, members, most }: Sizes,
  { kinds, entersLate }: Shape,
  { strata, first }: Grouping,
): Draft => {
  // no wider than what is counted at one time: of real-valued times there are as many as rows
  const Narrow = most < 2 ** 8 ? Uint8Array : most < 2 ** 16 ? Uint16Array : Uint32Array
  const length = times[s]!
  const slots = strata[s]!.groups.flatMap((_, group): readonly Slot[] => {
    const slot = first[s]! + group
    if (members[slot] === 0) return []
    const counts = Array.from(
      { length: kinds },
      (_, kind): Count => (kind === ENTERED ? new Uint32Array(length) : new Narrow(length)),
    )
    if (!entersLate) counts[ENTERED]![0] = members[slot]!
    return [{ group, slot, counts }]
  })
  return {
    times: new Float64Array(slots.length === 0 ? 0 : length),
    slots,
    atRisk: slots.map(() => new Uint32Array(length)),
    left: Float64Array.from(slots, ({ slot }) => (entersLate ? 0 : members[slot]!)),
  }
}

const fill = (
  { time, code, count }: Counted,
  drafts: readonly Draft[],
  { kinds, entersLate }: Shape,
  { slot, stratum }: Grouping,
): void => {
  const stratumOf = byCode(stratum, kinds)
  const slotOf = byCode(slot, kinds)
  const sign = signs(slotOf.length, kinds)
  const counts: Count[] = []
  const inDraft = new Int32Array(slotOf.length)
  drafts.forEach(({ slots }) => {
    slots.forEach((one, at) => {
      slotOf.forEach((slot, of) => {
        if (slot !== one.slot) return
        counts[of] = one.counts[of % kinds]!
        inDraft[of] = at
      })
    })
  })
  // everybody enters at 0, which is the first time then
  const at = new Int32Array(drafts.length).fill(entersLate ? -1 : 0)
  const last = new Float64Array(drafts.length).fill(entersLate ? -1 : 0)
  for (let i = 0; i < time.length; i++) {
    const one = time[i]!
    const of = code[i]!
    const s = stratumOf[of]!
    if (s < 0) continue
    const { times, atRisk, left } = drafts[s]!
    if (one !== last[s]) {
      last[s] = one
      const next = ++at[s]!
      times[next] = one + 0
      for (let m = 0; m < atRisk.length; m++) atRisk[m]![next] = left[m]!
    }
    const own = count === null ? 1 : count[i]!
    counts[of]![at[s]!]! += own
    left[inDraft[of]!]! += sign[of]! * own
  }
}

const countsOf = (name: string, { counts }: Slot, atRisk: Uint32Array): GroupCounts => {
  const [entered, events, ...others] = counts
  return {
    name,
    entered: entered!,
    atRisk,
    events: events!,
    competing: others.slice(0, -1),
    censored: others.at(-1)!,
  }
}
