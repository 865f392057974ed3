import { type Counting, countingOf, groupingOf } from '../../cohort/counts/counting.ts'
import type { Rules } from '../../cohort/descriptors/conventions.ts'
import type { Endpoint } from '../../cohort/descriptors/plan/endpoint.ts'
import type { Plan } from '../../cohort/descriptors/plan/plan.ts'
import { comparisonResultsOf, estimateResultsOf } from '../../cohort/results/compute.ts'
import { ESTIMATE_PARTS, type EstimatePart } from '../../cohort/results/estimates/index.ts'
import type { Result } from '../../cohort/results/result.ts'
import { statisticOf } from '../../cohort/results/statistic.ts'
import { changeTimesOf } from '../../cohort/subjects/change-times.ts'
import type { FollowUp } from '../../cohort/subjects/follow-ups.ts'
import { isInPopulation } from '../../cohort/subjects/follow-ups.ts'
import { groupName } from '../../cohort/values/group.ts'
import { idPart } from '../../cohort/values/id-part.ts'
import { changesIn, encodeValue, type Subject } from '../../cohort/values/value.ts'
import type { AuditInput } from './audit-input.ts'
import type { DerivedSubject } from './derived-subject.ts'

/** One entry of the plan's summaries, estimates, tests or models, reduced to the requested results. */
export interface Analysis {
  readonly section: 'summaries' | 'estimates' | 'tests' | 'models'
  readonly name: string
  /** The plan with this entry alone. */
  readonly plan: Pick<Plan, 'summaries' | 'estimates' | 'tests' | 'models'>
  readonly counting: Counting
  /** The ids of the requested results, and the parts of an estimate that compute them. */
  readonly asked: ReadonlySet<string>
  readonly parts: readonly EstimatePart[]
}

/** Statistics of the permutation log-rank test. */
const PERMUTATION: readonly string[] = ['permutation-p', 'assignments']

/** A step so wide that the table below a curve has one column only, as the audit does not use the others. */
const NO_TICKS = 1e12

/** An entry of the plan reduced to the requested results: an estimate keeps only their groupings and times. */
export const analysisOf = (
  section: Analysis['section'],
  name: string,
  asked: readonly Result[],
  audited: AuditInput,
): Analysis => {
  const none = { summaries: {}, estimates: {}, tests: {}, models: {} }
  const entry = entryOf(section, name, asked, audited)
  const plan = { ...none, [section]: { [name]: entry } } as Analysis['plan']
  const counting = countingOf({ subject: audited.subjectName, variables: audited.derivations, ...plan })
  return { section, name, plan, counting, asked: new Set(asked.map(({ id }) => id)), parts: ESTIMATE_PARTS }
}

/** The analysis without the parts of an estimate that compute none of the requested results. */
export const requestedParts = (
  analysis: Analysis,
  cases: readonly DerivedSubject[],
  audited: AuditInput,
): Analysis => {
  if (analysis.section !== 'estimates') return analysis
  const parts = ESTIMATE_PARTS.filter((part) =>
    resultsOf({ ...analysis, parts: [part] }, cases, audited).some(({ id }) => analysis.asked.has(id)),
  )
  return { ...analysis, parts }
}

const entryOf = (
  section: Analysis['section'],
  name: string,
  asked: readonly Result[],
  audited: AuditInput,
) => {
  const isAsked = (is: (statistic: string) => boolean): boolean =>
    asked.some(({ statistic }) => is(statistic))
  if (section === 'estimates') return estimateOf(audited.estimates[name]!, asked, isAsked)
  const test = section === 'tests' ? audited.tests[name] : undefined
  if (test === undefined || !('permutation' in test)) return audited[section][name]!
  // exact permutation costs as much as everything else together
  const { permutation, monteCarlo, ...plain } = test
  return isAsked((statistic) => PERMUTATION.includes(statisticOf(statistic).base)) ? test : plain
}

