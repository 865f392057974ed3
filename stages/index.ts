import type { CommandDeclaration, EngineDeclaration, Stage } from '../pipeline/contracts.ts'
import { ingest } from './1-ingest/stage.ts'
import { validate } from './2-validate/stage.ts'
import { disclose } from './3-durations/public-stage.ts'
import { durations } from './3-durations/stage.ts'
import { estimate } from './4-estimate/stage.ts'
import { compare } from './5-compare/stage.ts'
import { searchStage } from './6-audit/search-stage.ts'
import { audit } from './6-audit/stage.ts'
import { drawnPublicFigures } from './7-figures/public-stage.ts'
import { drawnFigures } from './7-figures/stage.ts'
import { index } from './8-report/index-stage.ts'
import { publicPage } from './8-report/public-stage.ts'
import { report } from './8-report/stage.ts'

/** The stages in the order in which data passes. The runner is given this file, as make is given a Makefile. */
export const stages: readonly Stage[] = [
  ingest,
  validate,
  durations,
  disclose,
  estimate,
  compare,
  audit,
  searchStage,
  drawnFigures,
  drawnPublicFigures,
  report,
  publicPage,
  index,
]

/** What counts rows that are not read into memory: a cohort's descriptor names one. */
export const engines: readonly EngineDeclaration[] = [
  { name: 'duckdb', module: 'engines/duckdb.ts' },
  { name: 'postgres', module: 'engines/postgres.ts' },
]

/** Commands beside the runner's own, which knows nothing of what is in an artifact. */
export const commands: readonly CommandDeclaration[] = [
  {
    name: 'new',
    summary: 'a folder for a new cohort from CSV files: what can be told is proposed, the rest is asked',
    module: 'stages/commands/new.ts',
  },
  {
    name: 'share',
    summary: "a cohort's tables of counts as a package for another house, without a row of a patient",
    module: 'stages/commands/share.ts',
  },
  {
    name: 'published',
    summary:
      'record that the public edition of a cohort was handed out, so that later ones show nothing finer',
    module: 'stages/commands/published.ts',
  },
  {
    name: 'trace',
    summary: 'a number back to rows at risk and raw cells, or a raw cell forward to every number',
    module: 'stages/commands/trace.ts',
  },
  {
    name: 'results',
    summary: 'the ids of computed numbers, to cite in claims.csv',
    module: 'stages/commands/results.ts',
  },
  {
    name: 'check-claims',
    summary: 'printed numbers against each other, from a claims file alone',
    module: 'stages/commands/check-claims.ts',
  },
  { name: 'png', summary: 'the figures as PNG at 300 dpi', module: 'stages/commands/png.ts' },
  {
    name: 'pdf',
    summary: 'the reports and figures as PDF, printed by Chromium',
    module: 'stages/commands/pdf.ts',
  },
]
