import { countingOf } from '../../../cohort/counts/counting.ts'
import type { Endpoint } from '../../../cohort/descriptors/plan/endpoint.ts'
import type { Result } from '../../../cohort/results/result.ts'
import { followUps } from '../../../cohort/subjects/follow-ups.ts'
import { type Analysis, resultsOf } from '../../recompute/analysis.ts'
import type { DerivedSubject } from '../../recompute/derived-subject.ts'
import { endpointOf, onceKey, type Reading, type Readings, type ReadingView } from './reading.ts'

/** Times measured from another origin of the plan, or from time 0, if every patient then has a time. */
export const otherOrigins: Readings = (result, analysis, view) => {
  const { endpoints, variables } = view.audited
  const origins = [undefined, ...new Set(Object.values(endpoints).flatMap(({ from }) => from ?? []))]
  return origins.flatMap((from) =>
    under(result, analysis, view, `from ${from}`, ({ from: declared, ...rest }) =>
      from === declared ? null : from === undefined ? rest : { ...rest, from },
    ).map((value) => ({
      family: 'another origin of time',
      what: `times measured from ${from === undefined ? 'time 0' : variables.get(from)!.title}`,
      value,
    })),
  )
}

/** The result in another declared population, or in all patients. */
export const otherPopulations: Readings = (result, analysis, view) => {
  const { populations } = view.audited
  const names = [undefined, ...Object.keys(populations)]
  const family = 'another population'
  return names.flatMap((among): readonly Reading[] => {
    const what = among === undefined ? 'among all patients' : `among ${populations[among]!.title}`
    const values =
      endpointOf(analysis) === null
        ? ofValues(result, analysis, view, among)
        : under(result, analysis, view, `among ${among}`, ({ among: declared, ...rest }) =>
            among === declared ? null : among === undefined ? rest : { ...rest, among },
          )
    return values.map((value) => ({ family, what, value }))
  })
}

/** A result with a changed endpoint; empty if nothing changes or a subject has no time. */
const under = (
  result: Result,
  analysis: Analysis,
  view: ReadingView,
  key: string,
  change: (endpoint: Endpoint) => Endpoint | null,
): readonly Result[] => {
  const name = endpointOf(analysis)
  if (name === null) return []
  const changed = change(view.audited.endpoints[name]!)
  if (changed === null) return []
  const results = view.once(onceKey(key, analysis), () => computed(analysis, name, changed, view))
  const value = results.get(result.id)
  return value === undefined ? [] : [value]
}

const computed = (
  analysis: Analysis,
  name: string,
  endpoint: Endpoint,
  { audited, cases }: ReadingView,
): ReadonlyMap<string, Result> => {
  const { populations, subjectName } = audited
  const moved = followUps(
    endpoint,
    populations,
    cases.map(({ subject }) => subject),
    subjectName,
  )
  if (moved.problems.length > 0 || moved.followUps.length === 0) return new Map()
  const bySubject = new Map(moved.followUps.map((followUp) => [followUp.subject, followUp]))
  const edited = cases.map(
    (derived): DerivedSubject => ({
      ...derived,
      followUps: {
        ...derived.followUps,
        [name]: bySubject.get(String(derived.subject[subjectName])) ?? null,
      },
    }),
  )
  const endpoints = { ...audited.endpoints, [name]: endpoint }
  return new Map(
    resultsOf(analysis, edited, audited, audited.rules, endpoints).flatMap((result) =>
      result.value === null ? [] : [[result.id, result] as const],
    ),
  )
}

/** A summary or a test of values in a population other than the plan's. */
const ofValues = (
  result: Result,
  analysis: Analysis,
  view: ReadingView,
  among: string | undefined,
): readonly Result[] => {
  const { section, name, plan } = analysis
  if (section !== 'summaries' && section !== 'tests') return []
  const entry = plan[section][name]! as { readonly among?: string }
  if (entry.among === among) return []
  const values = view.once(onceKey(`among ${among}`, analysis), () => {
    const { among: _, ...rest } = entry
    const changed = { ...plan, [section]: { [name]: among === undefined ? rest : { ...rest, among } } }
    const counting = countingOf({ subject: view.audited.subjectName, ...changed })
    return new Map(
      resultsOf({ ...analysis, plan: changed, counting }, view.cases, view.audited).map((result) => [
        result.id,
        result,
      ]),
    )
  })
  const value = values.get(result.id)
  return value === undefined || value.value === null ? [] : [value]
}
