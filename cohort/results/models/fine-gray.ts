import { fineGray } from '../../../statistics/competing-risks/fine-gray.ts'
import { subdistributionTable } from '../../../statistics/competing-risks/subdistribution-table.ts'
import { coxStratum } from '../../../statistics/cox/cox-risk-sets.ts'
import { criticalValue } from '../../../statistics/distributions/normal.ts'
import { eventTables, ownCountsByGroup } from '../../counts/event-rows.ts'
import type { Rules } from '../../descriptors/conventions.ts'
import type { ModelOf } from '../../descriptors/plan/model.ts'
import { causeIndex } from '../../subjects/follow-ups.ts'
import type { TestData } from '../group-tests/parts/test-data.ts'
import { type Result, result } from '../result.ts'
import { designOf, totalOf } from './design.ts'
import { droppedTermRows } from './dropped-terms.ts'
import { fullRank } from './full-rank.ts'
import { NO_TERM, noModel } from './no-model.ts'
import { termRows } from './term-rows.ts'

/** Fine and Gray's model of the subdistribution hazard of the event, or of a competing cause. */
export const fineGrayResults = (
  analysis: string,
  model: ModelOf<'fine-gray'>,
  data: TestData,
  { confidence }: Rules,
): readonly Result[] => {
  const byPattern = ownCountsByGroup(data.eventRows, model.endpoint, model.covariates, [])
  const design = designOf(model, byPattern, data.variables)
  const cause = causeIndex(data.endpoints[model.endpoint]!, model.cause)
  const name = `Fine-Gray model of ${model.cause}, Breslow's ties`
  const reason = design.terms.length === 0 ? NO_TERM : whyTooLarge(byPattern)
  if (reason !== undefined)
    return [...noModel(analysis, name, reason), ...droppedTermRows(analysis, design.dropped, name)]
  const [table] = eventTables(data.eventRows, model.endpoint, model.covariates)
  const weighted = [coxStratum(subdistributionTable(table!, cause))]
  const { covariates, terms, dropped, words } = fullRank(design, weighted)
  const method = [name, ...words].join(', ')
  const coefficients = fineGray(table!, covariates, cause, criticalValue(confidence))
  return [
    result({ analysis, statistic: 'n' }, totalOf(byPattern, 'entered'), '1', `subjects, ${method}`),
    ...coefficients.flatMap((coefficient, k) =>
      termRows(analysis, terms[k]!, coefficient, confidence, method),
    ),
    ...droppedTermRows(analysis, dropped, method),
  ]
}

/** Subjects with a competing event keep a weight at all later times, so the table of patterns by times is dense. */
const MOST_CELLS = 5_000_000

const whyTooLarge = (byPattern: ReturnType<typeof ownCountsByGroup>): string | undefined => {
  const groups = byPattern.flatMap((table) => table.groups)
  const times = new Set(groups.flatMap((group) => Array.from(group.times))).size
  return groups.length * times > MOST_CELLS
    ? `${groups.length} covariate patterns at ${times} times are too many for this model; round the covariates, or use categories`
    : undefined
}
