import type { OutcomeModel } from '../../../../../cohort/descriptors/plan/model.ts'
import type { Result } from '../../../../../cohort/results/result.ts'
import { levelsOf } from '../../../../../cohort/values/value.ts'
import { type Answered, blockOf, type Confirmation, notWritten } from '../block.ts'
import type { FrameNames } from '../data/follow-up-code.ts'
import { groupCode, valueCode } from '../data/group-code.ts'
import { rColumn, rNumber, rString, rStrings } from '../r-text.ts'
import type { ConfirmedStudy } from '../study.ts'
import { type Design, designOf } from './model-design.ts'

/** The block of a logistic model: by glm, limits of the profile likelihood by roots of its deviance. */
export const logisticBlock = (
  model: OutcomeModel,
  results: readonly Result[],
  study: ConfirmedStudy,
  names: FrameNames,
): Confirmation => {
  const { variables, rules } = study
  const design = designOf(model, study)
  const outcome = variables.get(model.outcome)!
  const frame = names.population(model.among)
  const columns = model.covariates.map((name) => design.names.get(`model ${name}`)!)
  const happened = valueCode(outcome, levelsOf(outcome)![1]!.value)
  return blockOf(
    model.title ?? `${outcome.title}, ${model.method}`,
    [
      `d <- complete(${frame}, ${rStrings([...model.covariates, outcome.name])})`,
      ...design.lines,
      `d$outcome.yes <- as.numeric(${rColumn('d', outcome.name)} == ${happened})`,
      ...(model.firth ? [] : [`fit <- logistic_fit(outcome.yes ~ ${columns.join(' + ')}, d)`]),
    ],
    results.map((result): readonly [string, Answered] => [
      result.id,
      result.statistic === 'left-out'
        ? `nrow(${frame}) - nrow(d)`
        : (countCode(result, variables) ??
          (model.firth
            ? { reason: "Firth's penalised likelihood: base R does not have it" }
            : fitCode(result, model, design, rNumber(rules.confidence)))),
    ]),
  )
}

const countCode = (
  { statistic, group }: Result,
  variables: ConfirmedStudy['variables'],
): string | undefined => {
  const rows = groupCode('d', group, variables)
  if (statistic === 'n') return `nrow(${rows})`
  return statistic === 'events' ? `sum(${rows}$outcome.yes)` : undefined
}

const WALD: Readonly<Record<string, string>> = {
  'odds-ratio': 'ratio',
  'odds-ratio-lower': 'lower',
  'odds-ratio-upper': 'upper',
  'log-odds-ratio': 'coefficient',
  'log-odds-ratio-se': 'se',
  z: 'z',
  p: 'p',
}

const AREA: Readonly<Record<string, number>> = { auc: 1, 'auc-se': 2, 'auc-lower': 3, 'auc-upper': 4 }

const fitCode = (
  { statistic, level: term }: Result,
  { method, riskGroups = 10 }: OutcomeModel,
  { terms, names }: Design,
  confidence: string,
): Answered => {
  const [, profiled] = /^odds-ratio-profile-(lower|upper)$/.exec(statistic) ?? []
  const [, kind, part = ''] =
    /^(wald|likelihood-ratio|score|hosmer-lemeshow)-(chi-square|df|p)$/.exec(statistic) ?? []
  const name = rString(terms.get(term) ?? '')
  let code: string | undefined
  if (profiled !== undefined)
    code = `profile_limit(fit, ${name}, ${confidence}, ${profiled === 'lower' ? -1 : 1})`
  else if (kind === 'hosmer-lemeshow') code = `hosmer_lemeshow(fit, ${riskGroups})$${part.replace('-', '_')}`
  else if (kind !== undefined) {
    const column = names.get(`model ${term}`)
    const test = `logistic_${kind.replace('-', '_')}`
    code = `${test}(fit${column === undefined ? '' : `, ${rString(column)}`})$${part.replace('-', '_')}`
  } else if (AREA[statistic] !== undefined) code = `roc_area(fit, ${confidence})[${AREA[statistic]}]`
  else if (statistic === 'aic') code = 'AIC(fit)'
  else if (WALD[statistic] !== undefined) code = `odds_term(fit, ${name}, ${confidence})$${WALD[statistic]}`
  return code === undefined ? notWritten(statistic, method) : { code, iterates: true }
}
