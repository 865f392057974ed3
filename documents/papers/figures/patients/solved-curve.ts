import { SourceError } from '../../../../sources/support/source-error.ts'
import type { Figure, FigureCurve } from '../curves/read-figure.ts'
import {
  AT_RISK_RULES,
  type AtRiskRule,
  enteredOf,
  type Moment,
  momentsOf,
  type ShownGroup,
} from './moments.ts'
import { type SearchBudget, searchBudget } from './search-budget.ts'
import { type CountSearch, type WholeCounts, wholeCounts } from './whole-counts.ts'

/** Multiples of the precision that are tried, in this order. */
const LOOSER = [1, 2, 4, 8, 16]

export type Row = Figure['atRisk'][number]

export interface Search {
  readonly hasMarks: boolean
  readonly n: number | null
  /** Whether only the first precisions are tried. */
  readonly isShort: boolean
  /** The rules of numbers at risk that are tried; both if it is not said. */
  readonly rules?: readonly AtRiskRule[]
  readonly budget: SearchBudget
}

/** Whole numbers that give a curve. */
export interface Solved {
  /** Null if no whole numbers of patients give it. */
  readonly counts: WholeCounts | null
  readonly isNKnown: boolean
  /** How far survival was allowed to be from the curve. */
  readonly precision: number
  readonly atRiskRule: AtRiskRule
  /** The rules of numbers at risk with which whole numbers give the curve. */
  readonly possibleRules: readonly AtRiskRule[]
}

export const shownGroup = (
  { panel, precision, curves }: Figure,
  curve: FigureCurve,
  row: Row | null,
): ShownGroup => ({
  ...{
    steps: curve.steps,
    marks: curve.marks,
    perhapsMarks: curve.perhapsMarks ?? [],
    end: curve.end,
    atRisk: row?.cells ?? [],
    timePrecision: precision.time,
  },
  isCut:
    curve.isAtEdge ||
    (curve.drawn.end[0] > panel.right - 0.5 &&
      Math.abs(curve.end - panel.x.ticks.at(-1)!.value) < 4 * precision.time) ||
    (curves.some(({ marks }) => marks.length > 0) && isEndNobodys(curve, precision)),
})

/** Whether a curve above 0 ends without an event and without a mark: where every censoring has a mark, it is cut there. */
const isEndNobodys = (
  { steps, marks, perhapsMarks, end }: FigureCurve,
  { time, survival }: Figure['precision'],
): boolean =>
  (steps.at(-1)?.survival ?? 1) > survival &&
  [...steps.map((step) => step.time), ...marks, ...(perhapsMarks ?? [])].every(
    (own) => Math.abs(own - end) > 2 * time,
  )

/** Whole numbers that give a curve, with a row of numbers at risk if it has one. */
export const solve = (figure: Figure, curve: FigureCurve, row: Row | null, search: Search): Solved => {
  const group = shownGroup(figure, curve, row)
  const n = search.n ?? enteredOf(group)
  const rules = search.rules ?? (row !== null && isEndCounted(group) ? ['before'] : AT_RISK_RULES)
  let found: readonly Solved[] = []
  for (const looser of LOOSER.slice(0, search.isShort ? 2 : LOOSER.length)) {
    const precision = looser * figure.precision.survival
    const here = (row === null ? rules.slice(0, 1) : rules).flatMap((atRiskRule): readonly Solved[] => {
      const counts = fewOrManyTied(momentsOf(group, atRiskRule), {
        ...{ n, precision, hasMarks: search.hasMarks, isCut: group.isCut, budget: search.budget },
      })
      return counts === null
        ? []
        : [{ counts, precision, atRiskRule, isNKnown: n !== null, possibleRules: [atRiskRule] }]
    })
    found = [...found, ...here]
    // where n is not known, a multiple can fit a little better than the table itself
    if (found.length > 0 && (n !== null || looser > LOOSER[0]!)) break
  }
  if (found.length === 0)
    return {
      ...{ counts: null, precision: 0, atRiskRule: 'before', isNKnown: n !== null },
      possibleRules: [],
    }
  const best = found.reduce((a, b) => (b.counts!.score < a.counts!.score ? b : a))
  return { ...best, possibleRules: [...new Set(found.map(({ atRiskRule }) => atRiskRule))] }
}

/** Whether a number at risk at the end of a curve counts those who are followed until then: nobody is followed longer. */
const isEndCounted = ({ atRisk, end, isCut, timePrecision }: ShownGroup): boolean =>
  !isCut && atRisk.some(({ time, number }) => number > 0 && Math.abs(time - end) <= 2 * timePrecision)

/** Where n is known and no table has few censorings tied with each other, one with many. */
const fewOrManyTied = (moments: readonly Moment[], search: CountSearch): WholeCounts | null => {
  const few = wholeCounts(moments, search)
  if (few !== null || search.n === null || !search.hasMarks) return few
  const budget = searchBudget()
  try {
    return wholeCounts(moments, { ...search, budget, tied: 'many' })
  } catch (error) {
    if (error instanceof SourceError) return null
    throw error
  }
}
