import type { Estimate } from '../../../../../cohort/descriptors/plan/estimate.ts'
import { givenLevel } from '../../../../../cohort/results/estimates/given-time.ts'
import type { Result } from '../../../../../cohort/results/result.ts'
import { type Answered, blockOf, type Confirmation, notWritten } from '../block.ts'
import type { FrameNames } from '../data/follow-up-code.ts'
import { groupCode } from '../data/group-code.ts'
import { rNumber, rString } from '../r-text.ts'
import type { ConfirmedStudy } from '../study.ts'
import { intervalCode, quantileCode } from './quantile-code.ts'

type Rules = ConfirmedStudy['rules']

const CENSORED = 'censored'
const EVENT = 'event'

/** The block of the survival estimates of one group. */
export const estimateBlock = (
  analysis: string,
  group: string,
  results: readonly Result[],
  study: ConfirmedStudy,
  names: FrameNames,
): Confirmation => {
  const estimate = study.estimates[analysis]!
  const endpoint = study.endpoints[estimate.endpoint]!
  const frame = names.times(estimate.endpoint)
  const needs = (pattern: RegExp): boolean => results.some(({ statistic }) => pattern.test(statistic))
  const options = `conf.type = "${BANDS[study.rules.band]}", conf.int = ${rNumber(study.rules.confidence)}`
  const isDelayed = endpoint.enters !== undefined
  return blockOf(
    [estimate.title ?? endpoint.title, group].filter((part) => part !== '').join(', '),
    [
      `d <- ${groupCode(frame, group, study.variables)}`,
      `fit <- survfit(survival_of(d, d$exit_cause == "event") ~ 1, ${options})`,
      ...(needs(/^cumulative-hazard-split/)
        ? [`split_ties <- survfit(survival_of(d, d$exit_cause == "event") ~ 1, ctype = 2)`]
        : []),
      ...(needs(/^follow-up/) ? [reverseCode(study.rules, options)] : []),
      ...(needs(/^rate|^person-time/)
        ? [
            'person_time <- sum(d$exit_time - d$entry_time)',
            `rate <- if (person_time > 0) poisson.test(sum(d$exit_cause == "event"), person_time, conf.level = ${rNumber(study.rules.confidence)}) else NULL`,
          ]
        : []),
      ...(needs(/^mean/) ? ['area <- mean_until(fit, max(d$exit_time))'] : []),
    ],
    results.map((result): readonly [string, Answered] => [
      result.id,
      answer(result, estimate, study.rules, isDelayed, options),
    ]),
  )
}

/** The names of the bands in R. */
export const BANDS: Readonly<Record<Rules['band'], string>> = {
  plain: 'plain',
  log: 'log',
  'log-log': 'log-log',
  logit: 'logit',
  arcsine: 'arcsin',
}

const reverseCode = ({ followUp }: Rules, options: string): string =>
  followUp === 'events-first'
    ? `reverse <- follow_up_curve(d, ${options})`
    : `reverse <- survfit(survival_of(d, d$exit_cause == "censored") ~ 1, ${options})`

