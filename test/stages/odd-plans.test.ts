import { expect, it } from 'vitest'
import { parse, stringify } from 'yaml'
import { faultText } from '../../pipeline/fault.ts'
import { stages } from '../../stages/index.ts'
import { baseFiles } from '../../tools/fuzz/case-files.ts'
import { COHORT, rawFiles, runStages } from '../../tools/support/in-memory.ts'

// biome-ignore lint/suspicious/noExplicitAny: a plan is taken apart as a person would in an editor
type Edit = (plan: any) => void

/** Plans that nobody would write and that are right: a report comes of each. */
const ODD: Readonly<Record<string, Edit>> = {
  'quantiles without the median': (plan) => {
    plan.estimates['overall-survival'].quantiles = [0.25]
  },
  'no quantiles': (plan) => {
    plan.estimates['relapse-free'].quantiles = []
  },
  'no figure, no estimate': (plan) => {
    delete plan.estimates
    delete plan.figures
  },
  'a score for a group that nobody is of': (plan) => {
    plan.exclude = { third: { title: 'stage III', condition: { stage: 'III' } } }
    plan.tests.trend = {
      ...{ method: 'log-rank', endpoint: 'overall-survival', by: 'stage', scores: [0, 1, 5] },
    }
    plan.simulations = { size: { test: 'trend', runs: 100, seed: 1 } }
  },
}

const ofNobody = { among: 'nobody' }

/** What is asked of a population that nobody is of, and where it is said. */
const OF_NOBODY: Readonly<Record<string, readonly [place: string, edit: Edit]>> = {
  'a summary': ['populations.nobody', ({ summaries }) => Object.assign(summaries.age, ofNobody)],
  'an endpoint': [
    'endpoints.relapse-free',
    ({ endpoints }) => Object.assign(endpoints['relapse-free'], ofNobody),
  ],
  'a test': ['populations.nobody', ({ tests }) => Object.assign(tests['age-by-arm'], ofNobody)],
  'a table': [
    'populations.nobody',
    (plan) => {
      const compared = {
        kind: 'characteristics',
        title: 'T',
        by: 'arm',
        among: 'nobody',
        rows: ['age', 'stage'],
      }
      plan.tables = { compared }
    },
  ],
}

const provenance = { version: '0', raw: { 'data/raw/six/patients.csv': '0' }, artifacts: {} }

const run = async (edit: Edit) => {
  const { 'claims.csv': _, ...files } = baseFiles()
  const plan = parse(new TextDecoder().decode(files['analysis.yaml']))
  edit(plan)
  const raw = rawFiles({ ...files, 'analysis.yaml': new TextEncoder().encode(stringify(plan)) })
  const outcome = await runStages(
    stages.filter(({ scope }) => scope === 'cohort'),
    new Map([...raw, [`provenance:${COHORT}`, new TextEncoder().encode(JSON.stringify(provenance))]]),
  )
  return outcome.kind === 'faults' ? outcome.faults.map(faultText) : []
}

for (const [name, edit] of Object.entries(ODD))
  it(`a plan that is odd and right ends in a report: ${name}`, async () => {
    expect(await run(edit)).toEqual([])
  })

for (const [name, [place, edit]] of Object.entries(OF_NOBODY))
  it(`no patient is of a population, and the report says so: ${name}`, async () => {
    const found = await run((plan) => {
      plan.populations.nobody = { title: 'nobody', condition: { age: { min: 99 } } }
      edit(plan)
    })
    expect(found.map((fault) => fault.replace(/^analysis.yaml:\d+:\d+ /, ''))).toEqual([
      `${place}: expected at least one subject, found none (correct the condition of the population or the landmark, or remove the analyses of it)`,
    ])
  })
