/** From where to where a censoring that no mark shows can lie; at one time where both are equal. */
export interface Between {
  readonly from: number
  readonly until: number
}

/**
 * What a figure says of a group, in the order of its curve. At one time, events come before marks; a number at risk
 * stands before or after both, as its program counts.
 */
export type FigureMoment =
  /** Survival after the step, from 1 to 0, with how far the drawing can be from it. */
  | {
      readonly kind: 'event'
      readonly time: number
      readonly survival: number
      readonly precision: number
      /** Whether perhaps nobody has the event then, as the step is the end of a line for several. */
      readonly isPerhaps?: true
      /** Where patients were censored without a mark since the moment before; null if nobody was. */
      readonly unmarked: Between | null
    }
  /** At least one patient is censored; or none, if the mark may be that of another group. */
  | { readonly kind: 'mark'; readonly time: number; readonly isPerhaps?: true }
  /** A number at risk: of those whose own time is at least this (`at-risk`), or later than this (`at-risk-after`). */
  | {
      readonly kind: 'at-risk' | 'at-risk-after'
      readonly time: number
      readonly number: number
      readonly unmarked: Between | null
    }
  /** The curve ends: whoever is left, at least one, is censored then, or later if the axis is cut. */
  | {
      readonly kind: 'end'
      readonly time: number
      readonly isCut: boolean
      readonly unmarked: Between | null
    }

export interface FigureSetGroup {
  readonly name: string
  /** Patients at the start; null if the figure does not say it. */
  readonly entered: number | null
  readonly moments: readonly FigureMoment[]
  /** How far a time can be from the one that is given; 0 if it is not said. */
  readonly timePrecision?: number
}

/** Whether a curve ends at a mark, so that nobody else need be followed until then. */
export const endsAtMark = (moments: readonly FigureMoment[]): boolean => {
  const [last, end] = [moments.at(-2), moments.at(-1)]
  return last?.kind === 'mark' && end?.kind === 'end' && !end.isCut && last.time === end.time
}

/** All tables of patients that give a figure: those whose counts satisfy every moment of every group. */
export type FigureSet = readonly FigureSetGroup[]

/** A patient of a table: time in the unit of the figure. */
export interface FigurePatient {
  readonly time: number
  readonly isEvent: boolean
}

/** Whole numbers of patients at a moment. */
export interface CountsAt {
  readonly events: number
  /** Censored at the moment itself. */
  readonly censored: number
  /** Censored without a mark since the moment before. */
  readonly unmarked: number
}
