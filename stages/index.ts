import type {
  CommandDeclaration,
  EngineDeclaration,
  Stage,
  ThreadDeclaration,
} from '../pipeline/contracts.ts'
import { ingest } from './1-ingest/stage.ts'
import { validate } from './2-validate/stage.ts'
import { disclose } from './3-durations/public-stage.ts'
import { durations } from './3-durations/stage.ts'
import { estimate } from './4-estimate/stage.ts'
import { checkModels } from './5-compare/checks-stage.ts'
import { compare } from './5-compare/stage.ts'
import { searchStage } from './6-audit/search-stage.ts'
import { audit } from './6-audit/stage.ts'
import { drawnPublicFigures } from './7-figures/public-stage.ts'
import { drawnFigures } from './7-figures/stage.ts'
import { index } from './8-report/index-stage.ts'
import { publicPage } from './8-report/public-stage.ts'
import { report } from './8-report/stage.ts'
import { manuscript } from './9-manuscript/stage.ts'

/** The stages in the order of the data flow. The runner reads this file as make reads a Makefile. */
export const stages: readonly Stage[] = [
  ingest,
  validate,
  durations,
  disclose,
  estimate,
  compare,
  checkModels,
  audit,
  searchStage,
  drawnFigures,
  drawnPublicFigures,
  report,
  publicPage,
  manuscript,
  index,
]

/** Engines count rows that are not read into memory; a cohort's descriptor names its engine. */
export const engines: readonly EngineDeclaration[] = [
  { name: 'duckdb', module: 'engines/duckdb.ts' },
  { name: 'postgres', module: 'engines/postgres.ts' },
]

/** The file of somebody else is read in a thread with bounds of memory and time. */
export const threads: readonly ThreadDeclaration[] = [{ module: 'stages/commands/papers/paper-thread.ts' }]

/** Commands that know the content of artifacts, which the runner does not. */
export const commands: readonly CommandDeclaration[] = [
  {
    name: 'init',
    summary: 'make the folder of a study: package.json, .gitignore, schemas for editors',
    module: 'stages/commands/init.ts',
  },
  {
    name: 'new',
    summary: 'create a folder for a new cohort from files with tables, with a proposed description and plan',
    module: 'stages/commands/new.ts',
  },
  {
    name: 'renew',
    summary: 'take a later version of the files that a cohort was made from, with the same decisions',
    module: 'stages/commands/renew.ts',
  },
  {
    name: 'add',
    summary: 'add an endpoint, test, figure, table or another entry to the plan of a cohort',
    module: 'stages/commands/add.ts',
  },
  {
    name: 'explain',
    summary: 'explain a property of datapackage.json or analysis.yaml, with an example',
    module: 'stages/commands/explain.ts',
  },
  {
    name: 'share',
    summary: "write a cohort's tables of counts as a package for another institution, without patient rows",
    module: 'stages/commands/share.ts',
  },
  {
    name: 'published',
    summary:
      'record that the public edition of a cohort was published, so that later editions show no more detail',
    module: 'stages/commands/published.ts',
  },
  {
    name: 'trace',
    summary: 'trace a number back to event-table rows and raw cells, or a raw cell forward to every number',
    module: 'stages/commands/trace.ts',
  },
  {
    name: 'results',
    summary: 'list the ids of computed numbers, for claims.csv',
    module: 'stages/commands/results.ts',
  },
  {
    name: 'check',
    summary: 'check the numbers of a paper against each other: a PDF, Word, JATS, HTML or text file',
    module: 'stages/commands/check.ts',
  },
  {
    name: 'paper-tables',
    summary: 'write the tables of a paper as CSV files: a PDF, Word, JATS or HTML file',
    module: 'stages/commands/paper-tables/command.ts',
  },
  {
    name: 'from-figure',
    summary:
      'read the patients out of a Kaplan-Meier figure: lines of an SVG file or a PDF, or points that were clicked (CSV)',
    module: 'stages/commands/from-figure.ts',
  },
  {
    name: 'check-claims',
    summary: 'check the reported numbers of a claims file against each other, without data',
    module: 'stages/commands/check-claims.ts',
  },
  {
    name: 'draft-claims',
    summary: 'draft claims.csv of a cohort from the text of a paper: PDF, Word, JATS, HTML or text',
    module: 'stages/commands/draft-claims/draft-claims.ts',
  },
  {
    name: 'bind',
    summary: 'bind the numbers of a draft (Word, Markdown) to the results of a cohort',
    module: 'stages/commands/bind.ts',
  },
  {
    name: 'manuscript',
    summary:
      'list what changed in a bound manuscript; tracked changes, or its numbers into the manuscript itself',
    module: 'stages/commands/manuscript.ts',
  },
  {
    name: 'confirm',
    summary:
      'compute the results of a cohort again with R, from the raw tables, by a script that anybody can run',
    module: 'stages/commands/confirm/command.ts',
  },
  {
    name: 'figures',
    summary: 'write figures as files for a journal: PDF, TIFF, PNG, or SVG with outlined letters',
    module: 'stages/commands/figures.ts',
  },
  {
    name: 'word',
    summary: 'write the tables of the reports as Word files',
    module: 'stages/commands/word.ts',
  },
  {
    name: 'submission',
    summary: 'write the files for a journal: tables, figures, legends, text, checklists, reported numbers',
    module: 'stages/commands/submission.ts',
  },
  {
    name: 'pdf',
    summary: 'write the reports as PDF, with Chromium',
    module: 'stages/commands/pdf.ts',
  },
]
