import {
  type Between,
  type CountsAt,
  endsAtMark,
  type FigureMoment,
  type FigurePatient,
  type FigureSetGroup,
} from './figure-set.ts'

/** What contradicts the figure, and where on its curve. */
export interface Contradiction {
  readonly expected: string
  readonly found: string
}

/** Times that differ by less are one: both were written with 6 decimals. */
const SAME = 1e-6
const isSame = (a: number, b: number): boolean => Math.abs(a - b) <= SAME
/** Room for rounding of a product of fractions. */
const ROUNDED = 1 + 1e-6

/**
 * The counts of patients at each moment of a curve, or the first moment that they contradict: whether a table gives the
 * figure.
 */
export const countsOfPatients = (
  { name, entered, moments }: FigureSetGroup,
  patients: readonly FigurePatient[],
): readonly CountsAt[] | Contradiction => {
  if (entered !== null && entered !== patients.length)
    return { expected: `${entered} patients of "${name}"`, found: String(patients.length) }
  const events = patients.filter(({ isEvent }) => isEvent).map(({ time }) => time)
  const left = new Left(patients.filter(({ isEvent }) => !isEvent).map(({ time }) => time))
  const stray = events.find(
    (time) => !moments.some((moment) => moment.kind === 'event' && isSame(moment.time, time)),
  )
  if (stray !== undefined)
    return { expected: `events of "${name}" at steps of its curve only`, found: `one at ${stray}` }
  let [atRisk, survival] = [patients.length, 1]
  const counts: CountsAt[] = []
  for (const moment of moments) {
    const here = countsAt(moment, events, left)
    const n = atRisk - here.unmarked
    if (moment.kind === 'event' && here.events > 0) survival *= 1 - here.events / n
    const wrong = contradiction(moment, here, n, survival, endsAtMark(moments))
    if (wrong !== null)
      return {
        expected: `"${name}", ${moment.kind} at ${moment.time}: ${wrong.expected}`,
        found: wrong.found,
      }
    atRisk = n - here.events - here.censored
    counts.push(here)
  }
  return atRisk === 0
    ? counts
    : {
        expected: `every patient of "${name}" on its curve`,
        found: `${atRisk} at times that the curve does not show`,
      }
}

/** Times of censored patients who were not yet counted, ascending. */
class Left {
  private readonly times: number[]
  constructor(times: readonly number[]) {
    this.times = times.toSorted((a, b) => a - b)
  }
  /** The number of those from the first to the last time, who are counted then. */
  take(from: number, until: number): number {
    const first = this.times.findIndex((time) => time >= from - SAME)
    if (first < 0) return 0
    let count = 0
    while (first + count < this.times.length && this.times[first + count]! <= until + SAME) count++
    this.times.splice(first, count)
    return count
  }
}

const countsAt = (moment: FigureMoment, events: readonly number[], left: Left): CountsAt => {
  const { kind, time } = moment
  switch (kind) {
    case 'event':
      return {
        unmarked: takenBefore(moment.unmarked, time, left),
        events: events.filter((other) => isSame(other, time)).length,
        censored: 0,
      }
    case 'mark':
      return { unmarked: 0, events: 0, censored: left.take(time, time) }
    case 'at-risk':
      return { unmarked: takenBefore(moment.unmarked, time, left), events: 0, censored: 0 }
    case 'at-risk-after':
      return { unmarked: left.take(moment.unmarked?.from ?? time, time), events: 0, censored: 0 }
    case 'end':
      return {
        unmarked: takenBefore(moment.unmarked, time, left),
        events: 0,
        censored: left.take(time, moment.isCut ? Number.POSITIVE_INFINITY : time),
      }
    default: {
      const never: never = kind
      return never
    }
  }
}

/** Who was censored before a time: at one time, or between two without the later. */
const takenBefore = (unmarked: Between | null, time: number, left: Left): number =>
  unmarked === null ? 0 : left.take(unmarked.from, Math.min(unmarked.until, time - 3 * SAME))

const contradiction = (
  moment: FigureMoment,
  { events, censored, unmarked }: CountsAt,
  n: number,
  survival: number,
  mayBeAlone: boolean,
): Contradiction | null => {
  switch (moment.kind) {
    case 'event': {
      if ((events === 0 && !moment.isPerhaps) || n < events)
        return { expected: 'at least one event', found: 'none' }
      const isNear = Math.abs(survival - moment.survival) <= moment.precision * ROUNDED + 1e-12
      return isNear
        ? null
        : {
            expected: `survival ${moment.survival} within ${moment.precision}`,
            found: String(survival),
          }
    }
    case 'mark':
      return censored > 0 || moment.isPerhaps
        ? null
        : { expected: 'at least one patient censored', found: 'none' }
    case 'at-risk':
    case 'at-risk-after':
      return n === moment.number ? null : { expected: `${moment.number} at risk`, found: String(n) }
    case 'end':
      // whoever is left reaches the end, at least one
      return n + unmarked === 0 || censored > 0 || (mayBeAlone && n === 0)
        ? null
        : { expected: 'at least one patient followed until then', found: 'none' }
    default: {
      const never: never = moment
      return never
    }
  }
}
