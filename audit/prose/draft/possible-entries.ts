import type { Result } from '../../../cohort/results/result.ts'
import { resultId } from '../../../cohort/results/result.ts'
import { levelGroup } from '../../../cohort/values/group.ts'
import { isQuantity, levelsOf, type Variable } from '../../../cohort/values/value.ts'
import type { PlanWords } from '../words/analysis-words.ts'

/** An entry that a plan does not have, as analysis.yaml would have it. */
export interface PlanEntry {
  readonly section: 'summaries' | 'estimates' | 'tests' | 'models'
  readonly name: string
  readonly entry: Readonly<Record<string, unknown>>
}

/** An entry with the results that it would give, without their values. */
export interface PossibleEntry extends PlanEntry {
  readonly results: readonly Result[]
}

/** What the sentences of a paper speak of. */
export interface Spoken {
  /** Variables whose levels are named, by which a result may be. */
  readonly by: readonly Variable[]
  /** Times of each endpoint, in its unit. */
  readonly times: ReadonlyMap<string, readonly number[]>
}

/** Entries that are not in the plan: descriptions of variables, also by groups; rates at other times and by groups; tests; models. */
export const possibleEntries = (
  plan: PlanWords,
  variables: ReadonlyMap<string, Variable>,
  units: ReadonlyMap<string, string>,
  spoken: Spoken,
): readonly PossibleEntry[] =>
  [
    ...[...variables.values()].flatMap((variable) => summariesOf(variable, plan, spoken.by)),
    ...Object.keys(plan.endpoints).flatMap((endpoint) =>
      ofEndpoint(endpoint, plan, units.get(endpoint) ?? '1', spoken),
    ),
  ].filter(({ section, name }) => !Object.hasOwn(plan[section], name))

/** A name of the plan: letters, digits, "_" and "-". */
const planName = (text: string): string =>
  text
    .replace(/[^A-Za-z0-9_-]+/g, '-')
    .replace(/^[^A-Za-z]+/, '')
    .slice(0, 64) || 'entry'

const CATEGORY = ['n', 'count', 'share'] as const
const QUANTITY = ['n', 'min', 'q1', 'median', 'q3', 'max', 'mean', 'sd'] as const

const row = (
  analysis: string,
  statistic: string,
  unit: string,
  more: Partial<Pick<Result, 'group' | 'level' | 'at' | 'versus'>> = {},
): Result => {
  const { group = '', level = '', at = null, versus = '' } = more
  return {
    ...{ analysis, group, level, statistic, at, value: null, unit, method: '', reason: 'not in the plan' },
    ...{ id: resultId({ analysis, group, level, statistic, ...(at === null ? {} : { at }) } as never) },
    ...{ reference: '', versus, decimals: null },
  }
}

const isDescribed = ({ type }: Variable): boolean => type !== 'date'

const summariesOf = (
  variable: Variable,
  plan: PlanWords,
  by: readonly Variable[],
): readonly PossibleEntry[] => {
  const { name } = variable
  if (!isDescribed(variable) || (levelsOf(variable) === null && !isQuantity(variable))) return []
  const isSummary = Object.values(plan.summaries).some(
    (summary) => (summary.variable ?? '') === name && summary.by === undefined,
  )
  const own = planName(name)
  const entry = own === name ? {} : { variable: name }
  const alone: readonly PossibleEntry[] = isSummary
    ? []
    : [{ section: 'summaries', name: own, entry, results: summaryRows(own, variable, '') }]
  const others = by.filter((other) => other.name !== name && !isDerivedOf(variable, other))
  return [
    ...alone,
    ...others.flatMap((other): readonly PossibleEntry[] => {
      const both = planName(`${name}-by-${other.name}`)
      const groups = (levelsOf(other) ?? []).map(({ value }) => levelGroup(other, value))
      return [
        {
          ...{ section: 'summaries', name: both, entry: { variable: name, by: other.name } },
          results: groups.flatMap((group) => summaryRows(both, variable, group)),
        },
        {
          ...{ section: 'tests', name: both },
          entry: { method: testOf(variable, other), variable: name, by: other.name },
          results: [row(both, 'p', '1')],
        },
      ]
    }),
  ]
}

const isDerivedOf = (a: Variable, b: Variable): boolean => a.of.includes(b.name) || b.of.includes(a.name)

const testOf = (variable: Variable, by: Variable): string => {
  if (!isQuantity(variable)) return 'fisher'
  return (levelsOf(by) ?? []).length === 2 ? 'mann-whitney' : 'kruskal-wallis'
}

