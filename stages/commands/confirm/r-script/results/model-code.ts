import type { ModelOf, TimeModel } from '../../../../../cohort/descriptors/plan/model.ts'
import type { Result } from '../../../../../cohort/results/result.ts'
import { type Answered, blockOf, type Confirmation, notWritten } from '../block.ts'
import type { FrameNames } from '../data/follow-up-code.ts'
import { groupCode } from '../data/group-code.ts'
import { rColumn, rNumber, rString, rStrings } from '../r-text.ts'
import type { ConfirmedStudy } from '../study.ts'
import {
  adjustedCode,
  concordanceCode,
  covariateTest,
  modelTest,
  selectionCode,
  termName,
  zphCode,
} from './cox-code.ts'
import { logisticBlock } from './logistic-code.ts'
import { type Design, designOf } from './model-design.ts'
import { splitLines } from './split-code.ts'

/** The block of a model of the plan. */
export const modelBlock = (
  analysis: string,
  results: readonly Result[],
  study: ConfirmedStudy,
  names: FrameNames,
): Confirmation => {
  const model = study.models[analysis]!
  if ('outcome' in model) return logisticBlock(model, results, study, names)
  const design = designOf(model, study)
  const frame = names.times(model.endpoint)
  const strata = model.method === 'cox' ? model.strata : []
  const splits = splitLines(model, study)
  const part =
    model.method === 'cox'
      ? cox(model, design, study)
      : model.method === 'fine-gray'
        ? fineGray(model, design, study)
        : noPart(model)
  const endpoint = study.endpoints[model.endpoint]!
  return blockOf(
    model.title ?? `${endpoint.title}, ${model.method}`,
    [
      `d <- complete(${frame}, ${rStrings([...model.covariates, ...strata, ...clusterOf(model)])})`,
      ...splits,
      ...design.lines,
      ...part.shared,
    ],
    results.map((result): readonly [string, Answered] => [
      result.id,
      result.statistic === 'left-out'
        ? `nrow(${frame}) - ${splits.length === 0 ? 'nrow(d)' : 'length(unique(d$patient))'}`
        : part.answer(result),
    ]),
  )
}

interface Part {
  readonly shared: readonly string[]
  answer(result: Result): Answered
}

/** Of a kind of model that the script does not compute. */
const noPart = ({ method }: { readonly method: string }): Part => ({
  shared: [],
  answer: ({ statistic }) => notWritten(statistic, method),
})

const WALD: Readonly<Record<string, string>> = {
  'hazard-ratio': 'ratio',
  'hazard-ratio-lower': 'lower',
  'hazard-ratio-upper': 'upper',
  coefficient: 'coefficient',
  se: 'se',
  z: 'z',
  p: 'p',
}

const cox = (model: ModelOf<'cox'>, design: Design, study: ConfirmedStudy): Part => {
  const { rules, variables } = study
  const { interaction, select } = model
  const strata = model.strata.map((name) => `strata(${design.names.get(`stratum ${name}`)!})`)
  const column = (name: string): string => design.names.get(`model ${name}`)!
  const all = [...model.covariates.map(column), ...strata]
  const terms =
    interaction === undefined ? all : [...all.filter((name) => name !== column(interaction.of)), 'subgroup']
  const fitOf = (name: string, columns: readonly string[]): readonly string[] => [
    `${name} <- coxph(survival_of(d, d$exit_cause == "event") ~ ${columns.join(' + ')}, data = d, ties = "${model.ties ?? rules.coxTies}",${robustCode(model)}`,
    `${' '.repeat(name.length + 10)}control = coxph.control(eps = 1e-14, iter.max = 100, toler.chol = 1e-15))`,
  ]
  const level = rNumber(rules.confidence)
  return {
    shared: model.firth
      ? []
      : [
          ...(interaction === undefined
            ? []
            : [
                `d$subgroup <- effects_in(d$${column(interaction.of)}, d$${column(interaction.with)})`,
                ...fitOf('main', all),
              ]),
          ...(select === undefined
            ? fitOf('fit', terms)
            : [
                ...fitOf('whole', terms),
                `selected <- select_covariates(whole, ${rStrings(model.covariates.map(column))}, ${rString(select.rule)}, ${rNumber(select.above)})`,
                'fit <- selected$fit',
              ]),
          'zph <- tryCatch(cox.zph(fit, "km")$table, error = function(e) NULL)',
        ],
    answer: (result) =>
      countCode(result, variables, splitLines(model, study).length > 0) ??
      (result.statistic.startsWith('adjusted-survival')
        ? adjustedCode(result, model, design, study)
        : fitCode(result, model, design, level)),
  }
}

const clusterOf = (model: TimeModel): readonly string[] =>
  'cluster' in model && model.cluster !== undefined ? [model.cluster] : []

/** The argument of robust standard errors; empty without them. */
const robustCode = ({ robust, cluster }: ModelOf<'cox'>): string =>
  cluster !== undefined ? ` cluster = ${rColumn('d', cluster)},` : robust === true ? ' robust = TRUE,' : ''

/** The numbers of patients and of events, of the model or of one level. */
const countCode = (
  { statistic, group }: Result,
  variables: ConfirmedStudy['variables'],
  isSplit: boolean,
): string | undefined => {
  const rows = groupCode('d', group, variables)
  if (statistic === 'n') return isSplit ? `length(unique(${rows}$patient))` : `nrow(${rows})`
  return statistic === 'events' ? `sum(${rows}$exit_cause == "event")` : undefined
}

const fitCode = (
  result: Result,
  { firth, interaction }: ModelOf<'cox'>,
  design: Design,
  confidence: string,
): Answered => {
  const { statistic, group, level: term } = result
  if (firth) return { reason: "Firth's penalised likelihood: survival does not have it" }
  if (statistic.startsWith('profile'))
    return { reason: 'profile-likelihood limits: survival does not have them' }
  const code = statistic.startsWith('zph')
    ? zphCode(statistic, term, design, interaction?.of)
    : term === ''
      ? (modelTest(statistic) ?? concordanceCode(result, confidence))
      : (selectionCode(statistic, term, design) ??
        covariateTest(statistic, term, design) ??
        termCode('term', statistic, termName(term, group, design, interaction?.of), confidence))
  return code === undefined ? notWritten(statistic, 'cox') : { code, iterates: true }
}

const termCode = (
  of: string,
  statistic: string,
  name: string | undefined,
  level: string,
): string | undefined =>
  name === undefined || WALD[statistic] === undefined
    ? undefined
    : `${of}(fit, ${rString(name)}, ${level})$${WALD[statistic]}`

/** By crr: one unit of time later where a time is 0, which changes nothing but its interpolation at 0. */
const fineGray = (model: ModelOf<'fine-gray'>, design: Design, { rules }: ConfirmedStudy): Part => {
  const covariates = model.covariates.map((name) => design.names.get(`model ${name}`)!)
  return {
    shared: [
      `x <- model.matrix(~ ${covariates.join(' + ')}, d)[, -1, drop = FALSE]`,
      'later <- if (any(d$exit_time == 0)) 1 else 0 # crr interpolates at a time of 0',
      `fit <- crr(d$exit_time + later, d$exit_cause, x, failcode = ${rString(model.cause)}, cencode = "censored", gtol = 1e-12, maxiter = 100)`,
    ],
    answer: ({ statistic, level }) => {
      if (statistic === 'n') return 'nrow(d)'
      const code = termCode(
        'subdistribution_term',
        statistic,
        design.terms.get(level),
        rNumber(rules.confidence),
      )
      return code === undefined ? notWritten(statistic, 'fine-gray') : { code, iterates: true }
    },
  }
}
