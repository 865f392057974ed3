import type { Endpoint } from '../../../../../cohort/descriptors/plan/endpoint.ts'
import type { Test, TestOf } from '../../../../../cohort/descriptors/plan/test.ts'
import type { Result } from '../../../../../cohort/results/result.ts'
import { levelsOf, type Variable } from '../../../../../cohort/values/value.ts'
import { type Answered, notWritten } from '../block.ts'
import type { FrameNames } from '../data/follow-up-code.ts'
import { factorCode } from '../data/group-code.ts'
import { rColumn, rNumber, rNumbers, rString, rStrings } from '../r-text.ts'
import type { ConfirmedStudy } from '../study.ts'
import type { TestCode } from './test-lines.ts'

/** Tests of the times of an endpoint. */
export type TimeTest = Extract<Test, { endpoint: string }>
type Rules = ConfirmedStudy['rules']

/** @param results of this test */
export const timeTestCode = (
  test: TimeTest,
  study: ConfirmedStudy,
  names: FrameNames,
  results: readonly Result[],
): TestCode => {
  const endpoint = study.endpoints[test.endpoint]!
  const by = study.variables.get(test.by)!
  const strata = 'strata' in test ? test.strata : []
  const frame = names.times(test.endpoint)
  const part = partOf(test, endpoint, by, study.rules, results)
  return {
    shared: [
      `d <- complete(${frame}, ${rStrings([by.name, ...strata, ...('across' in test ? [test.across] : [])])})`,
      `group <- ${factorCode(rColumn('d', by.name), by)}`,
      ...(strata.length === 0
        ? []
        : [`stratum <- interaction(${strata.map((name) => rColumn('d', name)).join(', ')}, drop = TRUE)`]),
      ...part.shared,
    ],
    answer: (result, place) =>
      result.statistic === 'left-out' ? `nrow(${frame}) - nrow(d)` : part.answer(result, place),
  }
}

const partOf = (
  test: TimeTest,
  endpoint: Endpoint,
  by: Variable,
  rules: Rules,
  results: readonly Result[],
): TestCode => {
  switch (test.method) {
    case 'log-rank':
      return logRank(test, endpoint, by, rules, results)
    case 'gray':
      return gray(test)
    case 'landmark-difference':
      return landmark(test, rules)
    case 'restricted-mean':
      return restricted(test, rules)
    case 'heterogeneity':
      return {
        shared: [],
        answer: () => ({
          reason: 'one-step hazard ratios and their heterogeneity: no function of survival has them',
        }),
      }
    default:
      return { shared: [], answer: ({ statistic }) => notWritten(statistic, (test as Test).method) }
  }
}

/** The weights as functions of the number at risk and of the events. */
const weightCode = (weight: TestOf<'log-rank'>['weight']): string => {
  if (typeof weight === 'object')
    return `function(n, d) { s <- c(1, cumprod(1 - d / n))[seq_along(n)]; s^${rNumber(weight.rho)} * (1 - s)^${rNumber(weight.gamma)} }`
  return {
    'log-rank': 'function(n, d) rep(1, length(n))',
    gehan: 'function(n, d) n',
    'tarone-ware': 'function(n, d) sqrt(n)',
    'peto-peto': 'function(n, d) cumprod(1 - d / (n + 1))',
    'modified-peto-peto': 'function(n, d) cumprod(1 - d / (n + 1)) * n / (n + 1)',
  }[weight]
}

/** By survdiff where it has the weight and entry is not delayed; else from the numbers at risk. */
const logRankCall = (test: TestOf<'log-rank'>, endpoint: Endpoint, d: string, group: string): string => {
  const { weight, strata } = test
  const isOfSurvdiff = weight === 'log-rank' || (typeof weight === 'object' && weight.gamma === 0)
  const stratum = strata.length === 0 ? '' : d === 'd' ? ', stratum' : `, stratum[${PAIR}]`
  if (endpoint.enters === undefined && isOfSurvdiff)
    return `log_rank(${d}, ${group}${stratum}${typeof weight === 'object' ? `, rho = ${rNumber(weight.rho)}` : ''})`
  return `weighted_log_rank(${d}, ${group}${stratum}, weight = ${weightCode(weight)})`
}

