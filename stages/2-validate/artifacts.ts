import { type Claim, type ClaimText, claimOf } from '../../audit/claims/claim.ts'
import type { CountRow } from '../../cohort/counts/count-rows.ts'
import type { Counting } from '../../cohort/counts/counting.ts'
import type { EventRow } from '../../cohort/counts/event-rows.ts'
import type { Rules } from '../../cohort/descriptors/conventions.ts'
import type { Disclosure } from '../../cohort/descriptors/plan/disclosure.ts'
import type { Endpoint } from '../../cohort/descriptors/plan/endpoint.ts'
import type { Estimate } from '../../cohort/descriptors/plan/estimate.ts'
import type { Model } from '../../cohort/descriptors/plan/model.ts'
import type { Plan, PlanVariable } from '../../cohort/descriptors/plan/plan.ts'
import type { Summary } from '../../cohort/descriptors/plan/summary.ts'
import type { Test } from '../../cohort/descriptors/plan/test.ts'
import type { RecordedField } from '../../cohort/descriptors/recorded-field.ts'
import type { Variable } from '../../cohort/values/value.ts'
import { artifact, artifactSet, type Format } from '../../pipeline/contracts.ts'
import { csv, recorded, table, text } from '../../pipeline/formats/csv.ts'
import { faultList } from '../../pipeline/formats/fault-lists.ts'
import { json, orderedJson } from '../../pipeline/formats/json.ts'
import { notices } from '../../pipeline/formats/notices.ts'
import { warningTable } from '../../pipeline/formats/warning-table.ts'
import { figureSetFormat } from './figure/figure-set-format.ts'
import { planSection, rowsPlan } from './plan-formats.ts'

const validateArtifact = <T>(name: string, format: Parameters<typeof artifact<T>>[1]) =>
  artifact(`data/derived/{cohort}/2-validate/${name}`, format)

/** A row per subject, a column per variable, recorded and derived; canonical texts of `cohort/values/value.ts`. */
export const subjects = validateArtifact('subjects.csv', table)

/** The variables in the order of the columns of subjects.csv. */
export const variables = validateArtifact('variables.json', json<readonly Variable[]>())

/** The declaration of each recorded variable beyond its type: allowed values and rounding. */
export const fields = validateArtifact('fields.json', json<readonly RecordedField[]>())

/** The numbers of subjects: recorded, excluded for each reason, and analysed. */
export interface SizeRow {
  /**
   * `recorded`, `excluded` or `analysed`; `open`: analysed, but a missing value leaves the exclusion or population
   * undecided.
   */
  readonly size: string
  readonly exclusion: string
  readonly population: string
  readonly title: string
  /** Only for `open`: the missing values, in words. */
  readonly reason: string
  readonly count: number
}
export const sizes = validateArtifact(
  'sizes.csv',
  csv<SizeRow>(
    { size: text, exclusion: text, population: text, title: text, reason: text, count: recorded },
    ['size', 'exclusion', 'population', 'reason'],
  ),
)

/**
 * Subjects for whom an exclusion (they are kept) or a population (they are not counted) is undecided: a row for each
 * reason.
 */
export const openIn = (
  rows: readonly SizeRow[],
  where: Partial<Pick<SizeRow, 'exclusion' | 'population'>>,
): readonly SizeRow[] =>
  rows.filter(
    ({ size, exclusion, population }) =>
      size === 'open' && exclusion === (where.exclusion ?? '') && population === (where.population ?? ''),
  )

/** The number of analysed subjects. */
export const analysedIn = (rows: readonly SizeRow[]): number =>
  rows.find(({ size }) => size === 'analysed')?.count ?? 0

/** Registries only: the plan that the engine receives, under the name "plan". */
export const rowsPlans = artifactSet('data/derived/{cohort}/2-validate/rows/{name}.json', rowsPlan)

/** The file and line of each subject's recorded values. */
export interface SubjectRow {
  readonly subject: string
  readonly file: string
  readonly line: number
}
export const subjectRows = validateArtifact(
  'rows.csv',
  csv<SubjectRow>({ subject: text, file: text, line: recorded }, ['subject', 'file', 'line']),
)

/** A check, the number of items checked and the number that passed. */
export interface CheckRow {
  readonly check: string
  readonly title: string
  readonly looked: number
  readonly passed: number
}
export const checks = validateArtifact(
  'checks.csv',
  csv<CheckRow>({ check: text, title: text, looked: recorded, passed: recorded }, ['check']),
)

/** Excluded subjects with the reason. */
export interface ExclusionRow {
  readonly exclusion: string
  readonly title: string
  readonly subject: string
  readonly file: string
  readonly line: number
}
export const exclusions = validateArtifact(
  'exclusions.csv',
  csv<ExclusionRow>({ exclusion: text, title: text, subject: text, file: text, line: recorded }, [
    'exclusion',
    'subject',
  ]),
)

/** Warnings about values and descriptors; they do not stop the cohort. */
export type { WarningRow } from '../../pipeline/formats/warning-table.ts'
export const warnings = warningTable('data/derived/{cohort}/2-validate/warnings.csv')

const claimTable = csv<ClaimText>(
  {
    id: text,
    place: text,
    label: text,
    published: text,
    unit: text,
    result: text,
    reason: text,
    statement: text,
    row: text,
    column: text,
  },
  ['id'],
)

