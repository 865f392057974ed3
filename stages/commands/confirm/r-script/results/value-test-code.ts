import type { Test } from '../../../../../cohort/descriptors/plan/test.ts'
import { isQuantity, levelsOf, type Variable } from '../../../../../cohort/values/value.ts'
import { type Answered, notWritten } from '../block.ts'
import type { FrameNames } from '../data/follow-up-code.ts'
import { factorCode, valueCode } from '../data/group-code.ts'
import { rColumn, rNumber, rStrings } from '../r-text.ts'
import type { ConfirmedStudy } from '../study.ts'
import { analysisOfVariance, correlation, type Part, pairedTTest, trend, tTest } from './means-code.ts'
import type { TestCode } from './test-lines.ts'

/** Tests that compare values of a variable between groups, or two variables of each patient. */
export type ValueTest = Exclude<Test, { endpoint: string }>
type OfPairs = Extract<ValueTest, { before: string }>
type OfTwo = Extract<ValueTest, { x: string }>
type OfGroups = Exclude<ValueTest, OfPairs | OfTwo>

export const valueTestCode = (test: ValueTest, study: ConfirmedStudy, names: FrameNames): TestCode =>
  'before' in test
    ? pairCode(test, study, names)
    : 'x' in test
      ? twoCode(test, study, names)
      : groupsCode(test, study, names)

const groupsCode = (test: OfGroups, study: ConfirmedStudy, names: FrameNames): TestCode => {
  const [variable, by] = [study.variables.get(test.variable)!, study.variables.get(test.by)!]
  const frame = names.population(test.among)
  const isCounted = COUNTED.has(test.method)
  const code: TestCode = {
    shared: [
      `d <- complete(${frame}, ${rStrings([variable.name, by.name])})`,
      `group <- ${factorCode(rColumn('d', by.name), by)}`,
      isCounted
        ? `outcome <- ${categoriesCode(rColumn('d', variable.name), variable)}`
        : `x <- ${rankedCode(rColumn('d', variable.name), variable)}`,
    ],
    answer: ({ statistic }) => notWritten(statistic, test.method),
  }
  const excluded = `nrow(${frame}) - nrow(d)`
  const { shared, answer } = PARTS[test.method]?.(study.rules, test) ?? NO_PART
  return {
    shared: [...code.shared, ...shared],
    answer: (result, place) =>
      result.statistic === 'left-out' ? excluded : (answer(result, place) ?? code.answer(result, place)),
  }
}

/** Tests of categories; others compare numbers or ranks. */
const COUNTED: ReadonlySet<string> = new Set(['fisher', 'chi-square', 'cochran-armitage'])

/** All declared categories, so that a table of two by two keeps its shape. */
const categoriesCode = (column: string, variable: Variable): string =>
  `factor(${column}, levels = c(${(levelsOf(variable) ?? []).map(({ value }) => valueCode(variable, value)).join(', ')}))`

/** Numbers as they are, ordered categories as their place in the order. */
const rankedCode = (column: string, variable: Variable): string =>
  isQuantity(variable)
    ? column
    : variable.type === 'boolean'
      ? `as.numeric(${column})`
      : `match(${column}, c(${(variable.categories ?? []).map(({ value }) => valueCode(variable, value)).join(', ')}))`

type Rules = ConfirmedStudy['rules']

const EFFECTS = ['', 'lower', 'upper']

/** Odds ratio, risk difference and risk ratio of a table of two by two. */
const effectCode = (statistic: string, { confidence, riskDifference }: Rules): Answered | undefined => {
  const [, name = '', part = ''] =
    /^(odds-ratio|risk-difference|risk-ratio)(?:-(lower|upper))?$/.exec(statistic) ?? []
  const k = EFFECTS.indexOf(part) + 1
  const level = rNumber(confidence)
  if (name === 'odds-ratio')
    return { code: `conditional_odds_ratio(effects, ${level})[${k}]`, iterates: true }
  if (name === 'risk-difference') return `risk_difference(effects, ${level}, "${riskDifference}")[${k}]`
  return name === 'risk-ratio' ? `risk_ratio(effects, ${level})[${k}]` : undefined
}

