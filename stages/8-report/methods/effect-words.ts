import type { Context } from '../context.ts'

/** Effects by statistic in words, for methods that contain the text; the first match applies. */
const EFFECTS: readonly (readonly [statistic: string, holds: string, words: string])[] = [
  ['odds-ratio', 'conditional', 'odds ratio: conditional estimate with exact limits'],
  [
    'odds-ratio',
    'who changed',
    'odds ratio of paired values: ratio of the discordant pairs with exact limits',
  ],
  ['risk-difference', 'Newcombe', "difference of proportions: Newcombe's limits"],
  ['risk-difference', 'Wald', 'difference of proportions: Wald limits'],
  ['risk-ratio', '', 'ratio of proportions: Wald limits on the log scale'],
  ['shift', 'exact', 'difference of numbers: Hodges-Lehmann shift with exact limits'],
  ['shift', '', 'difference of numbers: Hodges-Lehmann shift with asymptotic limits'],
  ['mean-difference', 'Student', "difference of means: limits by Student's t with one variance"],
  ['mean-difference', 'Welch', "difference of means: limits by Welch's t with two variances"],
  ['mean-difference', 'paired', 'mean change: limits by t'],
  ['correlation', 'Pearson', "Pearson's correlation: limits by Fisher's transformation"],
  ['correlation', 'Spearman', "Spearman's correlation: limits of Bonett and Wright"],
  ['correlation', 'Kendall', "Kendall's tau-b: limits of Bonett and Wright"],
  ['eta-squared', '', 'effect of the analysis of variance: eta squared'],
  ['cramers-v', '', "association of categories: Cramér's V"],
  ['epsilon-squared', '', 'effect of the Kruskal-Wallis test: epsilon squared'],
  ['i-squared', '', 'heterogeneity: I²'],
  ['ratio', 'restricted mean', 'ratio of restricted means: limits on the log scale'],
]

/** The effect sizes of the tests, each once. */
export const effectWords = ({ input }: Context): readonly string[] => {
  const computed = input.testResults.filter(
    ({ analysis, value }) => value !== null && Object.hasOwn(input.tests, analysis),
  )
  // the method of the limits names their rule
  const resultsOf = (statistic: string) => {
    const limits = computed.filter((result) => result.statistic === `${statistic}-lower`)
    return limits.length > 0 ? limits : computed.filter((result) => result.statistic === statistic)
  }
  return EFFECTS.flatMap(([statistic, holds, words], i) => {
    const earlier = EFFECTS.slice(0, i).filter(([other]) => other === statistic)
    const isUsed = resultsOf(statistic).some(
      ({ method }) => method.includes(holds) && !earlier.some(([, other]) => method.includes(other)),
    )
    return isUsed ? [words] : []
  })
}
