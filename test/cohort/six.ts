import { readFileSync } from 'node:fs'
import type { Result } from '../../cohort/result.ts'
import { estimateResults } from '../../stages/4-estimate/artifacts.ts'
import { testResults } from '../../stages/5-compare/artifacts.ts'
import { stages } from '../../stages/index.ts'
import { artifactOf, rawFiles, runStages } from '../stages/in-memory.ts'

/** The patients of `chain.R`, one a line, as the R script wrote them. */
export const PATIENTS = readFileSync(new URL('../oracle/chain/patients.csv', import.meta.url), 'utf8')

const string = (name: string, categories: readonly string[], ordered = false) => ({
  name,
  title: name,
  type: 'string',
  categories,
  ...(ordered ? { categoriesOrdered: true } : {}),
})
const yesNo = (name: string) => ({
  name,
  title: name,
  type: 'boolean',
  trueValues: ['yes'],
  falseValues: ['no'],
})
const size = (name: string) => ({ name, title: name, type: 'number', unit: 'cm' })

/** Categories stand in an order that is not the alphabet's, so that a group that is taken for another is found. */
const DATA_PACKAGE = {
  $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
  name: 'six',
  title: 'Six patients',
  licenses: [{ name: 'CC0-1.0' }],
  resources: [
    {
      name: 'patients',
      path: 'patients.csv',
      title: 'Patients',
      format: 'csv',
      encoding: 'utf-8',
      schema: {
        primaryKey: 'id',
        fields: [
          {
            name: 'id',
            title: 'Patient',
            type: 'integer',
            constraints: { required: true, unique: true },
          },
          { name: 'months', title: 'Months', type: 'number', unit: 'mo', constraints: { required: true } },
          { ...string('status', ['alive', 'event', 'death']), constraints: { required: true } },
          string('arm', ['treated', 'control']),
          string('stage', ['I', 'II', 'III'], true),
          string('centre', ['x', 'y']),
          size('size'),
          size('size_after'),
          string('grade_before', ['low', 'mid', 'high'], true),
          string('grade_after', ['low', 'mid', 'high'], true),
          yesNo('response'),
          yesNo('pain_before'),
          yesNo('pain_after'),
        ],
      },
    },
  ],
}

/** Level and alpha are not the usual ones: nothing may assume 95% or 0.05. */
const HEAD = (profile: 'spss' | 'r') => `title: Six patients
version: 1.0.0
publish: true
subject: id
origin: operation
profile: ${profile}
alpha: 0.1
confidence: 0.9
endpoints:
  progression:
    code: PFS
    title: Progression-free survival
    event: { label: progression, when: { status: event }, at: months }
    competing:
      death: { label: death without progression, when: { status: death }, at: months }
    until: months
`

/** Runs stages 1 to 5 over the patients and this plan; the results of stages 4 and 5 by id. */
export const resultsOf = async (
  plan: string,
  { profile = 'spss', patients = PATIENTS }: { profile?: 'spss' | 'r'; patients?: string } = {},
): Promise<{ readonly all: readonly Result[]; readonly tests: readonly Result[] }> => {
  const bytes = (text: string) => new TextEncoder().encode(text)
  const outcome = await runStages(
    stages.filter(({ name }) => /^[1-5]-/.test(name)),
    rawFiles({
      'patients.csv': bytes(patients),
      'datapackage.json': bytes(JSON.stringify(DATA_PACKAGE)),
      'analysis.yaml': bytes(HEAD(profile) + plan),
    }),
  )
  if (outcome.kind === 'faults') throw new Error(JSON.stringify(outcome.faults, null, 1))
  const tests = artifactOf(outcome.files, testResults)
  return { all: [...artifactOf(outcome.files, estimateResults), ...tests], tests }
}