const EFFECT_LINE = 'effects <- if (nlevels(group) == 2 && nlevels(outcome) == 2) two_by_two(outcome, group)'

const fisher = (rules: Rules, test: Test): Part => {
  const isDrawn = 'monteCarlo' in test && test.monteCarlo !== undefined
  const observed = 'table(group, droplevels(outcome))'
  const tails = 'fisher_tails(table(group, outcome))'
  const p = {
    probability: `if (nlevels(droplevels(outcome)) < 2) 1 else fisher.test(${observed}, conf.int = FALSE, workspace = 2e7)$p.value`,
    doubled: `min(1, 2 * min(${tails}))`,
    'one-sided': `min(${tails})`,
  }[rules.fisher]
  return {
    shared: [EFFECT_LINE],
    answer: ({ statistic }) => {
      if (isDrawn && /^p(-|$)/.test(statistic)) return { reason: 'drawn at random by Casebook' }
      if (statistic === 'p') return p
      if (statistic === 'mid-p') return { reason: 'mid-p: fisher.test does not have it' }
      return effectCode(statistic, rules)
    },
  }
}

const chiSquare = (rules: Rules): Part => ({
  shared: [
    `test <- suppressWarnings(chisq.test(table(group, droplevels(outcome)), correct = ${rules.chiSquare === 'yates' ? 'TRUE' : 'FALSE'}))`,
    EFFECT_LINE,
  ],
  answer: ({ statistic }) => {
    const uncorrected = 'suppressWarnings(chisq.test(test$observed, correct = FALSE))$statistic'
    const codes: Readonly<Record<string, string>> = {
      'chi-square': 'test$statistic',
      df: 'test$parameter',
      p: 'test$p.value',
      'smallest-expected': 'min(test$expected)',
      'cramers-v': `sqrt(${uncorrected} / (sum(test$observed) * (min(dim(test$observed)) - 1)))`,
    }
    return codes[statistic] ?? effectCode(statistic, rules)
  },
})

const mannWhitney = ({ mannWhitney, confidence }: Rules): Part => {
  const isExact = mannWhitney === 'exact' || mannWhitney === 'exact-doubled'
  const [x, y] = ['x[group == levels(group)[1]]', 'x[group == levels(group)[2]]']
  return {
    shared: [
      `test <- rank_sum(${x}, ${y}, correct = ${mannWhitney === 'asymptotic-corrected' ? 'TRUE' : 'FALSE'})`,
    ],
    answer: ({ statistic }, place) => {
      if (statistic === 'u') return `test$u[${place}]`
      const k = ['shift', 'shift-lower', 'shift-upper'].indexOf(statistic) + 1
      if (k === 1 || (k > 1 && !isExact)) return `shift(${x}, ${y}, ${rNumber(confidence)})[${k}]`
      if (isExact) return { reason: 'exact test allowing for ties: wilcox.test is exact only without ties' }
      return statistic === 'p' || statistic === 'z' ? `test$${statistic}` : undefined
    },
  }
}

const kruskalWallis = (): Part => ({
  shared: ['test <- kruskal.test(x, group)'],
  answer: ({ statistic }) => {
    const codes: Readonly<Record<string, string>> = {
      'chi-square': 'test$statistic',
      df: 'test$parameter',
      p: 'test$p.value',
      'epsilon-squared': 'test$statistic / (length(x) - 1)',
    }
    return codes[statistic]
  },
})

const pairCode = (test: OfPairs, study: ConfirmedStudy, names: FrameNames): TestCode => {
  const frame = names.population(test.among)
  const [before, after] = [study.variables.get(test.before)!, study.variables.get(test.after)!]
  const part = PARTS[test.method]?.(study.rules, test) ?? NO_PART
  return {
    shared: [
      `d <- complete(${frame}, ${rStrings([before.name, after.name])})`,
      `before_value <- ${rankedCode(rColumn('d', before.name), before)}`,
      `after_value <- ${rankedCode(rColumn('d', after.name), after)}`,
      ...part.shared,
    ],
    answer: (result, place) =>
      result.statistic === 'left-out'
        ? `nrow(${frame}) - nrow(d)`
        : (part.answer(result, place) ?? notWritten(result.statistic, test.method)),
  }
}