/** The rows of two groups that are compared alone. */
const PAIR = 'pair'

const logRank = (
  test: TestOf<'log-rank'>,
  endpoint: Endpoint,
  by: Variable,
  rules: Rules,
  results: readonly Result[],
): TestCode => {
  const isSum = test.weight === 'log-rank' && rules.logRank === 'observed-expected'
  const chi = (of: string): string => (isSum ? `sum((${of}$obs - ${of}$exp)^2 / ${of}$exp)` : `${of}$chisq`)
  const p = (of: string): string => `chi_square_p(${chi(of)}, ${of}$df)`
  const pairs =
    test.pairwise === undefined
      ? []
      : pairLines(logRankCall(test, endpoint, `d[${PAIR}, ]`, `droplevels(group[${PAIR}])`), test.pairwise, p)
  return {
    shared: [
      `test <- ${logRankCall(test, endpoint, 'd', 'group')}`,
      ...(test.scores === undefined ? [] : [`z <- trend_z(test, ${scoresCode(test.scores, by)})`]),
      ...pairs,
    ],
    answer: ({ statistic, versus, level }, place) => {
      if (/^permutation-p|^assignments/.test(statistic))
        return permutationCode(statistic, test, endpoint, results)
      if (level !== '' && versus !== '') {
        const of = `pairs[[${place}]]`
        const codes: Readonly<Record<string, string>> = {
          'chi-square': chi(of),
          p: p(of),
          'adjusted-p': `adjusted[${place}]`,
        }
        return codes[statistic] ?? notWritten(statistic, 'a pair')
      }
      const codes: Readonly<Record<string, string>> = {
        observed: `test$obs[${place}]`,
        expected: `test$exp[${place}]`,
        'chi-square': chi('test'),
        df: 'test$df',
        p: p('test'),
        'trend-z': 'z',
        'trend-p': 'normal_p(z)',
      }
      return codes[statistic] ?? notWritten(statistic, 'log-rank')
    },
  }
}

/** All allocations of a permutation test, where they are few enough for a matrix of R, in two groups without strata. */
const permutationCode = (
  statistic: string,
  { strata, monteCarlo, permutation }: TestOf<'log-rank'>,
  endpoint: Endpoint,
  results: readonly Result[],
): Answered => {
  if (monteCarlo !== undefined) return { reason: 'drawn with random numbers of Casebook' }
  const groups = results.filter((result) => result.statistic === 'observed').length
  const allocations = results.find((result) => result.statistic === 'assignments')?.value ?? Infinity
  if (strata.length > 0 || endpoint.enters !== undefined || groups !== 2 || allocations > MOST_ALLOCATIONS)
    return { reason: 'permutation test of more than two groups, of strata, or of very many allocations' }
  return statistic === 'assignments'
    ? 'allocations(group)'
    : `permutation_p(d, group, studentised = ${permutation === 'studentised' ? 'TRUE' : 'FALSE'})`
}

/** With a hundred patients some 200 MB. */
const MOST_ALLOCATIONS = 200_000

/** The scores of the groups that occur. */
const scoresCode = (scores: readonly number[], by: Variable): string => {
  const levels = (levelsOf(by) ?? []).map(({ value }) =>
    by.type === 'boolean' ? (value === 'yes' ? 'TRUE' : 'FALSE') : value,
  )
  return `${rNumbers(scores)}[match(levels(group), ${rStrings(levels)})]`
}