const summaryRows = (analysis: string, variable: Variable, group: string): readonly Result[] => {
  if (isQuantity(variable))
    return QUANTITY.map((statistic) =>
      row(analysis, statistic, statistic === 'n' ? '1' : variable.unit, { group }),
    )
  const levels = variable.type === 'boolean' ? [''] : (levelsOf(variable) ?? []).map(({ value }) => value)
  return levels.flatMap((level) =>
    CATEGORY.filter((statistic) => statistic !== 'n' || level === '').map((statistic) =>
      row(analysis, statistic, '1', { group, level }),
    ),
  )
}

const ofEndpoint = (
  endpoint: string,
  plan: PlanWords,
  unit: string,
  { by, times }: Spoken,
): readonly PossibleEntry[] => {
  const known = new Set(
    Object.entries(plan.estimates).flatMap(([name, estimate]) =>
      (estimate.endpoint ?? name) === endpoint ? estimate.at : [],
    ),
  )
  const all = times.get(endpoint) ?? []
  const isNew = (name: string): boolean => !Object.hasOwn(plan.estimates, name)
  const others = all.filter((time) => !known.has(time))
  // an estimate of the endpoint's own name needs no endpoint
  const base = isNew(endpoint) ? endpoint : ''
  const atTimes = others.map((time): PossibleEntry => {
    const name = base || planName(`${endpoint}-at-${time}`)
    return {
      ...{ section: 'estimates', name, entry: { ...(base === '' ? { endpoint } : {}), at: [time] } },
      results: [...rates(name, '', [time]), row(name, 'last-time', unit)],
    }
  })
  const estimates = Object.entries(plan.estimates).filter(
    ([name, one]) => (one.endpoint ?? name) === endpoint,
  )
  const event = JSON.stringify(plan.endpoints[endpoint]!.event)
  const groups = by.filter(
    ({ name }) => !event.includes(`"${name}"`) && !estimates.some(([, one]) => one.by.includes(name)),
  )
  return [
    ...atTimes,
    ...groups.flatMap((other) => {
      const name = planName(`${endpoint}-by-${other.name}`)
      const at = [...new Set([...known, ...all])].sort((a, b) => a - b)
      const levels = (levelsOf(other) ?? []).map(({ value }) => value)
      return [
        {
          ...{ section: 'estimates', name, entry: { endpoint, at, by: [other.name] } },
          results: levels.flatMap((level) => {
            const group = levelGroup(other, level)
            const median = ['median', 'median-lower', 'median-upper'].map((one) =>
              row(name, one, unit, { group }),
            )
            return [
              ...rates(name, group, at),
              ...median,
              row(name, 'n', '1', { group }),
              row(name, 'events', '1', { group }),
            ]
          }),
        },
        ...testsAndModels(endpoint, name, other, plan),
      ] satisfies readonly PossibleEntry[]
    }),
  ]
}

const rates = (name: string, group: string, at: readonly number[]): readonly Result[] =>
  at.flatMap((time) =>
    ['survival', 'survival-lower', 'survival-upper'].map((one) => row(name, one, '1', { group, at: time })),
  )

const testsAndModels = (
  endpoint: string,
  name: string,
  by: Variable,
  plan: PlanWords,
): readonly PossibleEntry[] => {
  const isTested = Object.values(plan.tests).some(
    (test) => 'endpoint' in test && test.endpoint === endpoint && 'by' in test && test.by === by.name,
  )
  const inModel = Object.values(plan.models).some(
    (model) => 'endpoint' in model && model.endpoint === endpoint && model.covariates.includes(by.name),
  )
  const levels = (levelsOf(by) ?? []).slice(1).map(({ value }) => value)
  const model = planName(`cox-${name}`)
  return [
    ...(isTested
      ? []
      : [
          {
            ...{ section: 'tests' as const, name, entry: { method: 'log-rank', endpoint, by: by.name } },
            results: [row(name, 'p', '1'), row(name, 'chi-square', '1')],
          },
        ]),
    ...(inModel
      ? []
      : [
          {
            ...{ section: 'models' as const, name: model },
            entry: { method: 'cox', endpoint, covariates: [by.name] },
            results: levels.flatMap((level) =>
              ['hazard-ratio', 'hazard-ratio-lower', 'hazard-ratio-upper', 'p'].map((one) =>
                row(model, one, '1', { level: `${by.name} ${level}`, versus: levelGroup(by, level) }),
              ),
            ),
          },
        ]),
  ]
}
