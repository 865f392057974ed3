import { countingOf } from '../../../cohort/counts/counting.ts'
import { PROFILES } from '../../../cohort/descriptors/conventions.ts'
import type { Endpoint } from '../../../cohort/descriptors/plan/endpoint.ts'
import type { Model } from '../../../cohort/descriptors/plan/model.ts'
import { modelResults } from '../../../cohort/results/models/index.ts'
import type { Result } from '../../../cohort/results/result.ts'
import { changesIn, type Variable } from '../../../cohort/values/value.ts'
import { memory } from '../../../engines/memory.ts'

const endpoint: Endpoint = {
  code: 'E',
  title: 'E',
  event: { label: 'e', when: { dead: 1 }, at: 'time' },
  competing: { other: { label: 'o', when: { dead: 2 }, at: 'time' } },
  until: 'time',
}

export interface Person {
  readonly time: number
  /** 0 censored, 1 the event, 2 another cause. */
  readonly status: number
  readonly [variable: string]: number | string
}

/** The results of the models of a plan for these people, by their ids. */
export const modelsOf = (
  people: readonly Person[],
  models: Readonly<Record<string, Partial<Model> & Pick<Model, 'method' | 'covariates'>>>,
  variables: readonly Variable[],
): ReadonlyMap<string, Result> => {
  const full = Object.fromEntries(
    Object.entries(models).map(([name, model]) => [
      name,
      {
        ...(model.method === 'logistic' ? { firth: false } : { endpoint: 'e' }),
        ...(model.method === 'cox' && { strata: [], firth: false }),
        ...(model.method === 'fine-gray' && { cause: 'event' }),
        ...model,
      },
    ]),
  ) as unknown as Readonly<Record<string, Model>>
  const { eventTables, counts } = countingOf({
    subject: 'id',
    estimates: {},
    tests: {},
    models: full,
    summaries: {},
    variables: Object.fromEntries(
      variables.flatMap(({ name, title, changesAt }) =>
        changesAt === undefined ? [] : [[name, { title, changesAt }]],
      ),
    ),
  })
  const source = memory({
    subjectName: 'id',
    subjects: people.map((one, i) => ({ ...one, id: String(i) })),
    endpoints: { e: endpoint },
    populations: {},
    changing: changesIn(variables),
    followUps: {
      e: people.map(({ time, status }, i) => ({
        ...{ subject: String(i), entry: 0, time, label: '', at: 'time' },
        outcome: ['censored', 'event', 'other'][status]!,
      })),
    },
  })
  const data = {
    eventRows: eventTables.flatMap(source.eventTable),
    countRows: counts.flatMap(source.counts),
    variables: new Map(variables.map((one) => [one.name, one])),
    endpoints: { e: endpoint },
  }
  const results = modelResults(full, data, { ...PROFILES.r, alpha: 0.05, confidence: 0.95 })
  return new Map(results.map((one) => [one.id, one]))
}
