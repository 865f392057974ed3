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
    const reached = new Reached(least)
    grow(states, moment, search, reached)
    states = reached.states()
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

/** Adds the ways on from each state to what is reached. */
const grow = (states: readonly State[], moment: Moment, search: CountSearch, reached: Reached): void => {
  // events spend what they find while they find it: one state can lead to a million
  if (moment.kind === 'event') {
    for (const state of states) growEvents(state, moment, search, reached)
    return
  }
  const underMark = MOST_TIED[search.tied ?? 'few'].mark
  spend(search.budget, states.length * (moment.kind === 'mark' ? underMark : 1))
  for (const state of states) growOthers(state, moment, search, reached)
}

const growOthers = (
  state: State,
  moment: Exclude<Moment, { kind: 'event' }>,
  { hasMarks, isCut, tied = 'few' }: CountSearch,
  reached: Reached,
): void => {
  const { atRisk, survival } = state
  switch (moment.kind) {
    case 'mark':
      if (moment.isPerhaps) reached.add(state, 0, 0, 0, 0, 0, survival)
      for (let more = 0; more < Math.min(atRisk, MOST_TIED[tied].mark); more++)
        reached.add(state, 0, more + 1, 0, more, TIED * more, survival)
      return
    case 'at-risk': {
      const hidden = atRisk - moment.number
      if (hidden >= 0)
        reached.add(state, 0, 0, hidden, hidden, hidden * (hasMarks ? UNSHOWN : FREE), survival)
      return
    }
    default: {
      const isTied = hasMarks && !isCut
      reached.add(state, 0, atRisk, 0, isTied ? atRisk : 0, atRisk * (isTied ? TIED : FREE), survival)
    }
  }
}

/**
 * An event, and before it none or some censorings that no mark shows. For each number of events d, the numbers at risk
 * n are those for which S (1 - d/n) is within the precision.
 */
const growEvents = (
  state: State,
  { survival: shown, spread = 0, isPerhaps }: Extract<Moment, { kind: 'event' }>,
  { hasMarks, budget, tied = 'few', ...search }: CountSearch,
  reached: Reached,
): void => {
  const { atRisk, survival } = state
  const precision = search.precision + spread
  if (isPerhaps && Math.abs(survival - shown) <= precision) reached.add(state, 0, 0, 0, 0, 0, survival)
  const least = Math.max(1, atRisk - (hasMarks ? MOST_TIED[tied].event : atRisk))
  const [drop, error] = [1 - shown / survival, precision / survival]
  for (let events = 1; events <= atRisk * (drop + error); events++) {
    const first = Math.max(least, events, Math.ceil(events / (drop + error) - 1e-9))
    const last = drop > error ? Math.min(atRisk, Math.floor(events / (drop - error) + 1e-9)) : atRisk
    spend(budget, 1 + Math.max(0, last - first))
    for (let n = first; n <= last; n++) {
      const hidden = atRisk - n
      const product = survival * (1 - events / n)
      const misfit = (product - shown) / precision
      const price = hidden * (hasMarks ? UNSHOWN : FREE) + MISFIT * (misfit * misfit)
      reached.add(state, events, 0, hidden, hidden, price, product)
    }
  }
}

/** A state while others of its number at risk are found. */
interface Growing {
  readonly atRisk: number
  survival: number
  unmarked: number
  score: number
  ways: number
  fewestEvents: number
  mostEvents: number
  fewestEntered: number
  mostEntered: number
  before: State
  events: number
  censored: number
  hidden: number
}

/**
 * One state for each number at risk: the one with the best score, which knows of the others what is possible. Ways are
 * added one by one, because there can be millions.
 */
class Reached {
  private readonly byNumber: (Growing | undefined)[] = []
  private readonly inOrder: Growing[] = []
  private readonly least: number
  /** @param least the next number at risk of the figure: no fewer can be at risk */
  constructor(least: number) {
    this.least = least
  }

  add(
    state: State,
    events: number,
    censored: number,
    hidden: number,
    newlyUnmarked: number,
    price: number,
    survival: number,
  ): void {
    const atRisk = state.atRisk - events - censored - hidden
    if (atRisk < this.least) return
    const unmarked = state.unmarked + newlyUnmarked
    const score = state.score + price
    const known = this.byNumber[atRisk]
    if (known === undefined) {
      const growing = {
        ...{ atRisk, survival, unmarked, score, ways: state.ways, before: state, events, censored, hidden },
        ...{ fewestEvents: state.events[0] + events, mostEvents: state.events[1] + events },
        ...{ fewestEntered: state.entered[0], mostEntered: state.entered[1] },
      }
      this.byNumber[atRisk] = growing
      this.inOrder.push(growing)
      return
    }
    const isBetter = score <= known.score
    known.ways = unmarked === known.unmarked ? known.ways + state.ways : isBetter ? state.ways : known.ways
    known.fewestEvents = Math.min(known.fewestEvents, state.events[0] + events)
    known.mostEvents = Math.max(known.mostEvents, state.events[1] + events)
    known.fewestEntered = Math.min(known.fewestEntered, state.entered[0])
    known.mostEntered = Math.max(known.mostEntered, state.entered[1])
    if (!isBetter) return
    known.survival = survival
    known.unmarked = unmarked
    known.score = score
    known.before = state
    known.events = events
    known.censored = censored
    known.hidden = hidden
  }

  /** The best first. */
  states(): readonly State[] {
    return this.inOrder
      .map(
        ({
          atRisk,
          survival,
          unmarked,
          score,
          ways,
          before,
          events,
          censored,
          hidden,
          ...ranges
        }): State => ({
          ...{ atRisk, survival, unmarked, score, ways, before, step: { events, censored, hidden } },
          events: [ranges.fewestEvents, ranges.mostEvents],
          entered: [ranges.fewestEntered, ranges.mostEntered],
        }),
      )
      .sort((a, b) => a.score - b.score)
  }
}
