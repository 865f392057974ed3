import { declaredGroups } from '../../cohort/group.ts'
import type { Result } from '../../cohort/result.ts'
import type { LineStyle } from './colours.ts'
import type { Band, Mark, Point } from './km-curve.ts'
import type { KmData, KmSources } from './km-data.ts'
import type { Run } from './pen.ts'

/** A step curve with what stands beside its name. */
export interface StepLine {
  readonly name: string
  /** The group whose subjects it is of, as results name it; empty for everybody. */
  readonly group: string
  readonly label: string
  /** Words of ours (Kaplan-Meier) or of the plan. */
  readonly source: 'plan' | undefined
  /** `13 events, 72.2% at 60 months`: its numbers, each with its result. */
  readonly numbers: readonly Run[]
  readonly points: readonly Point[]
  readonly band: readonly Band[]
  readonly marks: readonly Mark[]
  readonly style: LineStyle
  readonly isThin: boolean
}

/** What makes a figure of step curves of its kind: its lines and words. */
export interface StepKind {
  readonly heightTitle: string
  readonly lines: readonly StepLine[]
  /** What the strokes on the curves are; null where there are none. */
  readonly mark: string | null
  readonly caption: readonly string[]
  /** In the description: what is drawn. */
  readonly words: string
  readonly isShare: boolean
  readonly bandRule: string | null
}

/** `n = 18, ` with the number's result. */
export const runOf = (before: string, result: Result, text: string, after = ''): readonly Run[] => [
  ...(before === '' ? [] : [{ text: before }]),
  { text, result: result.id },
  ...(after === '' ? [] : [{ text: after }]),
]

/** The name of a group's line: with its variable, where groups are drawn. */
export const labelOf = (
  group: string,
  label: string,
  { grouping }: KmData,
  { variables }: KmSources,
): string => {
  if (grouping === null) return label
  const declared = [...variables.values()]
    .filter(({ title }) => title === grouping)
    .flatMap(declaredGroups)
    .find(({ name }) => name === group)
  return `${grouping}: ${declared?.label ?? label}`
}

/** Twelve significant digits, as artifacts have. */
export const rounded = (value: number): number => Number(value.toPrecision(12)) + 0

/** The last value held up to the last time at which anybody was seen. */
export const held = (
  points: readonly Point[],
  lastTime: number,
  atRiskAt: (time: number) => number,
): readonly Point[] => {
  const last = points.at(-1)!
  if (last.time >= lastTime) return points
  return [...points, { ...last, time: lastTime, at_risk: atRiskAt(lastTime), events: 0 }]
}
