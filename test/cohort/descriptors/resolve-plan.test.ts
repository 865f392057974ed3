import { describe, expect, it } from 'vitest'
import { Plan } from '../../../cohort/descriptors/plan/plan.ts'
import { resolveCutoffs } from '../../../cohort/descriptors/resolve-plan.ts'
import * as artifacts from '../../../stages/2-validate/artifacts.ts'

const ends = { label: 'death', when: { dead: true }, at: 'seen' }
const plan = Plan.parse({
  title: 'Six subjects',
  version: '1',
  publish: true,
  subject: 'id',
  origin: 'operation',
  profile: 'r',
  alpha: 0.05,
  confidence: 0.95,
  variables: {
    dead: { condition: { status: ['D'] } },
    seen: { title: 'Follow-up', sum: ['months'] },
  },
  endpoints: {
    os: { code: 'OS', title: 'Survival', event: ends, until: 'seen' },
    relapse: { code: 'RFS', title: 'Relapse', event: ends, competing: { death: ends }, until: 'seen' },
  },
  summaries: { age: {}, young: { variable: 'age', among: 'children' } },
  estimates: { os: {}, late: { title: 'Late', endpoint: 'relapse', at: [1] } },
  tests: {
    event: { method: 'gray', endpoint: 'relapse', by: 'arm' },
    death: { method: 'gray', endpoint: 'relapse', by: 'arm', cause: 'death' },
    arms: { method: 'log-rank', endpoint: 'os', by: 'arm' },
  },
  models: { fg: { method: 'fine-gray', endpoint: 'relapse', covariates: ['arm'] } },
})

describe('a plan that was read', () => {
  it('has estimates and summaries of what they are called after, unless they name another', () => {
    expect(Object.values(plan.estimates).map(({ endpoint }) => endpoint)).toEqual(['os', 'relapse'])
    expect(Object.values(plan.summaries).map(({ variable }) => variable)).toEqual(['age', 'age'])
  })

  it('has derived variables whose title is their name, unless they have another', () => {
    expect(Object.values(plan.variables).map(({ title }) => title)).toEqual(['dead', 'Follow-up'])
  })

  it('has endpoints without competing events where none are declared', () => {
    expect(Object.values(plan.endpoints).map(({ competing }) => competing)).toEqual([{}, { death: ends }])
  })

  it('compares cumulative incidences of the event, unless a competing cause is named, and no other test has a cause', () => {
    const causes = [...Object.values(plan.tests), ...Object.values(plan.models)].map((one) =>
      'cause' in one ? one.cause : 'none',
    )
    expect(causes).toEqual(['event', 'death', 'none', 'event'])
  })

  it('looks for outliers in no variable, and beyond three interquartile ranges', () => {
    expect(plan.warnings).toEqual({ outliers: [], fence: 3 })
  })

  it('gives its cutoff to endpoints between dates without one of their own, and to no other', () => {
    const endpoints = {
      own: { until: 'day', cutoff: '2001-01-01' },
      dates: { until: 'day' },
      times: { until: 'm' },
    }
    const variables = new Map([
      ['day', { type: 'date' }],
      ['m', { type: 'number' }],
    ])
    expect(resolveCutoffs(endpoints, '2002-02-02', variables)).toEqual({
      own: { until: 'day', cutoff: '2001-01-01' },
      dates: { until: 'day', cutoff: '2002-02-02' },
      times: { until: 'm' },
    })
    expect(resolveCutoffs(endpoints, undefined, variables)).toEqual(endpoints)
  })
})

describe('an artifact of the plan', () => {
  const written = <T>({ format }: { format: { encode(value: T): Uint8Array } }, value: T): unknown =>
    JSON.parse(new TextDecoder().decode(format.encode(value)))

  it('holds the plan as it was written', () => {
    expect(written(artifacts.summaries, plan.summaries)).toEqual({
      age: {},
      young: { variable: 'age', among: 'children' },
    })
    expect(written(artifacts.derivations, plan.variables)).toEqual({
      dead: { condition: { status: ['D'] } },
      seen: { title: 'Follow-up', sum: ['months'] },
    })
    expect(written(artifacts.models, plan.models)).toEqual({
      fg: { method: 'fine-gray', endpoint: 'relapse', covariates: ['arm'] },
    })
    expect(written(artifacts.endpoints, plan.endpoints)).toEqual({
      os: { code: 'OS', title: 'Survival', event: ends, until: 'seen' },
      relapse: { code: 'RFS', title: 'Relapse', event: ends, competing: { death: ends }, until: 'seen' },
    })
  })

  it('keeps the order of what was written', () => {
    const [late] = Object.values(written(artifacts.estimates, plan.estimates) as object).slice(1)
    expect(Object.keys(late)).toEqual(['title', 'endpoint', 'at', 'by', 'quantiles', 'restricted', 'exact'])
  })

  it('gives back the plan with every default', () => {
    const again = <T>(
      { format }: { format: { encode(value: T): Uint8Array; decode(b: Uint8Array, p: string): T } },
      value: T,
    ): T => format.decode(format.encode(value), '')
    expect(again(artifacts.derivations, plan.variables)).toEqual(plan.variables)
    expect(again(artifacts.endpoints, plan.endpoints)).toEqual(plan.endpoints)
    expect(again(artifacts.summaries, plan.summaries)).toEqual(plan.summaries)
    expect(again(artifacts.estimates, plan.estimates)).toEqual(plan.estimates)
    expect(again(artifacts.tests, plan.tests)).toEqual(plan.tests)
    expect(again(artifacts.models, plan.models)).toEqual(plan.models)
  })
})
