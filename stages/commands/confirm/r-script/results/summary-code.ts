import type { Result } from '../../../../../cohort/results/result.ts'
import { isQuantity, type Variable } from '../../../../../cohort/values/value.ts'
import { type Answered, blockOf, type Confirmation, notWritten, withoutCode } from '../block.ts'
import type { FrameNames } from '../data/follow-up-code.ts'
import { groupCode, valueCode } from '../data/group-code.ts'
import { rColumn, rNumber, rString } from '../r-text.ts'
import type { ConfirmedStudy } from '../study.ts'

/** The block of a summary of one variable in one group. */
export const summaryBlock = (
  analysis: string,
  group: string,
  results: readonly Result[],
  study: ConfirmedStudy,
  names: FrameNames,
): Confirmation => {
  const summary = study.summaries[analysis]!
  const variable = study.variables.get(summary.variable)!
  const frame = names.population(summary.among)
  const heading = [summary.title ?? variable.title, group].filter((part) => part !== '').join(', ')
  const column = group === '' ? rColumn(frame, variable.name) : rColumn('d', variable.name)
  const shared = [
    ...(group === '' ? [] : [`d <- ${groupCode(frame, group, study.variables)}`]),
    `values <- ${column}`,
    'x <- values[!is.na(values)]',
  ]
  const answers = results.map((result): readonly [string, Answered] => [
    result.id,
    isQuantity(variable)
      ? numberCode(result.statistic, study.rules.quartiles)
      : categoryCode(result, variable, study.rules),
  ])
  return blockOf(heading, shared, answers)
}

const numberCode = (statistic: string, type: number): Answered => {
  const quantile = (p: number): string => `quantile(x, ${p}, type = ${type})`
  const codes: Readonly<Record<string, string>> = {
    n: 'length(x)',
    missing: 'length(values) - length(x)',
    min: 'min(x)',
    q1: quantile(0.25),
    median: quantile(0.5),
    q3: quantile(0.75),
    max: 'max(x)',
    span: 'max(x) - min(x)',
    mean: 'mean(x)',
    sd: 'sd(x)',
    sum: 'if (length(x) > 0) sum(x) else NA',
  }
  return codes[statistic] ?? notWritten(statistic, 'a summary')
}

const categoryCode = (
  { statistic, level }: Result,
  variable: Variable,
  { proportion, confidence }: ConfirmedStudy['rules'],
): Answered => {
  const limits = proportion === 'wilson' ? 'wilson' : 'clopper_pearson'
  const having =
    variable.type === 'list'
      ? `has_any(x, ${rString(level)})`
      : variable.type === 'boolean'
        ? 'x'
        : `x == ${valueCode(variable, level)}`
  const interval = `${limits}(sum(${having}), length(x), ${rNumber(confidence)})`
  const codes: Readonly<Record<string, string>> = {
    n: 'length(x)',
    missing: 'length(values) - length(x)',
    count: `sum(${having})`,
    share: `mean(${having})`,
    'share-lower': `${interval}[1]`,
    'share-upper': `${interval}[2]`,
    levels: variable.type === 'list' ? 'length(unique(unlist(x)))' : 'length(unique(x))',
  }
  return codes[statistic] ?? notWritten(statistic, 'a summary')
}

/** The block of a standardised difference between the two groups of a summary. */
export const differenceBlock = (
  analysis: string,
  { id }: Result,
  study: ConfirmedStudy,
  names: FrameNames,
): Confirmation => {
  const summary = study.summaries[analysis]!
  const [variable, by] = [study.variables.get(summary.variable)!, study.variables.get(summary.by!)!]
  const d = names.population(summary.among)
  if (variable.type === 'list') return withoutCode([{ id }], 'a standardised difference of lists')
  const values = isQuantity(variable)
    ? rColumn('d', variable.name)
    : `as.character(${rColumn('d', variable.name)})`
  const levels = (by.categories ?? [{ value: 'no' }, { value: 'yes' }]).map(({ value }) =>
    valueCode(by, value),
  )
  return blockOf(
    `${summary.title ?? variable.title}, standardised difference by ${by.title}`,
    [
      `d <- rows_where(${d}, !is.na(${rColumn(d, variable.name)}))`,
      `x <- ${values}`,
      `group <- ${rColumn('d', by.name)}`,
    ],
    [[id, `standardized_difference(x[group %in% ${levels[0]}], x[group %in% ${levels[1]}])`]],
  )
}
