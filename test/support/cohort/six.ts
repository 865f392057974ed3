import { readFileSync } from 'node:fs'
import type { Result } from '../../../cohort/results/result.ts'
import type { Stage } from '../../../pipeline/contracts.ts'
import { ingest } from '../../../stages/1-ingest/stage.ts'
import { validate } from '../../../stages/2-validate/stage.ts'
import { durations } from '../../../stages/3-durations/stage.ts'
import { estimateResults } from '../../../stages/4-estimate/artifacts.ts'
import { estimate } from '../../../stages/4-estimate/stage.ts'
import { testResults } from '../../../stages/5-compare/artifacts.ts'
import { compare } from '../../../stages/5-compare/stage.ts'
import { ORACLE } from '../../../tools/conformance/oracle.ts'
import { artifactOf, type Files, rawFiles, runStages } from '../../../tools/support/in-memory.ts'

/** The patients of `chain.R`, one a line, as the R script wrote them. */
export const PATIENTS = readFileSync(new URL('chain/patients.csv', ORACLE), 'utf8')

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
const HEAD = (profile: 'spss' | 'r', confidence: number) => `title: Six patients
version: 1.0.0
publish: true
subject: id
origin: operation
profile: ${profile}
alpha: 0.1
confidence: ${confidence}
endpoints:
  progression:
    code: PFS
    title: Progression-free survival
    event: { label: progression, when: { status: event }, at: months }
    competing:
      death: { label: death without progression, when: { status: death }, at: months }
    until: months
`

interface Asked {
  readonly profile?: 'spss' | 'r'
  readonly patients?: string
  readonly confidence?: number
}

/** Runs stages 1 to 5 over the patients and this plan; the results of stages 4 and 5 as they stand in the artifacts. */
export const resultsOf = async (
  plan: string,
  asked: Asked = {},
): Promise<{ readonly all: readonly Result[]; readonly tests: readonly Result[] }> => {
  const files = await filesOf(plan, asked)
  const tests = artifactOf(files, testResults)
  return { all: [...artifactOf(files, estimateResults), ...tests], tests }
}

/** All files of such a run; `stages` may be other forms of the five. */
export const filesOf = async (
  plan: string,
  { profile = 'spss', patients = PATIENTS, confidence = 0.9 }: Asked = {},
  stages: readonly Stage[] = FIVE,
): Promise<Files> => {
  const bytes = (text: string) => new TextEncoder().encode(text)
  const outcome = await runStages(
    stages,
    rawFiles({
      'patients.csv': bytes(patients),
      'datapackage.json': bytes(JSON.stringify(DATA_PACKAGE)),
      'analysis.yaml': bytes(HEAD(profile, confidence) + plan),
    }),
  )
  if (outcome.kind === 'faults') throw new Error(JSON.stringify(outcome.faults, null, 1))
  return outcome.files
}

export const FIVE: readonly Stage[] = [ingest, validate, durations, estimate, compare]

/** Every method of a test and of a model, with every option, over the six patients of `chain.R`. */
export const PLAN = `
summaries:
  size-by-arm: { variable: size, by: arm }
estimates:
  progression: { at: [2, 3.5], by: [arm], restricted: [3.5], given: [1], lifeTable: [2, 4, 6], followUp: [observed, censored], exact: true }
tests:
  plain: { method: log-rank, endpoint: progression, by: arm, permutation: studentised }
  linear: { method: log-rank, endpoint: progression, by: arm, permutation: linear }
  drawn: { method: log-rank, endpoint: progression, by: arm, permutation: studentised, monteCarlo: { runs: 999, seed: 7 } }
  gehan: { method: log-rank, endpoint: progression, by: arm, weight: gehan }
  tarone-ware: { method: log-rank, endpoint: progression, by: arm, weight: tarone-ware }
  peto: { method: log-rank, endpoint: progression, by: arm, weight: peto-peto }
  modified-peto: { method: log-rank, endpoint: progression, by: arm, weight: modified-peto-peto }
  fleming: { method: log-rank, endpoint: progression, by: arm, weight: { rho: 1, gamma: 0.5 } }
  stratified: { method: log-rank, endpoint: progression, by: arm, strata: [centre] }
  by-stage: { method: log-rank, endpoint: progression, by: stage, scores: [0, 1, 3], pairwise: holm, permutation: studentised }
  by-stage-bonferroni: { method: log-rank, endpoint: progression, by: stage, pairwise: bonferroni }
  by-stage-bh: { method: log-rank, endpoint: progression, by: stage, pairwise: benjamini-hochberg }
  by-stage-control: { method: log-rank, endpoint: progression, by: stage, pairwise: holm, control: III }
  gray: { method: gray, endpoint: progression, by: arm }
  gray-death: { method: gray, endpoint: progression, by: arm, cause: death }
  gray-stratified: { method: gray, endpoint: progression, by: arm, strata: [centre] }
  landmark: { method: landmark-difference, endpoint: progression, by: arm, at: [2] }
  mean: { method: restricted-mean, endpoint: progression, by: arm, at: [3.5] }
  response: { method: fisher, variable: response, by: arm, midP: true }
  response-drawn: { method: fisher, variable: response, by: arm, monteCarlo: { runs: 999, seed: 7 } }
  response-chi: { method: chi-square, variable: response, by: arm }
  pain: { method: fisher, variable: pain_after, by: arm, midP: true }
  stage-by-arm: { method: fisher, variable: stage, by: arm, midP: true }
  size: { method: mann-whitney, variable: size, by: arm }
  grade: { method: mann-whitney, variable: grade_after, by: arm }
  size-by-stage: { method: kruskal-wallis, variable: size, by: stage }
  pain-change: { method: mcnemar, before: pain_before, after: pain_after }
  size-change: { method: signed-rank, before: size, after: size_after }
  grade-change: { method: signed-rank, before: grade_before, after: grade_after }
  size-student: { method: student, variable: size, by: arm }
  size-welch: { method: welch, variable: size, by: arm }
  size-anova: { method: anova, variable: size, by: stage }
  size-welch-anova: { method: welch-anova, variable: size, by: arm }
  size-paired: { method: paired-t, before: size, after: size_after }
  size-pearson: { method: pearson, x: size, y: size_after }
  size-spearman: { method: spearman, x: size, y: size_after }
  grade-kendall: { method: kendall, x: grade_before, y: grade_after }
  pain-trend: { method: cochran-armitage, variable: pain_after, by: stage, scores: [0, 1, 3] }
models:
  cox-efron: { method: cox, endpoint: progression, covariates: [arm, size_after], ties: efron }
  cox-breslow: { method: cox, endpoint: progression, covariates: [arm, size_after], ties: breslow }
  cox-strata: { method: cox, endpoint: progression, covariates: [arm], strata: [centre] }
  cox-firth: { method: cox, endpoint: progression, covariates: [arm], firth: true }
  fine-gray: { method: fine-gray, endpoint: progression, covariates: [arm] }
  fine-gray-death: { method: fine-gray, endpoint: progression, covariates: [arm], cause: death }
  logistic: { method: logistic, outcome: pain_after, covariates: [size_after], covariateTests: true }
  logistic-firth: { method: logistic, outcome: response, covariates: [arm], firth: true }
`
