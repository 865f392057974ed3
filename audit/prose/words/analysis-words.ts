import { groupTestOf } from '../../../cohort/descriptors/group-tests/index.ts'
import { modelKindOf } from '../../../cohort/descriptors/models/index.ts'
import type { Endpoint } from '../../../cohort/descriptors/plan/endpoint.ts'
import type { Estimate } from '../../../cohort/descriptors/plan/estimate.ts'
import type { Model } from '../../../cohort/descriptors/plan/model.ts'
import type { Population } from '../../../cohort/descriptors/plan/population.ts'
import type { Summary } from '../../../cohort/descriptors/plan/summary.ts'
import type { Test } from '../../../cohort/descriptors/plan/test.ts'
import type { Variable } from '../../../cohort/values/value.ts'

/** The sections of a plan that give analyses their words. */
export interface PlanWords {
  readonly endpoints: Readonly<Record<string, Endpoint>>
  readonly summaries: Readonly<Record<string, Summary>>
  readonly estimates: Readonly<Record<string, Estimate>>
  readonly tests: Readonly<Record<string, Test>>
  readonly models: Readonly<Record<string, Model>>
  readonly populations: Readonly<Record<string, Population>>
}

/** The words of an analysis. */
export interface AnalysisWords {
  readonly id: string
  readonly section: 'summaries' | 'estimates' | 'tests' | 'models'
  /** Names of what is analysed, any of which a sentence may have: title, noun of survival, event, code. */
  readonly subject: readonly string[]
  /** Names of the test or model. */
  readonly method: readonly string[]
  /** The variable whose groups are compared or stand side by side; empty if there is none. */
  readonly by: string
  /** The variable that is described; empty for a time to an event. */
  readonly variable: string
  readonly endpoint: string
  /** The group that it is of alone, such as `relapsed=yes`; another text of a population with a longer condition; empty of all. */
  readonly population: string
  /** The group of those with the event, such as `relapsed=yes`; empty if the event has a longer condition, or there is none. */
  readonly event: string
}

export const analysisWords = (
  id: string,
  section: AnalysisWords['section'],
  plan: PlanWords,
  variables: ReadonlyMap<string, Variable>,
): AnalysisWords => {
  switch (section) {
    case 'summaries': {
      const { title, variable = id, by = '', among } = plan.summaries[id] ?? partsOfName(id)
      const subject = [title, ...variableNames(variable, variables)]
      const population = among === undefined ? [] : [plan.populations[among]?.title]
      return {
        id,
        section,
        subject: named(withAmong(subject, population[0])),
        method: [],
        by,
        variable,
        endpoint: '',
        population: populationOf(among, plan),
        event: '',
      }
    }
    case 'estimates': {
      const { title, endpoint = id } = plan.estimates[id]!
      return {
        id,
        section,
        subject: named([title, ...endpointNames(endpoint, plan)]),
        method: [],
        by: '',
        variable: '',
        endpoint,
        population: populationOf(plan.endpoints[endpoint]?.among, plan),
        event: eventOf(endpoint, plan),
      }
    }
    case 'tests':
      return testWords(id, plan, variables)
    case 'models': {
      const model = plan.models[id]!
      const endpoint = 'endpoint' in model ? model.endpoint : ''
      const subject = named([
        plainTitle(model.title),
        ...('outcome' in model ? variableNames(model.outcome, variables) : endpointNames(endpoint, plan)),
      ])
      return {
        id,
        section,
        subject,
        method: methodNames(model),
        by: '',
        variable: '',
        endpoint,
        population: 'outcome' in model ? populationOf(model.among, plan) : '',
        event: eventOf(endpoint, plan),
      }
    }
    default: {
      const never: never = section
      return never
    }
  }
}

/** The ids of a table of characteristics: `age-by-arm`. */
const partsOfName = (id: string): Partial<Summary> & { readonly title?: string } => {
  const [variable = id, by] = id.split('-by-')
  return { variable, ...(by === undefined ? {} : { by }) }
}

