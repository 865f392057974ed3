import type { TimeModel } from '../../../../../cohort/descriptors/plan/model.ts'
import { rColumn, rNumber, rString } from '../r-text.ts'
import type { ConfirmedStudy } from '../study.ts'

/** Lines that split the rows of `d` where a covariate of the model changes; none of a model without such a covariate. */
export const splitLines = (
  { covariates, endpoint: name }: TimeModel,
  { endpoints, variables }: ConfirmedStudy,
): readonly string[] => {
  const { from, in: unit, landmark } = endpoints[name]!
  const lines = covariates.flatMap((covariate) => {
    const at = variables.get(covariate)?.changesAt
    if (at === undefined) return []
    const time = (variable: string): string =>
      variables.get(variable)?.type === 'date' ? `days(${rColumn('d', variable)})` : rColumn('d', variable)
    const change = [
      time(at),
      ...(from === undefined ? [] : [`from = ${time(from)}`]),
      ...(unit === undefined ? [] : [`divisor = ${rNumber(unit.divisor)}`]),
      ...(landmark === undefined ? [] : [`landmark = ${rNumber(landmark)}`]),
    ]
    return [`d <- split_at(d, ${rString(covariate)}, since(${change.join(', ')}))`]
  })
  return lines.length === 0 ? [] : ['d$patient <- seq_len(nrow(d))', ...lines]
}
