import type { CoxModel } from '../../../../../cohort/descriptors/plan/model.ts'
import { scaleOf } from '../../../../../cohort/results/models/scale.ts'
import type { Result } from '../../../../../cohort/results/result.ts'
import { decodeIdPart } from '../../../../../cohort/values/id-part.ts'
import { encodeValue, isQuantity } from '../../../../../cohort/values/value.ts'
import type { Answered } from '../block.ts'
import { rNumber, rString } from '../r-text.ts'
import type { ConfirmedStudy } from '../study.ts'
import { BANDS } from './estimate-code.ts'
import { type Design, levelText } from './model-design.ts'

/** Of a subgroup the column of `effects_in`. */
export const termName = (
  term: string,
  group: string,
  { terms, names, variables }: Design,
  effect = '',
): string | undefined => {
  const name = terms.get(term)
  if (group === '' || name === undefined) return name
  const column = names.get(`model ${effect}`)!
  const value = decodeIdPart(group.slice(group.indexOf('=') + 1))
  const by = variables.get(decodeIdPart(group.slice(0, group.indexOf('='))))!
  return `subgroup${name.slice(column.length)} in ${levelText(by, value)}`
}

/** A test of all terms of a covariate. */
export const covariateTest = (
  statistic: string,
  covariate: string,
  { names }: Design,
): string | undefined => {
  const [, kind, part] = /^(wald|likelihood-ratio)-(chi-square|df|p)$/.exec(statistic) ?? []
  const column = names.get(`model ${covariate}`)
  if (kind === undefined || part === undefined || column === undefined) return undefined
  const test = kind === 'wald' ? 'covariate_test' : 'nested_test'
  return `${test}(fit, ${rString(column)})$${part.replace('-', '_')}`
}

/** Survival by the model; of an average the estimate alone. */
export const adjustedCode = (
  { statistic, group, level, at }: Result,
  { adjusted, covariates, per }: CoxModel,
  { names }: Design,
  { variables, rules }: ConfirmedStudy,
): Answered => {
  const column = (name: string): string => names.get(`model ${name}`)!
  if (group !== '') {
    if (statistic !== 'adjusted-survival')
      return { reason: 'limits of an average of curves: survival does not have them' }
    const value = decodeIdPart(group.slice(group.indexOf('=') + 1))
    const by = rString(column(adjusted!.by!))
    return {
      code: `average_at(fit, d, ${by}, ${rString(levelText(variables.get(adjusted!.by!)!, value))}, ${rNumber(at!)})`,
      iterates: true,
    }
  }
  const values = covariates.map((name) => {
    const value = adjusted!.patients![level]![name]!
    const variable = variables.get(name)!
    return isQuantity(variable)
      ? `${column(name)} = ${rNumber(Number(value))} / ${rNumber(scaleOf({ per }, name))}`
      : `${column(name)} = ${rString(levelText(variable, encodeValue(value)))}`
  })
  const curve = `survfit(fit, newdata = data.frame(${values.join(', ')}), conf.type = "${BANDS[rules.band]}", conf.int = ${rNumber(rules.confidence)})`
  const part = { 'adjusted-survival': 'surv', 'adjusted-survival-se': 'std.err' }[statistic]
  const point = `at_time(${curve}, ${rNumber(at!)})`
  const limits = rules.bandAtLimit === 'reason' ? `limits_inside(${point})` : point
  return {
    code:
      part === undefined ? `${limits}$${statistic.replace('adjusted-survival-', '')}` : `${point}$${part}`,
    iterates: true,
  }
}

export const zphCode = (statistic: string, covariate: string, { names }: Design, effect?: string): string => {
  const row =
    covariate === '' ? 'GLOBAL' : covariate === effect ? 'subgroup' : names.get(`model ${covariate}`)!
  return `zph[${rString(row)}, "${statistic === 'zph-p' ? 'p' : 'chisq'}"]`
}

/** The p by which a rule kept or removed a covariate, or the step of the removal. */
export const selectionCode = (
  statistic: string,
  covariate: string,
  { names }: Design,
): string | undefined => {
  const [, part] = /^selection-(p|step)$/.exec(statistic) ?? []
  return part === undefined ? undefined : `selected$${part}[[${rString(names.get(`model ${covariate}`)!)}]]`
}

/** Harrell's or Uno's C. */
export const concordanceCode = ({ statistic, at }: Result, level: string): string | undefined => {
  const [, uno, part] = /^(uno-)?concordance(?:-(pairs|se|lower|upper))?$/.exec(statistic) ?? []
  if (!/^(uno-)?concordance/.test(statistic)) return undefined
  return `concordance_of(fit, ${level}${uno === undefined ? '' : `, ${rNumber(at!)}`})$${part ?? 'value'}`
}

/** A test of the whole model or of its interaction, or AIC. */
export const modelTest = (statistic: string): string | undefined => {
  if (statistic === 'aic') return 'AIC(fit)'
  const [, kind, figure] = /^interaction-(wald|likelihood-ratio)-(chi-square|df|p)$/.exec(statistic) ?? []
  if (kind !== undefined)
    return `${kind === 'wald' ? 'interaction_test(fit)' : 'likelihood_ratio(fit, main)'}$${figure!.replace('-', '_')}`
  const [, name = '', part = ''] = /^(wald|likelihood-ratio|score)-(chi-square|df|p)$/.exec(statistic) ?? []
  const test = { wald: 'waldtest', 'likelihood-ratio': 'logtest', score: 'sctest' }[name]
  if (test === undefined) return undefined
  // the summary rounds Wald's test; the fit has all of its digits
  if (name === 'wald' && part === 'chi-square') return 'fit$wald.test'
  if (name === 'wald' && part === 'p') return 'chi_square_p(fit$wald.test, sum(!is.na(coef(fit))))'
  return `summary(fit)$${test}[["${{ 'chi-square': 'test', df: 'df', p: 'pvalue' }[part]}"]]`
}
