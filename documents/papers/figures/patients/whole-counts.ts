import type { Moment } from './moments.ts'
import { type SearchBudget, spend } from './search-budget.ts'

/** What happened at a moment: whole numbers of events, censorings at a mark, and censorings that no mark shows. */
export interface MomentCounts {
  readonly moment: Moment
  readonly events: number
  readonly censored: number
  /** Censored between the moment before and this one. */
  readonly hidden: number
}

export interface WholeCounts {
  readonly n: number
  readonly counts: readonly MomentCounts[]
  /** Censorings beyond one for each mark. */
  readonly unmarked: number
  /** What orders tables: the lower, the simpler. */
  readonly score: number
  /** Over all tables within the precision that were searched. */
  readonly possibleN: readonly [number, number]
  readonly possibleEvents: readonly [number, number]
  /** How many tables of counts have as few unmarked censorings as this one. */
  readonly equallySimple: number
}

export interface CountSearch {
  /** Patients who entered; null if the figure does not say it. */
  readonly n: number | null
  /** How far survival can be from what it shows. */
  readonly precision: number
  readonly hasMarks: boolean
  readonly isCut: boolean
  /** How many censorings can be tied with each other or with an event; few if it is not said. */
  readonly tied?: 'few' | 'many'
  readonly budget: SearchBudget
}

/** A number at risk that can be, and the way to it with the fewest unmarked censorings. */
interface State {
  readonly atRisk: number
  readonly survival: number
  readonly unmarked: number
  readonly score: number
  readonly ways: number
  readonly events: readonly [number, number]
  readonly entered: readonly [number, number]
  readonly before: State | null
  readonly step: Omit<MomentCounts, 'moment'>
}

const MOST_PATIENTS = 1200
/** Censorings under one mark, and those tied with one event, which programs draw no mark for. */
const MOST_TIED = { few: { mark: 6, event: 3 }, many: { mark: 60, event: 30 } } as const
/** Prices: a censoring under a mark of another, one that no mark shows, one in a figure without marks, misfit, a patient. */
const [TIED, UNSHOWN, FREE, MISFIT, PATIENT] = [1, 1.5, 0.01, 0.02, 0.02]
const NOTHING = { events: 0, censored: 0, hidden: 0 }

/**
 * Whole numbers that give a curve. Each step says d/n = 1 - S_after/S_before, each mark that at least one patient is
 * censored, each number at risk what n is. Along the curve all n are kept for which the product of (1 - d/n) stays
 * within the precision of the drawing, each with its simplest way; where n at the start is not known, all up to 1,200
 * are tried. Multiples of a table give the same curve: the simplest is the smallest.
 *
 * Null if no table is within the precision. Checked against patients that R drew.
 * @throws SourceError if the budget is spent
 */
export const wholeCounts = (moments: readonly Moment[], search: CountSearch): WholeCounts | null => {
  let states = startStates(search)
  for (const [i, moment] of moments.entries()) {
    // no fewer can be at risk than the next number at risk says
    const later = moments.find((other, j) => j > i && other.kind === 'at-risk')
    const least = later?.kind === 'at-risk' ? later.number : 0
    const reached = next(states, moment, search)
    states = best(reached.filter(({ atRisk }) => atRisk >= least))
    if (states.length === 0) return null
  }
  const ends = states.filter(({ atRisk }) => atRisk === 0)
  if (ends.length === 0) return null
  const simplest = ends[0]!
  const steps: State[] = []
  for (let at: State | null = simplest; at?.before != null; at = at.before) steps.push(at)
  return {
    n: steps.at(-1)!.before!.atRisk,
    counts: steps.reverse().map(({ step }, i) => ({ moment: moments[i]!, ...step })),
    unmarked: simplest.unmarked,
    score: simplest.score,
    possibleN: simplest.entered,
    possibleEvents: simplest.events,
    equallySimple: simplest.ways,
  }
}

const startStates = ({ n }: CountSearch): readonly State[] => {
  const numbers = n === null ? Array.from({ length: MOST_PATIENTS }, (_, i) => i + 1) : [n]
  return numbers.map((atRisk) => ({
    ...{ atRisk, survival: 1, unmarked: 0, score: PATIENT * atRisk, ways: 1, before: null, step: NOTHING },
    ...{ events: [0, 0], entered: [atRisk, atRisk] },
  }))
}

