import type { Model, ModelOf } from '../../../../../cohort/descriptors/plan/model.ts'
import { scaleOf } from '../../../../../cohort/results/models/scale.ts'
import type { Result } from '../../../../../cohort/results/result.ts'
import { isQuantity, levelsOf, type Variable } from '../../../../../cohort/values/value.ts'
import { type Answered, blockOf, type Confirmation, notWritten } from '../block.ts'
import type { FrameNames } from '../data/follow-up-code.ts'
import { factorCode, groupCode } from '../data/group-code.ts'
import { isPlainName, rColumn, rNumber, rString, rStrings } from '../r-text.ts'
import type { ConfirmedStudy } from '../study.ts'

/** The block of a model of the plan. */
export const modelBlock = (
  analysis: string,
  results: readonly Result[],
  study: ConfirmedStudy,
  names: FrameNames,
): Confirmation => {
  const model = study.models[analysis]!
  const design = designOf(model, study)
  const frame = names.times(model.endpoint)
  const strata = model.method === 'cox' ? model.strata : []
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
      `d <- complete(${frame}, ${rStrings([...model.covariates, ...strata])})`,
      ...design.lines,
      ...part.shared,
    ],
    results.map((result): readonly [string, Answered] => [
      result.id,
      result.statistic === 'left-out' ? `nrow(${frame}) - nrow(d)` : part.answer(result),
    ]),
  )
}

interface Design {
  /** Lines that make the columns of the model. */
  readonly lines: readonly string[]
  /** The names of the covariates and of the strata in the formula. */
  readonly names: ReadonlyMap<string, string>
  /** The name of a term's coefficient in R, by the name of the term. */
  readonly terms: ReadonlyMap<string, string>
}

/** Columns that no variable of the cohort may be mixed up with: `covariate.margin`, or `covariate.1`. */
const designOf = (model: Model, { variables }: ConfirmedStudy): Design => {
  const strata = model.method === 'cox' ? model.strata : []
  const names = new Map(
    [
      ...model.covariates.map((name) => ['model', name] as const),
      ...strata.map((name) => ['stratum', name] as const),
    ].map(([kind, name], i) => [
      `${kind} ${name}`,
      isPlainName(name) ? `${kind}.${name}` : `${kind}.${i + 1}`,
    ]),
  )
  const terms = new Map<string, string>()
  const lines = model.covariates.map((covariate) => {
    const variable = variables.get(covariate)!
    const name = names.get(`model ${covariate}`)!
    for (const [term, coefficient] of termsOf(variable, name)) terms.set(term, coefficient)
    return `d$${name} <- ${columnCode(variable, scaleOf(model, covariate))}`
  })
  return {
    lines: [
      ...lines,
      ...strata.map(
        (name) =>
          `d$${names.get(`stratum ${name}`)!} <- ${factorCode(rColumn('d', name), variables.get(name)!)}`,
      ),
    ],
    names,
    terms,
  }
}

const columnCode = (variable: Variable, per: number): string => {
  const column = rColumn('d', variable.name)
  if (!isQuantity(variable)) return factorCode(column, variable)
  return per === 1 ? column : `${column} / ${rNumber(per)}`
}

const termsOf = (variable: Variable, name: string): readonly (readonly [string, string])[] =>
  isQuantity(variable)
    ? [[variable.name, name]]
    : (levelsOf(variable) ?? []).map(({ value }) => {
        const level = variable.type === 'boolean' ? (value === 'yes' ? 'TRUE' : 'FALSE') : value
        return [`${variable.name} ${value}`, `${name}${level}`]
      })

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

const cox = (model: ModelOf<'cox'>, design: Design, { rules, variables }: ConfirmedStudy): Part => {
  const terms = [
    ...model.covariates.map((name) => design.names.get(`model ${name}`)!),
    ...model.strata.map((name) => `strata(${design.names.get(`stratum ${name}`)!})`),
  ]
  const level = rNumber(rules.confidence)
  return {
    shared: model.firth
      ? []
      : [
          `fit <- coxph(survival_of(d, d$exit_cause == "event") ~ ${terms.join(' + ')}, data = d, ties = "${model.ties ?? rules.coxTies}",`,
          '             control = coxph.control(eps = 1e-14, iter.max = 100, toler.chol = 1e-15))',
          'zph <- tryCatch(cox.zph(fit, "km")$table, error = function(e) NULL)',
        ],
    answer: (result) => countCode(result, variables) ?? fitCode(result, model, design, level),
  }
}

/** The numbers of patients and of events, of the model or of one level. */
const countCode = (
  { statistic, group }: Result,
  variables: ConfirmedStudy['variables'],
): string | undefined => {
  const rows = groupCode('d', group, variables)
  if (statistic === 'n') return `nrow(${rows})`
  return statistic === 'events' ? `sum(${rows}$exit_cause == "event")` : undefined
}

const fitCode = (
  { statistic, level: term }: Result,
  { firth }: ModelOf<'cox'>,
  design: Design,
  confidence: string,
): Answered => {
  if (firth) return { reason: "Firth's penalised likelihood: survival does not have it" }
  if (statistic.startsWith('profile'))
    return { reason: 'profile-likelihood limits: survival does not have them' }
  const code = statistic.startsWith('zph')
    ? zphCode(statistic, term, design)
    : term === ''
      ? modelTest(statistic)
      : termCode('term', statistic, design.terms.get(term), confidence)
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

const zphCode = (statistic: string, covariate: string, { names }: Design): string => {
  const row = covariate === '' ? 'GLOBAL' : names.get(`model ${covariate}`)!
  return `zph[${rString(row)}, "${statistic === 'zph-p' ? 'p' : 'chisq'}"]`
}

const modelTest = (statistic: string): string | undefined => {
  const [, name = '', part = ''] = /^(wald|likelihood-ratio|score)-(chi-square|df|p)$/.exec(statistic) ?? []
  const test = { wald: 'waldtest', 'likelihood-ratio': 'logtest', score: 'sctest' }[name]
  if (test === undefined) return undefined
  // the summary rounds Wald's test; the fit has all of its digits
  if (name === 'wald' && part === 'chi-square') return 'fit$wald.test'
  if (name === 'wald' && part === 'p') return 'chi_square_p(fit$wald.test, sum(!is.na(coef(fit))))'
  return `summary(fit)$${test}[["${{ 'chi-square': 'test', df: 'df', p: 'pvalue' }[part]}"]]`
}

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
