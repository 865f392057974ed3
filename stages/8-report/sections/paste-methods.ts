import type { Rules } from '../../../cohort/conventions.ts'
import type { Endpoint, Model, Test } from '../../../cohort/plan.ts'
import { analysedIn } from '../../2-validate/artifacts.ts'
import type { Context } from '../context.ts'
import { type Html, html, joined } from '../html.ts'
import { quoted, rule } from '../number.ts'
import { MEDIANS } from './methods.ts'

/** What was done, as a manuscript's section on statistics says it. */
export const methodsParagraph = (context: Context): Html => {
  const { study, rules, endpoints, tests, models, estimates, provenance, sizes } = context.input
  const hasCompeting = Object.values(endpoints).some(({ competing }) => competing !== undefined)
  const hasOneSided =
    rules.fisher === 'one-sided' && Object.values(tests).some(({ method }) => method === 'fisher')
  const sentences: readonly (Html | false)[] = [
    html`Data of <span data-count="subjects">${analysedIn(sizes)}</span> subjects were analysed.`,
    ...Object.values(endpoints).map((endpoint) => endpointWords(endpoint, context)),
    html`Subjects without an event were censored at last contact.`,
    Object.keys(estimates).length > 0 &&
      html`Survival was estimated by the Kaplan-Meier method with ${context.confidence} (${rule(rules.band)} transformation, Greenwood’s variance); the median is ${rule(MEDIANS[rules.median])}. The length of follow-up is the median of the reverse Kaplan-Meier estimate.`,
    hasCompeting &&
      html`Where events compete, cumulative incidences are those of Aalen and Johansen, and Kaplan-Meier estimates censor the competing event.`,
    testWords(Object.values(tests), rules),
    modelWords(Object.values(models), rules),
    html`Numbers are given as median with quartiles (Hyndman-Fan type ${rule(String(rules.quartiles))}), categories as count and share.`,
    Object.keys(tests).length > 0 &&
      html`Tests are two-sided${hasOneSided && ', except where stated'}, with a significance level of ${rule(String(rules.alpha))}.`,
    html`All was computed with Casebook ${quoted(provenance.version, 'package.json')} from version ${quoted(study.version)} of the analysis plan${
      study.amendments.length > 0 &&
      html`, amended ${joined(
        [...new Set(study.amendments.map(({ date }) => date))].map((date) => quoted(date)),
        ', ',
      )}`
    }.`,
  ]
  return joined(
    sentences.filter((sentence) => sentence !== false),
    ' ',
  )
}

const endpointWords = (endpoint: Endpoint, { input }: Context): Html => {
  const { title, among, event, competing = {} } = endpoint
  const causes = Object.values(competing).map(({ label }) => quoted(label))
  return html`${quoted(title)}${among !== undefined && html`, among ${quoted(input.populations[among]!.title)},`} was counted from ${quoted(originOf(endpoint, input))} to ${quoted(event.label)}${causes.length > 0 && html`, with ${joined(causes, ' and ')} as a competing event`}.`
}

/** What happened at the endpoint's time 0: the event that another endpoint has at this time, else the variable's title. */
const originOf = ({ from }: Endpoint, { endpoints, study, variables }: Context['input']): string => {
  if (from === undefined) return study.origin
  const event = Object.values(endpoints).find((other) => other.event.at === from)?.event.label
  return event ?? variables.find(({ name }) => name === from)?.title ?? from
}

/** Each kind of test once, in the order in which the plan first names it. */
const testWords = (tests: readonly Test[], rules: Rules): Html | false => {
  const names = [...new Set(tests.map((test) => testName(test, rules)))]
  return (
    names.length > 0 &&
    html`Groups were compared with ${joined(
      names.map((name) => rule(name)),
      ', ',
    )}.`
  )
}

const testName = (test: Test, rules: Rules): string => {
  switch (test.method) {
    case 'log-rank':
      return `the ${test.strata.length > 0 ? 'stratified ' : ''}log-rank test${test.permutation ? ' (with its permutation)' : ''}`
    case 'gray':
      return 'Gray’s test'
    case 'heterogeneity':
      return 'one-step hazard ratios and Cochran’s Q'
    case 'landmark-difference':
      return 'the difference of survival at fixed times'
    case 'restricted-mean':
      return 'the difference of restricted mean survival times'
    case 'fisher':
      return `Fisher’s exact test${rules.fisher === 'one-sided' ? ' (one-sided)' : ''}`
    case 'chi-square':
      return `the chi-square test${rules.chiSquare === 'yates' ? ' with Yates’ correction' : ''}`
    case 'mann-whitney':
      return 'the Mann-Whitney test'
    case 'kruskal-wallis':
      return 'the Kruskal-Wallis test'
    case 'mcnemar':
      return 'the McNemar test'
    case 'signed-rank':
      return 'the Wilcoxon signed-rank test'
    default: {
      const never: never = test
      return never
    }
  }
}

const modelWords = (models: readonly Model[], rules: Rules): Html | false => {
  const names = [...new Set(models.map((model) => modelName(model, rules)))]
  return (
    names.length > 0 &&
    html`Hazard ratios are from ${joined(
      names.map((name) => rule(name)),
      ' and ',
    )}.`
  )
}

const modelName = (model: Model, { coxTies }: Rules): string =>
  model.method === 'fine-gray'
    ? 'Fine and Gray’s regression of the subdistribution hazard'
    : `Cox regression (${TIES[model.ties ?? coxTies]}${model.firth ? ', Firth’s penalised likelihood' : ''}${model.strata.length > 0 ? ', stratified' : ''})`

const TIES = { efron: 'Efron’s handling of ties', breslow: 'Breslow’s handling of ties' } as const
