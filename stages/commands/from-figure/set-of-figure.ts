import type { Between, FigureMoment, FigureSet } from '../../../audit/figure/figure-set.ts'
import type { AtRiskRule, Moment } from '../../../documents/papers/figures/patients/moments.ts'
import type { FigurePatients } from '../../../documents/papers/figures/patients/patients-of-figure.ts'

/**
 * The set of tables that give a figure, as far as it was read: times as in the table of patients, survival within the
 * precision with which whole numbers were found.
 *
 * Where a figure has marks, every time of censoring has one, except those that some programs do not mark: times of events. So
 * a censoring without a mark of its own is under the mark of another, which `mark` counts, or at the time of the last event.
 * The next moment that has a number counts it there, whatever marks come between; it was not at that event if the event has a
 * mark itself, or if a number at risk between them has counted it. Nor was it at any event if an event elsewhere in the figure has a
 * mark: one program draws one figure.
 */
export const setOfFigure = ({
  groups,
  hasMarks,
  hasTiedMark,
  isRuleOpen,
  grid,
  timePrecision,
}: Omit<FigurePatients, 'unreadGroups'>): FigureSet => {
  const recorded = (time: number): number => Number(time.toFixed(6))
  const onGrid = (time: number): number =>
    recorded(grid === null ? time : Math.round(time * grid.divisor) / grid.divisor)
  return groups.map(({ name, counts, precision, isNKnown, isCut, atRiskRule }) => {
    const shown = (counts?.counts ?? []).map(({ moment }) => moment)
    const own = new Set(
      shown.flatMap(({ kind, time }) => (kind === 'event' || kind === 'mark' ? [time] : [])),
    )
    const hidden = new Hidden(hasTiedMark)
    let [before, isCarried] = [0, false]
    const moments = shown.flatMap((moment, i): readonly FigureMoment[] => {
      const isOfPatient = own.has(moment.time) || (moment.kind === 'end' && !isCut)
      // a label of the axis is nobody's time
      const time = isOfPatient ? onGrid(moment.time) : recorded(moment.time)
      const isUsed = isCarried || counts!.counts[i]!.hidden > 0
      // at a patient's own time a number says nothing where the rule is open, or where the two times are not the same for certain
      const isAtTime = isOfPatient || moment.time === shown.at(-1)?.time
      if (
        moment.kind === 'at-risk' &&
        isAtTime &&
        (isRuleOpen || (isOfPatient && time !== recorded(moment.at)))
      ) {
        hidden.skip(time)
        isCarried = isUsed
        return []
      }
      isCarried = isUsed && moment.kind === 'mark'
      const between = { from: before, until: time }
      const unmarked = hasMarks ? hidden.before({ ...moment, time }, isUsed) : between
      before = time
      if (moment.kind === 'end') return [{ kind: 'end', time, isCut, unmarked }]
      return [momentAt(moment, time, unmarked, precision, atRiskRule)]
    })
    const entered = isNKnown ? (counts?.n ?? null) : null
    return timePrecision > 0 ? { name, entered, moments, timePrecision } : { name, entered, moments }
  })
}

/** Where those can have left, in a figure with marks, who have no mark of their own. */
class Hidden {
  /** The last event, if nobody has counted those censored with it. */
  private event: number | null = 0
  private last = 0
  private isAfterNumber = false
  /** Where a number at risk was that says nothing, and the last event before it. */
  private skipped: number | null = null
  private readonly areAllMarked: boolean
  /** @param areAllMarked whether times of events are marked too */
  constructor(areAllMarked: boolean) {
    this.areAllMarked = areAllMarked
  }

  /** A number at risk of which it is not known whom it counts. */
  skip(time: number): void {
    this.skipped = this.event ?? this.last
    this.last = time
  }

  /** For whom a moment counts; null for nobody. A mark that was not read is after the number at risk that has not counted it. */
  before(moment: Moment, isUsed: boolean): Between | null {
    const { kind, time } = moment
    const tied =
      this.event === null || (this.areAllMarked && !isUsed) ? null : { from: this.event, until: this.event }
    const unread = isUsed && this.isAfterNumber ? { from: this.last, until: time } : null
    const either = isUsed && this.skipped !== null ? { from: this.skipped, until: time } : null
    if (kind !== 'mark') this.skipped = null
    if (kind === 'event') this.event = time
    else if (kind === 'at-risk' || (time === this.event && !isPerhaps(moment))) this.event = null
    this.isAfterNumber = kind === 'at-risk'
    this.last = time
    return either ?? tied ?? unread
  }
}

const isPerhaps = (moment: Moment): boolean => moment.kind === 'mark' && moment.isPerhaps === true

const momentAt = (
  moment: Exclude<Moment, { kind: 'end' }>,
  time: number,
  unmarked: Between | null,
  precision: number,
  rule: AtRiskRule,
): FigureMoment => {
  switch (moment.kind) {
    case 'event': {
      // a coordinate can lie a little beside the axis
      const survival = Math.min(1, Math.max(0, moment.survival))
      const event = {
        kind: 'event' as const,
        time,
        survival,
        precision: precision + (moment.spread ?? 0),
        unmarked,
      }
      return moment.isPerhaps ? { ...event, isPerhaps: true } : event
    }
    case 'at-risk': {
      const kind = rule === 'before' ? 'at-risk' : 'at-risk-after'
      return { kind, time, number: moment.number, unmarked }
    }
    case 'mark':
      return moment.isPerhaps ? { kind: 'mark', time, isPerhaps: true } : { kind: 'mark', time }
    default: {
      const never: never = moment
      return never
    }
  }
}