const estimateOf = (
  estimate: Plan['estimates'][string],
  asked: readonly Result[],
  isAsked: (is: (statistic: string) => boolean) => boolean,
): typeof estimate => ({
  ...estimate,
  ticks: NO_TICKS,
  at: [...new Set(asked.flatMap(({ at, statistic }) => (isRestricted(statistic) ? [] : (at ?? []))))].sort(
    (a, b) => a - b,
  ),
  by: estimate.by.filter((variable) => asked.some(({ group }) => group.startsWith(`${idPart(variable)}=`))),
  quantiles: isAsked(isOfQuantile) ? estimate.quantiles : [],
  restricted: isAsked(isRestricted) ? estimate.restricted : [],
})

const isRestricted = (statistic: string): boolean => statisticOf(statistic).base === 'restricted-mean'

/** A quantile of survival times, its limits and standard error. */
const isOfQuantile = (statistic: string): boolean => {
  const { base } = statisticOf(statistic)
  return statisticOf(base).kind === 'time' && base !== 'follow-up'
}

/** A subject's contribution to the counts of an analysis, as a text; subjects with equal texts are interchangeable. */
export const contributionOf = (
  { subject, followUps }: DerivedSubject,
  { counting }: Analysis,
  audited: AuditInput,
): string => {
  const { populations } = audited
  return [
    ...counting.eventTables.map(({ endpoint, by, strata }) => {
      const ofEndpoint = followUps[endpoint] ?? null
      if (ofEndpoint === null) return ''
      const group = groupName(by, subject)
      const stratum = groupName(strata, subject)
      return group === null || stratum === null
        ? ''
        : [
            ...[ofEndpoint.entry, ofEndpoint.time, ofEndpoint.outcome, group, stratum],
            ...by.flatMap((name) => changeTime(name, endpoint, subject, audited)),
          ].join('|')
    }),
    ...counting.counts.map(({ population, variable, by }) => {
      const group = isInPopulation(population ?? undefined, populations, subject)
        ? groupName(groupingOf(by), subject)
        : null
      return group === null ? '' : `${group}|${encodeValue(subject[variable] ?? null)}`
    }),
  ].join('\n')
}

/** The time of the change of a variable that changes during follow-up; empty for other variables. */
const changeTime = (
  name: string,
  endpoint: string,
  subject: Subject,
  { variables, endpoints }: AuditInput,
): readonly number[] => {
  const at = variables.get(name)?.changesAt
  return at === undefined ? [] : [changeTimesOf(endpoints[endpoint]!, at)(subject)]
}

/** The contribution of a subject that is in none of the counts of an analysis. */
export const contributionOfNone = ({ counting }: Analysis): string =>
  [...counting.eventTables, ...counting.counts].map(() => '').join('\n')

/** The results of an analysis for these subjects, by the code of stages 3, 4 and 5. */
export const resultsOf = (
  { plan, counting, section, parts }: Analysis,
  cases: readonly DerivedSubject[],
  audited: AuditInput,
  rules: Rules = audited.rules,
  endpoints: Readonly<Record<string, Endpoint>> = audited.endpoints,
): readonly Result[] => {
  const names = [...new Set(counting.eventTables.map(({ endpoint }) => endpoint))]
  const followUps = Object.fromEntries(
    names.map((name): [string, readonly FollowUp[]] => [
      name,
      cases.flatMap((subject) => subject.followUps[name] ?? []),
    ]),
  )
  const source = audited.count({
    subjectName: audited.subjectName,
    subjects: cases.map(({ subject }) => subject),
    endpoints,
    populations: audited.populations,
    followUps,
    changing: changesIn(audited.variables.values()),
  })
  const counted = {
    ...plan,
    endpoints,
    variables: audited.variables,
    eventRows: counting.eventTables.flatMap((request) => source.eventTable(request)),
    countRows: counting.counts.flatMap((request) => source.counts(request)),
  }
  return section === 'tests' || section === 'models'
    ? comparisonResultsOf(counted, rules)
    : estimateResultsOf(counted, rules, parts)
}