const twoCode = (test: OfTwo, study: ConfirmedStudy, names: FrameNames): TestCode => {
  const frame = names.population(test.among)
  const [x, y] = [study.variables.get(test.x)!, study.variables.get(test.y)!]
  const part = PARTS[test.method]?.(study.rules, test) ?? NO_PART
  return {
    shared: [
      `d <- complete(${frame}, ${rStrings([x.name, y.name])})`,
      `x <- ${rankedCode(rColumn('d', x.name), x)}`,
      `y <- ${rankedCode(rColumn('d', y.name), y)}`,
      ...part.shared,
    ],
    answer: (result, place) =>
      result.statistic === 'left-out'
        ? `nrow(${frame}) - nrow(d)`
        : (part.answer(result, place) ?? notWritten(result.statistic, test.method)),
  }
}

const mcnemar = ({ paired, confidence }: Rules): Part => ({
  shared: [
    'gained <- sum(before_value == 0 & after_value == 1)',
    'lost <- sum(before_value == 1 & after_value == 0)',
    `share <- binom.test(gained, gained + lost, conf.level = ${rNumber(confidence)})`,
    `test <- mcnemar.test(table(factor(before_value, 0:1), factor(after_value, 0:1)), correct = ${paired === 'asymptotic-corrected' ? 'TRUE' : 'FALSE'})`,
  ],
  answer: ({ statistic }) => {
    const odds = (limit: string): string => `{ p <- ${limit}; if (p < 1) p / (1 - p) else NA }`
    const codes: Readonly<Record<string, string>> = {
      gained: 'gained',
      lost: 'lost',
      'chi-square': paired === 'exact' ? 'NA' : 'test$statistic',
      p: paired === 'exact' ? 'share$p.value' : 'test$p.value',
      'odds-ratio': 'if (lost > 0) gained / lost else NA',
      'odds-ratio-lower': odds('share$conf.int[1]'),
      'odds-ratio-upper': odds('share$conf.int[2]'),
    }
    return codes[statistic]
  },
})

const signedRank = ({ paired }: Rules): Part => ({
  shared: [
    'difference <- round(after_value - before_value, 10)',
    `test <- signed_ranks(difference, correct = ${paired === 'asymptotic-corrected' ? 'TRUE' : 'FALSE'})`,
  ],
  answer: ({ statistic }) => {
    if (paired === 'exact' && (statistic === 'p' || statistic === 'z'))
      return { reason: 'exact test allowing for ties: wilcox.test is exact only without ties' }
    const codes: Readonly<Record<string, string>> = {
      higher: 'sum(difference > 0)',
      lower: 'sum(difference < 0)',
      unchanged: 'sum(difference == 0)',
      'positive-ranks': 'test$sum',
      z: 'test$z',
      p: 'test$p',
    }
    return codes[statistic]
  },
})

/** The kinds of tests that the script computes; of others it names the results. */
const PARTS: Readonly<Partial<Record<string, (rules: Rules, test: Test) => Part>>> = {
  fisher,
  'chi-square': chiSquare,
  'mann-whitney': mannWhitney,
  'kruskal-wallis': kruskalWallis,
  mcnemar,
  'signed-rank': signedRank,
  student: tTest(true),
  welch: tTest(false),
  'paired-t': pairedTTest,
  anova: analysisOfVariance(true),
  'welch-anova': analysisOfVariance(false),
  pearson: correlation('pearson'),
  spearman: correlation('spearman'),
  kendall: correlation('kendall'),
  'cochran-armitage': trend,
}

const NO_PART: Part = { shared: [], answer: () => undefined }
