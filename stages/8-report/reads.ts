import { type Artifact, type Provenance, provenancePath, type Values } from '../../pipeline/contracts.ts'
import { json } from '../../pipeline/formats/json.ts'
import * as validated from '../2-validate/artifacts.ts'
import { eventTable } from '../3-durations/artifacts.ts'
import { estimateResults } from '../4-estimate/artifacts.ts'
import { simulationResults, testResults } from '../5-compare/artifacts.ts'
import * as audited from '../6-audit/artifacts.ts'
import * as searched from '../6-audit/search-artifacts.ts'
import { figureIndex, figureSpecs, figureSvgs, narrowSvgs } from '../7-figures/artifacts.ts'
import { confirmedSources, confirmedTables } from './confirmation.ts'

const provenance: Artifact<Provenance> = { path: provenancePath, format: json<Provenance>() }

/** All artifacts that the report reads. */
export const reads = {
  study: validated.study,
  rules: validated.rules,
  subjects: validated.subjects,
  subjectRows: validated.subjectRows,
  sizes: validated.sizes,
  variables: validated.variables,
  derivations: validated.derivations,
  populations: validated.populations,
  endpoints: validated.endpoints,
  summaries: validated.summaries,
  estimates: validated.estimates,
  tests: validated.tests,
  models: validated.models,
  simulations: validated.simulations,
  figures: validated.figures,
  tables: validated.tables,
  checks: validated.checks,
  warnings: validated.warnings,
  exclusions: validated.exclusions,
  claims: validated.claims,
  estimateResults,
  testResults,
  verdicts: audited.verdicts,
  explanations: searched.explanations,
  joint: searched.joint,
  search: searched.search,
  fingerprint: audited.fingerprint,
  rounding: audited.rounding,
  oneSet: audited.oneSet,
  consistency: audited.consistency,
  auditFaults: audited.auditFaults,
  simulationResults,
  eventTable,
  figureIndex,
  figureSvgs,
  narrowSvgs,
  figureSpecs,
  confirmedTables,
  confirmedSources,
  provenance,
}

export type ReportInput = Values<typeof reads>
