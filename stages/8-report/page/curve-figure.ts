/** What a curve says from a time on: its height and limits in words, and the events at that time. */
export type Step = readonly [time: number, height: string, limits: string, events: number]

/** Every time at which anybody enters or leaves a group, and those at risk just before it: until then they are as many. */
export type AtRisk = readonly [times: readonly number[], counts: readonly number[]]

/** The values of one figure's curves, which the stage writes into the page and the page's script shows. */
export interface CurveFigure {
  /** The unit after 1 and after any other number, with the space before it. */
  readonly unit: readonly [one: string, many: string]
  /** Decimals of a time that a pointer chooses. */
  readonly decimals: number
  /** `group`: the place of its group in `atRisk`. */
  readonly lines: readonly {
    readonly label: string
    readonly group: number
    readonly points: readonly Step[]
  }[]
  readonly atRisk: readonly AtRisk[]
  /** What happens where the curve steps, after 1 and after any other number. */
  readonly steps: readonly [one: string, many: string]
}
