import { isP } from '../../../cohort/results/statistic.ts'
import { showAlpha, showPercent } from '../../../cohort/results/styles/show-number.ts'
import type { Context } from '../context.ts'
import { listText } from '../html/list-words.ts'
import { adjustmentsOf, areTwoSided, type UsedMethods } from './used.ts'

/** Sides and significance level of the tests; null without tests. */
export const levelSentence = ({ tests, models }: UsedMethods, { input, style }: Context): string | null => {
  if (tests.length === 0 && models.length === 0) return null
  const level = `at a significance level of ${showAlpha(input.rules.alpha, style)}`
  return areTwoSided(tests) ? `Tests are two-sided, ${level}.` : `Tests are ${level}.`
}

/** Whether P values are adjusted for multiple testing: only those of pairwise comparisons can be. */
export const multiplicitySentence = (
  tests: UsedMethods['tests'],
  { input, style }: Context,
): string | null => {
  const values = `${style.p.letter} values`
  const adjusted = adjustmentsOf(tests)
  if (adjusted.length > 0)
    return `${values} are adjusted for multiple testing in pairwise comparisons only (${listText(adjusted)}).`
  const ps = input.testResults.filter(({ statistic, value }) => isP(statistic) && value !== null)
  return ps.length > 1 ? `${values} are not adjusted for multiple testing.` : null
}

/** The confidence level; null if no interval has limits. */
export const confidenceSentence = ({ input, all, style }: Context): string | null =>
  all.some(({ statistic, value }) => statistic.endsWith('-lower') && value !== null)
    ? `Confidence intervals are at ${showPercent(input.rules.confidence, style)}${HAS_FIXED_LEVEL[input.rules.medianInterval] && input.rules.confidence !== 0.95 ? ', of medians at 95%' : ''}.`
    : null

/** Rules of the median's interval with a fixed confidence level. */
const HAS_FIXED_LEVEL: Readonly<Record<string, boolean>> = { 'spss-density': true }
