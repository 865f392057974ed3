import { BaseSequencer, type TestSpecification } from 'vitest/node'

/**
 * The slowest test files by the reporter's list from a run on two cores, slowest first. They start before the others, so
 * that no core is idle at the end.
 */
const SLOWEST = [
  'test/browser/accessibility.test.ts',
  'test/pipeline/staleness.test.ts',
  'test/pipeline/commands.test.ts',
  'test/pipeline/broken-state.test.ts',
  'test/package.test.ts',
  'test/pipeline/node-versions.test.ts',
  'test/stages/commands/export/picture/pdf-of.test.ts',
  'test/statistics/oracle-rerun.test.ts',
  'test/page/random-cohorts.test.ts',
  'test/page/same-bytes.test.ts',
  'test/page/firefox.test.ts',
  'test/pipeline/faults.test.ts',
  'test/page/plan.test.ts',
  'test/engines/duckdb/duckdb.test.ts',
  'test/browser/report.test.ts',
  'test/page/audit.test.ts',
  'test/page/long-work.test.ts',
  'test/pipeline/quick.test.ts',
  'test/documents/papers/figures/from-figure.test.ts',
  'test/pipeline/compile/nothing-to-do.test.ts',
  'test/pipeline/interruption.test.ts',
  'test/stages/8-report/shown.test.ts',
  'test/engines/postgres/shards.test.ts',
  'test/pipeline/code-table-run.test.ts',
  'test/pipeline/rebuild.test.ts',
  'test/pipeline/changed-sources.test.ts',
  'test/stages/8-report/styles.test.ts',
  'test/browser/copied-tables.test.ts',
  'test/statistics/conformance.test.ts',
  'test/page/use.test.ts',
  'test/pipeline/compile/package-bytes.test.ts',
  'test/stages/commands/submission-folder.test.ts',
  'test/stages/commands/confirm.test.ts',
  'test/engines/duckdb/files.test.ts',
  'test/broken/mutations.test.ts',
  'test/stages/commands/export/picture/outlines-of.test.ts',
  'test/audit/prose/numbers-in.test.ts',
  'test/broken/launcher.test.ts',
  'test/browser/curve-values.test.ts',
  'test/pipeline/warnings.test.ts',
  'test/broken/broken.test.ts',
  'test/page/audit-hostile.test.ts',
  'test/sources/spss/hostile.test.ts',
  'test/documents/picture/emf-in-word.test.ts',
  'test/page/plan-text.test.ts',
]

/** Starts the slowest files first. */
export class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rest = await super.sort(files)
    const rank = ({ moduleId }: TestSpecification): number => {
      const index = SLOWEST.findIndex((path) => moduleId.endsWith(`/${path}`))
      return index < 0 ? SLOWEST.length : index
    }
    return rest.sort((a, b) => rank(a) - rank(b))
  }
}