/** A reported number is parsed only here. */
const claimFormat: Format<readonly Claim[]> = {
  ...claimTable,
  decode: (bytes, path) => claimTable.decode(bytes, path).map((claim) => claimOf(claim)),
}

export const claims = validateArtifact('claims.csv', claimFormat)

/** Of a cohort from a figure with claims.csv: the bound numbers of its manuscript, under the name "manuscript". */
export const besideClaims = artifactSet(
  'data/derived/{cohort}/2-validate/claims-beside/{source}.csv',
  claimFormat,
)

/** The tables that give a figure, under the name "set". */
export const figureSets = artifactSet('data/derived/{cohort}/2-validate/figure-{part}.csv', figureSetFormat)

/** Faults of claims.csv, under the name "claims"; absent where there are none. They stop the audit only. */
export const claimFaults = artifactSet('data/derived/{cohort}/2-validate/faults/{file}.json', faultList)

/** That claims.csv names results by earlier spellings of their ids; absent where it does not. */
export const claimNotices = notices('data/derived/{cohort}/2-validate/notices/{notice}.json')

/** Where a claim is in the manuscript that it was taken from. */
export interface ClaimPlace {
  readonly file: string
  readonly line?: number | undefined
  /** In words: `Results, paragraph 3`. */
  readonly place: string
}

/**
 * By the id of the claim, under the name "manuscript"; absent where claims come from claims.csv. A bound manuscript is its
 * own claims file where there is no claims.csv.
 */
export const claimPlaces = artifactSet(
  'data/derived/{cohort}/2-validate/claim-places/{source}.json',
  orderedJson<Readonly<Record<string, ClaimPlace>>>(),
)

/**
 * The checked plan, one artifact per section, so that a stage depends only on the sections that it reads. The maps keep
 * the plan's order, which is that of the report.
 */
export type Study = Pick<
  Plan,
  'title' | 'question' | 'version' | 'subject' | 'origin' | 'cutoff' | 'profile' | 'limits' | 'amendments'
> & {
  /** Registries only: the engine that counts the rows. */
  readonly engine: string | undefined
  readonly source: string | undefined
  readonly dataTitle: string | undefined
  /** The day or time at which the data were made or transcribed. */
  readonly created: string | undefined
  /** Whether the data are declared as made up: the keyword `synthetic` of the data package. */
  readonly isSynthetic: boolean
  /** Pooled cohorts only: the centres, in the order of the plan. */
  readonly members?: readonly StudyMember[]
}

/** A centre of a pooled cohort. */
export interface StudyMember {
  readonly name: string
  readonly title: string
  readonly subjects: number
  readonly excluded: readonly { readonly title: string; readonly subjects: number }[]
  /** Whether its package lists subjects for whom a missing value left exclusions and populations undecided. */
  readonly isOpenKnown: boolean
  readonly agreement: string
  /** The version of the centre's own plan. */
  readonly plan: string
}
export const study = validateArtifact('plan/study.json', json<Study>())
/** Whether the cohort may be named and shown outside its own, git-ignored folders. */
export const published = validateArtifact('plan/publish.json', json<boolean>())
/** The editions besides the report; null for none. */
export const disclosure = validateArtifact('plan/disclosure.json', json<Disclosure | null>())
export const rules = validateArtifact('plan/rules.json', json<Rules>())
export const counting = validateArtifact('plan/counting.json', json<Counting>())
export const derivations = validateArtifact('plan/variables.json', planSection<PlanVariable>('variables'))
export const declaredChecks = validateArtifact('plan/checks.json', orderedJson<Plan['checks']>())
export const populations = validateArtifact('plan/populations.json', orderedJson<Plan['populations']>())
export const endpoints = validateArtifact('plan/endpoints.json', planSection<Endpoint>('endpoints'))
export const summaries = validateArtifact('plan/summaries.json', planSection<Summary>('summaries'))
export const estimates = validateArtifact('plan/estimates.json', planSection<Estimate>('estimates'))
export const tests = validateArtifact('plan/tests.json', planSection<Test>('tests'))
export const models = validateArtifact('plan/models.json', planSection<Model>('models'))
export const simulations = validateArtifact('plan/simulations.json', orderedJson<Plan['simulations']>())
export const figures = validateArtifact('plan/figures.json', orderedJson<Plan['figures']>())
export const tables = validateArtifact('plan/tables.json', orderedJson<Plan['tables']>())

/** Tables of counts, of the cohort's subjects and of each member of a pooled cohort. */
export const eventRowFormat = csv<EventRow>(
  {
    endpoint: text,
    stratum: text,
    group: text,
    time: recorded,
    entered: recorded,
    at_risk: recorded,
    events: recorded,
    competing: text,
    censored: recorded,
  },
  ['endpoint', 'stratum', 'group', 'time'],
)
export const countRowFormat = csv<CountRow>(
  { population: text, variable: text, group: text, value: text, count: recorded },
  ['population', 'variable', 'group', 'value'],
)
export const memberEventTables = artifactSet(
  'data/derived/{cohort}/2-validate/{member}.event-table.csv',
  eventRowFormat,
)
export const memberCounts = artifactSet(
  'data/derived/{cohort}/2-validate/{member}.counts.csv',
  countRowFormat,
)
