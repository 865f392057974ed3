import { readdirSync, readFileSync } from 'node:fs'
import { JSDOM } from 'jsdom'
import { parse } from 'yaml'
import { eventTable } from '../../../stages/3-durations/artifacts.ts'
import { estimateResults } from '../../../stages/4-estimate/artifacts.ts'
import { simulationResults, testResults } from '../../../stages/5-compare/artifacts.ts'
import * as audited from '../../../stages/6-audit/artifacts.ts'
import * as searched from '../../../stages/6-audit/search-artifacts.ts'
import { type Context, contextOf } from '../../../stages/8-report/context.ts'
import type { Html } from '../../../stages/8-report/html/html.ts'
import { type ReportInput, reads } from '../../../stages/8-report/reads.ts'
import { stages } from '../../../stages/index.ts'
import { COHORT, type Files, rawFiles, runStages } from '../../../tools/support/in-memory.ts'

export const COHORTS: readonly string[] = readdirSync('data/raw')

/** Empty artifacts of stages that did not run. */
const LATER = {
  verdicts: [],
  explanations: [],
  simulationResults: [],
  figureIndex: [],
  figureSvgs: {},
  narrowSvgs: {},
  figureSpecs: {},
  claims: [],
  joint: [],
  rounding: [],
  oneSet: [],
  fingerprint: [],
  consistency: [],
  auditFaults: {},
  confirmedTables: {},
  confirmedSources: {},
  provenance: { version: '0', raw: { [`data/raw/${COHORT}/patients.csv`]: '0' }, artifacts: {} },
}

/** The context of a report from the artifacts of a run in memory. */
export const contextFrom = (files: Files): Context => {
  const input: Record<string, unknown> = {}
  for (const [name, { path, format }] of Object.entries(reads)) {
    const file = path.replace('{cohort}', COHORT)
    const bytes = files.get(file)
    input[name] = bytes === undefined ? (LATER as Record<string, unknown>)[name] : format.decode(bytes, file)
  }
  return contextOf(input as unknown as ReportInput)
}

const RESULTS = [eventTable, estimateResults, testResults, simulationResults]
const AUDITED = [
  audited.verdicts,
  audited.rounding,
  audited.oneSet,
  audited.fingerprint,
  audited.consistency,
  searched.explanations,
  searched.joint,
  searched.search,
]

/** The context of a shipped cohort: its plan from data/raw, its results and its audit as committed. */
export const contextOfCohort = async (cohort: string): Promise<Context> => {
  const raw = Object.fromEntries(
    readdirSync(`data/raw/${cohort}`).map((name) => [name, readFileSync(`data/raw/${cohort}/${name}`)]),
  )
  const outcome = await runStages(
    stages.filter(({ name }) => /^[12]-/.test(name)),
    rawFiles(raw),
  )
  if (outcome.kind === 'faults') throw new Error(JSON.stringify(outcome.faults))
  const results = [...RESULTS, ...AUDITED].map(
    ({ path }) => [path.replace('{cohort}', COHORT), readFileSync(path.replace('{cohort}', cohort))] as const,
  )
  return contextFrom(new Map([...outcome.files, ...results]))
}

/** A section as an HTML document. */
export const documentOf = (section: Html | null): Document => new JSDOM(section?.markup ?? '').window.document

/** The text of a section in one line. */
export const wordsOf = (section: Html | null): string =>
  documentOf(section).body.textContent.replace(/\s+/g, ' ')

/** The plans with a single test or model of a plan, as JSON. */
export const alone = (plan: string): readonly (readonly [name: string, plan: string])[] => {
  const { tests, models } = parse(plan) as Record<'tests' | 'models', Record<string, object>>
  return [
    ...Object.entries(tests).map(
      ([name, test]) => [name, `tests: ${JSON.stringify({ [name]: test })}\n`] as const,
    ),
    ...Object.entries(models).map(
      ([name, model]) => [name, `models: ${JSON.stringify({ [name]: model })}\n`] as const,
    ),
  ]
}