const answer = (
  result: Result,
  { lifeTable = [] }: Estimate,
  rules: Rules,
  isDelayed: boolean,
  options: string,
): Answered => {
  const { statistic, level, at } = result
  const time = at === null ? '' : rNumber(at)
  const cause = level === '' ? EVENT : level
  if (/^cumulative-incidence/.test(statistic)) return incidenceCode(statistic, cause, time, rules, isDelayed)
  if (/^(q1|median|q3|quantile-)/.test(statistic)) return ofQuantile(statistic, 'fit', rules)
  if (/^follow-up/.test(statistic))
    return ofQuantile(statistic.replace('follow-up', 'median'), 'reverse', rules)
  if (/^conditional-survival/.test(statistic)) return conditionalCode(statistic, level, time, rules, options)
  const table = `life_table(d, c(${lifeTable.map(rNumber).join(', ')}), ${options})`
  if (statistic === 'exposed-to-risk') return `exposed(${table}, ${time})`
  if (statistic.startsWith('life-table'))
    return curveCode(`at_time(${table}, ${time})`, statistic.slice('life-table'.length), rules)
  const limits =
    rules.bandAtLimit === 'reason' ? `limits_inside(at_time(fit, ${time}))` : `at_time(fit, ${time})`
  const [, whose, end = ''] = /^(observed|censored)-time(?:-(lower|upper))?$/.exec(statistic) ?? []
  if (whose !== undefined) {
    const ended = whose === 'observed' ? 'd$exit_time' : `d$exit_time[d$exit_cause == "${CENSORED}"]`
    return `median_interval(${ended}, ${rNumber(rules.confidence)})[${['', 'lower', 'upper'].indexOf(end) + 1}]`
  }
  const exact = `exact_limits(d, ${time}, ${rNumber(rules.confidence)})`
  const restricted = `mean_until(fit, ${time})`
  const z = `qnorm(${rNumber((1 + rules.confidence) / 2)})`
  const codes: Readonly<Record<string, string>> = {
    n: 'nrow(d)',
    events: `sum(d$exit_cause == ${rString(cause)})`,
    censored: `sum(d$exit_cause == "${CENSORED}")`,
    'at-risk': `at_risk(d, ${time})`,
    'events-before': `before(d, ${rString(cause)}, ${time})`,
    'censored-before': `before(d, "${CENSORED}", ${time})`,
    survival: `at_time(fit, ${time})$surv`,
    'survival-se': `at_time(fit, ${time})$std.err`,
    'survival-lower': `${limits}$lower`,
    'survival-upper': `${limits}$upper`,
    'survival-exact-lower': `${exact}[1]`,
    'survival-exact-upper': `${exact}[2]`,
    incidence: `1 - at_time(fit, ${time})$surv`,
    'cumulative-hazard': `at_time(fit, ${time})$cumhaz`,
    'cumulative-hazard-se': `at_time(fit, ${time})$std.chaz`,
    'cumulative-hazard-split': `at_time(split_ties, ${time})$cumhaz`,
    mean: 'area$mean',
    'mean-se': 'area$se',
    'mean-lower': 'area$mean - 1.96 * area$se',
    'mean-upper': 'area$mean + 1.96 * area$se',
    'restricted-mean': `${restricted}$mean`,
    'restricted-mean-se': `${restricted}$se`,
    'restricted-mean-lower': `${restricted}$mean - ${z} * ${restricted}$se`,
    'restricted-mean-upper': `${restricted}$mean + ${z} * ${restricted}$se`,
    'last-time': 'max(d$exit_time)',
    'person-time': 'person_time',
    rate: 'rate$estimate',
    'rate-lower': 'rate$conf.int[1]',
    'rate-upper': 'rate$conf.int[2]',
  }
  return codes[statistic] ?? notWritten(statistic, 'an estimate')
}

/** S(t|s), by the curve of those followed beyond s: another way than that of the results. */
const conditionalCode = (
  statistic: string,
  level: string,
  time: string,
  rules: Rules,
  options: string,
): Answered => {
  const given = rNumber(Number(level.slice(givenLevel(0).length - 1)))
  const found = `at_time(conditional_on(d, ${given}, ${options}), ${time})`
  return curveCode(found, statistic.slice('conditional-survival'.length), rules)
}

/** The height of a curve, its standard error or a limit. @param part `-lower`; empty for the height */
const curveCode = (found: string, part: string, { bandAtLimit }: Rules): Answered => {
  const limits = bandAtLimit === 'reason' ? `limits_inside(${found})` : found
  if (part === '') return `${found}$surv`
  return part === '-se' ? `${found}$std.err` : `${limits}$${part.slice(1)}`
}

/** A quantile of a curve, a limit of it, or its standard error. */
const ofQuantile = (statistic: string, fit: string, rules: Rules): Answered => {
  const [, name = '', part = ''] = /^(.*?)(?:-(lower|upper|se))?$/.exec(statistic) ?? []
  const p = PROPORTIONS[name] ?? Number(name.slice('quantile-'.length))
  return part === ''
    ? quantileCode(fit, p, rules)
    : intervalCode(fit, p, part as 'lower' | 'upper' | 'se', rules)
}

const PROPORTIONS: Readonly<Record<string, number>> = { q1: 0.25, median: 0.5, q3: 0.75 }

/** Aalen's variance is that of cmprsk, which has no delayed entry; survfit has both, with another variance. */
const incidenceCode = (
  statistic: string,
  cause: string,
  time: string,
  { incidenceVariance, incidenceBand, confidence }: Rules,
  isDelayed: boolean,
): Answered => {
  const part = statistic.slice('cumulative-incidence'.length).replace('-', '') || 'estimate'
  const isAalen = incidenceVariance === 'aalen'
  if (isAalen && isDelayed && part !== 'estimate')
    return { reason: "Aalen's variance with delayed entry: neither cmprsk nor survfit has it" }
  const z = `qnorm(${rNumber((1 + confidence) / 2)})`
  const of = isAalen && !isDelayed ? 'incidence_at' : 'state_incidence_at'
  return `${of}(d, ${rString(cause)}, ${time}, ${z}, "${incidenceBand}")$${part}`
}