const populationOf = (among: string | undefined, { populations }: PlanWords): string => {
  return among === undefined ? '' : (groupOf(populations[among]?.condition) ?? among)
}

const eventOf = (endpoint: string, { endpoints }: PlanWords): string =>
  groupOf(endpoints[endpoint]?.event.when) ?? ''

/** The group that a condition of one value of one variable defines; null for any other condition. */
const groupOf = (condition: object | undefined): string | null => {
  const [[variable, value] = [], ...others] = Object.entries(condition ?? {})
  if (variable === undefined || others.length > 0 || !['boolean', 'string', 'number'].includes(typeof value))
    return null
  return `${variable}=${value === true ? 'yes' : value === false ? 'no' : value}`
}

/** A summary of a population is named by both: "follow-up of patients alive at last contact". */
const withAmong = (
  names: readonly (string | undefined)[],
  among: string | undefined,
): readonly (string | undefined)[] =>
  among === undefined ? names : names.map((name) => (name === undefined ? undefined : `${name} ${among}`))

const testWords = (id: string, plan: PlanWords, variables: ReadonlyMap<string, Variable>): AnalysisWords => {
  const test = plan.tests[id] as (Test & Readonly<Record<string, unknown>>) | undefined
  const parts = partsOfName(id)
  const endpoint = textOf(test?.['endpoint'])
  const cause = textOf(test?.['cause'])
  const variable =
    textOf(test?.['variable']) ||
    (endpoint === '' && test?.['before'] === undefined && test?.['x'] === undefined
      ? (parts.variable ?? '')
      : '')
  const by = textOf(test?.['by']) || textOf(test?.['across']) || (test === undefined ? (parts.by ?? '') : '')
  const title = textOf(test?.['title'])
  const names =
    cause === ''
      ? [
          ...(endpoint === '' ? [] : endpointNames(endpoint, plan)),
          ...(variable === '' ? [] : variableNames(variable, variables)),
        ]
      : [plan.endpoints[endpoint]?.competing?.[cause]?.label]
  const paired = ['before', 'after', 'x', 'y'].flatMap((side) =>
    variableNames(textOf(test?.[side]), variables),
  )
  return {
    id,
    section: 'tests',
    subject: named([titleWithout(title, by, variables), ...names, ...paired]),
    method: test === undefined ? [] : methodNames(test),
    by,
    variable: '',
    endpoint,
    population: '',
    event: eventOf(endpoint, plan),
  }
}

/** "Death by thickness" without "by thickness". */
const titleWithout = (title: string, by: string, variables: ReadonlyMap<string, Variable>): string =>
  by !== '' && variables.has(by) ? plainTitle(title).replace(/ by .{1,80}$/, '') : plainTitle(title)

const methodNames = (entry: Test | Model): readonly string[] => {
  if ('covariates' in entry)
    return named([
      modelKindOf(entry.method).short,
      entry.method,
      'outcome' in entry ? 'odds' : 'hazard',
      textOf((entry as { ties?: string }).ties),
    ])
  const { name, short, known } = groupTestOf(entry.method).name(entry)
  return named([name, short, ...known.slice(0, 2), entry.method])
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** A remark in brackets at the end, and "grouped", are no part of a name. */
const plainTitle = (title: string | undefined): string =>
  (title ?? '').replace(/ ?\([^()]{0,80}\)$/, '').replace(/, grouped$/, '')

const endpointNames = (endpoint: string, { endpoints }: PlanWords): readonly (string | undefined)[] => {
  const entry = endpoints[endpoint]
  if (entry === undefined) return [endpoint]
  const { title, survival, code, event } = entry
  return [title, survival, code, event.label, `${event.label}-free survival`]
}

export const variableNames = (name: string, variables: ReadonlyMap<string, Variable>): readonly string[] => {
  const variable = variables.get(name)
  return name === ''
    ? []
    : [...(variable === undefined ? [] : [plainTitle(variable.title)]), name.replaceAll('_', ' ')]
}

const named = (names: readonly (string | undefined)[]): readonly string[] => [
  ...new Set(names.filter((name): name is string => name !== undefined && name !== '')),
]
