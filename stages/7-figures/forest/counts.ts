import { EVENT } from '../../../cohort/descriptors/event-cause.ts'
import type { Model } from '../../../cohort/descriptors/plan/model.ts'
import type { Test } from '../../../cohort/descriptors/plan/test.ts'
import { type Result, resultId } from '../../../cohort/results/result.ts'
import { declaredGroups } from '../../../cohort/values/group.ts'
import type { EventCount, ForestSources } from './forest-row.ts'

/** Counts of a 2x2 table: of the group named first, then of its reference; empty without both. */
export const tableCounts = (
  { analysis, versus, reference }: Result,
  level: string | undefined,
  { results }: ForestSources,
): readonly EventCount[] =>
  bothOf(
    [versus, reference].map((group) => {
      const key = { analysis, group, ...(level === undefined ? {} : { level }) }
      const events = results.get(resultId({ ...key, statistic: 'count' }))
      const n = results.get(resultId({ analysis, group, statistic: 'n' }))
      return events === undefined || n === undefined ? null : { events, n }
    }),
  )

/**
 * Events of the groups of a term, from an estimate of the same endpoint by the same variable. The model has the patients
 * of the estimate if their numbers are equal, since the patients of a model are among those with a known group. Otherwise
 * the events of the whole model. Of an effect in a subgroup the events of the subgroup.
 */
export const modelCounts = (
  analysis: string,
  model: Model,
  { group, versus, reference }: Result,
  sources: ForestSources,
): readonly EventCount[] => {
  if (group !== '') return bothOf([countOf(analysis, group, sources)])
  const n = numberOf(resultId({ analysis, statistic: 'n' }), sources)
  const isOfEvent = !('cause' in model) || model.cause === EVENT
  const covariate = model.covariates.find((name) =>
    declaredGroups(sources.variables.get(name)!).some((group) => group.name === versus),
  )
  if ('endpoint' in model && isOfEvent && covariate !== undefined)
    for (const estimate of estimatesOf(model.endpoint, covariate, sources)) {
      const groups = declaredGroups(sources.variables.get(covariate)!)
      const total = groups.reduce(
        (sum, { name }) => sum + (countOf(estimate, name, sources)?.n.value ?? 0),
        0,
      )
      const counts = bothOf([versus, reference].map((group) => countOf(estimate, group, sources)))
      if (total === n && counts.length > 0) return counts
    }
  const all = countOf(analysis, '', sources)
  return all === null ? [] : [all]
}

/** Events of a part (a centre), or of all parts, if the test excludes no patient. */
export const partCounts = (
  analysis: string,
  { endpoint, across }: Extract<Test, { across: string }>,
  part: string,
  sources: ForestSources,
): readonly EventCount[] => {
  if (numberOf(resultId({ analysis, statistic: 'left-out' }), sources) !== 0) return []
  for (const estimate of estimatesOf(endpoint, across, sources)) {
    const count = countOf(estimate, part, sources)
    if (count !== null) return [count]
  }
  return []
}

/** The names of estimates of an endpoint with curves by a variable. */
const estimatesOf = (endpoint: string, by: string, { estimates }: ForestSources): readonly string[] =>
  Object.entries(estimates).flatMap(([name, estimate]) =>
    (estimate.endpoint ?? name) === endpoint && estimate.by.includes(by) ? [name] : [],
  )

const countOf = (analysis: string, group: string, { results }: ForestSources): EventCount | null => {
  const events = results.get(resultId({ analysis, group, statistic: 'events' }))
  const n = results.get(resultId({ analysis, group, statistic: 'n' }))
  return events === undefined || n === undefined ? null : { events, n }
}

const bothOf = (counts: readonly (EventCount | null)[]): readonly EventCount[] =>
  counts.includes(null) ? [] : (counts as readonly EventCount[])

const numberOf = (id: string, { results }: ForestSources): number | null => results.get(id)?.value ?? null
