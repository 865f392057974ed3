import type { Test } from '../../../../../cohort/descriptors/plan/test.ts'
import type { Result } from '../../../../../cohort/results/result.ts'
import type { Answered } from '../block.ts'
import { rNumber } from '../r-text.ts'
import type { ConfirmedStudy } from '../study.ts'

type Rules = ConfirmedStudy['rules']

/** What the results of a test share, and the code of each. */
export interface Part {
  readonly shared: readonly string[]
  answer(result: Result, place: number): Answered | undefined
}

/** The second group minus the first: `x` by `group`. */
export const tTest =
  (isEqual: boolean) =>
  ({ confidence }: Rules): Part => ({
    shared: [
      `test <- t.test(x[group == levels(group)[2]], x[group == levels(group)[1]], var.equal = ${isEqual ? 'TRUE' : 'FALSE'}, conf.level = ${rNumber(confidence)})`,
    ],
    answer: ({ statistic }) => ({ 'mean-difference': '-diff(test$estimate)', ...OF_T })[statistic],
  })

/** After minus before. */
export const pairedTTest = ({ confidence }: Rules): Part => ({
  shared: [`test <- t.test(after_value, before_value, paired = TRUE, conf.level = ${rNumber(confidence)})`],
  answer: ({ statistic }) => ({ 'mean-difference': 'test$estimate', ...OF_T })[statistic],
})

const OF_T: Readonly<Record<string, string>> = {
  'mean-difference-se': 'test$stderr',
  'mean-difference-lower': 'test$conf.int[1]',
  'mean-difference-upper': 'test$conf.int[2]',
  t: 'test$statistic',
  'residual-df': 'test$parameter',
  p: 'test$p.value',
}

export const analysisOfVariance = (isEqual: boolean) => (): Part => ({
  shared: [
    `test <- oneway.test(x ~ droplevels(group), var.equal = ${isEqual ? 'TRUE' : 'FALSE'})`,
    'squares <- anova(lm(x ~ droplevels(group)))[["Sum Sq"]]',
  ],
  answer: ({ statistic }) => {
    const codes: Readonly<Record<string, string>> = {
      f: 'test$statistic',
      df: 'test$parameter[1]',
      'residual-df': 'test$parameter[2]',
      p: 'test$p.value',
      'eta-squared': 'squares[1] / sum(squares)',
    }
    return codes[statistic]
  },
})

/** Of the second of two categories, over groups with scores in their order. */
export const trend = (_: Rules, test: Test): Part => {
  const scores = 'scores' in test && test.scores !== undefined ? test.scores : null
  return {
    shared: [
      'counted <- table(group, outcome)',
      `scores <- ${scores === null ? 'seq_len(nrow(counted)) - 1' : `c(${scores.map(rNumber).join(', ')})`}`,
      'scores <- scores[rowSums(counted) > 0]',
      'counted <- counted[rowSums(counted) > 0, , drop = FALSE]',
      'test <- prop.trend.test(counted[, 2], rowSums(counted), scores)',
      'slope <- coef(lm(counted[, 2] / rowSums(counted) ~ scores, weights = rowSums(counted)))[2]',
    ],
    answer: ({ statistic }) => {
      const codes: Readonly<Record<string, string>> = {
        'chi-square': 'test$statistic',
        df: 'test$parameter',
        p: 'test$p.value',
        'trend-z': 'sign(slope) * sqrt(test$statistic)',
      }
      return codes[statistic]
    },
  }
}

/** Of `x` and `y`; the limits of rank correlations are those of Bonett and Wright. */
export const correlation =
  (method: 'pearson' | 'spearman' | 'kendall') =>
  ({ confidence }: Rules): Part => {
    const level = rNumber(confidence)
    const limit = (sign: '-' | '+'): string => `tanh(atanh(r) ${sign} qnorm(1 - (1 - ${level}) / 2) * se)`
    const se = {
      pearson: 'se <- 1 / sqrt(length(x) - 3)',
      spearman: 'se <- sqrt((1 + r^2 / 2) / (length(x) - 3))',
      kendall: 'se <- sqrt(0.437 / (length(x) - 4))',
    }[method]
    return {
      shared: [
        `test <- suppressWarnings(cor.test(x, y, method = "${method}"${method === 'pearson' ? '' : ', exact = FALSE'}))`,
        'r <- unname(test$estimate)',
        se,
      ],
      answer: ({ statistic }) => {
        const codes: Readonly<Record<string, string>> = {
          correlation: 'r',
          'correlation-lower': limit('-'),
          'correlation-upper': limit('+'),
          t: 'r * sqrt((length(x) - 2) / (1 - r^2))',
          'residual-df': 'length(x) - 2',
          z: 'test$statistic',
          p: 'test$p.value',
        }
        return codes[statistic]
      },
    }
  }