const next = (states: readonly State[], moment: Moment, search: CountSearch): readonly State[] => {
  const { hasMarks, isCut, budget, tied = 'few' } = search
  const underMark = MOST_TIED[tied].mark
  // events spend what they find while they find it: one state can lead to a million
  if (moment.kind !== 'event') spend(budget, states.length * (moment.kind === 'mark' ? underMark : 1))
  switch (moment.kind) {
    case 'mark':
      return states.flatMap((state) =>
        Array.from({ length: Math.min(state.atRisk, underMark) }, (_, more) =>
          after(state, { ...NOTHING, censored: more + 1 }, { unmarked: more, price: TIED * more }),
        ),
      )
    case 'at-risk':
      return states.flatMap((state) => {
        const hidden = state.atRisk - moment.number
        if (hidden < 0) return []
        return [
          after(
            state,
            { ...NOTHING, hidden },
            { unmarked: hidden, price: hidden * (hasMarks ? UNSHOWN : FREE) },
          ),
        ]
      })
    case 'end':
      return states.map((state) => {
        const left = state.atRisk
        return after(
          state,
          { ...NOTHING, censored: left },
          { unmarked: hasMarks && !isCut ? left : 0, price: left * (hasMarks && !isCut ? TIED : FREE) },
        )
      })
    default:
      return states.flatMap((state) => eventsAfter(state, moment.survival, search))
  }
}

/**
 * An event, and before it none or some censorings that no mark shows. For each number of events d, the numbers at risk
 * n are those for which S (1 - d/n) is within the precision.
 */
const eventsAfter = (
  state: State,
  shown: number,
  { hasMarks, precision, budget, tied = 'few' }: CountSearch,
): readonly State[] => {
  const found: State[] = []
  const { atRisk, survival } = state
  const least = Math.max(1, atRisk - (hasMarks ? MOST_TIED[tied].event : atRisk))
  const [drop, error] = [1 - shown / survival, precision / survival]
  for (let events = 1; events <= atRisk * (drop + error); events++) {
    const first = Math.max(least, events, Math.ceil(events / (drop + error) - 1e-9))
    const last = drop > error ? Math.min(atRisk, Math.floor(events / (drop - error) + 1e-9)) : atRisk
    spend(budget, 1 + Math.max(0, last - first))
    for (let n = first; n <= last; n++) {
      const hidden = atRisk - n
      const product = survival * (1 - events / n)
      const price = hidden * (hasMarks ? UNSHOWN : FREE) + MISFIT * ((product - shown) / precision) ** 2
      found.push(after(state, { ...NOTHING, events, hidden }, { unmarked: hidden, price }, product))
    }
  }
  return found
}

const after = (
  state: State,
  step: State['step'],
  { unmarked, price }: { readonly unmarked: number; readonly price: number },
  survival = state.survival,
): State => ({
  ...{ atRisk: state.atRisk - step.events - step.censored - step.hidden, survival, step, before: state },
  unmarked: state.unmarked + unmarked,
  score: state.score + price,
  ways: state.ways,
  events: [state.events[0] + step.events, state.events[1] + step.events],
  entered: state.entered,
})

/** One state for each number at risk: the one with the best score, which knows of the others what is possible. */
const best = (states: readonly State[]): readonly State[] => {
  const byNumber = new Map<number, State>()
  for (const state of states) {
    const other = byNumber.get(state.atRisk)
    byNumber.set(state.atRisk, other === undefined ? state : merged(state, other))
  }
  return [...byNumber.values()].sort((a, b) => a.score - b.score)
}

const merged = (a: State, b: State): State => {
  const [better, worse] = a.score <= b.score ? [a, b] : [b, a]
  const range = (of: 'events' | 'entered'): readonly [number, number] => [
    Math.min(a[of][0], b[of][0]),
    Math.max(a[of][1], b[of][1]),
  ]
  const ways = better.unmarked === worse.unmarked ? a.ways + b.ways : better.ways
  return { ...better, ways, events: range('events'), entered: range('entered') }
}
