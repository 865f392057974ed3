import type { OpenRows } from '../../engines/row-source.ts'
import { source, type Values } from '../../pipeline/contracts.ts'
import { descriptors, manuscripts, receivedPackages, sources, textTables } from '../1-ingest/artifacts.ts'
import * as artifacts from './artifacts.ts'

export const reads = {
  descriptors,
  packages: receivedPackages,
  tables: textTables,
  manuscripts,
  rows: source<OpenRows>(sources),
}

export const writes = {
  subjects: artifacts.subjects,
  variables: artifacts.variables,
  subjectRows: artifacts.subjectRows,
  sizes: artifacts.sizes,
  rowsPlans: artifacts.rowsPlans,
  checks: artifacts.checks,
  exclusions: artifacts.exclusions,
  warnings: artifacts.warnings,
  claims: artifacts.claims,
  claimFaults: artifacts.claimFaults,
  claimNotices: artifacts.claimNotices,
  claimPlaces: artifacts.claimPlaces,
  besideClaims: artifacts.besideClaims,
  figureSets: artifacts.figureSets,
  study: artifacts.study,
  published: artifacts.published,
  disclosure: artifacts.disclosure,
  rules: artifacts.rules,
  counting: artifacts.counting,
  derivations: artifacts.derivations,
  declaredChecks: artifacts.declaredChecks,
  fields: artifacts.fields,
  populations: artifacts.populations,
  endpoints: artifacts.endpoints,
  summaries: artifacts.summaries,
  estimates: artifacts.estimates,
  tests: artifacts.tests,
  models: artifacts.models,
  simulations: artifacts.simulations,
  figures: artifacts.figures,
  tables: artifacts.tables,
  eventTables: artifacts.memberEventTables,
  counts: artifacts.memberCounts,
}

/** The input of a strategy, without the rows of a registry. */
export type Received = Omit<Values<typeof reads>, 'rows'>

/** The output of a strategy: a checked plan, and a cohort of any kind in the same terms. */
export type Validated = Values<typeof writes>

/** A check passed by everything. */
export const passed = (check: string, title: string, checked: number): artifacts.CheckRow => ({
  check,
  title,
  looked: checked,
  passed: checked,
})
