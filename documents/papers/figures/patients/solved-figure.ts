import type { Figure } from '../curves/read-figure.ts'
import { AT_RISK_RULES, type AtRiskRule } from './moments.ts'
import { type Row, type Search, type Solved, solve } from './solved-curve.ts'

/** Whole numbers that give the curves of a figure. */
export interface SolvedFigure {
  readonly solved: readonly Solved[]
  /** Whether the figure does not show if numbers at risk count those whose own time it is. */
  readonly isRuleOpen: boolean
}

/**
 * Whole numbers for each curve, with one rule of numbers at risk for all, as one program drew them: that with which all curves have
 * whole numbers. Where both do, the one with the simpler table is taken, and the rule is open; so it is where neither does.
 *
 * @param n the number of patients of each curve, where it is known
 */
export const solvedFigure = (
  figure: Figure,
  rows: readonly (Row | null)[],
  n: readonly (number | null)[],
  search: Omit<Search, 'n' | 'rules'>,
): SolvedFigure => {
  const solveAt = (i: number, rules?: readonly AtRiskRule[]): Solved =>
    solve(figure, figure.curves[i]!, rows[i] ?? null, {
      ...{ ...search, n: n[i] ?? null },
      ...(rules === undefined ? {} : { rules }),
    })
  const first = figure.curves.map((_, i) => solveAt(i))
  const ruled = first.filter(({ counts }, i) => counts !== null && rows[i] != null)
  const common = AT_RISK_RULES.filter((rule) =>
    ruled.every(({ possibleRules }) => possibleRules.includes(rule)),
  )
  if (ruled.length === 0 || common.length === 0) return { solved: first, isRuleOpen: true }
  const all = common.map((rule) =>
    first.map((solved, i) =>
      solved.counts === null || rows[i] == null || solved.atRiskRule === rule ? solved : solveAt(i, [rule]),
    ),
  )
  const score = (solved: readonly Solved[]): number =>
    solved.reduce((sum, { counts }) => sum + (counts?.score ?? 0), 0)
  const solved = all.reduce((a, b) => (score(b) < score(a) ? b : a))
  return { solved, isRuleOpen: common.length > 1 }
}
