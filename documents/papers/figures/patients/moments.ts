/** What a figure shows of one group: survival from 1 to 0, times in the unit of its axis, ascending. */
export interface ShownGroup {
  readonly steps: readonly {
    readonly time: number
    readonly survival: number
    /** How far survival can be from what is given, besides the precision. */
    readonly spread?: number
    /** Where the first of several steps is that were drawn as one line, which ends here: perhaps nobody has the event here. */
    readonly from?: number
  }[]
  readonly marks: readonly number[]
  /** Marks that may be of another group. */
  readonly perhapsMarks?: readonly number[]
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
  | {
      readonly kind: 'event'
      readonly time: number
      readonly survival: number
      readonly spread?: number
      readonly isPerhaps?: true
    }
  /** Somebody is censored; or nobody, if the mark may be of another group. */
  | { readonly kind: 'mark'; readonly time: number; readonly isPerhaps?: true }
  /** `at` is the time of its label, which can be a little beside `time`, that of a patient. */
  | { readonly kind: 'at-risk'; readonly time: number; readonly number: number; readonly at: number }
  | { readonly kind: 'end'; readonly time: number }

/** Whether a number at risk counts those whose own time it is (R, SAS, SPSS), or only those who are followed longer. */
export type AtRiskRule = (typeof AT_RISK_RULES)[number]

export const AT_RISK_RULES = ['before', 'after'] as const

/**
 * The moments of a group. At one time, events come before censorings, and numbers at risk before both or after both.
 * Times that differ by less than the drawing can show are one, except those of two steps, which are two however near.
 */
export const momentsOf = (group: ShownGroup, rule: AtRiskRule): readonly Moment[] => {
  const order = rule === 'before' ? ['at-risk', 'event', 'mark', 'end'] : ['event', 'mark', 'at-risk', 'end']
  const steps = group.steps.map(({ time }) => time)
  const same = 2 * group.timePrecision
  const nearest = (time: number, times: readonly number[]): number => {
    const best = times.reduce(
      (near, other) => (Math.abs(other - time) < Math.abs(near - time) ? other : near),
      Number.POSITIVE_INFINITY,
    )
    return Math.abs(best - time) <= same ? best : time
  }
  const marks = [...new Set(group.marks.map((time) => nearest(time, steps)))]
  const perhaps = [...new Set((group.perhapsMarks ?? []).map((time) => nearest(time, [...steps, ...marks])))]
  const shared = (time: number): number => nearest(time, [...steps, ...marks, ...perhaps])
  const moments: Moment[] = [
    ...group.steps.map(
      ({ time, survival, spread = 0, from }): Moment => ({
        ...{ kind: 'event', time, survival },
        ...(spread > 0 ? { spread } : {}),
        ...(from === undefined ? {} : { isPerhaps: true }),
      }),
    ),
    ...marks.map((time): Moment => ({ kind: 'mark', time })),
    ...perhaps
      .filter((time) => !marks.includes(time))
      .map((time): Moment => ({ kind: 'mark', time, isPerhaps: true })),
    // those who enter are at risk at 0, whatever the rule
    ...group.atRisk
      .filter(({ time }) => time > same && time <= group.end + same)
      .map(({ time, number }): Moment => ({ kind: 'at-risk', time: shared(time), number, at: time })),
  ]
  moments.sort((a, b) => a.time - b.time || order.indexOf(a.kind) - order.indexOf(b.kind))
  return [...moments, { kind: 'end', time: Math.max(shared(group.end), moments.at(-1)?.time ?? 0) }]
}

/** The number of patients at time 0, where the row of numbers at risk begins there. */
export const enteredOf = ({ atRisk, timePrecision }: ShownGroup): number | null =>
  atRisk.find(({ time }) => Math.abs(time) <= 2 * timePrecision)?.number ?? null
