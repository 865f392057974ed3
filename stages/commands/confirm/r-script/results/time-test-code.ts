import type { Endpoint } from '../../../../../cohort/descriptors/plan/endpoint.ts'
import type { Test, TestOf } from '../../../../../cohort/descriptors/plan/test.ts'
import type { Result } from '../../../../../cohort/results/result.ts'
import type { Variable } from '../../../../../cohort/values/value.ts'
import { notWritten } from '../block.ts'
import type { FrameNames } from '../data/follow-up-code.ts'
import { factorCode } from '../data/group-code.ts'
import { rColumn, rNumber, rString, rStrings } from '../r-text.ts'
import type { ConfirmedStudy } from '../study.ts'
import { logRankCode } from './log-rank-code.ts'
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
      return logRankCode(test, endpoint, by, rules, results)
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
