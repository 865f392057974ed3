/** What a figure shows of one group: survival from 1 to 0, times in the unit of its axis, ascending. */
export interface ShownGroup {
  readonly steps: readonly { readonly time: number; readonly survival: number }[]
  readonly marks: readonly number[]
  /** Where the curve ends. */
  readonly end: number
  /** Whether it ends at the edge of the figure: patients may be followed longer. */
  readonly isCut: boolean
  readonly atRisk: readonly { readonly time: number; readonly number: number }[]
  /** How far a time can be from what it shows. */
  readonly timePrecision: number
}

/** What happens along a curve, in its order. */
export type Moment =
  | { readonly kind: 'event'; readonly time: number; readonly survival: number }
  | { readonly kind: 'mark'; readonly time: number }
  | { readonly kind: 'at-risk'; readonly time: number; readonly number: number }
  | { readonly kind: 'end'; readonly time: number }

/** Whether a number at risk counts those whose own time it is (R, SAS, SPSS), or only those who are followed longer. */
export type AtRiskRule = 'before' | 'after'

/**
 * The moments of a group. At one time, events come before censorings, and numbers at risk before both or after both.
 * Times that differ by less than the drawing can show are one.
 */
export const momentsOf = (group: ShownGroup, rule: AtRiskRule): readonly Moment[] => {
  const order = rule === 'before' ? ['at-risk', 'event', 'mark', 'end'] : ['event', 'mark', 'at-risk', 'end']
  const times = [...group.steps.map(({ time }) => time), ...group.marks].sort((a, b) => a - b)
  const same = 2 * group.timePrecision
  const shared = (time: number): number => times.find((other) => Math.abs(other - time) <= same) ?? time
  const moments: Moment[] = [
    ...group.steps.map(({ time, survival }): Moment => ({ kind: 'event', time: shared(time), survival })),
    ...group.marks.map((time): Moment => ({ kind: 'mark', time: shared(time) })),
    // those who enter are at risk at 0, whatever the rule
    ...group.atRisk
      .filter(({ time }) => time > same && time <= group.end + same)
      .map(({ time, number }): Moment => ({ kind: 'at-risk', time: shared(time), number })),
  ]
  moments.sort((a, b) => a.time - b.time || order.indexOf(a.kind) - order.indexOf(b.kind))
  return [...moments, { kind: 'end', time: Math.max(group.end, moments.at(-1)?.time ?? 0) }]
}

/** The number of patients at time 0, where the row of numbers at risk begins there. */
export const enteredOf = ({ atRisk, timePrecision }: ShownGroup): number | null =>
  atRisk.find(({ time }) => Math.abs(time) <= 2 * timePrecision)?.number ?? null