const pairLines = (call: string, adjustment: string, p: (of: string) => string): readonly string[] => [
  'pairs <- combn(levels(group), 2, simplify = FALSE, FUN = function(two) {',
  `  ${PAIR} <- group %in% two`,
  `  ${call}`,
  '})',
  `adjusted <- p.adjust(sapply(pairs, function(pair) ${p('pair')}), ${rString(ADJUSTMENTS[adjustment] ?? adjustment)})`,
]

const ADJUSTMENTS: Readonly<Record<string, string>> = { 'benjamini-hochberg': 'BH' }

const gray = ({ cause, strata }: TestOf<'gray'>): TestCode => ({
  shared: [
    `test <- cuminc(d$exit_time, d$exit_cause, group${strata.length === 0 ? '' : ', stratum'}, cencode = "censored")$Tests[${rString(cause)}, ]`,
  ],
  answer: ({ statistic }) => {
    const codes: Readonly<Record<string, string>> = {
      'chi-square': 'test[["stat"]]',
      df: 'test[["df"]]',
      p: 'test[["pv"]]',
    }
    return codes[statistic] ?? notWritten(statistic, 'gray')
  },
})

const FITS =
  'fits <- lapply(levels(group), function(g) { own <- d[group == g, ]; survfit(survival_of(own, own$exit_cause == "event") ~ 1) })'

const zOf = ({ confidence }: Rules): string => `qnorm(${rNumber((1 + confidence) / 2)})`

const landmark = (_: TestOf<'landmark-difference'>, rules: Rules): TestCode => ({
  shared: [
    FITS,
    'at <- function(t) lapply(fits, at_time, t)',
    'difference <- function(t) at(t)[[2]]$surv - at(t)[[1]]$surv',
    'error <- function(t) sqrt(at(t)[[1]]$std.err^2 + at(t)[[2]]$std.err^2)',
  ],
  answer: ({ statistic, at }) => {
    const t = rNumber(at ?? 0)
    const codes: Readonly<Record<string, string>> = {
      'survival-difference': `if (is.na(error(${t}))) NA else difference(${t})`,
      'survival-difference-lower': `difference(${t}) - ${zOf(rules)} * error(${t})`,
      'survival-difference-upper': `difference(${t}) + ${zOf(rules)} * error(${t})`,
      z: `difference(${t}) / error(${t})`,
      p: `normal_p(difference(${t}) / error(${t}))`,
    }
    return codes[statistic] ?? notWritten(statistic, 'landmark-difference')
  },
})

const restricted = (_: TestOf<'restricted-mean'>, rules: Rules): TestCode => ({
  shared: [FITS, 'means <- function(t) lapply(fits, mean_until, t)', ...CONTRASTS],
  answer: ({ statistic, at }) => {
    const t = rNumber(at ?? 0)
    const z = zOf(rules)
    const codes: Readonly<Record<string, string>> = {
      difference: `difference(${t})`,
      'difference-lower': `difference(${t}) - ${z} * error(${t})`,
      'difference-upper': `difference(${t}) + ${z} * error(${t})`,
      p: `normal_p(difference(${t}) / error(${t}))`,
      ratio: `ratio(${t})`,
      'ratio-lower': `ratio(${t}) * exp(-${z} * log_error(${t}))`,
      'ratio-upper': `ratio(${t}) * exp(${z} * log_error(${t}))`,
      'ratio-p': `normal_p(log(ratio(${t})) / log_error(${t}))`,
    }
    return codes[statistic] ?? notWritten(statistic, 'restricted-mean')
  },
})

const CONTRASTS: readonly string[] = [
  'difference <- function(t) means(t)[[2]]$mean - means(t)[[1]]$mean',
  'error <- function(t) sqrt(means(t)[[1]]$se^2 + means(t)[[2]]$se^2)',
  'ratio <- function(t) means(t)[[2]]$mean / means(t)[[1]]$mean',
  'log_error <- function(t) sqrt((means(t)[[1]]$se / means(t)[[1]]$mean)^2 + (means(t)[[2]]$se / means(t)[[2]]$mean)^2)',
]
