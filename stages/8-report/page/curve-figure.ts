/** A point of a curve: its height and limits as text, and the events at that time. */
export type Step = readonly [time: number, height: string, limits: string, events: number]

/** The times of entry and departure of a group, and the number at risk just before each. */
export type AtRisk = readonly [times: readonly number[], counts: readonly number[]]

/** The values of one figure's curves, which the stage writes into the page and the page's script shows. */
export interface CurveFigure {
  /** The unit after 1 and after any other number, with the space before it. */
  readonly unit: readonly [singular: string, plural: string]
  /** Decimals of a time under the pointer. */
  readonly decimals: number
  /** The decimal mark and the separator of thousands from five digits on; absent: a point and none. */
  readonly marks?: readonly [decimal: string, thousands: string]
  /** `group`: the index of its group in `atRisk`. */
  readonly lines: readonly {
    readonly label: string
    readonly group: number
    readonly points: readonly Step[]
  }[]
  readonly atRisk: readonly AtRisk[]
  /** The event at which the curve steps, after 1 and after any other number. */
  readonly steps: readonly [singular: string, plural: string]
}
